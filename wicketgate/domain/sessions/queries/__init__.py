"""Read opening days, bookings, who is due, and when a family was together."""

from wicketgate.domain.sessions.queries.attendance import Together, together
from wicketgate.domain.sessions.queries.care import Cared, needs_today
from wicketgate.domain.sessions.queries.due import due_today
from wicketgate.domain.sessions.queries.hall import Due, Hall, hall_today
from wicketgate.domain.sessions.queries.ringing import name_to_ring
from wicketgate.domain.sessions.queries.sheets import Sheets, sheets_of_today

__all__ = [
    "Cared",
    "Due",
    "Hall",
    "Sheets",
    "Together",
    "due_today",
    "hall_today",
    "name_to_ring",
    "needs_today",
    "sheets_of_today",
    "together",
]
