"""The codes that an authenticator app shows (RFC 6238): HMAC-SHA1, thirty seconds, six digits."""

import base64
import hashlib
import hmac
import struct
import time
from collections import defaultdict

SECONDS_A_STEP = 30
SECONDS_TO_SEND = 12
_given: dict[str, set[int]] = defaultdict(set)


def code(secret: str, *, at: float) -> str:
    """Return the code for a base32 `secret` at `at`, in seconds since 1970."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(at) // SECONDS_A_STEP), hashlib.sha1)
    start = digest[-1] & 0x0F
    (number,) = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def unused_code(secret: str) -> str:
    """Return a code that is good now and was not given before: three are good at a time, and each works once."""
    while True:
        step, seconds_in = divmod(int(time.time()), SECONDS_A_STEP)
        # The one before is good until this step ends: near its end it would have lapsed before it is sent.
        before = [step - 1] if seconds_in < SECONDS_A_STEP - SECONDS_TO_SEND else []
        fresh = next((good for good in (step, step + 1, *before) if good not in _given[secret]), None)
        if fresh is not None:
            _given[secret].add(fresh)
            return code(secret, at=fresh * SECONDS_A_STEP)
        time.sleep(1)
