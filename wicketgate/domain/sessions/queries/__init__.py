"""Read opening days, bookings, who is due, and when a family was together."""

from wicketgate.domain.sessions.queries.attendance import Together, together
from wicketgate.domain.sessions.queries.due import due_today
from wicketgate.domain.sessions.queries.hall import Due, Hall, hall_today

__all__ = ["Due", "Hall", "Together", "due_today", "hall_today", "together"]
