"""
Read which mail server this installation uses: from a small file beside the key, and from the environment.

The file is named as the key's with `.mail` at its end, and its owner's alone to read. A demonstration has no server.
Settings that can't be used stop nothing: no mail is sent, and the letter says why.
"""

import os
import tomllib
from pathlib import Path

from wicketgate.config.installation import Installation
from wicketgate.domain.post.server import NAMES, Server, WrongServer, server

_OTHERS_MAY_READ = 0o077


def held(installation: Installation) -> tuple[Server | None, str]:
    """Return the server, or None, and a letter where what is set can't be used."""
    if installation.is_demonstration:
        return None, ""
    try:
        return server(_from_file(mail_file(installation)) | _from_environment()), ""
    except WrongServer as letter:
        return None, str(letter)


def mail_file(installation: Installation) -> Path:
    """Return where the file of mail settings is, if there is one."""
    return installation.key_file.with_suffix(".mail")


def _from_environment() -> dict[str, str]:
    named = {name: os.environ.get(f"WICKETGATE_MAIL_{name.upper()}") for name in NAMES}
    return {name: value for name, value in named.items() if value is not None}


def _from_file(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if text and os.name == "posix" and path.stat().st_mode & _OTHERS_MAY_READ:
            raise WrongServer(
                f"Expected the file of mail settings to be its owner's alone, got one that others may read: {path}. "
                f"Run: chmod 600 {path}"
            )
        return {name: str(value) for name, value in tomllib.loads(text).items()}
    except (OSError, UnicodeError, tomllib.TOMLDecodeError):
        raise WrongServer(
            f'Expected lines such as host = "mail.example.org" in the file of mail settings, got others: {path}'
        ) from None
