#!/usr/bin/env python3
"""
Check a Wicket Gate ledger from outside, with Python 3.8 or later and nothing else.

EXPORT is a file of `wicketgate ledger export` or `prove`, or of the proofs of somebody's own list. A witness was kept
elsewhere, and is a checkpoint or an older export: without one, whoever holds the computer can write all anew. A key is
the line of `wicketgate ledger key`; without one it is taken from the first witness that has it, then from EXPORT.
Exit status: 0 all fits, 1 something does not (the first bad entry is named), 2 asked wrongly or not readable.
"""

from __future__ import annotations

import argparse
import base64
import functools
import hashlib
import json
import sys
from typing import Any, Iterable, Sequence

P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # RFC 8032, section 5.1: field and order
D, BASE = -121665 * pow(121666, P - 2, P) % P, (4 * pow(5, P - 2, P) % P).to_bytes(32, "little")


class Bad(Exception):
    """Something does not fit: what, and the first bad entry's place where it is known."""


def add(p: Sequence[int], q: Sequence[int]) -> Sequence[int]:
    """Return the sum of two points in extended coordinates."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Sequence[int]) -> Sequence[int]:
    """Return a multiple of a point."""
    rest = times(number >> 1, add(point, point)) if number else (0, 1, 1, 0)
    return add(rest, point) if number & 1 else rest


def point_of(held: bytes) -> Sequence[int]:
    """Return the point of 32 bytes. Raises Bad for bytes that are none."""
    sign, y = divmod(int.from_bytes(held, "little"), 1 << 255)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * pow(2, (P - 1) // 4, P) % P if (x * x - square) % P else x
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise Bad("A key or a signature is no point of the curve.")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def is_signed(message: bytes, signature: bytes, key: bytes) -> bool:
    """Return whether it is signed with Ed25519 (RFC 8032, section 5.1.7). Raises Bad for what is no point."""
    if len(key) != 32 or len(signature) != 64 or int.from_bytes(signature[32:], "little") >= Q:
        return False
    a, r = point_of(key), point_of(signature[:32])
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    one, other = times(int.from_bytes(signature[32:], "little"), point_of(BASE)), add(r, times(k, a))
    return all((one[axis] * other[2] - other[axis] * one[2]) % P == 0 for axis in (0, 1))


def node(*halves: bytes) -> bytes:
    """Return the node over two halves; a leaf's is over its form, with another mark (RFC 6962, section 2.1)."""
    return hashlib.sha256((b"\1" if len(halves) == 2 else b"\0") + b"".join(halves)).digest()


def roots(leaves: Sequence[bytes], sizes: set[int]) -> dict[int, bytes]:
    """Return the root at each of the sizes, growing the tree once: a stack of whole subtrees, largest first."""
    stack: list[bytes] = []
    found = {0: hashlib.sha256().digest()}
    for size, held in enumerate(leaves, 1):
        for _pair in range((size & -size).bit_length() - 1):
            held = node(stack.pop(), held)
        stack.append(held)
        if size in sizes:
            found[size] = functools.reduce(lambda root, left: node(left, root), reversed(stack))
    return found


def climb(index: int, last: int, leaf: bytes, path: Iterable[bytes]) -> tuple[bytes, bytes] | None:
    """Return the old and the new root that a path leads to (RFC 9162, 2.1.3.2 and 2.1.4.2), or None."""
    old = new = leaf
    for beside in path:
        if last == 0:
            return None
        if index % 2 or index == last:
            old, new = node(beside, old), node(beside, new)
            while index and index % 2 == 0:
                index, last = index // 2, last // 2
        else:
            new = node(new, beside)
        index, last = index // 2, last // 2
    return (old, new) if last == 0 else None


def extends(first: int, old: bytes, second: int, new: bytes, path: list[bytes]) -> bool:
    """Return whether a proof shows that the tree of the first size begins that of the second."""
    if first in (0, second):
        return not path and (first == 0 or old == new)
    whole, path = (first & -first).bit_length() - 1, ([] if first & (first - 1) else [old]) + path
    return bool(path) and climb((first - 1) >> whole, (second - 1) >> whole, path[0], path[1:]) == (old, new)


def read(path: str) -> dict[str, list[Any]]:
    """Return the lists that a file holds: keys, entries, checkpoints, inclusions and consistencies."""
    with open(path, encoding="utf-8-sig") as file:
        text = file.read().lstrip()
    lines = filter(None, text.split("\n")) if text[:1] == "{" else [json.dumps({"checkpoint": text})]
    held, kinds = list(map(json.loads, lines)), ("key", "entry", "checkpoint", "inclusion", "consistency")
    return {kind: [line[kind] for line in held if kind in line] for kind in kinds}


