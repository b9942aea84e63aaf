"""
`wicketgate demo`: fill the demonstration with an invented centre, and say who can sign in.

The same seed and day give the same people, times and references. Nothing but a demonstration is ever touched.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from wicketgate.doors.cli.opened import NotOpened, or_letter, prepare

SEED = "larkfield"
SECONDS_A_CODE = 30


def main(argv: Sequence[str]) -> int:
    """Return 0 when the demonstration is there, 1 with a letter when it can't be made here, 2 when asked wrongly."""
    options = _parser().parse_args(argv)
    return or_letter(lambda: _code(options.code) if options.code else _demonstrate(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wicketgate demo", description="Fill the demonstration.")
    parser.add_argument(
        "--if-missing", action="store_true", help="leave a demonstration that is there as it is"
    )
    parser.add_argument("--again", action="store_true", help="throw the demonstration away, and fill it anew")
    parser.add_argument(
        "--seed", default=SEED, help=f"what the invented year is drawn from (default: {SEED})"
    )
    parser.add_argument(
        "--day", type=date.fromisoformat, help="the day that counts as today, such as 2026-11-21"
    )
    parser.add_argument(
        "--manifest", type=Path, metavar="FILE", help="write what was planted, for tests from outside"
    )
    parser.add_argument(
        "--code", metavar="USERNAME", help="print the code that USERNAME's authenticator shows now"
    )
    return parser


def _demonstrate(options: argparse.Namespace) -> int:
    _require_demonstration()
    if options.again:
        _throw_away()
    prepare()
    from wicketgate.domain.policy.queries import centre
    from wicketgate.doors import clock

    if centre() is None:
        _fill(options.seed, options.day or clock.today(), options.manifest)
    elif not options.if_missing or options.manifest:
        raise NotOpened(
            "Expected an empty demonstration, got one that is filled. It is kept as it is. "
            "To throw it away and fill it anew: wicketgate demo --again"
        )
    sys.stdout.write(_who_can_sign_in())
    return 0


def _fill(seed: str, day: date, manifest_file: Path | None) -> None:
    from django.db import transaction

    from wicketgate.doors.cli.demonstration import arranging, filling, year
    from wicketgate.doors.cli.demonstration.manifest import manifest
    from wicketgate.vault import chance

    sys.stdout.write("Filling an invented centre with a year behind it ...\n")
    sys.stdout.flush()
    # All or nothing: a demonstration that was stopped half-way is filled from the start the next time. The keyring
    # is let out first, so that no value is ever without its key.
    with chance.seeded(f"{seed}/{day}"), transaction.atomic(), transaction.atomic(using="keyring"):
        filled = filling.found(seed, day)
        arranging.arrange(filled)
        year.live(filled)
    if manifest_file is not None:
        manifest_file.write_text(json.dumps(manifest(filled), indent=1, ensure_ascii=False), encoding="utf-8")


def _require_demonstration() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wicketgate.config.settings")
    from django.conf import settings

    if not settings.IS_DEMONSTRATION:
        raise NotOpened(
            "Expected to be asked for a demonstration (python3 start.py asks so), got a real centre's settings. "
            "Invented people are never written among real ones. Nothing was changed."
        )
    if not settings.WICKETGATE_KEY_FILE.exists():
        from wicketgate.vault import rootkey

        rootkey.make(settings.WICKETGATE_KEY_FILE)


def _throw_away() -> None:
    prepare()  # which refuses when these are not a demonstration's records
    from django.conf import settings
    from django.db import connections

    from wicketgate.vault import rootkey
    from wicketgate.vault.embedded.files import ALIASES, close_log

    connections.close_all()
    for path in (settings.WICKETGATE_DATA / f"{name}.db" for name in ALIASES):
        if path.exists():
            close_log(path, root=rootkey.current())  # which nobody can while the pages have it open
    for path in sorted(settings.WICKETGATE_DATA.glob("*.db*")):
        path.unlink()


def _code(username: str) -> int:
    _require_demonstration()
    prepare()
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from allauth.mfa.utils import decrypt

    found = Authenticator.objects.filter(user__username=username, type=Authenticator.Type.TOTP).first()
    if found is None:
        raise NotOpened(f"Expected the username of somebody in the demonstration, got {username!r}.")
    counter = int(datetime.now(UTC).timestamp()) // SECONDS_A_CODE
    sys.stdout.write(f"{format_hotp_value(hotp_value(decrypt(found.data['secret']), counter))}\n")
    return 0


def _who_can_sign_in() -> str:
    from wicketgate.doors.cli.demonstration.serving import OFFICES, PASSWORD, SERVING

    lines = [f"  {server.username:<12} {server.role.label}: {server.state}\n" for server in SERVING]
    lines += [f"  {office.username:<12} Referring agency: {office.name}\n" for office in OFFICES]
    return (
        f"Who can sign in. The password of each is: {PASSWORD}\n"
        + "".join(lines)
        + "After the password comes a six-digit code. For the coordinator's, run in another window:\n"
        "  python3 start.py code coordinator\n"
    )
