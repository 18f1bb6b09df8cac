"""What a model may answer: data, never prose with links or tools. Lengths are bounded; what is not named here is ignored."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Label = Annotated[str, Field(max_length=24)]
Short = Annotated[str, Field(max_length=200)]
Line = Annotated[str, Field(max_length=500)]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, str_strip_whitespace=True)


class Kind(StrEnum):
    """How a sentence stands. `quotation` and `figure` are facts of which more is asked."""

    FACT = "fact"
    QUOTATION = "quotation"
    FIGURE = "figure"
    BACKGROUND = "background"
    DERIVED = "derived"
    ABSENCE = "absence"
    INFERENCE = "inference"


class Operand(_Answer):
    value: Short = Field(description="the number or date exactly as its passage gives it")
    meaning: Short = Field(description="what it counts, in a few words")
    passage: Label = Field(description="the id of the passage that states it")


class Sum(_Answer):
    """A computation that code makes again."""

    operation: Annotated[str, Field(max_length=12)] = Field(description="sum, difference, count, greatest, least or elapsed")
    operands: Annotated[tuple[Operand, ...], Field(max_length=40)]
    result: Short = Field(description="the result as the sentence gives it")


class Reasoning(_Answer):
    """How an inference follows."""

    premises: Annotated[tuple[Label, ...], Field(max_length=8)] = Field(description="ids of sentences of this article that it rests on")
    mechanism: Line = Field(description="how the conclusion follows from them, in one clause")
    likelihood: Annotated[str, Field(max_length=24)] = Field(
        description="almost certain, very likely, likely, roughly even chance or unlikely; the sentence says it in these words"
    )
    rival: Line = Field(description="the reading that rivals it")


class WrittenSentence(_Answer):
    id: Label = Field(description="a label of your own, such as s7; other sentences name it as a premise")
    text: Annotated[str, Field(max_length=600)]
    kind: Kind
    passages: Annotated[tuple[Label, ...], Field(max_length=12)] = Field((), description="ids of the passages it rests on")
    computation: Sum | None = Field(None, description="for derived sentences only")
    ready: Label | None = Field(None, description="for derived sentences only: the id of a computation made for you, instead of your own")
    absence: Label | None = Field(None, description="for absence sentences only: the id of a search that found nothing")
    unmentioned: Annotated[tuple[Short, ...], Field(max_length=8)] = Field(
        (), description="for absence sentences only, instead of a search: English words or names that no item holds"
    )
    reasoning: Reasoning | None = Field(None, description="for inferences only")


class WrittenSection(_Answer):
    title: Short = Field("", description="a few words; empty for the opening")
    members: bool = Field(False, description="true for the one section that members read")
    teaser: Short | None = Field(None, description="for the members' section: the question it answers, never the answer")
    paragraphs: Annotated[tuple[Annotated[tuple[WrittenSentence, ...], Field(max_length=12)], ...], Field(max_length=8)]


class Change(_Answer):
    """Something that would change the article's view if it were reported."""

    sentence: WrittenSentence = Field(description="an inference whose premises are sentences of the view it would change")
    look_for: Annotated[tuple[Short, ...], Field(max_length=6)] = Field((), description="English words that a report of it would hold")


class PlannedSection(_Answer):
    title: Short = ""
    says: Line
    members: bool = False
    passages: Annotated[tuple[Label, ...], Field(max_length=40)] = ()


class Lookup(_Answer):
    """A question to the archive: a line answers it that holds one of the names and, where words are given, one of these too."""

    names: Annotated[tuple[Short, ...], Field(min_length=1, max_length=6)] = Field(
        description="a name in each form it may have: a place, a party, a person"
    )
    about: Annotated[tuple[Short, ...], Field(max_length=12)] = Field(
        (), description="words of which the line must hold one; empty for any line on the names"
    )
    since: Annotated[int, Field(ge=1900, le=2100)] | None = Field(None, description="the first year to look in")


class Plan(_Answer):
    """What the article is to say. `enough` is false where the evidence does not bear an analysis."""

    enough: bool
    why_not: Line = ""
    question: Short = Field("", description="the question that the members' part answers")
    angle: Line = Field("", description="what this event shows, through the analyst's lens")
    sections: Annotated[tuple[PlannedSection, ...], Field(max_length=8)] = ()
    look_up: Annotated[tuple[Lookup, ...], Field(max_length=8)] = Field(
        (), description="what the argument needs from the archive and is not shown"
    )


class WrittenArticle(_Answer):
    headline: WrittenSentence
    standfirst: WrittenSentence
    sections: Annotated[tuple[WrittenSection, ...], Field(max_length=8)]
    changes: Annotated[tuple[Change, ...], Field(max_length=5)] = Field((), description="what would change this view")
    look_again_in_days: Annotated[int, Field(ge=1, le=120)] = 14


class Repair(_Answer):
    """New wording for sentences that failed, each under its old id; a sentence that is not here is left out of the article."""

    sentences: Annotated[tuple[WrittenSentence, ...], Field(max_length=80)] = ()


class CountRead(_Answer):
    """A count of people as a text states it; code looks up every word of it."""

    passage: Label = Field(description="the id of the text")
    words: Annotated[str, Field(max_length=400)] = Field(description="the exact words of the text that hold the count")
    number: Annotated[int, Field(ge=0, le=10**10)]
    kind: Label = Field(description="killed, injured, missing, arrested, displaced, infected, rescued or kidnapped")
    reserve: Label = Field("exact", description="exact, at_least, more_than, about, nearly, up_to or fewer_than")
    said_by: Short = Field("", description="who counted, in the text's own words; empty where it names nobody")


class ClaimsRead(_Answer):
    counts: Annotated[tuple[CountRead, ...], Field(max_length=80)] = ()


class TranslatedPassage(_Answer):
    id: Label = Field(description="the id of the passage")
    english: Annotated[str, Field(max_length=1_200)]


class Translations(_Answer):
    """Passages in English, each under its id; one that cannot be translated is left out."""

    passages: Annotated[tuple[TranslatedPassage, ...], Field(max_length=60)] = ()


class JudgedSentence(_Answer):
    id: Label
    borne_out: Literal["yes", "no", "unsure"]
    why: Short = ""


class Judged(_Answer):
    """A second reader's word on each sentence."""

    sentences: Annotated[tuple[JudgedSentence, ...], Field(max_length=80)] = ()
