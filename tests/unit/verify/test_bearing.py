"""How far a text bears out a claim: more support weighs more, in whatever words, and nothing outside can make it stumble."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from nightdesk.cli import nightdesk
from nightdesk.cli.measure_verification import read_claims
from nightdesk.foundation.errors import BadInput
from nightdesk.verify.bearing.auroc import area_under_curve, balanced_accuracy
from nightdesk.verify.bearing.cover import Cover
from nightdesk.verify.bearing.kin import kinship
from nightdesk.verify.bearing.traits import TRAITS, traits
from nightdesk.verify.bearing.weigh import how_borne, levels, scale
from nightdesk.verify.bearing.words import tokens

PAGE = [
    "The Northern Rail Company opened its new depot near Carlow on 3 May 2011.",
    "Some 400 people work there, most of them mechanics.",
    "Its director, Mary Byrne, said the building had cost 12 million euros.",
    "A second depot was planned for the west.",
]


def test_a_claim_that_the_page_makes_weighs_more_than_one_that_it_does_not():
    made = how_borne("The company's new depot near Carlow opened in May 2011 and employs some 400 people.", PAGE)
    half = how_borne("The company's new depot near Carlow opened in May 2011 and was designed by Peter Walsh.", PAGE)
    other = how_borne("The airline cancelled its flights to Lisbon after a strike of its pilots.", PAGE)
    assert made > half > other
    assert made > scale().threshold > other


@pytest.mark.parametrize(("other", "instead"), [("400", "700"), ("Carlow", "Wexford"), ("Mary Byrne", "Anna Keane")])
def test_a_number_or_a_name_that_is_not_there_weighs_against_it(other, instead):
    claim = "Mary Byrne opened the depot near Carlow, where 400 people work."
    assert how_borne(claim.replace(other, instead), PAGE) < how_borne(claim, PAGE)


@pytest.mark.parametrize(
    ("one", "other"), [("bought", "purchase"), ("doctors", "physician"), ("killed", "deaths"), ("invention", "invent")]
)
def test_words_of_one_meaning_are_kin(one, other):
    (a,), (b,) = tokens(f"{one}"), tokens(f"{other}")
    assert kinship(a, b) >= 0.45


def test_strangers_are_no_kin_and_numbers_only_themselves():
    (bank,), (river), (four,), (word,) = tokens("purple"), tokens("sentenced"), tokens("4"), tokens("four")
    assert kinship(bank, river[0]) == 0
    assert kinship(four, word) == 1


def test_initials_stand_for_the_name_they_spell():
    cover = Cover("The BLA struck.", ["The Balochistan Liberation Army struck."])
    assert cover.share(cover.anywhere) > 0.9
    cover = Cover("The Balochistan Liberation Army struck.", ["The BLA struck."])
    assert cover.share(cover.anywhere) > 0.9


@pytest.mark.parametrize("claim", ["", " ", "…", "the of and", "x" * 50_000, "“(" * 5000, "1" * 5000, "A-" * 9000])
@pytest.mark.parametrize("evidence", [[], [""], ["." * 9000], ["word " * 3000], ["a.b" * 4000]])
def test_any_text_can_be_weighed(claim, evidence):
    assert 0 <= how_borne(claim, evidence) <= 1


def test_weights_keep_to_the_signs_of_their_traits():
    for name, weight in scale().weight.items():
        assert weight * TRAITS[name] >= 0
    assert set(traits("A claim.", PAGE)) == set(TRAITS)
    for fail, doubt in (levels(1), levels(100)):
        assert 0 < fail < doubt < 1


def test_the_area_under_the_curve_is_the_chance_of_the_right_order():
    assert area_under_curve([0.9, 0.8, 0.2], [True, True, False]) == 1
    assert area_under_curve([0.1, 0.8, 0.8, 0.9], [True, True, False, False]) == 0.125
    assert area_under_curve([0.5, 0.5], [True, True]) == 0.5
    assert balanced_accuracy([True, True, False, False], [True, False, False, False]) == pytest.approx(5 / 6)


def test_the_measure_reads_both_forms_of_labelled_file(tmp_path):
    file = tmp_path / "claims.jsonl"
    told = {"sentence": "The depot opened.", "responses": [{"response": "yes"}, {"response": "no"}, {"response": "yes"}]}
    rows = [
        {"claim": "The depot near Carlow opened in May 2011.", "evidence": PAGE, "label": "supported"},
        {"claim": "The airline cancelled its flights.", "evidence": PAGE, "label": "not_supported"},
        {"article": " ".join(PAGE), "summary_sentences": [told, {**told, "responses": [{"response": "no"}]}]},
    ]
    file.write_text("\n".join(map(json.dumps, rows)))
    assert [claim.supported for claim in read_claims(file)] == [True, False, True, False]
    ran = CliRunner().invoke(nightdesk, ["measure", "verification", str(file), "--json"], catch_exceptions=False)
    figures = json.loads(ran.stdout)
    assert (figures["n"], figures["threshold_source"]) == (4, scale().source)
    assert {"auroc", "balanced_accuracy"} <= set(figures)


@pytest.mark.parametrize(
    "row",
    ['{"claim": 3}', '{"claim": "a", "evidence": "b", "label": "supported"}', '{"claim": "a", "evidence": [], "label": "yes"}',
     '{"article": "a", "summary_sentences": [{"sentence": "b"}]}', "not json"],
)  # fmt: skip
def test_a_wrong_line_is_named(tmp_path, row):
    file = tmp_path / "claims.jsonl"
    file.write_text('{"claim": "a", "evidence": ["a"], "label": "supported"}\n' + row + "\n")
    with pytest.raises(BadInput, match=":2"):
        read_claims(file)
