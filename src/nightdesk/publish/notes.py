"""Numbers the evidence of an article's sentences, and shows of each passage what a reader may see."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nightdesk.claims.agreement import Agreement, Place
from nightdesk.claims.statements import Statement
from nightdesk.claims.voices import Voice, voices_in
from nightdesk.drafts.model import Sentence, SentenceKind, Translation
from nightdesk.foundation.ids import PassageId, SentenceId
from nightdesk.languages.numbers import read_numbers
from nightdesk.languages.phrases import fold
from nightdesk.languages.tongues import language_name
from nightdesk.publish.access import Part, Standing, may_see
from nightdesk.publish.excerpts import Excerpts, RightsOf, credit
from nightdesk.publish.morgue import address_of
from nightdesk.publish.naming import direction
from nightdesk.publish.reading import Corroboration, Note, Premise, ReaderSentence, Rendering, Search, Witness
from nightdesk.sources.model import Rights
from nightdesk.sources.rights import allowance
from nightdesk.verify.model import Outcome, Status, Verdict
from nightdesk.wire.model import Passage, PassageKind


@dataclass(frozen=True, slots=True)
class _Parts:
    """What access is asked for, for one half of an article."""

    text: Part
    excerpt: Part
    link: Part


_LONGEST_SPEAKER, _TELLING = 80, 4
_OPEN = _Parts(Part.OPEN_SECTION, Part.EXCERPT, Part.LINK)
_MEMBERS = _Parts(Part.MEMBERS_SECTION, Part.MEMBERS_EXCERPT, Part.MEMBERS_LINK)


class NoteBook:
    """Notes in reading order. Sentences of one half with the same evidence share a note."""

    def __init__(
        self,
        standing: Standing,
        passages: tuple[Passage, ...],
        rights: RightsOf,
        verdict: Verdict,
        agreements: tuple[Agreement, ...] = (),
        translations: tuple[Translation, ...] = (),
        withdrawn: Collection[str] = (),
        statements: tuple[Statement, ...] = (),
        parties: Collection[str] = (),
    ) -> None:
        self._standing = standing
        self._passages = {passage.id: passage for passage in passages}
        self._rights = rights
        self._excerpts = Excerpts(rights)
        self._statuses = statuses(verdict)
        self._agreements = agreements
        self._translations = {(one.passage, one.original): one for one in translations}
        self._withdrawn = withdrawn
        self._statements = statements
        self._parties = parties
        self._notes: dict[tuple[object, ...], Note] = {}
        self._by_sentence: dict[SentenceId, tuple[Note, str]] = {}
        self._numbered = {False: 0, True: 0}

    def read(self, sentence: Sentence, *, for_members: bool) -> ReaderSentence:
        """Raise PermissionError if this reader may not see the sentence at all: the caller should never have asked."""
        if not may_see(self._standing, (_MEMBERS if for_members else _OPEN).text):
            raise PermissionError(f"a {self._standing} may not see sentence {sentence.id}")
        status = self._statuses.get(sentence.id, Status.UNSUPPORTED)
        claims = self._claims(sentence)
        key = (
            for_members, sentence.kind, status, sentence.passages, sentence.derivation, sentence.search, sentence.inference, sentence.vouch,
            claims,
        )  # fmt: skip
        if key not in self._notes:
            self._notes[key] = self._note(sentence, status, claims, for_members)
        note = self._notes[key]
        self._by_sentence[sentence.id] = note, sentence.text
        return ReaderSentence(sentence.text, sentence.kind, status, note)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Those of the open half first."""
        return tuple(sorted(self._notes.values(), key=lambda note: (note.label.startswith("M"), int(note.label.lstrip("M")))))

    def _note(self, sentence: Sentence, status: Status, claims: tuple[Corroboration, ...], for_members: bool) -> Note:
        self._numbered[for_members] += 1
        return Note(
            label=f"{'M' if for_members else ''}{self._numbered[for_members]}",
            kind=sentence.kind,
            status=status,
            witnesses=tuple(self._witness(self._passages[id_], _MEMBERS if for_members else _OPEN) for id_ in self._named(sentence)),
            derivation=sentence.derivation,
            search=Search(sentence.search.looked_for, len(sentence.search.documents)) if sentence.search else None,
            inference=sentence.inference,
            premises=tuple(self._premise(id_) for id_ in sentence.inference.premises) if sentence.inference else (),
            vouch=sentence.vouch,
            claims=claims,
        )

    def _claims(self, sentence: Sentence) -> tuple[Corroboration, ...]:
        """The numbers that the sentence gives and its passages state, and what it is said to rest on by whom, each with its standing."""
        if sentence.kind is not SentenceKind.FACT:
            return ()
        numbers = {number.value for number in read_numbers(sentence.text, "en")}
        passages = [self._passages[id_] for id_ in sentence.passages if id_ in self._passages]
        found = (
            Corroboration(one.says, one.status, one.why)
            for one in self._agreements
            if one.number in numbers and any(_holds(passage, place) for passage in passages for place in one.places)
        )
        return tuple(dict.fromkeys((*found, *self._said(sentence, passages))))

    def _said(self, sentence: Sentence, passages: Sequence[Passage]) -> Iterator[Corroboration]:
        """What is said in the passages by somebody whom the sentence names."""
        told = fold(sentence.text)
        for one in self._statements:
            for place in one.said_at:
                if place.said_by and _is_named(place.said_by, told) and any(_holds(passage, place) for passage in passages):
                    yield Corroboration(f"said by {place.said_by[:_LONGEST_SPEAKER]}", one.status, one.why)
                    break

    def _voices(self, passage: Passage, excerpt: str) -> tuple[Voice, ...]:
        if passage.kind is PassageKind.ARCHIVE:
            return ()
        return tuple(dict.fromkeys(_within(voice, excerpt) for voice in voices_in(passage.text, passage.language, self._parties)))

    def _named(self, sentence: Sentence) -> tuple[PassageId, ...]:
        operands = sentence.derivation.operands if sentence.derivation else ()
        named = (*sentence.passages, *(operand.passage for operand in operands if operand.passage is not None))
        return tuple(id_ for id_ in dict.fromkeys(named) if id_ in self._passages)

    def _premise(self, id_: SentenceId) -> Premise:
        if id_ not in self._by_sentence:
            return Premise(None, None)
        note, text = self._by_sentence[id_]
        return Premise(note.label, text)

    def _witness(self, passage: Passage, parts: _Parts) -> Witness:
        rights, address = self._rights(passage), address_of(passage)
        excerpt = self._excerpts.of(passage) if may_see(self._standing, parts.excerpt) else None
        return Witness(
            source=passage.source_name,
            outlets=passage.outlets,
            language=passage.language,
            language_name=language_name(passage.language),
            direction=direction(passage.language),
            said_at=passage.said_at,
            archive=passage.kind is PassageKind.ARCHIVE,
            excerpt=excerpt,
            clipped=excerpt is not None and excerpt.endswith("…") and excerpt != passage.text.strip(),
            link=address if may_see(self._standing, parts.link) else None,
            credit=credit(rights, address) if may_see(self._standing, Part.CREDIT) else None,
            voices=self._voices(passage, excerpt or ""),
            translation=self._translation(passage, excerpt, rights),
            withdrawn=passage.document in self._withdrawn,
        )

    def _translation(self, passage: Passage, excerpt: str | None, rights: Rights) -> Rendering | None:
        """Of exactly the words shown, or none."""
        found = self._translations.get((passage.id, excerpt)) if excerpt else None
        return Rendering(found.text, found.by) if found is not None and allowance(rights).translate else None


def _within(voice: Voice, excerpt: str) -> Voice:
    """The voice without its words, where they are not among those that are shown."""
    return voice if voice.speaker in excerpt else replace(voice, speaker="")


def _is_named(speaker: str, told: str) -> bool:
    """Whether a telling word of the speaker's name stands in the sentence."""
    return any(word in told.split() for word in fold(speaker).split() if len(word) >= _TELLING)


def _holds(passage: Passage, place: Place) -> bool:
    return passage.document == place.item and passage.span.overlaps(place.span)


def statuses(verdict: Verdict) -> Mapping[SentenceId, Status]:
    """Each checked sentence's status, as `Verdict.status_of` would say, in one pass."""
    seen: dict[SentenceId, Status] = {}
    for finding in verdict.findings:
        worst = seen.get(finding.sentence, Status.SUPPORTED)
        if finding.outcome is Outcome.FAIL:
            worst = Status.UNSUPPORTED
        elif finding.outcome is Outcome.DOUBT and worst is Status.SUPPORTED:
            worst = Status.DOUBTFUL
        seen[finding.sentence] = worst
    return seen
