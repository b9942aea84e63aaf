"""
One table: for every sealed item, its class, and the questions that can open it.

An item that is not here opens for nobody.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """
    What a sealed value is.

    `item_class` is the word by which `unseal` and the lists of releases know it; `opened_by` names the questions
    of the law that can open it.
    """

    item_class: str
    opened_by: frozenset[str]


def _item(item_class: str, *opened_by: str) -> Item:
    return Item(item_class, frozenset(opened_by))


ITEMS: dict[str, Item] = {
    # Who somebody is. Whoever may see a family sees its names; whoever may see families sees with whom they serve.
    "name": _item("name", "see_family", "release_details", "show_own"),
    "staff_name": _item("name", "see_family", "see_dbs", "release_details", "show_own"),
    # Where somebody is. A school gives a place away as an address does.
    "address": _item("location", "unseal", "release_details"),
    "school": _item("location", "unseal", "release_details"),
    # How somebody is reached.
    "telephone": _item("contact", "unseal", "release_details"),
    "email": _item("contact", "unseal", "release_details"),
    "agency_contact": _item("contact", "unseal"),
    # Where somebody who signs in has their own notes sent: to themselves, and shown to nobody.
    "own_email": _item("contact", "show_own"),
    # What concerns the child: birthday, the order, what was said about risk, the terms.
    "birthday": _item("child", "unseal"),
    "order": _item("child", "unseal"),
    "risk": _item("child", "unseal"),
    "terms": _item("child", "unseal"),
    # What is needed to keep somebody well on the day.
    "health": _item("health", "unseal"),
    # A referral page, as it was typed: shown back to whoever typed it, until it is sent.
    # What tells where somebody is, how they are reached and what keeps them well is closed apart from the rest.
    "referral_page": _item("child", "show_own", "unseal"),
    "referral_contact": _item("contact", "show_own", "unseal"),
    "referral_location": _item("location", "show_own", "unseal"),
    "referral_health": _item("health", "show_own", "unseal"),
    # A concern, an incident, an accident or a complaint.
    "concern": _item("concern", "unseal"),
    "dbs_result": _item("dbs_result", "see_dbs", "unseal"),
    # When somebody was here. Dates and times leave only as the attendance clause says.
    "attendance": _item("attendance", "release_attendance", "see_family"),
    "absence_reason": _item("absence_reason", "release_attendance", "see_family"),
    # What an asker wrote in a request, for whoever answers it.
    "request": _item("name", "see_family", "show_own"),
    # What an entry of the ledger says beyond its coded facts.
    "ledger_detail": _item("ledger", "show_own", "see_family"),
    # What was given out about somebody, as it is told to themselves.
    "given_out": _item("ledger", "show_own", "see_family"),
}
