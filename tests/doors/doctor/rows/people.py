"""Taken away: who can sign in and what they hold, and the policy."""

from collections.abc import Callable
from datetime import date

from allauth.mfa.models import Authenticator

from tests.doors.doctor.rows.row import Row
from tests.doors.doctor.ward import Ward
from tests.people import BEFORE, CENTRE, FOUNDER, NOW
from wicketgate.domain.accounts.models import Account, Post, Role, Tablet
from wicketgate.domain.accounts.operations import open_account
from wicketgate.domain.policy.models import AdoptedEdition, Review
from wicketgate.domain.volunteers.models import Undertaking


def _no_app(ward: Ward) -> None:
    Authenticator.objects.filter(user=ward.people.volunteer, type=Authenticator.Type.TOTP).delete()


def _card_used_up(ward: Ward) -> None:
    cards = Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES)
    card = cards.get(user=ward.people.volunteer)
    card.data["used_mask"] = 0b11_1111_1100
    card.save()


def _given_password(ward: Ward) -> None:
    Account.objects.filter(id=ward.people.volunteer.id).update(must_change_password=True)


def _nobody_as(*roles: Role) -> Callable[[Ward], None]:
    def do(ward: Ward) -> None:
        Post.objects.filter(centre=CENTRE, role__in=roles).update(ends=BEFORE)

    return do


def _both_posts(ward: Ward) -> None:
    Post.objects.filter(centre=CENTRE, role=Role.SAFEGUARDING_OFFICER).update(account=ward.people.chair)


def _account_of_nobody(ward: Ward) -> None:
    open_account(username="old", name="An old one", password="a-long-password-x", by=FOUNDER, at=NOW)


def _forgotten_tablet(ward: Ward) -> None:
    Tablet(centre=CENTRE, label="the old one", digest="0" * 64, enrolled_on=BEFORE).save(force_insert=True)


def _took_it_back(ward: Ward) -> None:
    Undertaking.objects.filter(account=ward.people.volunteer).update(withdrawn_on=NOW.date())


def _no_policy(ward: Ward) -> None:
    AdoptedEdition.objects.update(adopted_on=date(2099, 1, 1))


def _changed_policy(ward: Ward) -> None:
    AdoptedEdition.objects.update(digest="0" * 64)


def _no_review(ward: Ward) -> None:
    Review.objects.all().delete()


ROWS = (
    Row("people.second_factors", "a volunteer has a password only", _no_app, "amber"),
    Row("people.code_cards", "a code card is used up", _card_used_up, "amber"),
    Row("people.own_passwords", "somebody keeps the password they were given", _given_password, "amber"),
    Row("people.two_can_act", "nobody else leads", _nobody_as(Role.CHAIR, Role.TEAM_LEADER), "amber"),
    Row("people.chair", "the post is free", _nobody_as(Role.CHAIR), "amber"),
    Row("people.safeguarding_officer", "the post is free", _nobody_as(Role.SAFEGUARDING_OFFICER), "amber"),
    Row("people.two_people", "one person holds both posts", _both_posts, "amber"),
    Row("people.no_account_without_post", "somebody without a post can sign in", _account_of_nobody, "amber"),
    Row("people.tablets_used", "a tablet was last used in winter", _forgotten_tablet, "amber"),
    Row("people.undertakings", "a volunteer took the undertaking back", _took_it_back, "amber"),
    Row("policy.in_force", "no policy is in force", _no_policy, "amber"),
    Row("policy.floor_kept", "the policy is not the one adopted", _changed_policy, "red"),
    Row("policy.reviewed", "the policy was not reviewed", _no_review, "amber"),
)  # fmt: skip
