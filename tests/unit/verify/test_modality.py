"""What may be, is planned or is compared is told as it stands: not as done, not the other way round."""

import pytest

from nightdesk.verify.model import Status
from unit.verify.bench import told_by

TEXT = (
    "President Adam Barrow may resign next week, the Daily Post reported. His party won more seats than the opposition in the April vote. "
    "Turnout was lower than in 2017. The army used helicopters in an attempt to regain control of Nushki. The court plans to hear the case."
)


@pytest.mark.parametrize(
    "text",
    [
        "President Adam Barrow resigned, the Daily Post reported.",
        "President Adam Barrow will resign next week, the Daily Post reported.",
        "The army regained control of Nushki with helicopters.",
        "The court heard the case.",
        "His party won fewer seats than the opposition.",
        "The opposition won more seats than his party.",
        "Turnout was higher than in 2017.",
    ],
)
def test_what_is_told_as_surer_or_turned_round_does_not_pass(text: str) -> None:
    assert told_by(TEXT, text) is Status.UNSUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "President Adam Barrow may resign next week, the Daily Post reported.",
        "The army attempted to regain control of Nushki with helicopters.",
        "The court plans to hear the case.",
        "In the April vote his party won more seats than the opposition.",
        "Turnout was lower than in 2017.",
    ],
)
def test_what_is_told_as_it_stands_passes(text: str) -> None:
    assert told_by(TEXT, text) is Status.SUPPORTED
