"""One e-mail address, and never two: whatever could be read as a second one, or as another line, is sent back."""

import re

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"(?P<local>{_LOCAL})@(?P<host>{_LABEL}(?:\.{_LABEL})*\.[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9])"
)
LONGEST = 200
_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1


class NotOneAddress(ValueError):
    """Expected one e-mail address, got something else. What came is not repeated: it may be somebody's."""

    def __init__(self) -> None:
        super().__init__("Expected one plain e-mail address, such as name@example.org, got something else.")


def one_address(text: object) -> str:
    """Return `text` if it is exactly one e-mail address in plain letters. Raises NotOneAddress for anything else."""
    if not isinstance(text, str) or len(text) > LONGEST:
        raise NotOneAddress
    found = _ADDRESS.fullmatch(text)
    if found is None or len(found["local"]) > _LONGEST_LOCAL:
        raise NotOneAddress
    return text


def host_of(address: str) -> str:
    """Return what stands behind the @ of one address."""
    return one_address(address).rpartition("@")[2]
