"""Every record is kept for a reason and a time; no record's text stands where a log or a list would show it."""

import ast

from django.apps import apps
from django.db import models

from tests.census.house import dotted, our_models, where
from tests.census.reference import AGAIN, page
from wicketgate.clauses.edition import load_shipped, shipped
from wicketgate.domain.retention.schedule import SCHEDULE, Kept
from wicketgate.vault.fields import SealedText, sealed_fields

SCHEDULE_FILE = "wicketgate/domain/retention/schedule.py"
# Short codes that a __str__ may say: a reference names nobody.
SAYS_NOBODY = {"reference", "edition_id", "section", "label"}


def test_every_model_has_a_retention_rule() -> None:
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}

    assert len(labels) > 30
    assert labels - set(SCHEDULE) == set(), f"say in {SCHEDULE_FILE} how long each of these is kept"


def test_the_schedule_names_no_dead_model() -> None:
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}

    assert set(SCHEDULE) - labels == set(), f"take these lines out of {SCHEDULE_FILE}: there is no such model"


def test_every_kind_of_the_schedule_is_in_every_edition() -> None:
    kinds = {kind for rule in SCHEDULE.values() if isinstance(rule, Kept) for kind in rule.kinds}
    editions = [load_shipped(name) for name in shipped()]

    missing = [(e.id, kind) for e in editions for kind in sorted(kinds) if e.retention.kind(kind) is None]

    assert kinds
    assert missing == [], "an edition must say how long each of these kinds is kept"


def test_the_page_of_retention_is_as_the_schedule(texts: dict[str, str]) -> None:
    assert texts.get("docs/reference/retention.md") == page("retention.md"), AGAIN


def test_no_model_says_a_text_of_its_own() -> None:
    said = {model._meta.label: _said(model) for model in our_models()}
    telling = {label: sorted(names) for label, names in said.items() if names}

    assert len(said) > 20
    assert telling == {}, "__str__ goes to logs and errors: say an id or a reference, never a text"


def _said(model: type[models.Model]) -> set[str]:
    fields = {field.name: field for field in model._meta.concrete_fields}
    return {name for name in _attributes(model) if name in fields and _is_text(fields[name])}


def _is_text(field: models.Field) -> bool:  # type: ignore[type-arg]
    if isinstance(field, (SealedText, models.TextField, models.JSONField)):
        return True
    return isinstance(field, models.CharField) and not field.choices and field.name not in SAYS_NOBODY


def _attributes(model: type[models.Model]) -> set[str]:
    code = model.__str__.__code__
    return set(code.co_names)


def test_every_model_says_something_of_its_own() -> None:
    silent = [model._meta.label for model in our_models() if "__str__" not in vars(model)]

    assert silent == [], "without a __str__ of its own a model says Django's: give it an id or a reference"


def test_nothing_is_ordered_by_a_sealed_field(programs: dict[str, str]) -> None:
    # A list in the order of its sealed names tells the names.
    sealed = {field.name for model in our_models() for field in sealed_fields(model)}
    orders = {
        where(name, call): words
        for name, text in programs.items()
        if name.startswith("wicketgate/")
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "order_by"
        if (words := _words(call) & sealed) and not _is_of_agencies(call)
    }

    assert len(sealed) > 10
    assert orders == {}, "order by the opening day or the reference"
    assert [m._meta.label for m in our_models() if _words_of(m._meta.ordering) & sealed] == []


def _is_of_agencies(call: ast.Call) -> bool:
    # An agency is an office: its name is published by itself and plain.
    return dotted(call.func).startswith("Agency.")


def _words(call: ast.Call) -> set[str]:
    return _words_of([arg.value for arg in call.args if isinstance(arg, ast.Constant)])


def _words_of(ordering: object) -> set[str]:
    listed = ordering if isinstance(ordering, (list, tuple)) else ()
    return {str(word).lstrip("-").rpartition("__")[2] for word in listed}
