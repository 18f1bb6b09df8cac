"""The recorded answers still stand: each is found by its story, and what is written from it passes the verifier of today."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache

import pytest

from nightdesk.adapters.archives import SqliteArchive, build_archive
from nightdesk.adapters.language_models.recorded import RecordedModel, Recording, read_recordings
from nightdesk.desk.policy import load_policies
from nightdesk.drafts.model import Draft, SectionRole, SentenceKind
from nightdesk.drafts.model_writer.prompts import read_prompts
from nightdesk.drafts.model_writer.translate import ModelTranslator
from nightdesk.drafts.model_writer.write import ModelDesk
from nightdesk.drafts.pack import EvidencePack
from nightdesk.personas.roster import read_roster
from nightdesk.shift.by_model import attempt_by_model, named_lines
from nightdesk.shift.translating import with_translations
from nightdesk.verify.model import Finding
from nightdesk.verify.sift import sift
from unit.drafts.packs import ROOT, pack_of

NEWSROOM = ROOT / "newsroom"
RECORDINGS = read_recordings(NEWSROOM / "sample-models")


@pytest.fixture(scope="module")
def morgue(tmp_path_factory: pytest.TempPathFactory) -> SqliteArchive:
    file = tmp_path_factory.mktemp("morgue") / "archive.sqlite3"
    build_archive(NEWSROOM / "archive" / "current-events-2002-to-2025.jsonl.xz", file)
    return SqliteArchive(file)


@lru_cache(maxsize=1)
def desk() -> ModelDesk:
    return ModelDesk(RecordedModel(RECORDINGS), read_prompts(NEWSROOM / "prompts", NEWSROOM / "house-style.md"), played_only=True)


def pack_for(recording: Recording, morgue: SqliteArchive) -> EvidencePack:
    story = json.loads((NEWSROOM / "sample-models" / recording.name / "story.json").read_text(encoding="utf-8"))
    analysts = {persona.id: persona for persona in read_roster(NEWSROOM / "personas")}
    return replace(pack_of(story["items"], morgue, name=recording.name), persona=analysts[story["analyst"]])


def written(recording: Recording, morgue: SqliteArchive) -> tuple[Draft, tuple[Finding, ...]]:
    """What is left of the recorded article before readers, and what the verifier kept out."""
    pack = pack_for(recording, morgue)
    policy = load_policies(NEWSROOM / "policy.toml").choose("", played=True)
    attempt = attempt_by_model(pack, desk(), None, policy, played=True)
    assert attempt.draft is not None, f"{recording.name} is stale: {attempt.why_not}"
    sifted, _, dropped = sift(attempt.draft, pack.items, named_lines(attempt.draft, pack), pack.sources)
    assert sifted is not None
    return sifted, dropped


def test_there_are_recordings_of_eight_stories_the_balochistan_night_among_them() -> None:
    assert len(RECORDINGS) >= 8
    assert "balochistan-2026" in {recording.name for recording in RECORDINGS}
    assert all("AI in the role" in (NEWSROOM / "sample-models" / one.name / "story.json").read_text("utf-8") for one in RECORDINGS)


@pytest.mark.parametrize("recording", RECORDINGS, ids=lambda recording: recording.name)
def test_an_article_is_made_of_it_that_stands_before_the_verifier(recording: Recording, morgue: SqliteArchive) -> None:
    draft, dropped = written(recording, morgue)
    asked = {sentence["id"] for section in recording.answers["write"]["sections"] for told in section["paragraphs"] for sentence in told}
    prose = [sentence for sentence in draft.sentences() if sentence.kind is not SentenceKind.VOUCHED]
    assert draft.writer == "AI in the role of the model (recorded)"
    assert len(prose) >= 0.8 * len(asked)
    assert len({finding.sentence for finding in dropped}) <= 3
    inferences = [sentence.inference for sentence in prose if sentence.inference]
    assert len(inferences) >= 2
    assert all(inference.rival and inference.mechanism and inference.premises for inference in inferences)
    members = [section for section in draft.sections if section.role is SectionRole.MEMBERS]
    assert len(members) == 1
    assert members[0].teaser
    assert draft.sections[-1].role is SectionRole.AHEAD
    assert "looked at again on" in (draft.sections[-1].title or "")


def test_a_story_that_was_not_recorded_gets_no_recorded_words(morgue: SqliteArchive) -> None:
    policy = load_policies(NEWSROOM / "policy.toml").choose("", played=True)
    attempt = attempt_by_model(pack_of(["ce-2026-02-08-001", "ce-2026-02-07-005"], morgue), desk(), None, policy, played=True)
    assert attempt.draft is None


def test_recorded_words_are_never_used_for_live_sources(morgue: SqliteArchive) -> None:
    policy = load_policies(NEWSROOM / "policy.toml").choose("", played=False)
    attempt = attempt_by_model(pack_for(RECORDINGS[0], morgue), desk(), None, policy, played=False)
    assert attempt.draft is None
    assert attempt.receipts == ()


def test_the_story_told_in_most_languages_shows_their_words_in_english(morgue: SqliteArchive) -> None:
    recording = next(one for one in RECORDINGS if one.name == "turkey-syria-2023")
    pack = pack_for(recording, morgue)
    draft, _ = written(recording, morgue)
    interpreter = ModelTranslator(desk().model, desk().prompts)
    shown, receipts = with_translations(draft, pack, None, interpreter)
    languages = {passage.id: passage.language for passage in shown.passages}
    assert len({item.language for item in pack.items}) >= 20
    assert len({languages[one.passage] for one in shown.translations}) >= 20
    assert all(receipt.recorded for receipt in receipts)
    assert {one.by for one in shown.translations} == {"AI in the role of the model (recorded)"}
