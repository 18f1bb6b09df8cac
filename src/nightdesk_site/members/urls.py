"""Ways in and out."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("sign-in/", views.ask, name="sign-in"),
    path("sign-in/<str:token>/", views.by_link, name="sign-in-by-link"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("account/", views.account, name="account"),
]
