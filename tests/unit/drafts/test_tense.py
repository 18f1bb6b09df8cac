"""The wire tells in the present; a brief tells in the past, and leaves nouns and quoted words alone."""

from __future__ import annotations

import pytest

from nightdesk.drafts.tense import to_past


@pytest.mark.parametrize(
    ("told", "past"),
    [
        (
            "At least 25 are killed in two car-bomb blasts that devastate the British consulate.",
            "At least 25 were killed in two car-bomb blasts that devastated the British consulate.",
        ),
        ("An earthquake on Java kills at least 162 people.", "An earthquake on Java killed at least 162 people."),
        ("Two people are killed and one is injured in a raid.", "Two people were killed and one was injured in a raid."),
        ("Gunmen attack a bar in Puebla, killing three.", "Gunmen attacked a bar in Puebla, killing three."),
        ("A drone strikes a hospital in Kharkiv.", "A drone struck a hospital in Kharkiv."),
        ("Russian drone strikes kill two people in Sumy.", "Russian drone strikes killed two people in Sumy."),
        ("Security forces seize the port.", "Security forces seized the port."),
        ("The HTMS Sukhothai capsizes and sinks.", "The HTMS Sukhothai capsized and sank."),
        ("Storm Kristin hits Portugal, which will ask for aid.", "Storm Kristin hit Portugal, which would ask for aid."),
        ("Serbia says that owners have agreed to sell.", "Serbia said that owners had agreed to sell."),
        ("A gunman opens fire at a market.", "A gunman opened fire at a market."),
        ("Coordinated attacks by militants kill 33 people.", "Coordinated attacks by militants killed 33 people."),
        ("The death toll rises to 67 people.", "The death toll rose to 67 people."),
        ("The firm releases a film that won a prize.", "The firm released a film that won a prize."),
        ("She resigns after the Department of Justice releases files.", "She resigned after the Department of Justice released files."),
        (
            "Forces enter Aden and capture Aden Airport as troops collapse.",
            "Forces entered Aden and captured Aden Airport as troops collapsed.",
        ),
        ("Ten people are killed as both countries launch airstrikes.", "Ten people were killed as both countries launched airstrikes."),
        (
            "Gorbachev says that the authorities must acknowledge the protests, annul the results of the election and hold a new poll.",
            "Gorbachev said that the authorities must acknowledge the protests, annul the results of the election and hold a new poll.",
        ),
        ("Rebels vow to seize the ports and capture the city.", "Rebels vowed to seize the ports and capture the city."),
        ("France demands that troops leave the town.", "France demanded that troops leave the town."),
        (
            "Unions say they will block roads, close the ports or call a strike.",
            "Unions said they would block roads, close the ports or call a strike.",
        ),
        ("Mikhail Gorbachev founds a new party, called Union.", "Mikhail Gorbachev founded a new party, called Union."),
        ("A bombing in Quetta leaves 20 people dead.", "A bombing in Quetta left 20 people dead."),
        (
            "Yemeni forces and the Saudi Arabia-led coalition capture the governorates from the Council.",
            "Yemeni forces and the Saudi Arabia-led coalition captured the governorates from the Council.",
        ),
        ("Bombers and a gunman kill 8 and injure 15 in Nigeria.", "Bombers and a gunman killed 8 and injured 15 in Nigeria."),
        ("The ministers of the European Union vote to end the mission.", "The ministers of the European Union voted to end the mission."),
        (
            "Police beat protesters and fire tear gas after demonstrators storm a compound.",
            "Police beat protesters and fired tear gas after demonstrators stormed a compound.",
        ),
        (
            "People are killed after troops shell opposition forces in Taiz.",
            "People were killed after troops shelled opposition forces in Taiz.",
        ),
        ("He is freed after Richard Grenell meets with the president.", "He was freed after Richard Grenell met with the president."),
        ("In association football, Spain defeat England 2–1.", "In association football, Spain defeated England 2–1."),
        ("The Houthis launch a missile at Israel.", "The Houthis launched a missile at Israel."),
        ("Two are killed when their Mi-17V-5 crashes near Coonoor.", "Two were killed when their Mi-17V-5 crashed near Coonoor."),
        ("She receives 332,366 votes.", "She received 332,366 votes."),
        ("Šarec, the other candidate, received 332,366 votes.", "Šarec, the other candidate, received 332,366 votes."),
        ("The pilots' union rejects the offer.", "The pilots' union rejected the offer."),
        ("It vetoes Germany's request to export.", "It vetoed Germany's request to export."),
        ("He is indicted on insurrection charges over a decree.", "He was indicted on insurrection charges over a decree."),
    ],
)
def test_the_present_becomes_the_past(told: str, past: str) -> None:
    assert to_past(told) == past


@pytest.mark.parametrize("told", ["Police say the man died of wounds.", "Two road crashes in Pakistan kill 24 people."])
def test_nouns_that_look_like_verbs_stay(told: str) -> None:
    past = to_past(told)
    assert past is not None
    assert "wounded" not in past
    assert "crashed" not in past


def test_quoted_words_are_never_changed() -> None:
    assert to_past('She wins the prize "for a voice that makes life universal".') == (
        'She won the prize "for a voice that makes life universal".'
    )


def test_a_title_without_a_verb_is_not_guessed_at() -> None:
    assert to_past("United States v. Maduro et al.") is None


def test_a_verb_that_the_table_does_not_know_is_not_left_in_the_present() -> None:
    assert to_past("Mikhail Gorbachev vaunts a new party, called Union.") is None


@pytest.mark.parametrize("text", ["attacks " * 20_000, '"' * 50_000, "and kills, " * 10_000])
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    told = to_past(text)
    assert told is None or len(told) >= len(text)
