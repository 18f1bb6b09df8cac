"""Readers are told who speaks without a name, and who speaks for a side."""

from __future__ import annotations

import pytest

from nightdesk.claims.sourcing import Sourcing
from nightdesk.claims.voices import MOST, voices_in


@pytest.mark.parametrize(
    ("text", "language", "speaker", "sourcing"),
    [
        ("Four security officials said that the raid killed 12 people.", "en", "Four security officials", Sourcing.ANONYMOUS),
        ("The Balochistan Liberation Army claimed that it killed 84 soldiers.", "en", "The Balochistan Liberation Army", Sourcing.PARTY),
        ("Según fuentes policiales, murieron 12 personas.", "es", "fuentes policiales", Sourcing.ANONYMOUS),
    ],
)
def test_unnamed_speakers_and_parties_are_told(text, language, speaker, sourcing):
    assert [(voice.speaker, voice.sourcing) for voice in voices_in(text, language)] == [(speaker, sourcing)]


def test_named_persons_offices_and_outlets_are_not():
    assert voices_in("Prime Minister Anthony Albanese said that 15 people were killed.", "en") == ()
    assert voices_in("The health ministry said that 15 people were killed.", "en") == ()


def test_who_takes_part_is_a_party_whatever_it_is_called():
    text = "Government of Ruritania said that 15 people were killed."
    assert [voice.sourcing for voice in voices_in(text, "en", ["Government of Ruritania"])] == [Sourcing.PARTY]


def test_a_crowd_of_voices_is_cut():
    text = " ".join(f"Officials in town {number} said that {number} people died." for number in range(2, 30))
    assert len(voices_in(text, "en")) <= MOST
