"""Which post reads a concern. Nobody reads what is about themselves, or sees that it exists."""

from wicketgate.domain.accounts.models import Role
from wicketgate.domain.concerns.models import AboutPost, Kind


def reading_posts(kind: str, about_post: str, *, complaints_to: str) -> frozenset[Role]:
    """
    Return the posts that read a concern.

    The safeguarding officer reads each one but those about themselves, which go to the chair. A complaint also goes
    to whom the policy names, where that is the chair.
    """
    hears_complaints = kind == Kind.COMPLAINT and complaints_to == Role.CHAIR
    if about_post == AboutPost.SAFEGUARDING_OFFICER:
        return frozenset({Role.CHAIR})
    if hears_complaints and about_post != AboutPost.CHAIR:
        return frozenset({Role.SAFEGUARDING_OFFICER, Role.CHAIR})
    return frozenset({Role.SAFEGUARDING_OFFICER})
