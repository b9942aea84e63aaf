"""`python -m wicketgate` is the `wicketgate` command."""

import sys

from wicketgate.doors.cli.main import main

sys.exit(main())
