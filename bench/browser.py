"""Somebody signed in, who fetches pages through the whole of Django."""

from collections.abc import Callable

from django.test import Client

from tests.people import NOW, Cast
from tests.signing_in import sign_in


def coordinators_browser(people: Cast) -> Client:
    """Return a client in which the coordinator is signed in, with a second factor."""
    client = Client(SERVER_NAME="localhost")
    sign_in(client, people.coordinator, at=NOW)
    return client


def fetching(client: Client, address: str, sent: dict[str, str] | None = None) -> Callable[[], bytes]:
    """Return how to fetch a page, or send a form to it. A page that does not open ends the measurement."""

    def fetch() -> bytes:
        answer = client.get(address) if sent is None else client.post(address, sent)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        return answer.content

    return fetch
