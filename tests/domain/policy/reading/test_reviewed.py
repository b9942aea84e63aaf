"""The last review is taken only where the words literally state it."""

import pytest

from wicketgate.domain.policy.reading import read

STATED = """
    words                                                        | last reviewed
    -------------------------------------------------------------+--------------
    was last reviewed in March 2024                              | 2024-03
    last reviewed: March, 2024                                   | 2024-03
    Date of last review: 12 March 2024                           | 2024-03-12
    Last reviewed 3rd of May 2023                                | 2023-05-03
    Last review – Sept 2022                                      | 2022-09
    last reviewed on 12/03/2024                                  | 2024-03-12
    last reviewed 03/2024                                        | 2024-03
    reviewed by the management committee in June 2025            | 2025-06
    has been reviewed in January 2026                            | 2026-01
    most recently reviewed on 2024-11-02                         | 2024-11-02
    last reviewed March 5, 2024                                  | 2024-03-05
    adopted in May 2019 and last reviewed in March 2024          | 2024-03
    reviewed in May 2022, in full; last reviewed in June 2025    | 2025-06
    Reviewed March 2022. Reviewed April 2023.                    | not stated
    last reviewed in March 2022; last reviewed in April 2023     | not stated
    next review: March 2027                                      | not stated
    to be reviewed in March 2027                                 | not stated
    will be reviewed by the trustees in March 2027               | not stated
    adopted in March 2024                                        | not stated
    last reviewed on 31 February 2024                            | not stated
    last reviewed 13/2024                                        | not stated
    last reviewed in the spring of 2024                          | not stated
    reviewed annually                                            | not stated
    """


@pytest.mark.parametrize("row", STATED.strip().splitlines()[2:])
def test_the_last_review_is_what_the_words_state(row: str) -> None:
    words, expected = (cell.strip() for cell in row.split("|"))

    document = read(
        "policy.txt", f"1. Volunteers never discuss a family.\n\n2. This policy: {words}\n".encode()
    )

    assert str(document.last_reviewed or "not stated") == expected


def test_reviews_that_contradict_each_other_are_all_shown() -> None:
    document = read("a.txt", b"1. Policy reviewed March 2022.\n\n2. Policy reviewed April 2023.\n")

    assert [str(when) for when in document.reviews_stated] == ["2022-03", "2023-04"]
