"""Somebody new who acts as coordinator for a while, so that Saturday can be held."""

import argparse
from datetime import date, timedelta
from uuid import UUID

from wicketgate.doors import clock
from wicketgate.doors.cli import asked
from wicketgate.doors.cli.asked import AskedWrongly
from wicketgate.doors.cli.opened import NotOpened

_ACTING_FOR = timedelta(days=28)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command be told who acts, as what they sign in, and until when."""
    parser.add_argument(
        "--acting", metavar="NAME", help="the name of somebody who acts as coordinator for a while"
    )
    parser.add_argument("--username", default="acting", help="what they sign in as")
    parser.add_argument(
        "--until", metavar="DAY", help="their last day, as 2026-12-24; four weeks unless given"
    )


def require_possible(options: argparse.Namespace) -> None:
    """Raise AskedWrongly for somebody who could not be appointed, before anything is brought back."""
    if options.acting is not None:
        asked.persons_name(options.acting, "", "--acting")
        asked.require_username(options.username)
        _until(options)


def appointed(options: argparse.Namespace, *, centre: UUID) -> str:
    """Appoint whom the options name, and return what to say; nothing where they name nobody. Raises NotOpened."""
    if options.acting is None:
        return ""
    from wicketgate.domain.accounts.models import Role
    from wicketgate.domain.ledger.actor import Actor
    from wicketgate.domain.ledger.refusals import Unable
    from wicketgate.domain.volunteers.operations import welcome
    from wicketgate.vault.chance import new_id
    from wicketgate.vault.tokens import first_password

    password, until = first_password(), _until(options)
    try:
        welcome(
            username=options.username,
            name=options.acting,
            password=password,
            role=Role.COORDINATOR,
            begins=clock.today(),
            ends=until,
            is_acting=True,
            by=Actor(centre, new_id()),
            at=clock.now(),
        )
    except Unable as letter:
        raise NotOpened(
            f"The centre is back. Nobody was made acting coordinator: {letter} For that, delete what was brought back "
            "here, and run the same again with another --username or --acting."
        ) from letter
    return _ACTING.format(username=options.username, password=password, until=until)


def _until(options: argparse.Namespace) -> date:
    """Return their last day."""
    try:
        until = date.fromisoformat(options.until) if options.until else clock.today() + _ACTING_FOR
    except ValueError as error:
        raise AskedWrongly(
            "--until: expected a day such as 2026-12-24, got something else. Nothing was changed."
        ) from error
    if until < clock.today():
        raise AskedWrongly("--until: expected today or a day to come, got one before. Nothing was changed.")
    return until


_ACTING = """
Somebody acts as coordinator until {until}.

  Sign in as       {username}
  First password   {password}

Write the password down now: it is shown once.
"""
