"""The addresses of what an agency asks."""

from django.urls import URLPattern, path

from wicketgate.doors.web.referrer.views import requests

urlpatterns: list[URLPattern] = [
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.ask, name="ask"),
    path("requests/<uuid:request_id>/", requests.receipt, name="receipt"),
]
