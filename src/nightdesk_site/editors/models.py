"""The desk's own tables: the page an editor works on, and what each editor has seen."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField

from nightdesk.drafts.model import Draft, Sentence
from nightdesk.foundation.errors import AlreadyDecided
from nightdesk.foundation.ids import SentenceId
from nightdesk.verify.model import Verdict
from nightdesk_site.record.documents import dump, load
from nightdesk_site.record.models import DraftRow

from .blocks import TextStream
from .doors import ShutPage
from .locks import DecidedLock
from .panels import EvidencePanel
from .saving import DraftForm
from .text import read_back

Grounds = tuple[Sentence, ...]


class DeskPage(ShutPage):
    """The root under which drafts wait."""

    parent_page_types: list[str] = []
    subpage_types = ["editors.DraftPage"]
    is_creatable = False
    search_fields: list[Any] = []

    class Meta:
        db_table = "desk_page"
        verbose_name = _("desk")


class DraftPage(ShutPage):
    """A draft at the desk. Its latest revision is the truth of its text; the draft's row keeps what the writer handed in.

    `verdict` belongs to the text of the same revision. `grounds` are the sentences to which an editor gave other evidence.
    """

    draft = models.OneToOneField(DraftRow, on_delete=models.PROTECT, related_name="page")
    waiting_since = models.DateTimeField(db_index=True)
    languages = models.JSONField(default=list)
    headline = models.TextField(_("headline"))
    standfirst = models.TextField(_("standfirst"))
    body = StreamField(TextStream(), verbose_name=_("text"))
    grounds = models.TextField(default="[]", help_text="tuple of drafts.model.Sentence")
    verdict = models.TextField(help_text="a verify.model.Verdict")

    parent_page_types = ["editors.DeskPage"]
    subpage_types: list[str] = []
    is_creatable = False
    preview_modes: list[Any] = []
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [EvidencePanel(), FieldPanel("headline"), FieldPanel("standfirst"), FieldPanel("body"), CommentPanel()], heading=_("Text")
            )
        ],
        base_form_class=DraftForm,
    )

    class Meta:
        db_table = "draft_page"
        verbose_name = _("draft")
        permissions = [("decide_draft", "Can publish, hold or spike a draft")]

    @property
    def open_to_edits(self) -> bool:
        return self.draft.state in (DraftRow.State.WAITING, DraftRow.State.HELD)

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Any:
        """Every save is a revision of its own: what somebody has read, and decided on, is never written over.

        Raises AlreadyDecided once the draft is decided.
        """
        if not self.open_to_edits:
            raise AlreadyDecided(f"{self.headline!r} is {self.draft.get_state_display()}: its text stands as it was decided on")
        return super().save_revision(*args, **kwargs)

    def get_lock(self) -> Any:
        """A decided draft is locked for everybody; its text, comments and history stay readable."""
        return super().get_lock() if self.open_to_edits else DecidedLock(self)

    def as_written(self) -> Draft:
        """What the writer handed in."""
        return load(Draft, self.draft.document)

    def as_edited(self) -> Draft:
        """The draft that this revision's text and evidence make."""
        grounds = {sentence.id: sentence for sentence in self.given()}
        return read_back(self.as_written(), self.headline, self.standfirst, self.body.get_prep_value(), grounds)

    def given(self) -> Grounds:
        return load(Grounds, self.grounds)

    def give(self, sentence: Sentence) -> None:
        """Set the evidence of one sentence, in this object only; see `nightdesk_site.editors.ground`."""
        kept = tuple(known for known in self.given() if known.id != sentence.id)
        self.grounds = dump((*kept, sentence), Grounds)

    def checked(self) -> Verdict:
        return load(Verdict, self.verdict)

    def sentence(self, name: SentenceId) -> Sentence | None:
        return next((sentence for sentence in self.as_edited().sentences() if sentence.id == name), None)


class Look(models.Model):
    """The revision of a draft that an editor saw last."""

    page = models.ForeignKey(DraftPage, on_delete=models.CASCADE, related_name="looks")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_look"
        constraints = [models.UniqueConstraint(fields=["page", "editor"], name="one_last_look_for_each_editor")]
