"""
Read a QR code back, as a camera's program does, without the library that draws them.

Versions 9 to 12 at the lowest level of correction, in bytes: what a checkpoint needs. ISO/IEC 18004.
"""

import re
from collections.abc import Callable, Iterator

Modules = list[list[bool]]
# By version: where the small squares stand, and how many bytes each block holds.
ALIGNED = {9: (6, 26, 46), 10: (6, 28, 50), 11: (6, 30, 54), 12: (6, 32, 58)}
BLOCKS = {9: (116, 116), 10: (68, 68, 69, 69), 11: (81, 81, 81, 81), 12: (92, 92, 93, 93)}
MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda row, column: (row + column) % 2,
    lambda row, column: row % 2,
    lambda row, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: row * column % 2 + row * column % 3,
    lambda row, column: (row * column % 2 + row * column % 3) % 2,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
)
LOWEST_LEVEL = 0b01
BORDER = 4


def scanned(svg: str) -> str:
    """Return the text that a drawn square gives."""
    modules = modules_of(svg)
    version = (len(modules) - 17) // 4
    words = _in_order(list(_bytes(_bits(modules, version))), BLOCKS[version])
    bits = "".join(f"{word:08b}" for word in words)
    assert bits[:4] == "0100", "expected bytes"
    wide = 16 if version > 9 else 8
    length = int(bits[4 : 4 + wide], 2)
    start = 4 + wide
    return bytes(int(bits[at : at + 8], 2) for at in range(start, start + 8 * length, 8)).decode()


def modules_of(svg: str) -> Modules:
    """Return which modules are dark, without the quiet border."""
    ((width, path),) = re.findall(r'\bwidth="(\d+)".* d="([^"]+)"', svg)
    dark, x, y = set[tuple[int, int]](), 0.0, 0.0
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", path):
        if command == "h":
            dark |= {(int(y), column) for column in range(int(x), int(x) + int(first))}
            x += float(first)
        elif command == "M":
            x, y = float(first), float(second)
        else:
            x, y = x + float(first), y + float(second)
    inside = range(BORDER, int(width) - BORDER)
    return [[(row, column) in dark for column in inside] for row in inside]


def _bits(modules: Modules, version: int) -> Iterator[bool]:
    size, mask = len(modules), MASKS[_mask(modules)]
    columns = [column for column in range(size - 1, 0, -2) if column > 6] + [5, 3, 1]
    for turn, right in enumerate(columns):
        rows = range(size) if turn % 2 else range(size - 1, -1, -1)
        for row in rows:
            for column in (right, right - 1):
                if not _is_frame(row, column, size, version):
                    yield modules[row][column] ^ (mask(row, column) == 0)


def _mask(modules: Modules) -> int:
    read = [modules[8][column] for column in (0, 1, 2, 3, 4)]
    value = int("".join(str(int(bit)) for bit in read), 2) ^ 0b10101
    assert value >> 3 == LOWEST_LEVEL
    return value & 7


def _is_frame(row: int, column: int, size: int, version: int) -> bool:
    corner = (row < 9 and column < 9) or (row < 9 and column >= size - 8) or (row >= size - 8 and column < 9)
    told = (row < 6 and column >= size - 11) or (column < 6 and row >= size - 11)
    beside = ((6, 6), (6, size - 7), (size - 7, 6))
    places = [(y, x) for y in ALIGNED[version] for x in ALIGNED[version] if (y, x) not in beside]
    small = any(abs(row - y) <= 2 and abs(column - x) <= 2 for y, x in places)
    return corner or told or small or 6 in (row, column)


def _bytes(bits: Iterator[bool]) -> Iterator[int]:
    held = list(bits)
    for at in range(0, len(held) - 7, 8):
        yield int("".join(str(int(bit)) for bit in held[at : at + 8]), 2)


def _in_order(words: list[int], lengths: tuple[int, ...]) -> list[int]:
    """Return the bytes of all blocks, which were laid one by one in turn."""
    blocks: list[list[int]] = [[] for _ in lengths]
    taken = iter(words)
    for place in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if place < length:
                block.append(next(taken))
    return [word for block in blocks for word in block]
