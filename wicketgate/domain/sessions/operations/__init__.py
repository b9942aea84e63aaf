"""Change the register: opening days, bookings, what adults are told, the day itself, and its sheets."""

from wicketgate.domain.sessions.operations.bookings import book, cancel_booking, record_absence
from wicketgate.domain.sessions.operations.days import arrange_days, cancel_day, open_again
from wicketgate.domain.sessions.operations.hall import (
    record_arrival,
    record_departure,
    take_back_arrival,
    take_back_departure,
)
from wicketgate.domain.sessions.operations.letters import compose_times_letter
from wicketgate.domain.sessions.operations.paper import NotOnTheDay, enter_from_paper
from wicketgate.domain.sessions.operations.ringing import open_number
from wicketgate.domain.sessions.operations.sheets import print_day_sheet, record_return
from wicketgate.domain.sessions.operations.told import record_told

__all__ = [
    "NotOnTheDay",
    "arrange_days",
    "book",
    "cancel_booking",
    "cancel_day",
    "compose_times_letter",
    "enter_from_paper",
    "open_again",
    "open_number",
    "print_day_sheet",
    "record_absence",
    "record_arrival",
    "record_departure",
    "record_return",
    "record_told",
    "take_back_arrival",
    "take_back_departure",
]
