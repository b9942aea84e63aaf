"""Which ciphers are used, how strong their keys are, and where chance comes from."""

import ast
import base64
import re
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection

from tests.people import cast
from tests.security import real_centre
from tests.security.programs import calls, imports, nodes
from tests.security.test_written_down import rows
from wicketgate.vault import chance, keyring, rootkey, seal, tokens
from wicketgate.vault.models import SubjectKey

BY_LIBRARY = ("cryptography.hazmat.primitives", "hashlib", "hmac", "pyrage", "sqlcipher3")
# What a library gives that is no cipher: how a key is written in a file, and what says that a signature is wrong.
NO_CIPHER = re.compile(
    r"serialization|exceptions|x509|Encoding|Format|NoEncryption|load_|PublicKey$|unwrap$|InvalidUnwrap|dbapi2"
)
WEAK = {"md5", "sha1", "MD5", "SHA1", "ARC4", "TripleDES", "Blowfish", "CAST5", "IDEA", "SEED", "ECB", "CBC", "CFB",
        "OFB", "PKCS1v15", "RSAPrivateKey", "DSAPrivateKey", "Fernet"}  # fmt: skip


def _used() -> set[str]:
    """Return every name of a cipher or hash that a file of the program takes in or calls."""
    names = {
        one.rsplit(".", 1)[-1]
        for taken in imports().values()
        for one in taken
        if one.startswith(("cryptography.hazmat.primitives.ciphers", "cryptography.hazmat.primitives.kdf.",
                           "cryptography.hazmat.primitives.keywrap.", "cryptography.hazmat.primitives.asymmetric."))
        and one.rsplit(".", 1)[-1][0] != one.rsplit(".", 1)[-1][0].swapcase()
    }  # fmt: skip
    named = {
        name for name in names if name not in {"aead", "argon2", "hkdf", "ed25519", "rsa", "ec", "x25519"}
    }
    hashed = {
        node.attr
        for _place, node in nodes(ast.Attribute)
        if isinstance(node, ast.Attribute)
        and getattr(node.value, "id", "") in ("hashes", "hashlib")
        and node.attr != "file_digest"  # takes the name of the hash, which is looked for by itself
    }
    return {name for name in named if not NO_CIPHER.search(name)} | hashed


def test_every_cipher_that_is_used_is_on_the_page() -> None:
    listed = {name for row in rows("Ciphers") for name in re.findall(r"`(\w+)`", row[0])}
    used = {name.replace("sha256", "SHA256") for name in _used()}

    assert {"AESGCM", "HKDF", "Argon2id", "Ed25519PrivateKey", "SHA256"} <= used
    assert used - listed == set(), "put it on docs/rules-and-limits.md, under Ciphers, with what it is for"
    assert used & WEAK == set()


def test_every_cipher_of_the_page_is_where_it_says() -> None:
    for row in rows("Ciphers"):
        (name,), (path,) = re.findall(r"`(\w+)`", row[0]), re.findall(r"`([\w/.]+)`", row[2])
        text = (Path(real_centre.ROOT) / path).read_text(encoding="utf-8")
        assert name in text or name.lower() in text, row


def test_every_key_is_long_enough() -> None:
    root = b"r" * 32

    assert len(rootkey.derive(root, purpose="a purpose")) * 8 == 256
    assert len(keyring.system_key("session")) * 8 == 256
    assert len(base64.urlsafe_b64decode(tokens.new_token() + "=")) * 8 == 256
    assert seal._HEADER.size == 18  # with a nonce of 96 bits, as AES-GCM asks for


@pytest.mark.django_db(databases=["default", "keyring"])
def test_a_value_says_its_format_and_the_generation_of_its_key() -> None:
    account = cast().coordinator

    form, generation, version, nonce = seal.header(account.name.blob)

    assert (form, generation, version) == (1, 1, 1)
    assert len(nonce) == 12
    assert len(bytes(SubjectKey.objects.get(subject=account.id).wrapped)) == 40  # 256 bits, wrapped
    assert connection.vendor in ("sqlite", "postgresql")


def test_passwords_cost_what_is_advised() -> None:
    hasher, used = Argon2PasswordHasher(), real_centre.settings()["PASSWORD_HASHERS"]

    assert used == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    # At least what is advised for argon2id: 19 MiB and two passes, or 46 MiB and one.
    assert hasher.memory_cost >= 19 * 1024
    assert hasher.time_cost >= 2


def test_a_passphrase_is_stretched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    class Noted:
        def __init__(self, **given: object) -> None:
            asked.update(given)

        def derive(self, passphrase: bytes) -> bytes:
            return b"k" * 32

    monkeypatch.setattr(rootkey, "Argon2id", Noted)
    rootkey._stretch("six words of a passphrase here", b"s" * 16)

    # RFC 9106, section 4: the second of the options that it recommends.
    assert (asked["iterations"], asked["memory_cost"], asked["lanes"], asked["length"]) == (3, 65536, 4, 32)
    assert rootkey._PASSPHRASE_AT_LEAST >= 20


def test_what_must_not_be_guessed_is_drawn_by_the_system() -> None:
    by_chance = {name for name, taken in imports().items() if "random" in taken}

    # Only to let a demonstration come out the same twice; see the next test.
    assert by_chance <= {"wicketgate/vault/chance.py"} | {
        name
        for name in by_chance
        if name.startswith(("wicketgate/doors/cli/demonstration/", "wicketgate/doors/cli/demo"))
    }
    assert calls("uuid1", "uuid3", "uuid4", "uuid5", "random", "randrange", "choice") == {} or all(
        "secrets" in ast.unparse(call.func)
        or "demonstration" in place
        or "chance" in place
        or "shuffle" in ast.unparse(call.func)
        for place, call in calls("uuid1", "uuid4", "randrange", "choice").items()
    )


def test_an_id_is_128_bits_of_the_systems_chance() -> None:
    ids = [chance.new_id() for _ in range(500)]

    assert len(set(ids)) == 500
    # No bit is always the same, as two of a UUID's are.
    together = [sum(one.int >> bit & 1 for one in ids) for bit in range(128)]
    assert all(0 < count < 500 for count in together)
