"""Who serves, how they stand, and who is on the rota, for the coordinator's pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from wicketgate.clauses.dates import add_months
from wicketgate.domain.accounts.models import Account, Post
from wicketgate.domain.accounts.queries import has_second_factor
from wicketgate.domain.accounts.viewer import Viewer
from wicketgate.domain.gate.operations import show
from wicketgate.domain.gate.question import LONDON, Part
from wicketgate.domain.ledger.refusals import NotFound
from wicketgate.domain.policy.queries import edition_in_force
from wicketgate.domain.volunteers.asking import newest_check, serve_question, who_may_see_check
from wicketgate.domain.volunteers.models import SERVING, Duty
from wicketgate.vault.sealed import Sealed


@dataclass(frozen=True, slots=True)
class Serving:
    """Somebody with an account, as the coordinator sees them. Of a check: cleared or not, and until when."""

    id: UUID
    username: str
    name: str
    posts: tuple[Post, ...]
    is_open: bool
    has_second_factor: bool
    needs_check: bool
    is_cleared: bool
    cleared_until: date | None


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody on the rota of one day."""

    id: UUID
    name: str
    role: str


def who_serves(viewer: Viewer, *, at: datetime) -> list[Serving]:
    """Return everybody who has an account, by username, their names opened as one page."""
    accounts = list(
        Account.objects.filter(centre=viewer.centre).prefetch_related("posts").order_by("username")
    )
    names = _names(viewer, "people who serve", [account.name for account in accounts], at=at)
    return [_standing(account, name, at=at) for account, name in zip(accounts, names, strict=True)]


def one_who_serves(viewer: Viewer, account_id: UUID, *, at: datetime) -> Serving:
    """Return one account. Raises NotFound for another centre's."""
    account = Account.objects.filter(id=account_id, centre=viewer.centre).prefetch_related("posts").first()
    if account is None:
        raise NotFound
    (name,) = _names(viewer, "one who serves", [account.name], at=at)
    return _standing(account, name, at=at)


def on_duty(viewer: Viewer, *, days: Sequence[date], at: datetime) -> dict[date, list[OnDuty]]:
    """Return who is on the rota of each of `days`, their names opened as one page."""
    duties = list(
        Duty.objects.filter(centre=viewer.centre, day__in=days)
        .select_related("account")
        .order_by("role", "id")
    )
    names = _names(viewer, "the rota", [duty.account.name for duty in duties], at=at)
    rota: dict[date, list[OnDuty]] = {day: [] for day in days}
    for duty, name in zip(duties, names, strict=True):
        rota[duty.day].append(OnDuty(duty.id, name, duty.role))
    return rota


def _names(viewer: Viewer, page: str, names: Sequence[Sealed], *, at: datetime) -> list[str]:
    # Whoever may know who is cleared may know who serves: the same clause answers both.
    question = who_may_see_check(viewer, None, items=frozenset({"cleared"}), at=at)
    shown = show(page, [Part(question, tuple(names))], by=viewer.actor, at=at, subject=viewer.centre)
    return [shown[name] for name in names]


def _standing(account: Account, name: str, *, at: datetime) -> Serving:
    today = at.astimezone(LONDON).date()
    posts = tuple(sorted(account.posts.all(), key=lambda post: post.begins, reverse=True))
    serving = [post.role for post in posts if post.role in SERVING]
    role = serving[0] if serving else "volunteer"
    is_cleared = serve_question(account, role=role, on=today, at=at).decide(at).state == "cleared"
    return Serving(
        id=account.id,
        username=account.username,
        name=name,
        posts=posts,
        is_open=account.is_active,
        has_second_factor=has_second_factor(account.id),
        needs_check=bool(serving),
        is_cleared=is_cleared,
        cleared_until=_until(account, today) if is_cleared else None,
    )


def _until(account: Account, today: date) -> date | None:
    check, edition = newest_check(account.id), edition_in_force(account.centre, on=today)
    if check is None or check.decided_on is None:
        return None
    recheck_on = add_months(check.decided_on, edition.dbs.recheck_months)
    return recheck_on and recheck_on + timedelta(days=edition.dbs.grace_days - 1)
