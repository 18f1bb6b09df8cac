"""Where letters are chosen and left."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("account/letters/", views.choose, name="letters"),
    path("letters/leave/<str:token>/", views.leave, name="leave-letter"),
]
