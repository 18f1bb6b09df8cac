"""Headlines that name their speaker before a colon: "Police: Two held after blast"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.claims.model import ReadAttribution, Stance, Tone
from nightdesk.foundation.spans import Span

_HEADLINE = re.compile(r"([^\s:：\d\"“«][^:：\n\"“«.!?]{1,58})[:：]\s{1,2}(\S[^\n]{8,300})")
_NO_SPEAKERS = """
    live update updates breaking video photo photos foto fotos opinion analysis watch exclusive interview note editorial comment explainer
    factbox timeline vidéo direct analyse vivo análisis opinión eilmeldung kommentar видео фото срочно мнение анализ
"""
_LABELS = frozenset(_NO_SPEAKERS.split())


def read_headline(text: str) -> Iterator[ReadAttribution]:
    """The speaker that a text opens with. A label ("Live:", "Photo:") is none, nor is a phrase of more than five words."""
    found = _HEADLINE.match(text)
    if found is None or not (found[1][0].isupper() or found[1][0].lower() == found[1][0].upper()):
        return
    words = found[1].split()
    if len(words) > 5 or words[0].lower() in _LABELS or words[-1].lower() in _LABELS or any(word[0].isdigit() for word in words):
        return
    colon = found.end(1)
    yield ReadAttribution(Span(0, len(found[1].rstrip())), Span(colon, colon + 1), Span(*found.span(2)), Stance.ASSERTS, Tone.SAID)
