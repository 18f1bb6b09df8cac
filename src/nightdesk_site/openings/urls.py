from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("articles/<slug:slug>/gift/", views.give, name="gift"),
    path("articles/<slug:slug>/open/", views.open_one, name="open-article"),
]
