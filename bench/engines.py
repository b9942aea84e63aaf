"""
The law, a plain table, and three engines for rules, each with all made beforehand that it lets be made beforehand.

Policies are parsed, requests and facts built, predicates joined. What is timed is the question and its answer alone.
"""

import logging
from collections.abc import Callable
from datetime import datetime

import casbin
import cedarpy
import rules

from bench.cases import CASES, SIGNED, Case
from wicketgate.clauses.edition import load_shipped
from wicketgate.clauses.undertaking import SeeFamilyFacts, Signed, see_family

AT = datetime(2026, 11, 21, 10, 30)  # noqa: DTZ001 - the law reads the clock in the hall
# Answers every case in turn, and returns for each whether the family may be seen.
Engine = Callable[[], list[bool]]

CEDAR = """
permit(principal, action == Action::"see", resource) when {
  context.signed && (!context.knows || context.waived) &&
  (["coordinator", "safeguarding_officer"].contains(context.role) ||
   (["volunteer", "team_leader"].contains(context.role) && context.on_duty))
};
"""
CASBIN = """
[request_definition]
r = sub, act
[policy_definition]
p = role, act
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.act == p.act && r.sub.signed && (r.sub.knows == False || r.sub.waived) && (p.role == r.sub.role || \
(p.role == "duty:" + r.sub.role && r.sub.on_duty))
"""
CASBIN_ROLES = ("coordinator", "safeguarding_officer", "duty:volunteer", "duty:team_leader")


def the_law() -> Engine:
    """Return the law itself."""
    edition = load_shipped("withington")
    facts = [_facts(case, edition.id) for case in CASES]
    return lambda: [not see_family(edition, each, AT).refused for each in facts]


def plain_table() -> Engine:
    """Return a table with every answer written down: no rule is asked, so nothing can be quicker."""
    keys = [tuple(_plain(case).values()) for case in CASES]
    table = {key: case.allowed for key, case in zip(keys, CASES, strict=True)}
    return lambda: [table[key] for key in keys]


def with_rules() -> Engine:
    """Return rules with predicates that say the same."""
    signed = rules.predicate(lambda case: case.signed, name="signed")
    unwalled = rules.predicate(lambda case: not case.knows or case.waived, name="unwalled")
    always = rules.predicate(lambda case: case.role in ("coordinator", "safeguarding_officer"), name="always")
    hall = rules.predicate(
        lambda case: case.role in ("volunteer", "team_leader") and case.on_duty, name="hall"
    )
    held = rules.RuleSet()
    held.add_rule("see", signed & unwalled & (always | hall))
    return lambda: [held.test_rule("see", case) for case in CASES]


def with_cedar() -> Engine:
    """Return cedarpy with one policy that says the same, parsed once."""
    policies, entities = cedarpy.PolicySet.from_str(CEDAR), cedarpy.Entities.from_json_str("[]")
    requests = [_request(case) for case in CASES]
    return lambda: [cedarpy.is_authorized(request, policies, entities).allowed for request in requests]


def with_cedar_at_once() -> Engine:
    """Return the same, with all the cases given in one call."""
    policies, entities = cedarpy.PolicySet.from_str(CEDAR), cedarpy.Entities.from_json_str("[]")
    requests = [_request(case) for case in CASES]
    return lambda: [answer.allowed for answer in cedarpy.is_authorized_batch(requests, policies, entities)]


def with_casbin() -> Engine:
    """Return casbin with a matcher that says the same."""
    logging.disable(logging.INFO)  # it writes down every answer otherwise
    enforcer = casbin.Enforcer(casbin.Enforcer.new_model(text=CASBIN))
    for role in CASBIN_ROLES:
        enforcer.add_policy(role, "see")
    return lambda: [enforcer.enforce(case, "see") for case in CASES]


# What each answers with.
ENGINES: dict[str, tuple[Callable[[], Engine], str]] = {
    "the law": (the_law, "answer, reason, next step, rule, paragraph, duties, edition"),
    "a plain table": (plain_table, "yes or no, looked up"),
    "rules": (with_rules, "yes or no"),
    "cedarpy": (with_cedar, "yes or no, and which policies"),
    "cedarpy, 40 in one call": (with_cedar_at_once, "yes or no, and which policies"),
    "casbin": (with_casbin, "yes or no"),
}


def _facts(case: Case, edition: str) -> SeeFamilyFacts:
    return SeeFamilyFacts(
        role=case.role,  # type: ignore[arg-type]  # the cases' words are the law's
        undertaking=Signed(edition, SIGNED, None) if case.signed else None,
        knows_family=case.knows,
        waived_by="chair" if case.waived else None,
        on_duty=case.on_duty,
    )


def _request(case: Case) -> dict[str, object]:
    whom = {"principal": 'User::"a"', "action": 'Action::"see"', "resource": 'Family::"f"'}
    return whom | {"context": _plain(case)}


def _plain(case: Case) -> dict[str, object]:
    return {name: getattr(case, name) for name in ("role", "signed", "knows", "waived", "on_duty")}
