"""The addresses of these pages."""

from django.urls import path

from wicketgate.doors.web.public.views.start import start

app_name = "public"
urlpatterns = [path("", start, name="start")]
