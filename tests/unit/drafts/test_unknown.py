"""What is not known: the gaps on which a story of the kind turns, in words a reader would use, and none that was told above."""

from __future__ import annotations

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.core import core_of
from nightdesk.drafts.embedded import write
from nightdesk.drafts.gaps import told_open
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Draft, Section, SectionRole, Sentence, sentences_of
from nightdesk.drafts.probes import names, probe_named
from nightdesk.drafts.unknown import unknown_section
from nightdesk.verify.reading import read
from unit.drafts.packs import gold_stories, pack_of, rows


def material(words: str, morgue: SqliteArchive) -> Material:
    ids_told = next(ids for ids in gold_stories().values() if any(words in rows()[id_]["text"] for id_ in ids if id_ in rows()))
    pack, left_out = core_of(pack_of([id_ for id_ in ids_told if id_ in rows()], morgue))
    return Material(pack, left_out)


def told(section: Section | None) -> list[Sentence]:
    return [sentence for block in section.blocks for sentence in sentences_of(block)] if section is not None else []


def missing(words: str, morgue: SqliteArchive) -> str:
    return " ".join(sentence.text for sentence in told(unknown_section(material(words, morgue))))


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("train crash in Thessaly", "What caused the crash"),
        ("bombing in Istanbul", "who was behind the attack"),
        ("Petr Pavel", "what share of the vote each side had"),
        ("Jiang Zemin", "what the cause of death was"),
        ("HTMS Sukhothai", "What caused the sinking"),
    ],
)
def test_the_gap_is_the_one_that_the_kind_of_story_turns_on(words: str, asked: str, morgue: SqliteArchive) -> None:
    assert asked in missing(words, morgue)


@pytest.mark.parametrize("words", ["train crash in Thessaly", "West Java", "Petr Pavel", "Jiang Zemin", "bombing in Istanbul"])
def test_it_is_one_sentence_on_two_gaps_at_most_and_one_on_the_missing(words: str, morgue: SqliteArchive) -> None:
    first, *more = told(unknown_section(material(words, morgue)))
    assert first.search is not None
    assert len(first.search.probe.split("+")) <= 2
    assert [one.search.probe for one in more if one.search is not None] in ([], ["figure:missing"])


def test_a_source_not_named_is_told_once_in_a_brief(morgue: SqliteArchive) -> None:
    ids_told = next(ids for ids in gold_stories().values() if any("Annie Ernaux" in rows()[id_]["text"] for id_ in ids if id_ in rows()))
    draft = write(pack_of([id_ for id_ in ids_told if id_ in rows()], morgue))
    assert isinstance(draft, Draft)
    assert sum(sentence.search is not None and sentence.search.probe == "source" for sentence in draft.sentences()) == 1


def test_a_gap_told_above_is_not_told_again(morgue: SqliteArchive) -> None:
    crash = material("train crash in Thessaly", morgue)
    searched = crash.lacking("cause")
    assert searched is not None
    above = crash.book.absence("Nobody says what caused it.", "cause", probe_named("cause").looked_for, searched)
    section = unknown_section(crash, [above])
    assert section is not None
    assert section.role is SectionRole.UNKNOWN
    assert not any("caused" in sentence.text for sentence in told(section))


@pytest.mark.parametrize("name", [name for name in names() if name not in ("speaker", "denial", "score", "recovery", "cost", "reason")])
def test_a_question_shares_a_word_with_its_search(name: str, morgue: SqliteArchive) -> None:
    """The verifier takes a sentence of absence for another search's where it does not."""
    try:
        text = told_open(material("train crash in Thessaly", morgue), name, 1, until=False)
    except KeyError:
        pytest.skip("asked by no section of this kind")
    reading, wanted = read(text), read(probe_named(name).looked_for).content
    assert not wanted or any(reading.vocabulary.holds(word.stem) for word in wanted)


def test_the_missing_counted_once_and_never_again_are_asked_after(morgue: SqliteArchive) -> None:
    asked = missing("West Java", morgue)
    assert "after 24 November" in asked
    assert asked.endswith("says how many people are missing.")


def test_what_an_unread_item_may_tell_is_not_called_untold(morgue: SqliteArchive) -> None:
    """An Afrikaans item says for what the prize was given, and the search reads no Afrikaans."""
    assert "what work" not in missing("Philip H. Dybvig", morgue)
