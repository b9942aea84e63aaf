"""Certificates of the tests' own, as whoever runs a centre gets them: two files of PEM text."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Files:
    """Where a certificate and its key lie."""

    certificate: Path
    key: Path


def make(
    folder: Path,
    *,
    at: datetime,
    name: str = "gate.test",
    begins: timedelta = -A_DAY,
    ends: timedelta = 90 * A_DAY,
    is_rsa: bool = False,
) -> Files:
    """Write a certificate that signs itself, for `name` and all below it, good from `begins` to `ends` around `at`."""
    folder.mkdir(parents=True, exist_ok=True)
    key = rsa.generate_private_key(65537, 2048) if is_rsa else ec.generate_private_key(ec.SECP256R1())
    itself = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made by a test")])
    other = x509.SubjectAlternativeName([x509.DNSName(name), x509.DNSName(f"*.{name}")])
    held = (
        x509.CertificateBuilder()
        .subject_name(itself)
        .issuer_name(itself)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at + begins)
        .not_valid_after(at + ends)
        .add_extension(other, critical=False)
        .sign(key, hashes.SHA256())
    )
    made = Files(folder / "gate.pem", folder / "gate.key")
    made.certificate.write_bytes(held.public_bytes(Encoding.PEM))
    kind = PrivateFormat.TraditionalOpenSSL if is_rsa else PrivateFormat.PKCS8
    made.key.write_bytes(key.private_bytes(Encoding.PEM, kind, NoEncryption()))
    made.key.chmod(0o600)
    return made
