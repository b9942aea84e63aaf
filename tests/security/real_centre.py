"""The settings of a real centre, as the program makes them where it isn't the demonstration, in a process apart."""

import json
import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MADE = """
import json, os, sys
from pathlib import Path
from wicketgate.vault import rootkey
rootkey.make(Path(os.environ["WICKETGATE_KEY_FILE"]))
from wicketgate.config import settings
shown = {name: value for name, value in vars(settings).items() if name.isupper()}
print(json.dumps(shown, default=str))
"""


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """Return every setting of a real centre, by its name."""
    with TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WICKETGATE_")}
        places = {"WICKETGATE_DATA": f"{folder}/data", "WICKETGATE_KEY_FILE": f"{folder}/key/root.key"}
        said = subprocess.run(
            [sys.executable, "-c", MADE],
            cwd=ROOT,
            env=kept | places,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    found: dict[str, Any] = json.loads(said)
    return found
