"""
The fields of the two papers that answer a request.

The statement takes dates, times, the asker's own reference, the clause and the centre: there is no place for a name.
The letter takes nothing that depends on any family, so it is the same whether or not there is one.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.domain.disclosures.asking import day_of
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.ledger.refusals import Unable
from wicketgate.domain.policy.models import Centre
from wicketgate.domain.policy.queries import edition_in_force, own_words
from wicketgate.domain.sessions.queries import Together, together

Fields = dict[str, object]


def statement_fields(
    request: AttendanceRequest, *, released: frozenset[str], their_reference: str, at: datetime
) -> Fields:
    """Return the fields of the statement that carries `released`, of `date` and `time`, and nothing else."""
    days = past_attendance(request, at=at)
    return _on_every_paper(
        request, service=_service_words(request), title=_("Statement of dates and times")
    ) | {
        "recipient": request.asker_words,
        "their_reference": their_reference,
        "asked_on": _day(day_of(request.received_at)),
        "period": _period(request),
        "given_on": _day(day_of(at)),
        "dates": [date_format(met.day, "D j M Y") for met in days] if "date" in released else [],
        "times": [_span(met) for met in days] if "time" in released else [],
        "own_words": own_words(request.centre, "attendance", on=day_of(at)).text,
        "words": _statement_words(request, on=day_of(at)),
    }


def letter_fields(request: AttendanceRequest, *, at: datetime) -> Fields:
    """Return the fields of the letter that says neither yes nor no: only the reference and the day are its own."""
    on = day_of(at)
    return _on_every_paper(
        request, service=_("Supported contact"), title=_("Your request for information")
    ) | {
        "given_on": _day(on),
        "own_words": own_words(request.centre, "attendance", on=on).text,
        "words": {
            "given_on": _("Date"),
            "clause": _clause(request, on=on),
            "paragraphs": [str(part) for part in _neither_yes_nor_no()],
            "closing": [str(part) for part in _what_else_can_be_done()],
        },
    }


def past_attendance(request: AttendanceRequest, *, at: datetime) -> tuple[Together, ...]:
    """Return when the family was together in the period asked for. A visit that is still going on is not past."""
    if request.arrangement_id is None or request.period_from is None or request.period_until is None:
        raise Unable(_("This request has no family or no period, so there is nothing to state."))
    today = day_of(at)
    met = together(request.arrangement_id, since=request.period_from, until=min(request.period_until, today))
    return tuple(one for one in met if one.day < today or one.ended_at is not None)


def _on_every_paper(request: AttendanceRequest, *, service: str, title: str) -> Fields:
    reference = _("Our reference %(reference)s") % {"reference": request.reference}
    name = Centre.objects.get(id=request.centre).name
    return {"title": title, "centre": name, "service": service, "reference": reference}


def _service_words(request: AttendanceRequest) -> str:
    assert request.arrangement is not None
    return str(request.arrangement.get_service_display())


def _period(request: AttendanceRequest) -> str:
    assert request.period_from is not None
    assert request.period_until is not None
    days = {"since": _day(request.period_from), "until": _day(request.period_until)}
    return _("%(since)s to %(until)s") % days


def _span(met: Together) -> str:
    began = f"{met.began_at:%H:%M}"
    if met.ended_at is None:
        return _("from %(began)s") % {"began": began}
    return _("%(began)s to %(ended)s") % {"began": began, "ended": f"{met.ended_at:%H:%M}"}


def _statement_words(request: AttendanceRequest, *, on: date) -> dict[str, str]:
    return {
        "recipient": _("For"),
        "their_reference": _("Your reference"),
        "asked_on": _("You asked on"),
        "period": _("Period"),
        "given_on": _("Given on"),
        "date": _("Date"),
        "time": _("Together"),
        "lead": _(
            "These are the dates in that period on which child and visiting adult were together at this centre. "
            "The family is the one that you know by your own reference."
        ),
        "none": _("There are none in that period."),
        "meaning": _(
            "A time is when the two were together, never when either of them came or left. "
            "This statement tells of nothing else, and nothing can be read into what it leaves out. "
            "It is given once, for this request: for another time, please ask again."
        ),
        "clause": _clause(request, on=on),
    }


def _clause(request: AttendanceRequest, *, on: date) -> str:
    paragraph = edition_in_force(request.centre, on=on).paragraph("attendance")
    if paragraph is None:
        return _("Our confidentiality policy")
    return _("Paragraph %(number)s of our confidentiality policy") % {"number": paragraph}


def _neither_yes_nor_no() -> Iterable[str]:
    yield _("Thank you for asking. This letter is all the answer that we can give.")
    yield _(
        "We don't say whether any family comes, or has come, to this centre. We send this same letter whoever asks, "
        "and whether or not there is such a family, so nothing can be read into it."
    )
    yield _(
        "What our policy lets us give, and to whom, is below. We give it in writing only, and only after we have rung "
        "back on a number that we already hold."
    )


def _what_else_can_be_done() -> Iterable[str]:
    yield _(
        "If a child or anybody else is in danger now, ring 999. You can ring 101 or children's services at any time."
    )
    yield _(
        "If you referred a family to us, ask again with your own reference, and tell us nothing that you need not. "
        "If you want to know what is held about yourself, write to us and say so: that is your own right."
    )
    yield _("The coordinator, for the centre")


def _day(day: date) -> str:
    return date_format(day, "j F Y")
