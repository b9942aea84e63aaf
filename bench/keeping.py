"""
Back up, restore and sweep a centre of 10,000 people, in seconds.

    .venv/bin/python -m bench.keeping

The backup is copied whole, checked page by page, sealed for the papers, put on the disk and read back from it. The
restore is of that backup into an empty place, from two papers. The sweep tries every sealed value, once as the nightly
job does, with its rests, and once without, and then sweeps the keys.
"""

import json
import time
from datetime import timedelta
from pathlib import Path

from bench.home import peopled
from bench.side_by_side import taken

PEOPLE = 10_000


def main() -> None:
    """Print the seconds of each, and how much there was."""
    with peopled() as people:
        from django.conf import settings

        from bench.filling import PEOPLE_A_FAMILY, fill
        from tests.people import CENTRE, FOUNDER, NOW
        from wicketgate.domain.people.models import Person
        from wicketgate.domain.retention.operations import sweep_keys
        from wicketgate.domain.retention.sealed_values import try_every_value
        from wicketgate.doors.jobs import backups, sweeps
        from wicketgate.vault import backup, recovery, restore, rootkey
        from wicketgate.vault.recovery import Opener

        assert people
        fill(CENTRE, families=-(-PEOPLE // PEOPLE_A_FAMILY))
        data: Path = settings.WICKETGATE_DATA
        disk, place = (
            data.parent / "disk",
            restore.Place(data.parent / "new", data.parent / "new-key/root.key"),
        )
        disk.mkdir()
        papers = recovery.make(data, centre=CENTRE, root=rootkey.current(), on=NOW.date())
        source = backup.Source(data, rootkey.current(), CENTRE, backups.form())
        seconds = {
            "backup": taken(lambda: backup.write(source, disk, at=NOW)),
            "journal carried": taken(lambda: backup.carry(source, disk, at=NOW + timedelta(hours=1))),
            "restore": taken(
                lambda: restore.bring_back(disk, Opener(papers[:2]), place=place, known=source.form)
            ),
        }
        tried = try_every_value(CENTRE)
        assert tried.is_sound
        seconds["every value tried"] = taken(lambda: try_every_value(CENTRE))
        rests = lambda: time.sleep(sweeps.RESTS.total_seconds())  # noqa: E731  as the job rests
        seconds["every value tried, with the job's rests"] = taken(
            lambda: try_every_value(CENTRE, rest=rests)
        )
        seconds["keys swept"] = taken(lambda: sweep_keys(tried=tried, by=FOUNDER, at=NOW))
        held = {
            "people": Person.objects.count(),
            "values": tried.values,
            "records_mb": round((data / "records.db").stat().st_size / 1e6, 1),
            "backup_mb": round(sum(path.stat().st_size for path in disk.rglob("*.age")) / 1e6, 1),
        }
    print(json.dumps({"seconds": {name: round(each, 2) for name, each in seconds.items()}, **held}))


if __name__ == "__main__":
    main()
