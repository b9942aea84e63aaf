"""The addresses of families, their members, walls and sealed values."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
