"""The addresses of the officers' pages: each module of views keeps its own list."""

from wicketgate.doors.web.officers.views import concerns

app_name = "officers"
urlpatterns = [
    *concerns.urlpatterns,
]
