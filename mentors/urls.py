"""Addresses of people and assignments."""

from django.urls import URLPattern

app_name = "mentors"
urlpatterns: list[URLPattern] = []
