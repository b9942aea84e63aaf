"""The addresses of these pages."""

from django.urls import URLPattern

app_name = "officers"
urlpatterns: list[URLPattern] = []
