"""The addresses of these pages."""

from django.urls import URLPattern

app_name = "coordinator"
urlpatterns: list[URLPattern] = []
