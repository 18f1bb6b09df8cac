from django.db import models


class SnapshotRow(models.Model):
    """Bytes as received, named by their SHA-256, and where they lie: `length` bytes of a WARC file from `offset` on.

    For the desk alone. A pruned or taken-down snapshot keeps its row with an empty `file`.
    """

    id = models.CharField(primary_key=True, max_length=64)
    source = models.ForeignKey("SourceRow", on_delete=models.PROTECT)
    address = models.TextField()
    fetched_at = models.DateTimeField(db_index=True)
    media_type = models.CharField(max_length=100)
    file = models.CharField(max_length=120, blank=True, default="", db_index=True)
    offset = models.BigIntegerField(default=0)
    length = models.BigIntegerField(default=0)

    class Meta:
        db_table = "snapshot"


class ItemRow(models.Model):
    """An item as it stands now. `arrived_as` is what the linker saw of it, where its source has changed it since."""

    id = models.CharField(primary_key=True, max_length=40)
    source = models.ForeignKey("SourceRow", on_delete=models.PROTECT)
    external_id = models.TextField()
    language = models.CharField(max_length=35, db_index=True)
    published_at = models.DateTimeField(db_index=True)
    received_at = models.DateTimeField(db_index=True)
    document = models.TextField(help_text="a wire.model.Item")
    arrived_as = models.TextField(null=True, help_text="a wire.model.Item")
    said = models.CharField(max_length=32, default="", help_text="digest of what the feed or page said of it last")
    page = models.TextField(blank=True, default="", help_text="where its text was read, if that was not the feed")
    page_title = models.TextField(blank=True, default="", help_text="the headline on that page when it was last read")
    page_unread = models.BooleanField(default=False, help_text="its page could not be read yet; its text is what the feed announced")
    page_alone = models.BooleanField(default=False, help_text="there is nothing of it but its page: no feed announced it")
    copy_of = models.CharField(max_length=40, blank=True, default="", db_index=True, help_text="the first item of its group of copies")
    next_look = models.DateTimeField(null=True, db_index=True, help_text="when its page is to be looked at again")
    looks = models.PositiveSmallIntegerField(default=0)
    missing_since = models.DateTimeField(null=True, help_text="since when its page is not found, which once may be a slip")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "item"
        constraints = [models.UniqueConstraint(fields=["source", "external_id"], name="an_item_is_its_source_and_external_id")]


class LanguageRow(models.Model):
    """How many items are in a language, whatever became of them."""

    language = models.CharField(primary_key=True, max_length=35)
    items = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "language"


class ItemVersionRow(models.Model):
    """An item as its source had it from `seen_at` on; items never changed have none. `changes` tell it from the version before."""

    id = models.BigAutoField(primary_key=True)
    item = models.ForeignKey("ItemRow", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    seen_at = models.DateTimeField()
    document = models.TextField(help_text="a wire.model.Item")
    changes = models.TextField(default="[]", help_text="a tuple of wire.edits.Change")
    told = models.BooleanField(default=False, db_index=True, help_text="whether its story and the desk know of it")

    class Meta:
        db_table = "item_version"
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="item_versions_are_numbered")]


class PageRow(models.Model):
    """An article page of a source that was read, passed over as backlog, or tried in vain `tries` times."""

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey("SourceRow", on_delete=models.PROTECT)
    digest = models.CharField(max_length=32, help_text="of its address")
    read = models.BooleanField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, help_text="if it could not be had: not before then is it asked for again")

    class Meta:
        db_table = "page"
        constraints = [models.UniqueConstraint(fields=["source", "digest"], name="a_page_is_remembered_once")]


class HearingRow(models.Model):
    """A batch of sources that was heard and taken in: once, however often it is tried."""

    id = models.CharField(primary_key=True, max_length=120)
    at = models.DateTimeField(db_index=True)
    items = models.PositiveIntegerField()

    class Meta:
        db_table = "hearing"


class TakedownRow(models.Model):
    """An owner's text that was taken down: everything of a source, or one item."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    source = models.ForeignKey("SourceRow", on_delete=models.PROTECT)
    item = models.ForeignKey("ItemRow", null=True, on_delete=models.PROTECT)
    reason = models.TextField()

    class Meta:
        db_table = "takedown"


class RecheckRow(models.Model):
    """A task for the desk: a source withdrew or changed a report on which sentences of an article rest, and what a new check found."""

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey("ItemVersionRow", on_delete=models.PROTECT, related_name="rechecks")
    article = models.ForeignKey("ArticleRow", on_delete=models.PROTECT, related_name="rechecks")
    at = models.DateTimeField()
    says = models.TextField()
    sentences = models.JSONField(default=list, help_text="each with its text and its status before and after")
    shaken = models.BooleanField(help_text="whether a sentence lost its support")
    done_at = models.DateTimeField(null=True, db_index=True)
    done_by = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        db_table = "recheck"
        constraints = [models.UniqueConstraint(fields=["version", "article"], name="a_change_is_checked_once_for_each_article")]
