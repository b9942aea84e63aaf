"""The addresses of referrals, from the list to the decision."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
