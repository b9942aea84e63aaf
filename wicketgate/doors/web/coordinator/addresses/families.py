"""The addresses of families, their members, walls and sealed values."""

from django.urls import URLPattern, path

from wicketgate.doors.web.coordinator.views import families, family_changes

_ONE = "families/<uuid:arrangement_id>/"

urlpatterns: list[URLPattern] = [
    path("families/", families.families, name="families"),
    path("families/search/", families.search, name="families_search"),
    path(_ONE, families.one, name="family"),
    path(f"{_ONE}open/<uuid:owner>/<str:item>/", families.reveal, name="reveal"),
    path(f"{_ONE}write/<uuid:member>/<str:item>/", family_changes.record, name="record"),
    path(f"{_ONE}stands/", family_changes.status, name="family_status"),
    path(f"{_ONE}apart/", family_changes.apart, name="family_apart"),
    path(f"{_ONE}known/", family_changes.known, name="family_known"),
]
