"""Giving a sentence its evidence: passages of the draft, or an editor's signed word. Either makes a new revision, checked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from nightdesk.drafts.model import Draft, Sentence, SentenceKind, Vouch
from nightdesk.foundation.errors import NightdeskError, NotFound
from nightdesk.foundation.ids import PassageId, SentenceId
from nightdesk.wire.model import PassageKind
from nightdesk_site.members.models import Account
from nightdesk_site.record import audit
from nightdesk_site.record.documents import dump

from .models import DraftPage
from .recheck import recheck


class NoGrounds(NightdeskError):
    """What was offered as evidence is none: no passage of the draft, or a vouch without a reason."""


def rest_on(page: DraftPage, name: SentenceId, passages: Collection[PassageId], editor: Account, at: datetime) -> None:
    """Let a sentence rest on passages of its draft. A sentence on archive passages alone is background."""
    draft = page.as_edited()
    chosen = [passage for passage in draft.passages if passage.id in passages]
    if not chosen or len(chosen) != len(set(passages)):
        raise NoGrounds("Choose one or more of the draft's passages.")
    archive = all(passage.kind is PassageKind.ARCHIVE for passage in chosen)
    kind = SentenceKind.BACKGROUND if archive else SentenceKind.FACT
    sentence = _bare(draft, name, kind)
    _keep(page, replace(sentence, passages=tuple(passage.id for passage in chosen)), "gave evidence", editor, at)


def vouch(page: DraftPage, name: SentenceId, reason: str, editor: Account, at: datetime) -> None:
    """Sign for a sentence as it is worded now. Rewording it takes the signature away."""
    if not reason.strip():
        raise NoGrounds("Say why you vouch for this sentence.")
    signed = Vouch(editor.name, reason.strip(), at)
    _keep(page, replace(_bare(page.as_edited(), name, SentenceKind.VOUCHED), vouch=signed), "vouched", editor, at)


def _bare(draft: Draft, name: SentenceId, kind: SentenceKind) -> Sentence:
    for sentence in draft.sentences():
        if sentence.id == name:
            return Sentence(sentence.id, sentence.text, kind)
    raise NotFound("This sentence is no longer in the text.")


def _keep(page: DraftPage, sentence: Sentence, what: str, editor: Account, at: datetime) -> None:
    page.give(sentence)
    page.verdict = dump(recheck(page.as_edited()))
    page.save()
    page.save_revision(user=editor, clean=False, log_action=True)
    audit.note(at, str(editor), what, page.draft_id, sentence=sentence.id, text=sentence.text)
