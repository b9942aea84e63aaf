"""The address of the recovery papers."""

from django.urls import path

from wicketgate.doors.web.coordinator.views import papers

urlpatterns = [path("recovery-papers/", papers.check_papers, name="papers")]
