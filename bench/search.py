"""
Search over 2,500 people with sealed names: every name is opened and looked through, since there is no index of them.

    .venv/bin/python -m bench.search

By the query alone, and by the form that the coordinator sends, through the whole of Django; beside a database's own
search of the same names in plain text. Milliseconds are medians.
"""

import json

from bench.home import peopled
from bench.side_by_side import milliseconds

PEOPLE, ROUNDS = 2_500, 20
TERM = "gallagh"


def main() -> None:
    """Print the milliseconds of each way."""
    with peopled() as people:
        from bench.browser import coordinators_browser, fetching
        from bench.filling import PEOPLE_A_FAMILY, fill
        from bench.plain import PlainMember
        from tests.people import CENTRE, NOW
        from wicketgate.domain.people.models import Person
        from wicketgate.domain.people.queries.search import search_people

        fill(CENTRE, families=-(-PEOPLE // PEOPLE_A_FAMILY))
        viewer, client = people.viewer("coordinator"), coordinators_browser(people)
        plain = PlainMember.objects.filter(person__name__icontains=TERM).select_related(
            "person", "arrangement"
        )
        ways = {
            "plain text": lambda: list(plain[:50]),
            "sealed": lambda: search_people(TERM, by=viewer, at=NOW),
            "sealed, whole page": fetching(client, "/centre/families/search/", {"term": TERM}),
        }
        times = milliseconds(ways, rounds=ROUNDS)
        looked_through = Person.objects.count()
    print(json.dumps({"people": looked_through} | {name: round(each, 1) for name, each in times.items()}))


if __name__ == "__main__":
    main()
