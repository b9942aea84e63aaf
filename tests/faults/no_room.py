"""Do one act on a disk that is full from one of its writes on, see what can be looked at, and do it again."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connections

from tests.faults import acts, disk
from tests.faults.acts import Told
from tests.faults.blows import Blow, Said, let_run
from tests.faults.centre import Struck
from wicketgate.domain.policy.queries import centre
from wicketgate.vault.disk_trouble import trouble_in
from wicketgate.vault.embedded import files
from wicketgate.vault.embedded.holding import hold_open


def full_from(struck: Struck, act: str, writes: int, *, number: int) -> Blow:
    """Let a process do one act on a disk that takes so many writes more; then make room, and let it do it again."""

    def run() -> Iterator[Told | Said]:
        # As each process of the server does when it begins.
        hold_open(settings.WICKETGATE_DATA / f"{name}.db" for name in files.ALIASES)
        try:
            with disk.full_after(writes) as turned_away:
                try:
                    yield from acts.ACTS[act](struck, acts.at_moment(number))
                finally:
                    yield Said("unsaved", str(turned_away()))
                    yield from _looked_at()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test says what it should have been
            yield Said("trouble", trouble_in(error) or repr(error))
            yield from acts.ACTS[act](struck, acts.at_moment(number + 1))

    return let_run(run)


def _looked_at() -> Iterator[Said]:
    """Open the records anew while the disk is full, as the next page would, and look at what is not sealed."""
    connections.close_all()
    held = centre()
    yield Said("looked", held.name if held else "")
