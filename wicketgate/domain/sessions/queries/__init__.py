"""Read opening days, bookings, who is due, and when a family was together."""

from wicketgate.domain.sessions.queries.attendance import Together, together
from wicketgate.domain.sessions.queries.due import due_today

__all__ = ["Together", "due_today", "together"]
