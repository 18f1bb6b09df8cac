"""The reader's addresses."""

from __future__ import annotations

from django.urls import path, register_converter

from .views import articles, feeds, house, lists, machines, style


class FeedForm:
    regex = "rss|atom|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FeedKind(FeedForm):
    regex = "places|subjects|analysts"


register_converter(FeedForm, "form")
register_converter(FeedKind, "kind")

urlpatterns = [
    path("", lists.front, name="front"),
    path("articles/", lists.everything, name="articles"),
    path("articles/<slug:slug>/", articles.article, name="article"),
    path("articles/<slug:slug>/text/", articles.article_text, name="article-text"),
    path("articles/<slug:slug>/changes/", articles.article_changes, name="article-changes"),
    path("articles/<slug:slug>/changes/<int:since>/", articles.article_changes, name="article-changes-since"),
    path("articles/<slug:slug>/card.jpg", articles.card, name="card"),
    path("articles/<slug:slug>/illustration-<int:width>.<slug:extension>", articles.illustration, name="illustration"),
    path("places/", lists.place_index, name="places"),
    path("places/<slug:slug>/", lists.place, name="place"),
    path("subjects/", lists.subject_index, name="subjects"),
    path("subjects/<slug:name>/", lists.subject, name="subject"),
    path("analysts/", lists.analyst_index, name="analysts"),
    path("analysts/<slug:name>/", lists.analyst, name="analyst"),
    path("analysts/<slug:name>/articles/", lists.analyst_articles, name="analyst-articles"),
    path("analysts/<slug:name>/portrait.svg", lists.analyst_portrait, name="portrait"),
    path("process/", house.process, name="process"),
    path("sources/", house.sources, name="sources"),
    path("trust/", house.trust, name="trust"),
    path("corrections/", house.corrections, name="corrections"),
    path("feeds/", house.feed_index, name="feeds"),
    path("feeds/all.<form:form>", feeds.feed, name="feed-all"),
    path("feeds/corrections.<form:form>", feeds.corrections, name="feed-corrections"),
    path("feeds/<kind:kind>/<slug:name>.<form:form>", feeds.feed, name="feed"),
    path("pages/<slug:slug>/", house.own_page, name="own-page"),
    path("colours.css", style.colours, name="colours"),
    path("mark.svg", style.mark, name="mark"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-news.xml", machines.news_sitemap, name="news-sitemap"),
]
