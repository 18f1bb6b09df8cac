from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("websub/<str:source>/", views.Callback.as_view(), name="websub")]
