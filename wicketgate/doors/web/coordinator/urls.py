"""The addresses of the coordinator's pages: one list a subject, kept in `addresses`."""

from django.urls import URLPattern

from wicketgate.doors.web.coordinator.addresses import (
    agencies,
    families,
    founding,
    opening_days,
    own_lists,
    papers,
    policy,
    referrals,
    requests,
    serving,
)

app_name = "coordinator"
urlpatterns: list[URLPattern] = [
    *referrals.urlpatterns,
    *families.urlpatterns,
    *agencies.urlpatterns,
    *opening_days.urlpatterns,
    *requests.urlpatterns,
    *own_lists.urlpatterns,
    *serving.urlpatterns,
    *policy.urlpatterns,
    *founding.urlpatterns,
    *papers.urlpatterns,
]
