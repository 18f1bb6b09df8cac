from __future__ import annotations

from django.urls import path

from . import api, views

urlpatterns = [
    path("api/openapi.json", api.description, name="api"),
    path("api/articles/", api.articles, name="api-articles"),
    path("api/articles/<slug:slug>/", api.article, name="api-article"),
    path("account/feeds/", views.own_keys, name="keys"),
    path("feeds/own/<str:key>/all.<form:form>", views.private_feed, name="private-feed-all"),
    path("feeds/own/<str:key>/<kind:kind>/<slug:name>.<form:form>", views.private_feed, name="private-feed"),
]
