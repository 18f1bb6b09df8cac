"""What fails is taken away, and nothing else is touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nightdesk.drafts.model import Chart, ChartForm, ChartPoint, Inference, Likelihood, Paragraph, Section, SectionRole, Table
from nightdesk.verify.model import Status
from nightdesk.verify.prune import prune
from unit.verify.bench import ARCHIVE, BALOCHISTAN, draft, fact, inferred, judge

RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN
TRUE = fact("Coordinated attacks killed 33 people, including 18 civilians.", ATTACKS)
FALSE = fact("Coordinated attacks killed 66 people.", ATTACKS)
REST = Inference((FALSE.id,), "it follows", Likelihood.LIKELY, "it does not follow")


def pruned(given):
    left, dropped = prune(given, judge(given))
    assert left is not None
    return left, dropped


def test_a_sound_draft_keeps_every_sentence():
    given = draft(TRUE)
    left, dropped = pruned(given)
    assert list(left.sentences()) == list(given.sentences())
    assert dropped == ()


def test_a_failed_sentence_goes_with_the_conclusions_that_rest_on_it_and_says_why():
    conclusion = inferred("More attacks were likely.", REST)
    further = inferred("Still more were likely.", replace(REST, premises=(conclusion.id,)))
    left, dropped = pruned(draft(TRUE, FALSE, conclusion, further))
    assert [sentence.text for sentence in left.sentences()][2:] == [TRUE.text]
    assert {FALSE.id, conclusion.id, further.id} == {finding.sentence for finding in dropped}
    assert judge(left).status is Status.SUPPORTED


def test_passages_that_nothing_names_any_more_go_too():
    left, _ = pruned(draft(TRUE))
    assert {passage.document for passage in left.passages} == {ATTACKS, END}


def test_a_paragraph_and_a_section_left_empty_vanish():
    given = draft(TRUE)
    given = replace(given, sections=(*given.sections, Section(SectionRole.RECORD, "What came before", (Paragraph((FALSE,)),))))
    assert [section.role for section in pruned(given)[0].sections] == [SectionRole.OPENING]


def test_a_failed_cell_is_emptied_and_an_empty_row_goes():
    right, wrong = fact("at least 92", ATTACKS), fact("at least 29", ATTACKS)
    table = Table(
        "The figures", ("day", "insurgents"), ((fact("31 January", ATTACKS), wrong), (fact("31 Jan", ATTACKS), right), (None, wrong))
    )
    left, _ = pruned(draft(TRUE, blocks=(table,)))
    (kept,) = [block for block in left.sections[0].blocks if isinstance(block, Table)]
    assert [[cell and cell.text for cell in row] for row in kept.rows] == [["31 January", None], ["31 Jan", "at least 92"]]


def test_the_head_of_a_column_says_what_its_cells_count():
    column = Table("The figures", ("dead", "injured"), ((fact("at least 92", ATTACKS), fact("At least 92", ATTACKS)),))
    left, _ = pruned(draft(TRUE, blocks=(column,)))
    (kept,) = [block for block in left.sections[0].blocks if isinstance(block, Table)]
    assert [cell and cell.text for cell in kept.rows[0]] == ["at least 92", None]


def points(*values):
    days = [date(2026, 1, 30), date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 4)]
    texts = ["41 insurgents", "At least 92 insurgents", "145 insurgents", "over 200 people"]
    rows = zip(values, days, texts, BALOCHISTAN, strict=True)
    return tuple(ChartPoint(text, day, value, fact(f"{text} killed.", name)) for value, day, text, name in rows)


def test_a_chart_loses_points_and_goes_when_fewer_than_three_remain():
    def chart(*values):
        return Chart(ChartForm.STEPS, "Insurgents reported killed", "people", points(*values))

    whole, _ = pruned(draft(TRUE, blocks=(chart(41, 92, 145, 200),)))
    three, _ = pruned(draft(TRUE, blocks=(chart(41, 93, 145, 200),)))
    none, _ = pruned(draft(TRUE, blocks=(chart(41, 93, 146, 200),)))
    assert [len(block.points) for block in whole.sections[0].blocks if isinstance(block, Chart)] == [4]
    assert [len(block.points) for block in three.sections[0].blocks if isinstance(block, Chart)] == [3]
    assert [block for block in none.sections[0].blocks if isinstance(block, Chart)] == []


def test_a_point_on_a_day_that_its_evidence_does_not_name_fails():
    moved = (replace(points(41, 92, 145, 200)[0], at=date(2026, 1, 29)), *points(41, 92, 145, 200)[1:])
    left, _ = pruned(draft(TRUE, blocks=(Chart(ChartForm.STEPS, "Insurgents", "people", moved),)))
    assert [len(block.points) for block in left.sections[0].blocks if isinstance(block, Chart)] == [3]


def test_a_title_that_claims_more_than_its_section_is_taken_off():
    given = draft(TRUE)
    given = replace(given, sections=(replace(given.sections[0], title="Karachi: 900 dead"),))
    assert pruned(given)[0].sections[0].title is None


def test_a_members_section_whose_teaser_claims_what_it_does_not_hold_goes():
    given = draft(TRUE)
    members = Section(
        SectionRole.MEMBERS,
        "The record",
        (Paragraph((fact("On 11 March 2025 the BLA took a train.", ARCHIVE[5]),)),),
        "Members are reading: {}",
    )
    honest, wild = (
        replace(members, teaser="Members are reading: what came before"),
        replace(members, teaser="Members are reading: why Modi resigned"),
    )
    assert len(pruned(replace(given, sections=(*given.sections, honest)))[0].sections) == 2
    assert len(pruned(replace(given, sections=(*given.sections, wild)))[0].sections) == 1


def test_without_headline_or_standfirst_nothing_is_left():
    given = draft(TRUE)
    for broken in (replace(given, headline=FALSE), replace(given, standfirst=FALSE)):
        assert prune(broken, judge(broken))[0] is None


def test_a_sentence_that_leans_on_one_that_went_goes_too():
    gone, leaning = fact("The town of Nushki was retaken by 90 tanks.", NUSHKI), fact("That was on 4 February, with helicopters.", NUSHKI)
    given = draft(gone, leaning)
    left, found = prune(given, judge(given))
    assert left is not None
    assert not [sentence for sentence in left.sentences() if sentence.id in (gone.id, leaning.id)]
    assert any("leans" in one.says for one in found if one.sentence == leaning.id)
