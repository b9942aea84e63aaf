"""Two people, or one who presses twice, send a form at the same moment: each in a process of its own."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connections
from django.test import Client

from tests.doors.answers import read
from tests.families import a_family
from tests.faults.centre import Struck
from tests.people import NOW, TODAY
from tests.signing_in import sign_in
from wicketgate.domain.accounts.models import Account
from wicketgate.domain.ledger.events import Event
from wicketgate.domain.ledger.models import Entry
from wicketgate.domain.people.models import Part
from wicketgate.domain.sessions.models import OpeningDay
from wicketgate.doors import clock

CALM = {"200", "302", "409"}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the product: who sends it, from which page, what they type, and what it enters when it works."""

    by: str
    page: Callable[[Struck], str]
    typed: Callable[[Struck], dict[str, object]]
    enters: Event


def _family(struck: Struck, rest: str) -> str:
    return f"/centre/families/{struck.family.id}/{rest}"


def _booking(struck: Struck) -> dict[str, object]:
    members = struck.family.members.filter(part__in=(Part.CHILD, Part.ADULT))
    last = OpeningDay.objects.order_by("-day").first()
    assert last is not None
    whom: dict[str, object] = {"members": [str(one.id) for one in members], "days": str(last.id)}
    return whom | {"begins_at": "10:15", "ends_at": "11:15"}


# In this order: a family is booked into a day that is there, and none once it is paused.
FORMS: dict[str, Form] = {
    "a concern": Form(
        "volunteer",
        lambda struck: "/concern/",
        lambda struck: {"words": "She was quiet."},
        Event.CONCERN_RAISED,
    ),
    "a number": Form(
        "coordinator",
        lambda struck: _family(struck, f"write/{struck.adult}/telephone/"),
        lambda struck: {"text": "07700 900599"},
        Event.PERSON_RECORDED,
    ),
    "two families apart": Form(
        "coordinator",
        lambda struck: _family(struck, "apart/"),
        lambda struck: {"reference": a_family(struck.cast).reference},
        Event.ARRANGEMENT_CHANGED,
    ),
    "an opening day": Form(
        "coordinator",
        lambda struck: "/centre/days/one/",
        lambda struck: {
            "day_day": "6",
            "day_month": "3",
            "day_year": "2027",
            "opens_at": "10:00",
            "closes_at": "12:00",
        },
        Event.OPENING_DAY_ARRANGED,
    ),
    "a booking": Form("coordinator", lambda struck: _family(struck, "book/"), _booking, Event.BOOKING_MADE),
    "an agency": Form(
        "coordinator",
        lambda struck: "/centre/agencies/new/",
        lambda struck: {"name": "Wren Family Law", "switchboard": "0161 496 0333"},
        Event.AGENCY_RECORDED,
    ),
    "a post": Form(
        "coordinator",
        lambda struck: f"/centre/serving/{struck.cast.chair.id}/post/",
        lambda struck: {"role": "volunteer"},
        Event.POST_BEGUN,
    ),
    "a line of the rota": Form(
        "coordinator",
        lambda struck: "/centre/serving/rota/",
        lambda struck: {
            "account": str(struck.cast.coordinator.id),
            "day": TODAY.isoformat(),
            "role": "coordinator",
        },
        Event.DUTY_ARRANGED,
    ),
    "a tablet": Form(
        "coordinator",
        lambda struck: "/centre/serving/tablets/",
        lambda struck: {"label": "tablet"},
        Event.TABLET_ENROLLED,
    ),
    "how a family stands": Form(
        "coordinator",
        lambda struck: _family(struck, "stands/"),
        lambda struck: {"status": "paused"},
        Event.ARRANGEMENT_CHANGED,
    ),
}


def twice_at_once(struck: Struck, name: str) -> Iterator[str]:
    """Send one form twice at the same moment, and yield what is wrong with what came of it."""
    form = FORMS[name]
    with clock.held(NOW):
        account: Account = getattr(struck.cast, form.by)
        browser = Client(raise_request_exception=False, SERVER_NAME="localhost")
        sign_in(browser, account)
        sent = _opened(browser, form.page(struck)) | form.typed(struck)
        before = Entry.objects.filter(event=form.enters).count()
        statuses = _both(lambda: str(browser.post(form.page(struck), sent).status_code))
        more = Entry.objects.filter(event=form.enters).count() - before
    if more != 1:
        yield f"{name}: did its work {more} times, answers {statuses}"
    if not set(statuses) <= CALM:
        yield f"{name}: answered {statuses}"


def _opened(browser: Client, address: str) -> dict[str, object]:
    answer = browser.get(address)
    assert answer.status_code == 200, (address, answer.status_code, answer.headers.get("Location"))
    page = read(address, answer)
    found = [
        form.values for form in page.forms if form.method == "post" and "csrfmiddlewaretoken" in form.values
    ]
    return dict(next(values for values in reversed(found)))


def _both(send: Callable[[], str]) -> list[str]:
    """Let two processes begin at the same moment, and return what each says."""
    connections.close_all()
    go_reading, go = os.pipe()
    ends = [_one(send, go_reading) for _each in range(2)]
    os.close(go_reading)
    os.write(go, b"go")
    os.close(go)
    said = []
    for pid, end in ends:
        with os.fdopen(end) as pipe:
            said.append(pipe.read())
        os.waitpid(pid, 0)
    return said


def _one(send: Callable[[], str], go: int) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    try:
        for connection in connections.all():
            connection.ensure_connection()
        os.read(go, 1)
        os.write(writing, send().encode())
    finally:
        os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError  # nobody comes here
