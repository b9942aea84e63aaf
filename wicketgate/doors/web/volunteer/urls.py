"""The addresses of the pages for the day in the hall: each module of views keeps its own list."""

from wicketgate.doors.web.volunteer.views import day, needs, ring, sheets, taps

app_name = "volunteer"
urlpatterns = [
    *day.urlpatterns,
    *taps.urlpatterns,
    *needs.urlpatterns,
    *ring.urlpatterns,
    *sheets.urlpatterns,
]
