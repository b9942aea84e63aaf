"""Write a file whole or not at all, so that it lasts through a power cut."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where nobody gives a file another name while somebody writes it
    _CAN_LOCK = False
else:
    _CAN_LOCK = True


def write_whole(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """
    Put `content` at `path` in one step: whoever looks finds the old file or the new one, never a part.

    Several who do so at once do it one after the other.
    """
    beside = path.with_name(f".{path.name}.new")
    with _alone_at(beside, mode):
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            put_in_place(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def put_in_place(made: Path, path: Path) -> None:
    """Give a file that is complete its own name, and make both last."""
    sync_whole(made)
    made.replace(path)
    sync_folder(path.parent)


def sync_whole(path: Path) -> None:
    """Make what is in a file last."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last. Windows does so by itself, and opens no folder."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _alone_at(beside: Path, mode: int) -> Iterator[None]:
    descriptor = _opened(beside, mode)
    while _CAN_LOCK and not _locked(descriptor, beside):
        os.close(descriptor)
        descriptor = _opened(beside, mode)
    if not _CAN_LOCK:
        os.close(descriptor)  # a file that is open gets no other name there
    try:
        yield
    finally:
        if _CAN_LOCK:
            os.close(descriptor)


def _opened(path: Path, mode: int) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT, mode)


def _locked(descriptor: int, path: Path) -> bool:
    """Wait for the file's lock, and return whether the file that is at `path` by then is still this one."""
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        # Whoever had it before has given the file its own name.
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False
