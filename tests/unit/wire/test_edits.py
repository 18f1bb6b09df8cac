"""What a source changed without a word is told sentence by sentence; what merely looks different is no change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nightdesk.foundation.ids import ItemId, SourceId
from nightdesk.wire.edits import ChangeKind, changes, digest_of, weighty
from nightdesk.wire.model import Item
from nightdesk.wire.withdrawals import retraction

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
TEXT = "A bridge fell in Arvenholm. At least 12 people were hurt. The mayor blamed the builders. Work goes on."


def item(text: str = TEXT, title: str | None = "Bridge falls in Arvenholm", language: str = "en") -> Item:
    return Item(ItemId("i"), SourceId("s"), "e", language, "declared", title, text, None, None, AT, AT)


def told(after: Item) -> list[tuple[str, str, str]]:
    return [(change.kind.name, change.was, change.now) for change in changes(item(), after)]


def test_a_changed_headline_is_told() -> None:
    assert told(item(title="Bridge damaged in Arvenholm")) == [("HEADLINE", "Bridge falls in Arvenholm", "Bridge damaged in Arvenholm")]


def test_a_changed_figure_is_told_as_one() -> None:
    assert told(item(TEXT.replace("12", "15"))) == [("FIGURE", "At least 12 people were hurt.", "At least 15 people were hurt.")]


def test_a_removed_passage_is_told() -> None:
    assert told(item(TEXT.replace("The mayor blamed the builders. ", ""))) == [("REMOVED", "The mayor blamed the builders.", "")]


def test_a_reworded_passage_is_told_beside_what_it_was() -> None:
    [(kind, _, now)] = told(item(TEXT.replace("The mayor blamed the builders", "The mayor did not blame the builders")))
    assert (kind, now) == ("REWORDED", "The mayor did not blame the builders.")


def test_a_report_that_grows_is_not_taken_for_one_that_takes_something_back() -> None:
    found = changes(item(), item(f"{TEXT} Two cranes are on their way."))
    assert [change.kind for change in found] == [ChangeKind.ADDED]
    assert not weighty(found)
    assert weighty(changes(item(), item(TEXT.replace("12", "15"))))


@pytest.mark.parametrize(
    "after", [TEXT.upper(), TEXT.replace(" ", "  "), TEXT.replace(". ", ".\n\n"), TEXT.replace("builders", "builders\xad")]
)
def test_case_space_and_invisible_marks_are_no_change(after: str) -> None:
    assert digest_of(item(after)) == digest_of(item())
    assert changes(item(), item(after)) == ()


def test_a_figure_changed_in_another_language_is_told() -> None:
    before, after = item("سقط جسر. وأصيب ١٢ شخصا على الأقل.", None, "ar"), item("سقط جسر. وأصيب ١٥ شخصا على الأقل.", None, "ar")
    assert [change.kind for change in changes(before, after)] == [ChangeKind.FIGURE]


def test_a_hostile_text_of_endless_sentences_is_compared_in_bounds() -> None:
    assert len(changes(item("A b. " * 5_000), item("C d. " * 5_000))) <= 40


@pytest.mark.parametrize(
    "taken_back",
    [
        item(title="RETRACTED: Bridge falls in Arvenholm"),
        item(title="KILL - Bridge falls"),
        item("This article has been withdrawn because its source was not what it claimed to be."),
        item("Cet article a été retiré par la rédaction."),
        item("Editor's note: This story has been retracted."),
    ],
)
def test_a_report_that_takes_itself_back_is_known_by_its_opening(taken_back: Item) -> None:
    assert retraction(taken_back)


@pytest.mark.parametrize(
    "report",
    [
        item(),
        item(title="Journal has retracted a study on bridges", text="The journal said on Monday that a paper has been retracted."),
        item(title="Killed in Arvenholm: who they were"),
        replace(item(), title=None, text="The mayor has withdrawn his remark about the bridge."),
    ],
)
def test_a_report_about_somebody_else_s_retraction_is_not_one(report: Item) -> None:
    assert retraction(report) is None
