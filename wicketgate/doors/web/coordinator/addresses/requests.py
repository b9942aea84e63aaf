"""The addresses of requests for information and their answers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
