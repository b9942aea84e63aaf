"""
From a fresh clone to the first page: `python3 start.py` in an empty folder, and the next start after it.

    python3 -m bench.install

Packages come from whatever registry this computer is set up for; what `pip` has kept from before is not used.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.processes import running, seconds_until

ROOT = Path(__file__).resolve().parent.parent
PORT = 8972


def main() -> None:
    """Print the seconds of the first and the next start, and the megabytes of the environment and of the records."""
    with tempfile.TemporaryDirectory(prefix="wicketgate-bench-") as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        environment = os.environ | {"PIP_NO_CACHE_DIR": "1"}
        report = {
            "clone_mb": _megabytes(clone),
            "first_start_s": _start(clone, environment),
            "next_start_s": _start(clone, environment),
            "environment_mb": _megabytes(clone / ".venv"),
            "demonstration_mb": _megabytes(clone / ".wicketgate"),
        }
    print(json.dumps(report))


def _start(clone: Path, environment: dict[str, str]) -> float:
    with running([sys.executable, "start.py", "--port", str(PORT)], cwd=clone, env=environment) as program:
        return round(seconds_until(f"http://127.0.0.1:{PORT}/", program), 1)


def _megabytes(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


if __name__ == "__main__":
    main()
