"""The addresses of agencies and their contacts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
