"""The addresses of an agency's pages: one list a subject, kept in `addresses`."""

from django.urls import URLPattern

from wicketgate.doors.web.referrer.addresses import referrals, requests

app_name = "referrer"
urlpatterns: list[URLPattern] = [
    *referrals.urlpatterns,
    *requests.urlpatterns,
]
