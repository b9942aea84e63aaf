"""
How each assertion's guard is taken away: one row an assertion, with the state that it must then have.

The rows are in the folder rows, one file for each part of an installed centre.
"""

from tests.doors.doctor.rows import databases, files, keys, machine, people, records, server

ROWS = (
    *files.ROWS,
    *databases.ROWS,
    *keys.ROWS,
    *people.ROWS,
    *records.ROWS,
    *server.ROWS,
    *machine.ROWS,
)
