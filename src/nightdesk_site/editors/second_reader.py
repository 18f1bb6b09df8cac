"""The model that judges what an editor wrote, where the settings name one for that (`NIGHTDESK_MODEL_ROLES=judge=…`)."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from nightdesk.drafts.model import Draft
from nightdesk.drafts.model_writer.prompts import read_prompts
from nightdesk.verify.model_judge import ModelJudge
from nightdesk_site.record.language_models import capped_models

KEPT = 64


def second_reader(draft: Draft) -> ModelJudge | None:
    """The judge of this draft. It remembers what it said while the process lives, so that a save asks only about what changed."""
    return _of(f"{draft.story}:{draft.revision}") if "judge" in settings.NEWSROOM.model_roles else None


@lru_cache(maxsize=KEPT)
def _of(about: str) -> ModelJudge | None:
    newsroom = settings.NEWSROOM
    model = capped_models(newsroom)
    prompts = read_prompts(newsroom.newsroom / "prompts", newsroom.newsroom / "house-style.md")
    return ModelJudge(model, prompts, about, doubts=True) if model is not None else None
