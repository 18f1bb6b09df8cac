"""Ways in and out, and what is a reader's own."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import include, path

from . import views

urlpatterns = [
    path("sign-in/", allauth.request_login_code, name="sign-in"),
    path("sign-in/", allauth.request_login_code, name="account_login"),
    path("sign-in/", allauth.request_login_code, name="account_request_login_code"),
    path("sign-in/code/", allauth.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/<str:token>/", views.by_link, name="sign-in-by-link"),
    path("sign-up/", views.sign_up, name="account_signup"),
    path("sign-up/code/", allauth.email_verification_sent, name="account_email_verification_sent"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("account/", views.account, name="account"),
    path("account/address/", allauth.email, name="account_email"),
    path("account/again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/shut/", allauth.account_inactive, name="account_inactive"),
    path("account/data.json", views.own_data, name="own-data"),
    path("account/erase/", views.erase, name="erase"),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/keys/", include("allauth.mfa.urls")),
]
