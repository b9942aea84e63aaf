"""Which address leads to which audience's pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("wicketgate.doors.web.public.urls")),
    path("", include("wicketgate.doors.web.shared.urls")),
    path("account/", include("wicketgate.doors.web.public.sign_in_urls")),
    path("refer/", include("wicketgate.doors.web.referrer.urls")),
    path("day/", include("wicketgate.doors.web.volunteer.urls")),
    path("centre/", include("wicketgate.doors.web.coordinator.urls")),
    path("officers/", include("wicketgate.doors.web.officers.urls")),
]

handler400 = "wicketgate.doors.web.shared.views.stale.damaged"
handler404 = "wicketgate.doors.web.shared.views.nothing_here.nothing_here"
handler500 = "wicketgate.doors.web.shared.views.trouble.broken"
