"""The blocks of a draft in Wagtail's editor."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from nightdesk.drafts.model import SectionRole

ROLES = {
    SectionRole.OPENING: _("Opening"),
    SectionRole.FIGURES: _("Figures"),
    SectionRole.ACCOUNTS: _("Accounts"),
    SectionRole.RECORD: _("The record"),
    SectionRole.MEMBERS: _("For members"),
    SectionRole.TIMELINE: _("Timeline"),
    SectionRole.UNKNOWN: _("What is not known"),
    SectionRole.AHEAD: _("Looking ahead"),
}


class SectionBlock(blocks.StructBlock):  # type: ignore[misc]
    """Begins a section; what follows belongs to it until the next one begins."""

    role = blocks.ChoiceBlock(choices=[(role.value, words) for role, words in ROLES.items()], label=_("What it is"))
    title = blocks.CharBlock(required=False, label=_("Title"), help_text=_("The opening has none."))
    teaser = blocks.CharBlock(required=False, label=_("Teaser"), help_text=_("For the members' part: what it answers, told to everyone."))

    class Meta:
        icon = "title"
        label = _("Section begins")
        label_format = "{title}"


class TextStream(blocks.StreamBlock):  # type: ignore[misc]
    section = SectionBlock()
    paragraph = blocks.ListBlock(
        blocks.TextBlock(rows=2, label=_("Sentence"), form_classname="desk-sentence"), label=_("Paragraph"), icon="pilcrow"
    )
    table = blocks.StaticBlock(
        label=_("Table"), icon="table", admin_text=_("A table of the draft. It can be moved or cut; its cells are fixed.")
    )
    chart = blocks.StaticBlock(
        label=_("Chart"), icon="view", admin_text=_("A chart of the draft. It can be moved or cut; its points are fixed.")
    )
