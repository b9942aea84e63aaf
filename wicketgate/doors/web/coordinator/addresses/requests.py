"""The addresses of requests for information and their answers."""

from django.urls import URLPattern, path

from wicketgate.doors.web.coordinator.views import request_family, requests

ONE = "requests/<uuid:request_id>/"
urlpatterns: list[URLPattern] = [
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.record, name="record_request"),
    path(ONE, requests.show_request, name="request"),
    path(f"{ONE}family/", request_family.family, name="request_family"),
    path(f"{ONE}paper/", requests.paper, name="request_paper"),
    path(f"{ONE}<int:version>/confirm/", requests.confirm, name="request_confirm"),
    path(f"{ONE}<int:version>/release/", requests.release, name="request_release"),
    path(f"{ONE}<int:version>/refuse/", requests.refuse, name="request_refuse"),
]
