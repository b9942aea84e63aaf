"""The addresses of people who serve, their posts and the rota."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
