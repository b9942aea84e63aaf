"""The settings of the test suite: the same, with a root key and folders of the run's own."""

import os
import tempfile
from pathlib import Path

from wicketgate.vault import rootkey

_run = Path(tempfile.mkdtemp(prefix="wicketgate-test-"))
os.environ["WICKETGATE_DATA"] = str(_run / "data")
os.environ["WICKETGATE_KEY_FILE"] = str(_run / "key" / "root.key")
os.environ["WICKETGATE_DEMONSTRATION"] = "1"
(_run / "data" / "static").mkdir(parents=True)
rootkey.make(_run / "key" / "root.key")

from wicketgate.config.settings import *  # noqa: E402, F403 - the folders must be named before they are read

PASSWORD_HASHERS = ["tests.hashing.LightArgon2"]
