"""Where all is well the doctor finds nothing to do."""

import pytest

from tests.doors.doctor.ward import Ward
from wicketgate.doors.doctor.examination import ASSERTIONS, examine

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


def test_where_all_is_well_nothing_is_to_be_done(ward: Ward) -> None:
    found = examine(ward.installed())

    assert [(one.code, one.found) for one in found if one.state in ("red", "amber")] == []
    assert len(found) == len(ASSERTIONS) >= 40
