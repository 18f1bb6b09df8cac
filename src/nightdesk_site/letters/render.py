"""What a reader of one standing finds in an issue, as text and as HTML that mail programs show."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse

from nightdesk.publish.access import Standing
from nightdesk.publish.reading import ReaderParagraph, ReaderSection
from nightdesk_site.reader.analysts import analyst
from nightdesk_site.reader.corrections import corrections_of
from nightdesk_site.reader.house import site_address, site_name
from nightdesk_site.reader.shelf import reader_article
from nightdesk_site.record.models import ArticleRow, CorrectionRow

from .models import Issue

LEAVE = "%leave%"
"""Stands in the rendered letter where each reader's own way out is put."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article in a letter. `members` is what this reader may read of the members' part, or its teaser."""

    address: str
    headline: str
    standfirst: str
    opening: str
    analyst: str
    reviewed: bool
    members: str
    teaser: str


@dataclass(frozen=True, slots=True)
class Rendered:
    subject: str
    text: str
    html: str


def render(issue: Issue, standing: Standing) -> Rendered:
    """Made of what that standing may see and nothing else. An article that was retracted or moved since is left out."""
    rows = {row.id: row for row in ArticleRow.objects.filter(id__in=issue.articles, retracted=False, moved_to__isnull=True)}
    told = {
        "issue": issue,
        "pieces": [_piece(rows[name], standing) for name in issue.articles if name in rows],
        "corrections": _corrections(issue),
        "site_name": site_name(),
        "site_address": site_address(),
        "leave": LEAVE,
    }
    return Rendered(
        issue.subject, render_to_string("letters/letter.txt", told).strip() + "\n", render_to_string("letters/letter.html", told)
    )


def _piece(row: ArticleRow, standing: Standing) -> Piece:
    article = reader_article(row, standing)
    members = next((section for section in article.sections if section.for_members), None)
    return Piece(
        address=site_address() + reverse("article", args=[row.slug]),
        headline=article.headline.text,
        standfirst=article.standfirst.text if article.standfirst else "",
        opening=_first_paragraph(article.sections[0]) if article.sections else "",
        analyst=analyst(row.persona).name,
        reviewed=article.reviewed_by_person,
        members=_first_paragraph(members) if members and not members.locked else "",
        teaser=(members.teaser or "") if members and members.locked else "",
    )


def _first_paragraph(section: ReaderSection) -> str:
    first = next((block for block in section.blocks if isinstance(block, ReaderParagraph)), None)
    return " ".join(sentence.text for sentence in first.sentences) if first else ""


def _corrections(issue: Issue) -> list[CorrectionRow]:
    """Those made since the issue before: readers of a letter are told as readers of the page are."""
    before = Issue.objects.filter(letter=issue.letter, number__lt=issue.number).order_by("-number").first()
    if before is None:
        return []
    return list(corrections_of().filter(at__gt=before.composed_at, at__lte=issue.composed_at))
