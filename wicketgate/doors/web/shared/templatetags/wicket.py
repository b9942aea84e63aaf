"""
The parts of a page, each drawn by the template of the same name in `shared/components`.

`{% load wicket %}`, then for example `{% task_list tasks %}`. A part sees only what it is given, so that a
name in the page around it can't slip in.
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from wicketgate.doors.web.shared.not_offered import note_not_offered
from wicketgate.doors.web.shared.parts import (
    Answer,
    Crumb,
    HallPerson,
    LightState,
    Refusal,
    Table,
    TagKind,
    Task,
)

register = template.Library()


@register.inclusion_tag("shared/components/icon.html")
def icon(name: str) -> dict[str, Any]:
    """Draw a small picture that is hidden from screen readers: there are always words beside it."""
    return {"name": name}


@register.inclusion_tag("shared/components/arch.html")
def arch(number: str | int) -> dict[str, Any]:
    """Draw a number inside the little gate."""
    return {"number": number}


@register.inclusion_tag("shared/components/back_link.html")
def back_link(url: str, words: str = "") -> dict[str, Any]:
    """Draw the way back."""
    return {"url": url, "words": words}


@register.inclusion_tag("shared/components/breadcrumbs.html")
def breadcrumbs(crumbs: Sequence[Crumb]) -> dict[str, Any]:
    """Draw the way here."""
    return {"crumbs": crumbs}


@register.inclusion_tag("shared/components/error_summary.html", takes_context=True)
def error_summary(context: Context, form: BaseForm) -> dict[str, Any]:
    """
    Draw every mistake in the form, each a link to its field. Draws nothing when there is none.

    Notes on the request, for the door, a choice that the page didn't offer.
    """
    if form.is_bound and "request" in context:
        note_not_offered(context["request"], form)
    fields = [(first_input_id(field), field.label, field.errors) for field in form if field.errors]
    return {"general": form.non_field_errors(), "fields": fields}


@register.inclusion_tag("shared/components/summary_list.html")
def summary_list(answers: Sequence[Answer]) -> dict[str, Any]:
    """Draw questions and answers, each with a link to change it."""
    return {"answers": answers}


@register.inclusion_tag("shared/components/task_list.html")
def task_list(tasks: Sequence[Task]) -> dict[str, Any]:
    """Draw what is done, what is to do and what can't start yet."""
    return {"tasks": tasks}


@register.inclusion_tag("shared/components/table.html")
def table(content: Table) -> dict[str, Any]:
    """Draw a table that becomes a list of cards on a phone."""
    return {"table": content}


@register.inclusion_tag("shared/components/button.html")
def button(words: str, kind: str = "primary") -> dict[str, Any]:
    """Draw the button that sends the form around it. Kinds: primary, secondary, warning, quiet."""
    return {"words": words, "kind": kind}


@register.inclusion_tag("shared/components/link_button.html")
def link_button(words: str, url: str, kind: str = "primary") -> dict[str, Any]:
    """Draw a link that looks like a button, for going somewhere; never for changing anything."""
    return {"words": words, "url": url, "kind": kind}


@register.inclusion_tag("shared/components/post_button.html", takes_context=True)
def post_button(
    context: Context, words: str, url: str, kind: str = "secondary", about: str = "", refused: str = ""
) -> dict[str, Any]:
    """
    Draw a form of one button.

    `about` is read out after the words, where a page has the same button many times. `refused` is the decision's
    reason: the button then does nothing, and says why.
    """
    token = context.get("csrf_token")
    return {"words": words, "url": url, "kind": kind, "about": about, "refused": refused, "csrf_token": token}


@register.simple_block_tag
def notice(content: str, kind: str = "plain", title: str = "") -> SafeString:
    """Draw what is between the tags as a notice. Kinds: plain, done, waiting, stopped."""
    return render_to_string(
        "shared/components/notice.html", {"content": content, "kind": kind, "title": title}
    )


@register.inclusion_tag("shared/components/refusal_panel.html")
def refusal_panel(refusal: Refusal, concern_url: str | None) -> dict[str, Any]:
    """Draw a refusal: the clause in the centre's own words, why, what to do next, and the way to raise a concern."""
    return {"refusal": refusal, "concern_url": concern_url}


@register.inclusion_tag("shared/components/tag.html")
def tag(words: str, kind: TagKind = "plain") -> dict[str, Any]:
    """Draw how something stands, in a word or two."""
    return {"words": words, "kind": kind}


@register.inclusion_tag("shared/components/hall_person.html", takes_context=True)
def hall_person(context: Context, person: HallPerson) -> dict[str, Any]:
    """Draw a person on the hall's tablet; goes inside `<ol class="hall">`."""
    return {"person": person, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("shared/components/door_light.html")
def door_light(state: LightState, words: str, door: str = "") -> dict[str, Any]:
    """Draw whether the next person may come in by a door; the words say it, and the shape and colour repeat it."""
    return {"state": state, "words": words, "door": door}


@register.inclusion_tag("shared/components/sealed_value.html")
def sealed_value(label: str, open_url: str | None = None) -> dict[str, Any]:
    """Draw a sealed value as dots, with the way to ask for it where there is one."""
    return {"label": label, "open_url": open_url}


@register.inclusion_tag("shared/components/countdown.html")
def countdown(label: str, value: str, seconds: int, done_url: str) -> dict[str, Any]:
    """Draw a value that was opened; after that many seconds it is taken from the page."""
    return {
        "label": label,
        "value": value,
        "seconds": seconds,
        "minutes": max(1, seconds // 60),
        "done_url": done_url,
    }


@register.inclusion_tag("shared/components/refresh.html")
def refresh(seconds: int | None, url: str | None) -> dict[str, Any]:
    """Leave this page after that many seconds where scripts don't run."""
    return {"seconds": seconds, "url": url}


@register.inclusion_tag("shared/components/empty_state.html")
def empty_state(title: str, words: str = "", action: str = "", url: str | None = None) -> dict[str, Any]:
    """Draw what stands where a list would be when there is nothing in it."""
    return {"title": title, "words": words, "action": action, "url": url}


@register.inclusion_tag("shared/components/older_newer.html")
def older_newer(newer_url: str | None, older_url: str | None) -> dict[str, Any]:
    """Draw the way to the next and the previous page of a list."""
    return {"newer_url": newer_url, "older_url": older_url}


@register.inclusion_tag("shared/components/code_card.html")
def code_card(title: str, codes: Sequence[str], words: str = "") -> dict[str, Any]:
    """Draw a card of codes to print, cut out and keep."""
    return {"title": title, "codes": codes, "words": words}


@register.simple_block_tag
def letter(content: str, sender: str, on: str, reference: str = "", signed_by: str = "") -> SafeString:
    """Draw what is between the tags as a letter to print: a page of its own on paper."""
    facts = {"content": content, "sender": sender, "on": on, "reference": reference, "signed_by": signed_by}
    return render_to_string("shared/components/letter.html", facts)


@register.inclusion_tag("shared/components/telephone_script.html")
def telephone_script(say: Sequence[str], never_say: Sequence[str] = ()) -> dict[str, Any]:
    """Draw what to say on the telephone, line by line, and what not to."""
    return {"say": say, "never_say": never_say}


@register.filter
def first_input_id(field: BoundField) -> str:
    """Return the id of the first thing in the field that can have the focus, for a link to it."""
    # Radios and boxes in a row have no one label, so Django names only their parts, from 0.
    return field.field.widget.id_for_label(field.auto_id) or f"{field.auto_id}_0"
