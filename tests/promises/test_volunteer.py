"""A volunteer who is curious, who is made to look, or who is or knows a former partner."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from tests.doors.guessing import Guesser
from tests.families import member
from tests.people import NOW, TODAY, Cast
from tests.signing_in import sign_in
from wicketgate.clauses import keeping, undertaking
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.refusals import Refused, Unable
from wicketgate.domain.people import asking
from wicketgate.domain.people.models import Arrangement, Part, Wall
from wicketgate.domain.people.operations import declare_known, reveal_item, waive_wall, walls
from wicketgate.domain.people.queries.search import search_people
from wicketgate.domain.sessions.queries import names
from wicketgate.domain.volunteers import queries as standing
from wicketgate.domain.volunteers.models import Duty
from wicketgate.doors.web.shared import door, steps

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
THEIRS = ("Tobiah", "Niamh", "Zoë", "Idris", "Marsh", "Quince", "Tannery", "700900")


def browser(account: Account) -> Client:
    client = Client(raise_request_exception=False)
    sign_in(client, account)
    return client


def everything(people: Cast, who: str = "volunteer") -> Iterator[str]:
    """Yield every page that a volunteer's post opens, with the ids of all there is."""
    client = browser(getattr(people, who))
    addresses = [address for address, _nobodys in Guesser().own("volunteer", most=1) if address != "/locked/"]
    for address in addresses:
        for answer in (client.get(address, follow=True), client.post(address, {"purpose": "check_details"})):
            yield answer.content.decode("utf-8", "replace") if not answer.streaming else ""


def seen(pages: Iterator[str]) -> set[str]:
    return {name for page in pages for name in THEIRS if name in page}


def go_home(people: Cast) -> None:
    """Let today be a day on which the volunteer doesn't serve."""
    Duty.objects.filter(account=people.volunteer, day=TODAY).delete()


def test_at_home_a_volunteer_who_is_made_to_show_everything_shows_nobody(
    people: Cast, family: Arrangement
) -> None:
    assert seen(everything(people)) != set()  # on duty

    go_home(people)

    assert seen(everything(people)) == set()


def test_control_without_the_rota_they_show_who_comes(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undertaking, "_ON_DUTY_ONLY", frozenset())
    go_home(people)

    assert "Tobiah" in seen(everything(people))


def test_nobody_sees_a_family_before_they_have_signed(people: Cast, family: Arrangement) -> None:
    assert seen(everything(people, "unsigned")) == set()


def test_control_without_the_signature_they_see_them(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (undertaking, standing):
        monkeypatch.setattr(room, "why_unsigned", lambda edition, role, signed, on: None)

    assert "Tobiah" in seen(everything(people, "unsigned"))


def the_list(people: Cast) -> str:
    return browser(people.volunteer).get("/day/").content.decode()


def test_the_list_of_the_day_has_no_surname(people: Cast, family: Arrangement) -> None:
    page = the_list(people)

    assert "Tobiah M." in page
    assert "Marsh" not in page


def test_control_with_the_whole_name_it_has(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "short_name", lambda name, known_as="": name)

    assert "Tobiah Marsh" in the_list(people)


def opened(people: Cast, family: Arrangement, who: str, item: str) -> str:
    """Ask for one value of the father, who is due today, as somebody on duty."""
    him = member(family, Part.ADULT, side="visits")
    return reveal_item(
        him.id, item=item, purpose="check_details", due_today=True, by=people.viewer(who), at=NOW
    )


@pytest.mark.parametrize(
    ("who", "item"), [("volunteer", "address"), ("volunteer", "telephone"), ("team_leader", "address")]
)
def test_no_volunteer_opens_an_address(people: Cast, family: Arrangement, who: str, item: str) -> None:
    with pytest.raises(Refused):
        opened(people, family, who, item)


def test_control_with_the_post_in_the_laws_table_it_opens(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(keeping._ALWAYS, "location", frozenset({"coordinator", "volunteer"}))

    assert "Tannery Lane" in opened(people, family, "volunteer", "address")


def without_second_factor(people: Cast) -> str:
    """Sign the volunteer in by a password alone; return what the day shows."""
    client = browser(people.volunteer)
    session = client.session
    session["second_factor_at"] = None
    session.save()
    return client.get("/day/", follow=True).content.decode()


def test_a_password_that_was_seen_over_a_shoulder_opens_no_family(people: Cast, family: Arrangement) -> None:
    assert "Tobiah" not in without_second_factor(people)


def test_control_without_the_need_of_a_second_factor_it_does(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "needs_second_factor", lambda posts: False)

    assert "Tobiah" in without_second_factor(people)


def after_leaving(people: Cast) -> int:
    client = browser(people.volunteer)
    people.volunteer.posts.update(ends=TODAY - timedelta(days=1))
    return client.get("/day/").status_code


def test_whoever_has_left_opens_nothing(people: Cast, family: Arrangement) -> None:
    assert after_leaving(people) == 404


def test_control_where_posts_never_end_they_go_on(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "posts_now", lambda account: frozenset({"volunteer"}))

    assert after_leaving(people) == 200


def test_whoever_knows_a_family_does_not_find_it_by_its_name(people: Cast, family: Arrangement) -> None:
    by = people.viewer("coordinator")
    before = search_people("Marsh", by=by, at=NOW)
    declare_known(family.id, by=by, at=NOW)

    assert before
    assert search_people("Marsh", by=by, at=NOW) == search_people("Nobody", by=by, at=NOW) == []


def test_control_without_the_wall_they_find_it(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = people.viewer("coordinator")
    declare_known(family.id, by=by, at=NOW)
    monkeypatch.setattr(asking, "walls_before", lambda viewer, arrangements: {})

    assert search_people("Marsh", by=by, at=NOW)


def a_friend_agrees(people: Cast, family: Arrangement) -> bool:
    """Let the officer, who knows the family too, agree that the volunteer may see it."""
    wall = declare_known(family.id, by=people.viewer("volunteer"), at=NOW)
    declare_known(family.id, by=people.viewer("officer"), at=NOW)
    try:
        waive_wall(wall.id, by=people.viewer("officer"), at=NOW)
    except Unable:
        return False
    return bool(Wall.objects.get(id=wall.id).waived_by_role)


def test_nobody_who_knows_the_family_agrees(people: Cast, family: Arrangement) -> None:
    assert not a_friend_agrees(people, family)


def test_control_without_the_question_whether_they_know_it_they_agree(
    people: Cast, family: Arrangement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walls, "walls_before", lambda viewer, arrangements: {})

    assert a_friend_agrees(people, family)


def test_whoever_knows_one_family_sees_none_of_its_people_elsewhere(
    people: Cast, family: Arrangement
) -> None:
    viewer = replace(people.viewer("volunteer"), role="coordinator")
    declare_known(family.id, by=viewer, at=NOW)

    with pytest.raises(Refused):
        opened(people, family, "volunteer", "telephone")
