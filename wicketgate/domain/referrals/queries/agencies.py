"""Read the agencies and their contacts. An agency's own name and number are published by itself."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import Part
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.asking import FamilyQuestions
from wicketgate.domain.referrals.models import Agency


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A person at an agency, by name for whoever may see families."""

    id: UUID
    name: str
    has_telephone: bool
    username: str
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """An agency and its contacts."""

    agency: Agency
    contacts: tuple[ContactLine, ...]


def agencies(viewer: Viewer) -> list[Agency]:
    """Return the centre's agencies by name: they are offices, and their names are public."""
    return list(Agency.objects.filter(centre=viewer.centre).order_by("name", "id"))


def agency_names(ids: Collection[UUID | None], *, viewer: Viewer) -> dict[UUID, str]:
    """Return the names of agencies by their ids."""
    wanted = [one for one in ids if one is not None]
    return dict(Agency.objects.filter(centre=viewer.centre, id__in=wanted).values_list("id", "name"))


def agency_page(agency_id: UUID, *, by: Viewer, at: datetime) -> AgencyPage:
    """Return an agency with its contacts, opened as one look. Raises NotFound."""
    agency = Agency.objects.filter(id=agency_id, centre=by.centre).first()
    if agency is None:
        raise NotFound
    rows = list(agency.contacts.select_related("account").order_by("id"))
    question = FamilyQuestions(by, [], at=at).about(agency.id)
    part = Part(question, tuple(row.name for row in rows))
    shown = show("agency", [part], by=by.actor, at=at, subject=agency.id)
    return AgencyPage(
        agency,
        tuple(
            ContactLine(
                id=row.id,
                name=shown[row.name],
                has_telephone=row.telephone is not None,
                username=row.account.username if row.account else "",
                verified_on=row.verified_on,
            )
            for row in rows
        ),
    )
