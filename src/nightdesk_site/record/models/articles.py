from django.db import models
from django.db.models import Q


class ArticleRow(models.Model):
    """What lists need to know of an article; the text is in its versions. `languages` and `sources` count its items."""

    id = models.CharField(primary_key=True, max_length=40)
    slug = models.SlugField(max_length=120, unique=True)
    story = models.OneToOneField("StoryRow", null=True, on_delete=models.PROTECT, related_name="article")
    version = models.PositiveIntegerField()
    persona = models.CharField(max_length=60, db_index=True)
    headline = models.TextField()
    standfirst = models.TextField()
    place = models.CharField(max_length=120, blank=True)
    place_slug = models.SlugField(max_length=120, blank=True, db_index=True)
    country = models.CharField(max_length=2, blank=True, db_index=True)
    subject = models.CharField(max_length=20, db_index=True)
    score = models.FloatField(help_text="news judgement, for the order of the front page")
    languages = models.JSONField(default=list)
    sources = models.PositiveIntegerField()
    first_reported = models.DateTimeField()
    published_at = models.DateTimeField(db_index=True)
    changed_at = models.DateTimeField(db_index=True)
    reviewed_by_person = models.BooleanField()
    played = models.BooleanField()
    retracted = models.BooleanField(default=False)
    moved_to = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="took_in", help_text="set when its story merged")

    class Meta:
        db_table = "article"


class ArticleVersionRow(models.Model):
    """One published version. Without a decision there is no row: the database holds that law too."""

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey("ArticleRow", on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    decision = models.OneToOneField("DecisionRow", on_delete=models.PROTECT, related_name="article_version")
    published_at = models.DateTimeField()
    document = models.TextField(help_text="a publish.model.Article")

    class Meta:
        db_table = "article_version"
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="versions_are_numbered"),
            models.CheckConstraint(condition=Q(version__gte=1), name="versions_start_at_one"),
        ]


class CitationRow(models.Model):
    """An item that an article, as readers see it now, names among its sources. Its story may have let the item go since."""

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey("ArticleRow", on_delete=models.CASCADE, related_name="citations")
    item = models.CharField(max_length=40, db_index=True)

    class Meta:
        db_table = "citation"
        constraints = [models.UniqueConstraint(fields=["article", "item"], name="an_article_cites_an_item_once")]


class IllustrationRow(models.Model):
    """A rendition of an article's illustration; the picture of one story is drawn once, its caption is the article's."""

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey("ArticleRow", on_delete=models.PROTECT, related_name="illustrations")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, db_index=True)
    alt = models.TextField()
    body = models.BinaryField()

    class Meta:
        db_table = "illustration"
        constraints = [models.UniqueConstraint(fields=["article", "width"], name="one_rendition_for_each_width")]
