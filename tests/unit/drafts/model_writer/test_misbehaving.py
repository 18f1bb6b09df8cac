"""Models that invent, ramble or answer nonsense: nothing that they made up is published, and a brief stands ready for every story."""

from __future__ import annotations

from functools import lru_cache

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.desk.policy import Policy, load_policies
from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Draft
from nightdesk.drafts.model_writer.prompts import Prompts, read_prompts
from nightdesk.drafts.model_writer.write import ModelDesk
from nightdesk.shift.by_model import attempt_by_model, named_lines
from nightdesk.testing.minds import MindModel
from nightdesk.verify.sift import sift
from unit.drafts.packs import BALOCHISTAN, ROOT, pack_of

NEWSROOM = ROOT / "newsroom"
STORIES = (
    BALOCHISTAN,
    ("ce-2026-01-06-003", "ce-2026-01-08-002", "ce-2026-01-08-003", "ce-2026-01-09-001"),
    ("ce-2026-01-08-011", "ce-2026-01-10-004", "ce-2026-01-17-004", "ce-2026-01-18-009"),
    ("itn-ae6b06cc4aac", "itn-6c5cd613712a", "itn-6b2eb1ac1444", "itn-4abe37139e38", "itn-e8be53a06c39", "itn-48e1834be7d8"),
)


@lru_cache(maxsize=1)
def house() -> tuple[Prompts, Policy]:
    prompts = read_prompts(NEWSROOM / "prompts", NEWSROOM / "house-style.md")
    return prompts, load_policies(NEWSROOM / "policy.toml").choose("", played=True)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_invented_is_published(morgue: SqliteArchive, seed: int) -> None:
    prompts, policy = house()
    invented = 0
    for number, ids in enumerate(STORIES):
        pack, model = pack_of(ids, morgue), MindModel(f"hallucinating-{seed}-{number}")
        attempt = attempt_by_model(pack, ModelDesk(model, prompts), None, policy, played=True)
        invented += len(model.invented)
        if attempt.draft is not None:
            sifted, _, _ = sift(attempt.draft, pack.items, named_lines(attempt.draft, pack), pack.sources)
            assert sifted is not None
            assert {sentence.text for sentence in sifted.sentences()}.isdisjoint(model.invented)
    assert invented > 0


@pytest.mark.parametrize("mood", ["garbage", "malformed", "refusing", "truncated"])
def test_where_a_model_makes_no_sense_the_embedded_brief_stands_ready(morgue: SqliteArchive, mood: str) -> None:
    prompts, policy = house()
    pack = pack_of(BALOCHISTAN, morgue)
    attempt = attempt_by_model(pack, ModelDesk(MindModel(mood), prompts), None, policy, played=True)
    assert attempt.draft is None
    assert attempt.why_not
    assert isinstance(write(pack), Draft)
