"""Put the questions that somebody's own list raises: the facts gathered, the clause named."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from wicketgate.clauses import details
from wicketgate.clauses.decision import Decision
from wicketgate.clauses.edition import Edition
from wicketgate.clauses.exceptions import Requester
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.given_out.lines import Line, all_concerned
from wicketgate.domain.disclosures.models import OwnList
from wicketgate.domain.gate.question import LONDON, Question
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.policy.queries import edition_in_force

# The paper bears the name of whoever it is for, and nothing else that the law calls a detail.
_ITEMS: frozenset[details.DetailItem] = frozenset({"name"})


def access_question(own: OwnList, *, at: datetime) -> Question:
    """
    Return the question whether this person may have what is held about themselves.

    The law asks for their identity, and says as a duty whether a second person has to agree.
    """
    person = own.person_id.hex
    facts = details.ReleaseDetailsFacts(
        subject=details.Subject(id=person, kind="parent"),
        recipient=Requester(kind="party", id=person, identity_confirmed=own.confirmed_at is not None),
        items=_ITEMS,
        purpose="",
        permissions=(),
        exception=None,
        authority=details.DetailsAuthority(kind="subject_access", recipient=person, items=_ITEMS),
    )
    return Question(details.release_details, facts, _edition(own, at), own.person_id)


def needs_second(own: OwnList, *, at: datetime) -> bool:
    """Return whether the law asks for a second person. Who is confirmed so far makes no difference to that."""
    return own.confirmed_at is None or "second_approval" in access_question(own, at=at).decide(at).duties


def own_question(own: OwnList, lines: Iterable[Line], *, at: datetime) -> Question:
    """Return the question whether these lines may be told to this person: each must tell of nobody but them."""
    concerned = all_concerned(lines) | {own.person_id}
    facts = details.ShowOwnFacts(
        viewer=own.person_id.hex,
        concerns=frozenset(person.hex for person in concerned),
        window="past",
        typed_by_viewer=False,
        sent=False,
    )
    return Question(details.show_own, facts, _edition(own, at), own.person_id)


def sight_question(own: OwnList, *, by: Viewer, at: datetime) -> Question:
    """Return the question whether `by` may read these lines: whoever may see the family."""
    arrangement = own.member.arrangement_id
    return FamilyQuestions(by, [arrangement], at=at).about(arrangement, subject=own.person_id)


def why_not_second(own: OwnList, *, by: Viewer, at: datetime) -> Decision | None:
    """Return the law's refusal where the viewer knows this family, or None."""
    arrangement: UUID = own.member.arrangement_id
    questions = FamilyQuestions(by, [arrangement], at=at)
    if not questions.is_known(arrangement):
        return None
    return questions.about(arrangement, subject=own.person_id).decide(at)


def _edition(own: OwnList, at: datetime) -> Edition:
    return edition_in_force(own.centre, on=at.astimezone(LONDON).date())
