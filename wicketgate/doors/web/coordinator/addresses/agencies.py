"""The addresses of agencies and their contacts."""

from django.urls import URLPattern, path

from wicketgate.doors.web.coordinator.views import agencies

urlpatterns: list[URLPattern] = [
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/new/", agencies.new, name="agency_new"),
    path("agencies/<uuid:agency_id>/", agencies.one, name="agency"),
    path("agencies/<uuid:agency_id>/contact/", agencies.contact, name="agency_contact"),
]
