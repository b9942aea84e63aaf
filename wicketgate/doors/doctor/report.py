"""What the doctor found, for another program and in counts."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from wicketgate.doors.doctor.assertion import WORST_FIRST, Finding, State
from wicketgate.doors.doctor.examination import worst
from wicketgate.doors.doctor.installed import Installed

# Of one width, so that the claims stand below each other.
WORDS: dict[State, str] = {"red": "RED   ", "amber": "AMBER ", "green": "GREEN ", "not_applicable": "–     "}
TO_DO: tuple[State, ...] = ("red", "amber")
FORM = 1


def counted(findings: Sequence[Finding]) -> dict[State, int]:
    """Return how many findings there are of each state."""
    counts = Counter(one.state for one in findings)
    return {state: counts[state] for state in WORST_FIRST}


def as_json(findings: Sequence[Finding], installed: Installed) -> str:
    """Return the findings as JSON. The keys, codes and states never change their meaning within one `form`."""
    told = {
        "form": FORM,
        "at": installed.at.isoformat(),
        "centre": installed.held.hex if installed.held else None,
        "demonstration": installed.is_demonstration,
        "worst": worst(findings),
        "counts": counted(findings),
        "findings": [asdict(one) for one in findings],
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"
