"""This room, as Django knows it."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    """Opening days, bookings, arrivals and departures."""

    name = "wicketgate.domain.sessions"
    label = "opening"
