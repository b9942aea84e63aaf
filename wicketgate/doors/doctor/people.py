"""Whether those who can see families are who they say, and enough of them are there to act."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wicketgate.clauses.undertaking import why_unsigned
from wicketgate.domain.accounts.models import Account, Pin, Post, Role, Tablet
from wicketgate.domain.accounts.queries import has_second_factor, needs_second_factor
from wicketgate.domain.policy.queries import NoPolicyYet, edition_in_force
from wicketgate.domain.volunteers.queries import undertaking_of
from wicketgate.doors.doctor.assertion import Assertion, Seen, State, judged, not_applicable
from wicketgate.doors.doctor.installed import Installed

UNUSED = timedelta(days=90)
# Whoever was given a password at the hall chooses their own before the next opening day but one.
GIVEN_PASSWORD = timedelta(days=30)
WITHOUT_POST = timedelta(days=30)
CODES_AT_LEAST = 3
LEADS = (Role.CHAIR, Role.TEAM_LEADER, Role.MINISTER)


def second_factors(installed: Installed) -> Seen:
    """A password alone is guessed, seen over a shoulder, or used twice."""
    lacking = [
        account
        for account, roles in _roles(installed).items()
        if needs_second_factor(roles) and not has_second_factor(account)
    ]
    return _none(lacking, _("Accounts with a password only: %(count)d."))


def code_cards(installed: Installed) -> Seen:
    """Whoever loses a telephone signs in with a line of the code card."""
    few = [
        account
        for account in _roles(installed)
        if has_second_factor(account) and _codes_left(account) < CODES_AT_LEAST
    ]
    return _none(few, _("Accounts with fewer than three codes left: %(count)d."))


def own_passwords(installed: Installed) -> Seen:
    """A password that somebody else chose is known to two."""
    began = (installed.today - GIVEN_PASSWORD).isoformat()
    given = Account.objects.filter(
        centre=installed.centre, is_active=True, must_change_password=True, posts__begins__lt=began
    ).distinct()
    return _none(given, _("Accounts that never chose a password of their own: %(count)d."))


def two_can_act(installed: Installed) -> Seen:
    """A centre that one person alone can open is shut when that person is ill."""
    coordinators = _holders(installed, Role.COORDINATOR)
    others = _holders(installed, *LEADS) - coordinators
    is_enough = len(coordinators) > 1 or bool(coordinators and others)
    found = _("Coordinators: %(coordinators)d. Others who lead: %(others)d.")
    return judged(
        found % {"coordinators": len(coordinators), "others": len(others)},
        is_well=is_enough,
        otherwise="amber",
    )


def chair(installed: Installed) -> Seen:
    """The chair decides where an officer may not."""
    return _filled(installed, Role.CHAIR)


def safeguarding_officer(installed: Installed) -> Seen:
    """A concern has to reach somebody."""
    return _filled(installed, Role.SAFEGUARDING_OFFICER)


def two_people(installed: Installed) -> Seen:
    """Where one person is both, nobody can agree to what the other asks."""
    chairs = _holders(installed, Role.CHAIR)
    officers = _holders(installed, Role.SAFEGUARDING_OFFICER)
    if not chairs or not officers:
        return not_applicable(_("One of the two posts is free."))
    are_two = len(chairs | officers) > 1
    found = _("They are different people.") if are_two else _("One person holds both posts.")
    return judged(found, is_well=are_two, otherwise="amber")


def no_account_without_post(installed: Installed) -> Seen:
    """An account that nobody needs is one that nobody watches."""
    since = installed.today - WITHOUT_POST
    active = Account.objects.filter(centre=installed.centre, is_active=True)
    serving = Post.objects.filter(centre=installed.centre).exclude(ends__lt=since).values("account")
    return _none(active.exclude(id__in=serving), _("Open accounts without a post for a month: %(count)d."))


def tablets_used(installed: Installed) -> Seen:
    """A tablet that nobody uses may have been lost, and nobody noticed."""
    since = installed.today - UNUSED
    old = Tablet.objects.filter(centre=installed.centre, retired_on__isnull=True, enrolled_on__lt=since)
    used = Pin.objects.filter(centre=installed.centre, day__gte=since).values("tablet")
    return _none(old.exclude(id__in=used), _("Hall tablets that nobody used for 90 days: %(count)d."))


def undertakings(installed: Installed) -> Seen:
    """Who serves has promised, in writing, to keep what they learn to themselves (clause 1)."""
    try:
        edition = edition_in_force(installed.centre, on=installed.today)
    except NoPolicyYet:
        return not_applicable(_("There is no policy yet to sign."))
    unsigned = []
    for account, roles in _roles(installed).items():
        signed = undertaking_of(account, edition_digest=edition.digest)
        if any(why_unsigned(edition, role, signed, on=installed.today) for role in roles):
            unsigned.append(account)
    return _none(unsigned, _("People who have not signed the policy in force: %(count)d."))


def _roles(installed: Installed) -> dict[UUID, frozenset[str]]:
    roles: dict[UUID, frozenset[str]] = {}
    for account, role in _posts(installed):
        roles[account] = roles.get(account, frozenset()) | {role}
    return roles


def _posts(installed: Installed) -> Iterator[tuple[UUID, str]]:
    held = Post.objects.filter(
        centre=installed.centre, begins__lte=installed.today, account__is_active=True
    ).exclude(ends__lt=installed.today)
    return held.values_list("account", "role").iterator()


def _holders(installed: Installed, *roles: Role) -> set[UUID]:
    return {account for account, role in _posts(installed) if role in roles}


def _filled(installed: Installed, role: Role) -> Seen:
    count = len(_holders(installed, role))
    return judged(
        _("People in this post: %(count)d.") % {"count": count}, is_well=count > 0, otherwise="amber"
    )


def _codes_left(account: UUID) -> int:
    card = Authenticator.objects.filter(user_id=account, type=Authenticator.Type.RECOVERY_CODES).first()
    if card is None:
        return 0
    used: int = card.data.get("used_mask", 0).bit_count()
    return int(settings.MFA_RECOVERY_CODE_COUNT) - used


def _none(found: object, words: str, *, otherwise: State = "amber") -> Seen:
    count = len(list(found))  # type: ignore[call-overload]
    return judged(words % {"count": count}, is_well=count == 0, otherwise=otherwise)


ASSERTIONS = (
    Assertion(
        "people.second_factors",
        gettext_lazy("Everybody who signs in has a second factor"),
        gettext_lazy(
            "Ask them to sign in once: they are led through setting one up, and see nothing before."
        ),
        second_factors,
    ),
    Assertion(
        "people.code_cards",
        gettext_lazy("Everybody with a second factor has codes left on their card"),
        gettext_lazy("Ask them to print a new code card, under their own sign-in."),
        code_cards,
    ),
    Assertion(
        "people.own_passwords",
        gettext_lazy("Everybody who serves has chosen a password of their own"),
        gettext_lazy("Ask them to sign in, or close the account."),
        own_passwords,
    ),
    Assertion(
        "people.two_can_act",
        gettext_lazy("At least two people can run the centre"),
        gettext_lazy("Give somebody else a post, under “People who serve”, so that one person may be ill."),
        two_can_act,
    ),
    Assertion(
        "people.chair",
        gettext_lazy("There is a chair"),
        gettext_lazy("Give somebody the post, under “People who serve”."),
        chair,
    ),
    Assertion(
        "people.safeguarding_officer",
        gettext_lazy("There is a safeguarding officer"),
        gettext_lazy("Give somebody the post, under “People who serve”: a concern has to reach somebody."),
        safeguarding_officer,
    ),
    Assertion(
        "people.two_people",
        gettext_lazy("The chair and the safeguarding officer are two people"),
        gettext_lazy("Give one of the two posts to somebody else."),
        two_people,
    ),
    Assertion(
        "people.no_account_without_post",
        gettext_lazy("Nobody without a post can sign in"),
        gettext_lazy("Close the account under “People who serve”, or give its owner a post."),
        no_account_without_post,
    ),
    Assertion(
        "people.tablets_used",
        gettext_lazy("Every tablet of the hall is in use"),
        gettext_lazy("Look for the tablet; if it is not found, end it under “People who serve”."),
        tablets_used,
    ),
    Assertion(
        "people.undertakings",
        gettext_lazy("Everybody who serves has signed the undertaking of the policy in force"),
        gettext_lazy("Ask them to sign in and sign: until then they see no family."),
        undertakings,
    ),
)
