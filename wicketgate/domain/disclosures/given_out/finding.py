"""Find one person's own list, for whoever may have it. What is another centre's is not found."""

from uuid import UUID

from django.utils.translation import gettext as _

from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.disclosures.models import OwnList, OwnListStatus
from wicketgate.domain.ledger.refusals import NotFound, Overtaken


def own_list_of(list_id: UUID, *, by: Viewer) -> OwnList:
    """Return one list of the viewer's own centre. Raises NotFound."""
    found = OwnList.objects.filter(id=list_id, centre=by.centre)
    own = found.select_related("member__arrangement", "person").first()
    if own is None:
        raise NotFound
    return own


def own_list_at(list_id: UUID, status: OwnListStatus, *, expected_version: int, by: Viewer) -> OwnList:
    """Return a list that stands at `status`, held for writing. Raises NotFound, and Overtaken at any other."""
    OwnList.objects.select_for_update().filter(id=list_id, centre=by.centre).first()
    own = own_list_of(list_id, by=by)
    if own.version != expected_version or own.status != status:
        raise Overtaken(
            _("Somebody else has changed this list since you opened it. Look at it again, then decide.")
        )
    return own
