"""Which post reads a concern. Nobody reads what is about themselves, or sees that it exists."""

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.concerns.models import AboutPost, Kind


def reading_posts(
    kind: str, about_post: str, *, complaints_to: str, officers_also: frozenset[str] = frozenset()
) -> frozenset[Role]:
    """
    Return the posts that read a concern.

    The safeguarding officer reads each one but those about themselves, which go to the chair. A complaint also goes
    to whom the policy names, where that is the chair. `officers_also` are posts that every officer holds as well, as
    in a centre whose coordinator is its officer too.
    """
    hears_complaints = kind == Kind.COMPLAINT and complaints_to == Role.CHAIR
    if about_post in goes_past_the_officer(officers_also):
        return frozenset({Role.CHAIR})
    if hears_complaints and about_post != AboutPost.CHAIR:
        return frozenset({Role.SAFEGUARDING_OFFICER, Role.CHAIR})
    return frozenset({Role.SAFEGUARDING_OFFICER})


def goes_past_the_officer(officers_also: frozenset[str]) -> frozenset[str]:
    """Return whom the chair reads about: the officer, and whatever else every officer is besides."""
    named = {AboutPost.SAFEGUARDING_OFFICER.value, AboutPost.COORDINATOR.value, AboutPost.CHAIR.value}
    return frozenset({AboutPost.SAFEGUARDING_OFFICER.value, *(officers_also & named)})
