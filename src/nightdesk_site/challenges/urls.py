"""Where a sentence is questioned, and where the answers stand."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("articles/<slug:slug>/challenge/", views.put, name="challenge"),
    path("challenges/", views.archive, name="challenges"),
]
