"""Speaker, verb of saying and content are found as exact spans of an English text."""

import pytest

from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.model import Stance


def said(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (read.speaker.cut(text), read.cue.cut(text), read.content.cut(text), read.stance.value) for read in read_attributions(text, "en")
    ]


def test_a_plain_report() -> None:
    assert said("Interpol reports that an operation resulted in 3,744 arrests.") == [
        ("Interpol", "reports that", "an operation resulted in 3,744 arrests", "asserts")
    ]


def test_according_to() -> None:
    assert said("The death toll rises to 35, according to the Japanese government.") == [
        ("the Japanese government", "according to", "The death toll rises to 35", "asserts")
    ]


def test_one_speaker_who_does_several_things() -> None:
    found = said(
        "New Zealand closes its embassy, warns its citizens to leave Iran, and says it will return later, citing the situation there."
    )
    assert {speaker for speaker, *_ in found} == {"New Zealand"}
    assert [cue for _, cue, *_ in found] == ["warns", "says", "citing"]


def test_two_speakers_who_disagree() -> None:
    found = said(
        "Nigerian police state that 80 people returned, but the Christian Association disputes the figure and says most remain missing."
    )
    assert [(speaker, stance) for speaker, _, _, stance in found] == [
        ("Nigerian police", "asserts"),
        ("the Christian Association", "denies"),
        ("the Christian Association", "asserts"),
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry promises to rebuild the bridge.", Stance.PROMISES),
        ("The court orders the government to publish the plan.", Stance.ORDERS),
        ("The government accuses its neighbour of arming rebels.", Stance.ACCUSES),
        ("The minister denies the report.", Stance.DENIES),
        ("The agency estimates that the repair costs a billion.", Stance.ESTIMATES),
        ("Japan announces that it will raise the tax.", Stance.PROMISES),
    ],
)
def test_stances(text: str, stance: Stance) -> None:
    assert [read.stance for read in read_attributions(text, "en")] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Mexican police arrest six alleged gang members on charges of trafficking.",
        "The mayor is accused of extortion.",
        "The fall is reported to be the worst in years.",
        "Portuguese police arrest 37 suspects linked to a network.",
    ],
)
def test_what_nobody_in_particular_says_is_no_attribution(text: str) -> None:
    assert read_attributions(text, "en") == ()


def test_hostile_text_takes_no_long_time() -> None:
    read_attributions("says, " * 3000 + '"' * 3000, "en")


def test_a_passive_names_its_speaker_behind() -> None:
    assert said("The death of the commander was later confirmed by the defence ministry.") == [
        ("the defence ministry", "was later confirmed by", "The death of the commander", "asserts")
    ]


def test_words_set_before_their_verb() -> None:
    assert said('"We will rebuild the bridge," said the mayor of Oslo.') == [
        ("the mayor of Oslo", "said", '"We will rebuild the bridge,"', "asserts")
    ]
    assert [speaker for speaker, *_ in said("The bridge has to be rebuilt by the spring, the mayor said.")] == ["the mayor"]
