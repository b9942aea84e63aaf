"""The addresses that every post shares."""

from django.urls import URLPattern

app_name = "shared"
urlpatterns: list[URLPattern] = []
