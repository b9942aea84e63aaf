"""
Write the locks anew from pyproject.toml: `python locks/make.py`, where `uv` is installed.

runtime.txt is what runs, dev.txt what develops on top of it, bench.txt the engines beside which
bench/law.py measures, and the other two what bench/audit does.
Add `--upgrade` to move every package to its newest version; without it, only what pyproject.toml demands moves.
Each package is named with the digests of all its files, for Linux, macOS and Windows and Python 3.11 and later, and
nothing says where it was fetched from: whoever installs asks the registry that their own computer is set up for.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = (
    "--universal", "--python-version=3.11", "--generate-hashes", "--no-config",
    "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
)  # fmt: skip


def main(more: list[str]) -> None:
    """Resolve what runs first, then what develops on top of exactly that, and by themselves the engines of bench/."""
    _resolve("runtime", "pyproject.toml", *more)
    _resolve("dev", "pyproject.toml", "--group=dev", "--constraints=locks/runtime.txt", *more)
    for group in ("bench", "bench-auditlog", "bench-simple-history"):
        _resolve(group, f"--group={group}", *more)


def _resolve(name: str, *words: str) -> None:
    command = [
        "uv",
        "pip",
        "compile",
        *OPTIONS,
        *words,
        "--output-file",
        f"locks/{name}.txt",
    ]
    subprocess.run([*command, "--quiet"], cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
