"""Read which concerns there are: for whoever reads them, and nobody else may know of any."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from wicketgate.domain.accounts.models import Post, Role
from wicketgate.domain.accounts.queries import posts_held
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.concerns.asking import edition_for, write_question
from wicketgate.domain.concerns.models import AboutPost, Concern, Kind
from wicketgate.domain.concerns.routing import goes_past_the_officer, reading_posts
from wicketgate.domain.gate.question import LONDON
from wicketgate.domain.ledger.actor import Actor
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.people.models import Arrangement

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Raised:
    """
    What whoever wrote a concern is told.

    `readers` are the posts that will read it, or none where nobody holds such a post: they must then ring somebody.
    """

    reference: str
    duties: frozenset[str]
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the officers' list: never the words."""

    id: UUID
    reference: str
    kind: str
    raised_at: datetime
    raised_by_posts: tuple[str, ...]
    is_read: bool


def raised_before(once: str, *, viewer: Viewer, at: datetime) -> Raised:
    """Return what was said when the viewer sent this page the first time. Raises NotFound."""
    concern = Concern.objects.filter(raised_by=viewer.account, sent_once=once).first()
    if concern is None:
        raise NotFound
    return raised(concern, viewer=viewer, at=at)


def raised(concern: Concern, *, viewer: Viewer, at: datetime) -> Raised:
    """Return what is said to whoever wrote `concern`."""
    question = write_question(concern.kind, viewer=viewer, at=at)
    on = at.astimezone(LONDON).date()
    posts = reading_posts(
        concern.kind,
        concern.about_post,
        complaints_to=question.edition.complaints.to,
        officers_also=_officers_also(concern.centre, on=on),
    )
    held = sorted(role for role in posts if _is_held(role, concern, on=on))
    return Raised(concern.reference, question.decide(at).duties, tuple(held))


def readers(concern: Concern, *, at: datetime) -> list[UUID]:
    """Return the accounts of those who read `concern`, each as their own list would show it, but not its writer."""
    posts = _posts(concern.centre, on=at.astimezone(LONDON).date()).select_related("account")
    held = posts.filter(role__in=(Role.SAFEGUARDING_OFFICER, Role.CHAIR)).exclude(
        account=concern.raised_by_id
    )
    seen = ((post.account_id, _at_the_door(post)) for post in held.order_by("id"))
    return [account for account, viewer in seen if concern.id in known_to(viewer, at=at)]


def reports_paragraph(viewer: Viewer, *, at: datetime) -> str | None:
    """Return the number that the centre's own document gives the rule on reports, which never stops a concern."""
    return edition_for(viewer, at=at).paragraph("reports")


def concerns(viewer: Viewer, *, at: datetime, before: datetime | None = None) -> list[Listed]:
    """Return a page of the concerns that the viewer reads, the newest first."""
    found = _known_to(viewer, at=at).select_related("raised_by").order_by("-raised_at", "reference")
    if before is not None:
        found = found.filter(raised_at__lt=before)
    return [_listed(concern) for concern in found[:ON_A_PAGE]]


def concern_listed(concern_id: UUID, *, viewer: Viewer, at: datetime) -> Listed:
    """Return one line of the list. Raises NotFound for one that the viewer may not know of."""
    return _listed(concern_for(viewer, concern_id, at=at))


def concern_for(viewer: Viewer, concern_id: UUID, *, at: datetime) -> Concern:
    """Return a concern that the viewer reads, closed. Raises NotFound."""
    concern = _known_to(viewer, at=at).filter(id=concern_id).first()
    if concern is None:
        raise NotFound
    return concern


def known_to(viewer: Viewer, *, at: datetime) -> frozenset[UUID]:
    """Return the ids of the concerns that the viewer may know of."""
    return frozenset(_known_to(viewer, at=at).values_list("id", flat=True))


def arrangement_named(words: str, *, centre: UUID) -> UUID | None:
    """Return the arrangement whose reference is exactly `words`, or None. Whoever asks is never told which."""
    return (
        Arrangement.objects.filter(centre=centre, reference__iexact=words.strip())
        .values_list("id", flat=True)
        .first()
    )


def _known_to(viewer: Viewer, *, at: datetime) -> QuerySet[Concern]:
    concerns = Concern.objects.filter(centre=viewer.centre).exclude(_about(viewer))
    past_the_officer = goes_past_the_officer(_officers_also(viewer.centre, on=at.astimezone(LONDON).date()))
    if viewer.role == Role.SAFEGUARDING_OFFICER:
        return concerns.exclude(about_post=AboutPost.SAFEGUARDING_OFFICER)
    if viewer.role != Role.CHAIR:
        return concerns.none()
    theirs = Q(about_post__in=past_the_officer)
    if edition_for(viewer, at=at).complaints.to == Role.CHAIR.value:
        theirs |= Q(kind=Kind.COMPLAINT)
    return concerns.filter(theirs)


def _about(viewer: Viewer) -> Q:
    """Return which concerns are about a post that the viewer held when it was raised, or has held since."""
    about = Q(pk__in=[])
    for post in Post.objects.filter(account=viewer.account):
        about |= Q(about_post=post.role) & (Q(raised_at__lt=_end_of(post.ends)) if post.ends else Q())
    return about


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON)


def _officers_also(centre: UUID, *, on: date) -> frozenset[str]:
    """Return the posts that every safeguarding officer holds besides; none where there is no officer."""
    posts = list(_posts(centre, on=on).values_list("account", "role"))
    officers = {account for account, role in posts if role == Role.SAFEGUARDING_OFFICER}
    held = [frozenset(role for account, role in posts if account == officer) for officer in officers]
    return frozenset.intersection(*held) if held else frozenset()


def _is_held(role: Role, concern: Concern, *, on: date) -> bool:
    posts = _posts(concern.centre, on=on)
    concerned = posts.filter(role=concern.about_post).values("account")
    return posts.filter(role=role).exclude(account__in=concerned).exists()


def _posts(centre: UUID, *, on: date) -> QuerySet[Post]:
    current = Q(ends__isnull=True) | Q(ends__gte=on)
    return Post.objects.filter(current, centre=centre, begins__lte=on, account__is_active=True)


def _at_the_door(post: Post) -> Viewer:
    return Viewer(Actor(post.centre, post.account.token), post.account_id, post.role)


def _listed(concern: Concern) -> Listed:
    on = concern.raised_at.astimezone(LONDON).date()
    posts = posts_held(concern.raised_by_id, on=on).values_list("role", flat=True)
    return Listed(
        id=concern.id,
        reference=concern.reference,
        kind=concern.kind,
        raised_at=concern.raised_at,
        raised_by_posts=tuple(sorted(posts)),
        is_read=concern.read_at is not None,
    )
