"""
A disk without room, as the embedded database meets it: SQLite asks its own table of system calls, and we change that.

It is SQLite's own door for such tests (`xSetSystemCall`), so it needs no rights and no other program.
"""

import ctypes
import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlcipher3 import _sqlite3

_library = ctypes.CDLL(_sqlite3.__file__)
_Set = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
_Get = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)
_BEFORE = ("xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError", "xDlSym", "xDlClose")
_AFTER = ("xRandomness", "xSleep", "xCurrentTime", "xGetLastError", "xCurrentTimeInt64")


class _Vfs(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int) for name in ("iVersion", "szOsFile", "mxPathname")),
        *((name, ctypes.c_void_p) for name in ("pNext", "zName", "pAppData", *_BEFORE, *_AFTER)),
        ("xSetSystemCall", _Set),
        ("xGetSystemCall", _Get),
    ]


# What puts something on a disk: each by its name in SQLite's table, and how it is called.
_SIZE, _WHERE = ctypes.c_size_t, ctypes.c_int64
WRITES: dict[str, Any] = {
    "write": ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, _SIZE, use_errno=True),
    "pwrite": ctypes.CFUNCTYPE(
        ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, _SIZE, _WHERE, use_errno=True
    ),
    "pwrite64": ctypes.CFUNCTYPE(
        ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, _SIZE, _WHERE, use_errno=True
    ),
    "open": ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_int, use_errno=True),
}


@contextmanager
def full_after(writes: int) -> Iterator[Callable[[], int]]:
    """
    Let so many writes through and no more, inside the block; yields how many were turned away so far.

    A file that would have to be made needs room too.
    """
    count = 0

    def is_turned_away() -> bool:
        nonlocal count
        count += 1
        return count > writes

    with _calls_replaced({name: _failing(name, is_turned_away) for name in WRITES if _held(name)}):
        yield lambda: max(0, count - writes)


def _failing(name: str, is_turned_away: Callable[[], bool]) -> Any:
    real = WRITES[name](_held(name))

    def call(*words: Any) -> int:
        if _needs_room(name, words) and is_turned_away():
            ctypes.set_errno(errno.ENOSPC)
            return -1
        return int(real(*words))

    return WRITES[name](call)


def _needs_room(name: str, words: tuple[Any, ...]) -> bool:
    return name != "open" or bool(words[1] & os.O_CREAT and not os.path.exists(words[0]))


@contextmanager
def _calls_replaced(calls: dict[str, Any]) -> Iterator[None]:
    before = {name: _held(name) for name in calls}
    try:
        for name, call in calls.items():
            _put(name, ctypes.cast(call, ctypes.c_void_p))
        yield
    finally:
        for name, call in before.items():
            _put(name, ctypes.c_void_p(call))


def _vfs() -> Any:
    find = _library.sqlite3_vfs_find
    find.restype, find.argtypes = ctypes.POINTER(_Vfs), [ctypes.c_char_p]
    return find(None)


def _held(name: str) -> int | None:
    held: int | None = _vfs().contents.xGetSystemCall(_vfs(), name.encode())
    return held


def _put(name: str, call: ctypes.c_void_p) -> None:
    if _vfs().contents.xSetSystemCall(_vfs(), name.encode(), call):
        raise OSError(f"SQLite knows no system call {name}")
