"""A centre signs with one key, made from the root key, and nobody else's signature passes for it."""

from uuid import UUID

import pytest

from wicketgate.vault import signing

ONE, OTHER = UUID(int=1), UUID(int=2)

# RFC 8032, section 7.1: key, message, signature.
VECTORS = [
    pytest.param(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b",
        id="TEST 1",
    ),
    pytest.param(
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        "387b2eaeb4302aeeb00d291612bb0c00",
        id="TEST 2",
    ),
    pytest.param(
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        "4a7c15e9716ed28dc027beceea1ec40a",
        id="TEST 3",
    ),
]


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_vectors_of_the_standard_hold(key: str, message: str, signature: str) -> None:
    held = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)

    assert signing.is_signed(held[1], held[2], key=held[0])
    assert not signing.is_signed(held[1] + b".", held[2], key=held[0])


def test_what_a_centre_signs_is_its_own() -> None:
    signature = signing.sign(b"the words", centre=ONE)

    assert signing.is_signed(b"the words", signature, key=signing.public_key(ONE))
    assert not signing.is_signed(b"the words", signature, key=signing.public_key(OTHER))
    assert not signing.is_signed(b"other words", signature, key=signing.public_key(ONE))


def test_the_same_words_give_the_same_signature() -> None:
    assert signing.sign(b"the words", centre=ONE) == signing.sign(b"the words", centre=ONE)


@pytest.mark.parametrize(("signature", "key"), [(b"", b""), (bytes(64), bytes(31)), (bytes(63), bytes(32))])
def test_what_is_no_signature_and_no_key_is_not_signed(signature: bytes, key: bytes) -> None:
    assert not signing.is_signed(b"the words", signature, key=key)
