"""What somebody types into the address bar is in no log."""

import logging

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_an_address_that_is_not_there_is_not_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger=""):
        answer = client.get("/ottilie-marsh-of-hidden-lane/")

    assert answer.status_code == 404
    assert "ottilie" not in caplog.text


def test_a_mistake_of_the_program_is_still_logged(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("django.request").error("Internal Server Error")

    assert "Internal Server Error" in caplog.text
