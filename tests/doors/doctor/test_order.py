"""What is to be done first stands first, and what can't be looked at sends to what is the reason."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.doors.doctor.ward import OF, Ward
from wicketgate.doors.doctor import examination
from wicketgate.doors.doctor.assertion import Assertion, Seen, amber, green, red
from wicketgate.doors.doctor.examination import ASSERTIONS, examine, finding
from wicketgate.doors.doctor.installed import CannotLook, Installed

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def _broken(_installed: Installed) -> Seen:
    raise OSError("something of the program's own")


def _hidden(_installed: Installed) -> Seen:
    raise CannotLook


def _of(code: str, look: Callable[[Installed], Seen]) -> Assertion:
    return replace(OF["keys.root_key"], code=code, look=look)


def test_what_can_not_be_looked_at_comes_after_what_is_the_reason(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (
        _of("one.green", lambda _installed: green("well")),
        _of("one.broken", _broken),
        _of("one.hidden", _hidden),
        _of("one.amber", lambda _installed: amber("soon")),
        _of("one.red", lambda _installed: red("now")),
    )
    monkeypatch.setattr(examination, "ASSERTIONS", asked)

    found = [one.code for one in examine(ward.installed())]

    assert found == ["one.red", "one.broken", "one.hidden", "one.amber", "one.green"]


@pytest.mark.parametrize(
    ("look", "said"),
    [(_broken, "This can’t be looked at (OSError)."), (_hidden, "This can’t be looked at.")],
)
def test_it_gives_no_advice_about_what_it_has_not_seen(
    ward: Ward, look: Callable[[Installed], Seen], said: str
) -> None:
    told = finding(_of("one.unseen", look), ward.installed())

    assert (told.state, told.found) == ("red", said)
    assert told.advice.startswith("Mend first what the other lines name.")


def test_what_would_be_lost_for_good_comes_before_what_serves_it() -> None:
    subjects = list(dict.fromkeys(assertion.subject for assertion in ASSERTIONS))
    places = [
        subjects.index(subject) for subject in ("database", "backups", "keys", "files", "people", "server")
    ]

    assert places == sorted(places)
    codes = [assertion.code for assertion in ASSERTIONS if assertion.subject == "keys"]
    assert codes[-1] == "keys.passphrase", "a centre may decide to leave it, and then it is in nobody's way"
