"""
One page of the list of families, 25 a page with sealed names, in a centre of a thousand and up to 100,000 of them.

    .venv/bin/python -m bench.people_list [SIZE ...]

For each size: the first page and one in the middle, read by the query alone and fetched through the whole of Django,
beside a keyset page of the same rows in plain text. Milliseconds are medians. Filling 100,000 takes some minutes.
"""

import json
import sys
from collections.abc import Callable

from bench.home import peopled
from bench.side_by_side import milliseconds

SIZES, ROUNDS = (1_000, 10_000, 100_000), 30


def main(sizes: list[int]) -> None:
    """Print one line a size."""
    with peopled() as people:
        from bench.filling import fill
        from tests.people import CENTRE
        from wicketgate.domain.people.models import Arrangement

        for size in sizes:
            fill(CENTRE, families=size - Arrangement.objects.count())
            times = milliseconds(_ways(people), rounds=ROUNDS)
            print(json.dumps({"families": size} | {name: round(each, 1) for name, each in times.items()}))


def _ways(people: object) -> dict[str, Callable[[], object]]:
    from bench.browser import coordinators_browser, fetching
    from bench.plain_list import plain_list
    from tests.people import CENTRE, NOW, Cast
    from wicketgate.domain.people.models import Arrangement
    from wicketgate.domain.people.queries.families import family_list

    assert isinstance(people, Cast)
    references = Arrangement.objects.order_by("reference").values_list("reference", flat=True)
    middle = references[len(references) // 2]
    viewer, client = people.viewer("coordinator"), coordinators_browser(people)
    return {
        "first, plain": lambda: plain_list(CENTRE),
        "first, sealed": lambda: family_list(viewer, at=NOW),
        "first, whole page": fetching(client, "/centre/families/"),
        "middle, plain": lambda: plain_list(CENTRE, older_than=middle),
        "middle, sealed": lambda: family_list(viewer, older_than=middle, at=NOW),
        "middle, whole page": fetching(client, f"/centre/families/?after={middle}"),
    }


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