def checkpoint(text: str, keys: dict[str, float]) -> tuple[int, bytes]:
    """Return size and root of a checkpoint that one of the keys has signed before its end. Raises Bad for any other."""
    body, _, signatures = text.partition("\n\n")
    origin, size, root = (body + "\n\n").split("\n")[:3]
    for line in (line for line in signatures.split("\n") if line.startswith(f"— {origin} ")):
        signed = base64.b64decode(line.split(" ")[2])
        for name, short, public in (key.split("+", 2) for key, most in keys.items() if int(size) <= most):
            key = base64.b64decode(public)[1:] if (name, short) == (origin, signed[:4].hex()) else b""
            if is_signed(body.encode() + b"\n", signed[4:], key):
                return int(size), base64.b64decode(root)
    raise Bad("Expected checkpoints signed with the key; got one that is not, or another text.")


def check_entries(held: dict[str, list[Any]], kept: Any, signed: Iterable[tuple[int, bytes]]) -> None:
    """Check that the entries follow each other, and are what was witnessed and what every checkpoint signed."""
    leaves, previous = [node(form.encode()) for form in held["entry"]], ""
    if held["inclusion"]:
        raise Bad("Expected every entry or proofs of some, got both: beside entries proofs would not count.")
    for place, form in ((place, form) for old in kept for place, form in enumerate(old["entry"], 1)):
        if leaves[place - 1 : place] != [node(form.encode())]:
            raise Bad("the witness holds another entry there", place)
    for place, form in enumerate(held["entry"], 1):
        lines = form.split("\n")
        if lines[:2] + lines[13:] != ["wicketgate entry 2", str(place), previous]:
            raise Bad("it does not follow from the entry before it, or that one was changed", place)
        previous = leaves[place - 1].hex()
    found = roots(leaves, {size for size, _root in signed})
    trusted = {pair for old in kept for pair in old["checkpoint"]} or signed
    for size, root in sorted(signed):
        if size > len(leaves):
            raise Bad(f"there were {size} entries, and the last of them were cut off", len(leaves) + 1)
        if found[size] != root:
            fits = max((fits for fits, kept in trusted if fits < size and found.get(fits) == kept), default=0)
            raise Bad(f"of the entries from here to {size}, one is not what was signed then", fits + 1)


def check_proofs(held: dict[str, list[Any]], _kept: Any, signed: Iterable[tuple[int, bytes]]) -> None:
    """Check proofs without the entries: every checkpoint leads to the newest, and every path to its root."""
    (newest, last), known = max(signed), dict(signed)
    paths = {step["from"]: list(map(bytes.fromhex, step["path"])) for step in held["consistency"]}
    for size, root in signed:
        if not extends(size, root, newest, last, paths.get(size, [])):
            raise Bad(f"The checkpoint of {size} is not shown to lead to that of {newest}.")
    for step in held["inclusion"]:
        place, lines, path = step["place"], step["entry"].split("\n"), map(bytes.fromhex, step["path"])
        lines[12] = hashlib.sha256(step["detail"].encode()).hexdigest() if "detail" in step else lines[12]
        ends = climb(place - 1, step["size"] - 1, node("\n".join(lines).encode()), path)
        if not ends or ends[1] != known.get(step["size"]) or lines[1] != str(place):
            raise Bad("it, or the detail beside it, is not in the tree that was signed", place)


def main(argv: Sequence[str] | None = None) -> int:
    """Check what the command line names, say what was found, and return the exit status."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("export")
    asked.add_argument("--witness", action="append", default=[])
    asked.add_argument("--key", action="append", default=[])
    options = asked.parse_args(argv)
    try:
        held, kept = read(options.export), [read(path) for path in options.witness]
        given = options.key or [key for old in (*kept, held) for key in old["key"]][:1]
        keys, ends = {key.strip(): float("inf") for key in given}, float("inf")
        # A checkpoint that names an old and a new key hands over, by the new one's word, or once by the old one's own.
        changes = [text.split("\n") for f in (held, *kept) for text in f["checkpoint"] if "\nold " in text]
        for lines in sorted(changes, key=lambda lines: int(lines[1])) * len(changes):
            old, new, text = lines[4][4:], lines[5][4:], "\n".join(lines)
            told = {key: most for key, most in keys.items() if key == new or (key, most) == (old, ends)}
            if told:
                keys = {new: ends, **keys, old: min(checkpoint(text, told)[0], keys.get(old, ends))}
        for one in (held, *kept):
            one["checkpoint"] = [checkpoint(text, keys) for text in one["checkpoint"]]
        signed = {pair for one in (held, *kept) for pair in one["checkpoint"]}
        (check_entries if held["entry"] else check_proofs)(held, kept, signed)
    except Bad as bad:
        print("Entry {1} does not fit: {0}.".format(*bad.args) if bad.args[1:] else bad)
        return 1
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        print(f"Expected files of `wicketgate ledger export`; got one that is not: {type(error).__name__}.")
        return 2
    print(f"{len(held['entry'])} entries, {len(held['inclusion'])} proofs and {len(signed)} checkpoints fit.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
