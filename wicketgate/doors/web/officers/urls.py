"""The addresses of the officers' pages: each module of views keeps its own list."""

from wicketgate.doors.web.officers.views import (
    checks,
    concerns,
    doctor,
    due,
    keeping,
    ledger,
    own_lists,
    walls,
)

app_name = "officers"
urlpatterns = [
    *checks.urlpatterns,
    *concerns.urlpatterns,
    *doctor.urlpatterns,
    *due.urlpatterns,
    *keeping.urlpatterns,
    *ledger.urlpatterns,
    *own_lists.urlpatterns,
    *walls.urlpatterns,
]
