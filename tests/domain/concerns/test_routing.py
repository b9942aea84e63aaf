"""Who reads a concern: the officer, unless it is about the officer; and the chair, where the policy says so."""

import pytest

from wicketgate.domain.concerns.routing import reading_posts

# what it is | about whom            | who hears complaints || who reads it
DRAWN = """
concern      |                       | chair                || safeguarding_officer
incident     |                       | chair                || safeguarding_officer
accident     |                       | chair                || safeguarding_officer
concern      | coordinator           | chair                || safeguarding_officer
concern      | chair                 | chair                || safeguarding_officer
concern      | safeguarding_officer  | chair                || chair
accident     | safeguarding_officer  | coordinator          || chair
complaint    |                       | chair                || chair, safeguarding_officer
complaint    |                       | safeguarding_officer || safeguarding_officer
complaint    |                       | coordinator          || safeguarding_officer
complaint    | chair                 | chair                || safeguarding_officer
complaint    | safeguarding_officer  | chair                || chair
complaint    | safeguarding_officer  | coordinator          || chair
"""
# The same, where whoever is the officer is the coordinator too.
BOTH = """
concern      |                       | chair                || safeguarding_officer
concern      | coordinator           | chair                || chair
concern      | chair                 | chair                || safeguarding_officer
complaint    | coordinator           | coordinator          || chair
"""


def drawn(table: str) -> list[tuple[str, ...]]:
    lines = table.strip().splitlines()
    return [tuple(cell.strip() for cell in line.replace("||", "|").split("|")) for line in lines]


@pytest.mark.parametrize(("kind", "about", "complaints_to", "readers"), drawn(DRAWN))
def test_who_reads_it(kind: str, about: str, complaints_to: str, readers: str) -> None:
    posts = reading_posts(kind, about, complaints_to=complaints_to)

    assert ", ".join(sorted(posts)) == readers


@pytest.mark.parametrize(("kind", "about", "complaints_to", "readers"), drawn(BOTH))
def test_who_reads_it_where_the_officer_is_the_coordinator(
    kind: str, about: str, complaints_to: str, readers: str
) -> None:
    also = frozenset({"coordinator", "safeguarding_officer"})

    posts = reading_posts(kind, about, complaints_to=complaints_to, officers_also=also)

    assert ", ".join(sorted(posts)) == readers
