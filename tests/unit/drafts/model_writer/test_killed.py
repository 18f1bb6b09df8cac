"""Killed during any call of an article, and taken up again: nothing that was answered is paid again, beyond the one call in flight."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.adapters.language_models.caps import FREE, Caps
from nightdesk.adapters.language_models.exchange import Answer, Question
from nightdesk.adapters.language_models.metered import MeteredModel
from nightdesk.adapters.language_models.names import read_model
from nightdesk.desk.policy import load_policies
from nightdesk.drafts.model_writer.prompts import read_prompts
from nightdesk.drafts.model_writer.read_claims import read_with_model
from nightdesk.drafts.model_writer.translate import ModelTranslator
from nightdesk.drafts.model_writer.write import ModelDesk
from nightdesk.drafts.translation import Foreign
from nightdesk.shift.by_model import attempt_by_model, judge_of
from nightdesk.testing.ledger import MemoryLedger
from nightdesk.testing.minds import Mind
from nightdesk.wire.model import Item
from unit.drafts.packs import BALOCHISTAN, ROOT, line, pack_of

NEWSROOM = ROOT / "newsroom"
PROMPTS = read_prompts(NEWSROOM / "prompts", NEWSROOM / "house-style.md")
POLICY = load_policies(NEWSROOM / "policy.toml").choose("", played=True)
FOREIGN = [Foreign("P1", "id", "Tanah longsor menewaskan 32 orang.")]


class Killed(BaseException):
    """The process is gone: nobody settles the call."""


@dataclass
class Server:
    """Answers as a mind does, and dies once while the call of number `dies_at` is in flight."""

    dies_at: int | None = None
    served: list[str] = field(default_factory=list)

    def call(self, question: Question) -> Answer:
        self.served.append(f"{question.instructions}\x1f{question.material}")
        if self.dies_at is not None and len(self.served) == self.dies_at:
            self.dies_at = None
            raise Killed
        said = Mind("hallucinating", "hallucinating-1", question.instructions, question.material).say(40_000)
        return Answer(said.text, None, "", 100, 100, 0.0)


def night(server: Server, ledger: MemoryLedger, morgue: SqliteArchive) -> None:
    """One article with every step that asks a model: counts read, planned, written, judged, repaired, translated."""
    model = MeteredModel(read_model("ollama:test"), server.call, ledger, Caps(), FREE)
    pack = pack_of(BALOCHISTAN, morgue)
    read_with_model([foreign_item()], (), model, PROMPTS, "story:1")
    desk = ModelDesk(model, PROMPTS, judged=True)
    attempt_by_model(pack, desk, None, POLICY, played=True, judge=judge_of(desk, pack))
    ModelTranslator(model, PROMPTS).translate(FOREIGN, "story:1")


def foreign_item() -> Item:
    return replace(line("Bandung: 32 Heghpu' neH."), language="tlh")


@pytest.fixture(scope="module")
def whole(morgue: SqliteArchive) -> list[str]:
    server = Server()
    night(server, MemoryLedger(), morgue)
    return server.served


def test_every_step_is_among_them(whole: list[str]) -> None:
    for step in ("now: read", "now: plan", "now: write", "now: repair", "now: translate"):
        assert any(step in asked for asked in whole), step


@pytest.mark.parametrize("dies_at", range(1, 8))
def test_a_call_is_paid_twice_only_if_it_was_in_flight(dies_at: int, whole: list[str], morgue: SqliteArchive) -> None:
    server, ledger = Server(dies_at), MemoryLedger()
    if dies_at > len(whole):
        pytest.skip("the article took fewer calls")
    with pytest.raises(Killed):
        night(server, ledger, morgue)
    night(server, ledger, morgue)
    paid = Counter(server.served)
    assert set(paid) == set(whole)
    assert sum(paid.values()) == sum(Counter(whole).values()) + 1
    assert sum(entry.finished is None for entry in ledger.entries) == 1
