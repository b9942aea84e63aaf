"""The fields of the paper that tells one person what was given out about them."""

from collections.abc import Iterable, Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wicketgate.domain.disclosures.given_out.lines import Line
from wicketgate.domain.disclosures.given_out.words import OUTSIDE, Said, said
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.gate.squares import square
from wicketgate.domain.people.models import Service
from wicketgate.domain.policy.models import Centre

Fields = dict[str, object]


def own_list_fields(own: OwnList, lines: Iterable[Line], *, name: str, note: str) -> Fields:
    """
    Return the fields of the paper: the lines in words, and the checkpoint that they can be proved by.

    All of it stands as it stood when the lines were gathered, so that the paper is the same whenever it is printed.
    """
    assert own.confirmed_at is not None
    kept = list(lines)
    return {
        "title": _("What was given out about you"),
        "centre": Centre.objects.get(id=own.centre).name,
        "service": str(Service(own.member.arrangement.service).label),
        "reference": _("Our reference %(reference)s") % {"reference": own.reference},
        "recipient": name,
        "up_to": date_format(own.confirmed_at.astimezone(LONDON), "j F Y, H:i"),
        "lines": [_line(number, one) for number, one in enumerate(said(kept, centre=own.centre), start=1)],
        "went_outside": any(line.kind in OUTSIDE for line in kept),
        "checkpoint": note.strip().split("\n"),
        "square": square(note),
        "words": _words(),
    }


def _line(number: int, one: Said) -> Mapping[str, object]:
    return {
        "number": number,
        "place": str(one.place),
        "when": one.when,
        "what": one.what,
        "whom": one.whom,
        "why": one.why,
    }


def _words() -> dict[str, object]:
    return {
        "recipient": _("For"),
        "up_to": _("Up to"),
        "lead": _(
            "You asked us what was ever given out about you. Below is each time that something of yours left us, was "
            "opened here, or was told to you. Nobody who serves here is named: you are told their post."
        ),
        "none": _("There is nothing in our ledger that was given out about you, up to that time."),
        "nothing_outside": _("Nothing about you went to anybody outside the centre."),
        "number": _("No."),
        "place": _("Entry"),
        "when": _("When"),
        "what": _("What"),
        "whom": _("To whom"),
        "why": _("What for"),
        "not_in_it_heading": _("What is not in this list"),
        "not_in_it": _not_in_it(),
        "proof_heading": _("What this proves, and what it doesn’t"),
        "proof": _proof(),
        "checkpoint_heading": _("The checkpoint, and how to check it"),
        "how": _how(),
        "square": _("The same lines as a square to scan"),
    }


def _not_in_it() -> list[str]:
    return [
        _(
            "Your name on the pages that people on duty use to do their work, what was said aloud in the hall, and "
            "what somebody wrote to us about you."
        ),
        _(
            "What belongs to a child or to others too: a court’s order, say. Whoever acts for somebody else in "
            "your family is not named here either, as whoever acts for you is not named to them."
        ),
        _(
            "Anything about a concern, or that was passed on because somebody was in danger. We leave that out of "
            "every list, whether or not there was any, so nothing can be read into it. If you think that we should "
            "have told you more, you can ask the Information Commissioner to look into it."
        ),
    ]


def _proof() -> list[str]:
    return [
        _(
            "Each line is an entry in our ledger, which was written before the thing was done. Its number says how "
            "many entries there were so far. Almost everything that anybody does here makes one, so nothing can be "
            "read into the numbers between yours."
        ),
        _(
            "It proves that these entries were in the ledger when the checkpoint below was signed, and that none of "
            "them can be changed or taken out since then without somebody being able to show it."
        ),
        _(
            "It doesn’t prove that the list is complete: for that you have only our word, and so for it that "
            "nothing was ever done without an entry. What a line says beyond its time and kind, the file proves "
            "only for what was opened here and what was told to you."
        ),
    ]


def _how() -> list[str]:
    return [
        _(
            "Keep this paper. Ask us for the file of proofs that goes with it, and keep that too: it names nobody. "
            "Somebody who knows computers can check the file with the program verify_ledger.py, which "
            "is published with Wicket Gate and needs nothing of ours."
        ),
        _(
            "If you, or anybody you trust, keep a photograph of the square on an older day sheet or list, the program "
            "also checks that the ledger goes on from there."
        ),
    ]
