"""Addresses of the style page."""

from django.urls import path

from interface.style import views

urlpatterns = [
    path("", views.section, name="style"),
    path("paginas/<slug:slug>/", views.sample_page, name="style_sample_page"),
    path("<slug:slug>/", views.section, name="style_section"),
]
