"""A place or a number in a concern is noticed, so that it can be pointed out once it is kept."""

import pytest

from wicketgate.domain.concerns.pointing import points_to_somewhere


@pytest.mark.parametrize(
    ("words", "points"),
    [
        pytest.param("They moved to M20 3BG", True, id="a postcode"),
        pytest.param("they moved to m203bg", True, id="in small letters, run together"),
        pytest.param("Ring 07700 900411", True, id="a mobile number"),
        pytest.param("Ring (0161) 496 0123 at six", True, id="a number with brackets"),
        pytest.param("ann@example.org", True, id="an e-mail address"),
        pytest.param("On 14 March at 10.30 he left, 20 minutes late", False, id="a date and a time"),
        pytest.param("Room 2 at 2pm", False, id="a room"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_what_is_noticed(words: str, points: bool) -> None:
    assert points_to_somewhere(words) is points
