"""Read undertakings and duties, as the law's facts."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from wicketgate.clauses.undertaking import Signed, why_unsigned
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.policy.queries import NoPolicyYet, edition_in_force
from wicketgate.domain.volunteers.models import Duty, Undertaking


def undertaking_of(account: UUID, *, edition_digest: str) -> Signed | None:
    """Return the account's newest undertaking of that edition as the law reads it, or None."""
    signed = (
        Undertaking.objects.filter(account=account, edition_digest=edition_digest)
        .order_by("-signed_on", "-id")
        .first()
    )
    if signed is None:
        return None
    return Signed(edition=signed.edition_id, signed_on=signed.signed_on, withdrawn_on=signed.withdrawn_on)


def standing(viewer: Viewer, *, on: date) -> Viewer:
    """Return the viewer with their standing on `on`: the undertaking they signed, and whether they are on duty."""
    try:
        digest = edition_in_force(viewer.centre, on=on).digest
    except NoPolicyYet:
        return viewer
    signed = undertaking_of(viewer.account, edition_digest=digest)
    return replace(viewer, signed=signed, on_duty=is_on_duty(viewer.account, on=on))


def is_on_duty(account: UUID, *, on: date) -> bool:
    """Return whether the account is on the rota of `on`."""
    return Duty.objects.filter(account=account, day=on).exists()


def must_sign(viewer: Viewer, *, on: date) -> bool:
    """Return whether the viewer's role must sign the edition in force on `on`, and they have not, or took it back."""
    try:
        edition = edition_in_force(viewer.centre, on=on)
    except NoPolicyYet:
        return False  # before there is a policy there is no family to see, and nothing to sign
    return why_unsigned(edition, viewer.role, viewer.signed, on=on) is not None
