"""A request in words that are ready to be read: what each of the law's answers means on the page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wicketgate.clauses.decision import Decision
from wicketgate.domain.disclosures.asking import Considered, why_no_letter
from wicketgate.domain.disclosures.models import AttendanceRequest
from wicketgate.domain.disclosures.queries import Listed, RequestPage
from wicketgate.doors.sentences import sentence, word
from wicketgate.doors.web.shared.parts import Answer, Cell, Table, TagKind


def table(requests: Sequence[Listed], caption: str) -> Table:
    """Return the coordinator's list, without a name."""
    columns = (_("Our reference"), _("Came on"), _("How"), _("Who asks"), _("How it stands"))
    return Table(caption=caption, columns=columns, rows=[_row(one) for one in requests])


def page(held: RequestPage) -> dict[str, object]:
    """Return what the page of one request shows."""
    request, considered = held.request, held.considered
    return {
        "held": held,
        "request_row": request,
        "asked": _asked(held),
        "answers": _answers_table(considered),
        "standing": _standing(considered),
        "say": _say(),
        "never_say": _never_say(),
        "is_waiting": held.answer is None,
        "is_confirmed": request.confirmed_at is not None,
        "reason": sentence((considered.barrier or considered.leading).reason, _),
        "next_step": sentence((considered.barrier or considered.leading).next_step, _),
        "no_statement": _why_not(considered.barrier),
        "no_letter": why_no_letter(considered),
        "addresses": _addresses(held),
    }


def _row(one: Listed) -> tuple[Cell, ...]:
    return (
        Cell(one.reference, url=reverse("coordinator:request", args=[one.id])),
        Cell(date_format(one.received_on, "j F Y")),
        Cell(one.channel),
        Cell(one.asker),
        Cell(one.status, tag="waiting" if one.is_waiting else "done"),
    )


def _asked(held: RequestPage) -> list[Answer]:
    request = held.request
    lines = [
        Answer(_("Who asks"), held.asker),
        Answer(_("The name they gave"), held.asker_name),
        Answer(_("How it came"), str(request.get_channel_display())),
        Answer(_("The family, as they know it"), held.family_as_asked),
        Answer(_("Their own reference"), held.asker_reference),
        Answer(_("What they ask for"), "\n".join(capfirst(word(item, _)) for item in request.items)),
        Answer(_("Of which period"), _period(request)),
    ]
    return [line for line in lines if line.value]


def _period(request: AttendanceRequest) -> str:
    if request.period_from is None or request.period_until is None:
        return ""
    days = {
        "since": date_format(request.period_from, "j F Y"),
        "until": date_format(request.period_until, "j F Y"),
    }
    return _("%(since)s to %(until)s") % days


def _answers_table(considered: Considered) -> Table:
    decisions = dict.fromkeys(_asked_of(considered.attendance), considered.attendance)
    for decision in considered.details:
        decisions.update(dict.fromkeys(_asked_of(decision), decision))
    rows = [
        _answer_row(item, decision, goes=item in considered.on_the_statement)
        for item, decision in sorted(decisions.items())
        if decision
    ]
    columns = (_("What is asked for"), _("The answer"), _("By paragraph"))
    return Table(caption=_("What the policy says of each"), columns=columns, rows=rows)


def _asked_of(decision: Decision | None) -> frozenset[str]:
    return decision.released | decision.withheld if decision else frozenset()


def _answer_row(item: str, decision: Decision, *, goes: bool) -> tuple[Cell, ...]:
    stays = Cell(_("Not yet"), tag="waiting") if _waits(decision) else Cell(_("Stays here"), tag="stopped")
    answer = Cell(_("May go"), tag="done") if goes else stays
    by = decision.paragraph or capfirst(word(decision.rule, _))
    return (Cell(capfirst(word(item, _))), answer, Cell(by))


def _standing(considered: Considered) -> TagKind:
    if considered.barrier is None:
        return "done"
    return "waiting" if _waits(considered.barrier) else "stopped"


def _waits(decision: Decision) -> bool:
    """Return whether the answer may still change: nobody was rung yet, or the notice has not run."""
    return decision.reason.code in ("identity_not_confirmed", "no_request_whose_notice_has_run")


def _why_not(barrier: Decision | None) -> str:
    return sentence(barrier.reason, _) if barrier else ""


def _say() -> list[str]:
    return [
        _("Good morning, this is the child contact centre. May I speak to whoever sent us a request?"),
        _("Will you tell me your own reference, please? I have a request here under it."),
        _("Thank you. If there is something that we may tell you, it comes by post."),
    ]


def _never_say() -> list[str]:
    return [
        _("Any name, or that you know the family."),
        _("When anybody comes, came or will come."),
        _("Anything at all to somebody who rang you. Take it down, and ring back."),
    ]


def _addresses(held: RequestPage) -> dict[str, str]:
    request = held.request
    acts = ("confirm", "release", "refuse")
    urls = {act: reverse(f"coordinator:request_{act}", args=[request.id, request.version]) for act in acts}
    return urls | {
        "family": reverse("coordinator:request_family", args=[request.id]),
        "paper": reverse("coordinator:request_paper", args=[request.id]),
    }
