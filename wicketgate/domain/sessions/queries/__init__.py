"""Read opening days, bookings, who is due, and when a family was together."""

from wicketgate.domain.sessions.queries.attendance import Together, together
from wicketgate.domain.sessions.queries.bookings import Booked, Expected, booking, bookings_of, for_others
from wicketgate.domain.sessions.queries.care import Cared, needs_today
from wicketgate.domain.sessions.queries.days import (
    DayLine,
    days_past,
    days_to_book,
    days_to_come,
    opening_day,
)
from wicketgate.domain.sessions.queries.due import due_today
from wicketgate.domain.sessions.queries.ending import ended_since
from wicketgate.domain.sessions.queries.hall import Due, Hall, hall_today
from wicketgate.domain.sessions.queries.paper import PaperLine, SheetToEnter, sheet_to_enter
from wicketgate.domain.sessions.queries.places import Place, places_to_come
from wicketgate.domain.sessions.queries.ringing import name_to_ring
from wicketgate.domain.sessions.queries.sheets import Sheets, sheets_of, sheets_of_today
from wicketgate.domain.sessions.queries.telling import Telling, telling
from wicketgate.domain.sessions.queries.who_may_come import MayCome, who_may_come

__all__ = [
    "Booked",
    "Cared",
    "DayLine",
    "Due",
    "Expected",
    "Hall",
    "MayCome",
    "PaperLine",
    "Place",
    "SheetToEnter",
    "Sheets",
    "Telling",
    "Together",
    "booking",
    "bookings_of",
    "days_past",
    "days_to_book",
    "days_to_come",
    "due_today",
    "ended_since",
    "for_others",
    "hall_today",
    "name_to_ring",
    "needs_today",
    "opening_day",
    "places_to_come",
    "sheet_to_enter",
    "sheets_of",
    "sheets_of_today",
    "telling",
    "together",
    "who_may_come",
]
