"""
A disk that says of what was written: it did not last. The kernel is told to answer fsync with an error (seccomp).

It needs no rights and no other program, but some systems forbid it, and only Linux has it.
"""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connections

from tests.faults import acts
from tests.faults.acts import Told
from tests.faults.blows import Blow, Said, let_run
from tests.faults.centre import Struck
from wicketgate.vault.disk_trouble import trouble_in

# The machine as the kernel numbers it, and how it numbers fsync and fdatasync there.
_MACHINES = {"x86_64": (0xC000003E, 74, 75), "aarch64": (0xC00000B7, 82, 83)}
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_NUMBER, _MACHINE, _FIRST_WORD = 0, 4, 16  # where the kernel puts them
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


class NotAllowed(Exception):
    """This system lets nobody have its calls answered with an error."""


def failing_on(struck: Struck, act: str, files: tuple[str, ...], *, number: int) -> Blow:
    """Let a process do one act while nothing lasts in the files of those names, and say how it ended."""

    def run() -> Iterator[Told | Said]:
        try:
            _let_fail(_open_files(files))
        except NotAllowed as why:
            yield Said("not run", str(why))
            return
        try:
            yield from acts.ACTS[act](struck, acts.at_moment(number))
        except Exception as error:  # noqa: BLE001 - whatever it is, the test says what it should have been
            yield Said("trouble", trouble_in(error) or repr(error))

    return let_run(run)


def _open_files(names: tuple[str, ...]) -> list[int]:
    # Each database makes the file for what is new when it is first looked into.
    for connection in connections.all():
        connection.cursor().execute("SELECT count(*) FROM sqlite_master")
    wanted = {str(settings.WICKETGATE_DATA / name) for name in names}
    held = {
        int(link.name): os.readlink(link) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()
    }
    return [number for number, path in held.items() if path in wanted]


def _let_fail(descriptors: list[int]) -> None:
    if platform.machine() not in _MACHINES or not descriptors:
        raise NotAllowed(f"{platform.system()} on {platform.machine()}, {len(descriptors)} files open")
    library = ctypes.CDLL(None, use_errno=True)
    program = _program(descriptors)
    steps = ctypes.create_string_buffer(program)
    whole = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(steps))
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or library.prctl(_SECCOMP, _FILTER, whole, 0, 0):
        raise NotAllowed(os.strerror(ctypes.get_errno()))


def _program(descriptors: list[int]) -> bytes:
    """Return the filter: on this machine, an error for the two calls on these files, and everything else as ever."""
    machine, *calls = _MACHINES[platform.machine()]
    ends = 2  # the last two steps: allow, and the error
    steps: list[tuple[int, int, int, int]] = [(_LOAD, 0, 0, _MACHINE)]
    # From each step, how many to leap over: worked out from the end.
    total = 1 + 1 + 1 + len(calls) + 1 + len(descriptors) + ends
    allow, error = total - 2, total - 1
    steps.append((_IF_EQUAL, 0, allow - 2, machine))
    steps.append((_LOAD, 0, 0, _NUMBER))
    for place, call in enumerate(calls, 3):
        is_last = place == 2 + len(calls)
        steps.append((_IF_EQUAL, 3 + len(calls) - place - 1, allow - place - 1 if is_last else 0, call))
    steps.append((_LOAD, 0, 0, _FIRST_WORD))
    for place, number in enumerate(descriptors, 4 + len(calls)):
        steps.append((_IF_EQUAL, error - place - 1, 0, number))
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ERROR | errno.EIO)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
