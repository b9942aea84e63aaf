"""The addresses of the first evening and of the centre's own details."""

from django.urls import path

from wicketgate.doors.web.coordinator.views import founding

urlpatterns = [
    path("first-evening/", founding.first_evening, name="first_evening"),
    path("details/", founding.centre_details, name="centre_details"),
]
