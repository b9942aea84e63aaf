"""Somebody of the cast at the pages."""

from django.test import Client

from tests.people import Cast
from tests.signing_in import sign_in


def at_the_page(people: Cast, who: str, *, raises: bool = True) -> Client:
    """Return the browser of somebody of the cast, signed in with a fresh second factor; nobody's for an empty name."""
    client = Client(raise_request_exception=raises)
    if who:
        sign_in(client, getattr(people, who))
    return client
