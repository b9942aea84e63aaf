"""The addresses of opening days, bookings and each adult's times."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
