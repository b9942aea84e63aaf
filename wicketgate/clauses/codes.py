"""The coded words that the questions share. Their meaning is in GLOSSARY.md."""

from __future__ import annotations

from typing import Literal, get_args

Rule = Literal[
    "undertaking",
    "reports",
    "attendance",
    "details",
    "assessments",
    "dbs",
    "keeping",
    "disposal",
    "awareness",
    "review",
]
Role = Literal[
    "coordinator",
    "team_leader",
    "volunteer",
    "safeguarding_officer",
    "chair",
    "minister",
    "trustee",
    "referrer",
    "interpreter",
]
Asker = Literal[
    "agency",
    "court_officer",
    "party",
    "former_partner",
    "solicitor",
    "volunteer",
    "police",
    "local_authority",
    "court",
    "private_person",
]
Harm = Literal["physical_violence", "physical", "emotional", "sexual", "neglect", "other"]
AtRisk = Literal["child", "user", "volunteer", "staff", "third_person"]
AuthorityKind = Literal["court_order", "warrant", "subject_access", "statutory_duty"]

RULES: tuple[Rule, ...] = get_args(Rule)
HARMS: frozenset[str] = frozenset(get_args(Harm))
SERVES: frozenset[str] = frozenset(
    {"coordinator", "team_leader", "volunteer", "safeguarding_officer", "chair"}
)
PUBLIC_BODIES: frozenset[str] = frozenset({"police", "local_authority", "court", "court_officer"})
