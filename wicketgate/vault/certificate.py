"""Read the certificate by which browsers know the centre's computer, and say whether it can be used."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from wicketgate.vault.errors import CertificateError


@dataclass(frozen=True, slots=True)
class Certificate:
    """From when to when a certificate is good, the names it was made for, and the key that belongs to it."""

    begins: datetime
    ends: datetime
    names: frozenset[str]
    public_key: bytes

    def is_for(self, host: str) -> bool:
        """Say whether it was made for `host`, by its name or as one name below a star."""
        wanted = host.lower().rstrip(".")
        _first, _dot, rest = wanted.partition(".")
        return wanted in self.names or (bool(rest) and f"*.{rest}" in self.names and not _is_number(wanted))

    def fits(self, key_file: Path) -> bool:
        """Say whether the key in `key_file` is this certificate's. Raises CertificateError for what is no key."""
        return _public_half(key_file) == self.public_key


def read(path: Path) -> Certificate:
    """Return the first certificate in the file at `path`, of PEM text. Raises CertificateError for anything else."""
    try:
        held = x509.load_pem_x509_certificates(path.read_bytes())[0]
    except (OSError, ValueError) as error:
        raise CertificateError(
            f"Expected a certificate at {path}: text with “BEGIN CERTIFICATE” in it. Got {_what_came(path)}. "
            "Ask whoever made it for the PEM form. Nothing was started."
        ) from error
    return Certificate(
        begins=held.not_valid_before_utc,
        ends=held.not_valid_after_utc,
        names=frozenset(_names(held)),
        public_key=held.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
    )


def _names(held: x509.Certificate) -> list[str]:
    try:
        other = held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    # Browsers have not looked at the subject's common name for years: only these count.
    numbers = [str(number) for number in other.get_values_for_type(x509.IPAddress)]
    return [*(name.lower() for name in other.get_values_for_type(x509.DNSName)), *numbers]


def _public_half(key_file: Path) -> bytes:
    try:
        key = load_pem_private_key(key_file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise CertificateError(
            f"Expected the certificate's key at {key_file}: text with “BEGIN PRIVATE KEY” in it, without a passphrase. "
            f"Got {_what_came(key_file)}. Nothing was started."
        ) from error
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _what_came(path: Path) -> str:
    return "another file, or a damaged or locked one" if path.is_file() else "no file"
