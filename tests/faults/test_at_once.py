"""A form that is sent twice at the very same moment does its work once, and both answers are calm."""

import pytest

from tests.faults.running import IS_LONG, struck

pytestmark = pytest.mark.database


def test_a_form_sent_twice_at_once_does_its_work_once() -> None:
    report = struck("twice", "--times", "30" if IS_LONG else "1")

    assert report["wrong"] == []
    assert report["blows"] >= 10


def test_without_its_mark_some_form_does_it_twice() -> None:
    report = struck("twice", "--times", "1", "--without", "a form leaves its mark")

    assert any("did its work 2 times" in sentence for sentence in report["wrong"])
