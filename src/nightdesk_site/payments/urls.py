"""Where readers join, give, and look after what they bought."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("join/", views.join, name="join"),
    path("join/check-out/", views.check_out, name="check-out"),
    path("join/contribute/", views.contribute, name="contribute"),
    path("account/membership/", views.portal, name="portal"),
    path("payments/notice/", views.notice, name="payment-notice"),
]
