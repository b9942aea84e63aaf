"""No canary stands in anybody's own list, on paper or in its file of proofs, but that one person's own name."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.doors.answers import everything_in
from tests.doors.canaries import found_in, needle, without_drawn
from tests.doors.invented_centre import Invented, filled_for_a_module, taken_back  # noqa: F401 - a fixture
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.people.models import Member, Part
from wicketgate.vault.chance import new_id

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def told(desk: Client, officer: Client, member: Member) -> tuple[bytes, str]:
    """Play one adult's list through the pages; return the paper and the file, and the name that the page shows."""
    desk.post(reverse("coordinator:own_lists", args=[member.id]), {"once": str(new_id())})
    own = OwnList.objects.get(member=member)
    one = reverse("coordinator:own_list", args=[own.id])
    name = desk.post(one, {"how": "rang", "version": own.version}, follow=True).context["held"].name
    officer.post(reverse("officers:own_list_agree", args=[own.id, own.version + 1]))
    answers = [
        desk.get(reverse(f"coordinator:own_list_{kind}", args=[own.id])) for kind in ("paper", "proofs")
    ]
    assert [answer["Content-Type"] for answer in answers] == ["application/pdf", "text/plain; charset=utf-8"]
    return b"\n".join(without_drawn(everything_in(answer)) for answer in answers), name


def test_in_an_own_list_stands_no_canary_but_ones_own_name(invented: Invented) -> None:
    desk, officer = invented.browser("coordinator"), invented.browser("officer")
    adults = Member.objects.filter(part=Part.ADULT).order_by("id")
    looked_at = 0
    with taken_back():
        for member in adults:
            content, name = told(desk, officer, member)
            assert found_in(content, invented.canaries.forbidden([name])) == set()
            assert found_in(content, {needle(name): name}) == {name}
            looked_at += 1

    assert looked_at > 16
