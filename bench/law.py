"""
Decisions a second: the law beside a plain table, rules, cedarpy and casbin, on the same forty cases, in one run.

    python3 -m venv /tmp/bench && /tmp/bench/bin/pip install --require-hashes --no-deps -r locks/bench.txt
    /tmp/bench/bin/python -m bench.law

Each must give the forty right answers before it is timed. `law_is` says how many times as fast the law is, in medians.
The law gives a whole Decision where the others give a yes or no: see what each `returns`.
"""

import json

from bench.cases import CASES
from bench.engines import ENGINES, Engine
from bench.side_by_side import milliseconds

ROUNDS = 300


def main() -> None:
    """Print for each engine its decisions a second, how many times as fast the law is, and what it returns."""
    engines = {name: make() for name, (make, _returns) in ENGINES.items()}
    for name, decide in engines.items():
        _require_right(name, decide)
    times = milliseconds(engines, rounds=ROUNDS)
    report = {
        name: {
            "a_second": round(1000 * len(CASES) / times[name], -2),
            "law_is": round(times[name] / times["the law"], 2),
            "returns": returns,
        }
        for name, (_make, returns) in ENGINES.items()
    }
    print(json.dumps(report, indent=2))


def _require_right(name: str, decide: Engine) -> None:
    wrong = [case for case, answer in zip(CASES, decide(), strict=True) if answer is not case.allowed]
    if wrong:
        raise SystemExit(f"{name} answers {len(wrong)} of {len(CASES)} cases wrongly, first: {wrong[0]}")


if __name__ == "__main__":
    main()
