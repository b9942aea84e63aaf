"""The addresses of lists of what was given out about one person."""

from django.urls import URLPattern, path

from wicketgate.doors.web.coordinator.views import own_lists

_ONE = "given-out/<uuid:list_id>/"

urlpatterns: list[URLPattern] = [
    path("families/people/<uuid:member>/given-out/", own_lists.own_lists, name="own_lists"),
    path(_ONE, own_lists.own_list, name="own_list"),
    path(f"{_ONE}paper/", own_lists.paper, name="own_list_paper"),
    path(f"{_ONE}proofs/", own_lists.proofs, name="own_list_proofs"),
]
