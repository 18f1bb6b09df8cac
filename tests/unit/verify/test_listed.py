"""A number of things that a passage lists by name stands in the evidence; another number does not."""

import pytest

from nightdesk.verify.model import Status
from unit.verify.bench import told_by

TEXT = "Coordinated attacks by militants in the districts of Quetta, Gwadar and Nushki kill 33 people, including 18 civilians."


@pytest.mark.parametrize("text", ["The attacks in three districts killed 33 people.", "Militants attacked in three districts."])
def test_as_many_as_are_listed(text: str) -> None:
    assert told_by(TEXT, text) is Status.SUPPORTED


@pytest.mark.parametrize("text", ["The attacks in four districts killed 33 people.", "Three soldiers were killed in the attacks."])
def test_not_another_number_and_not_another_thing(text: str) -> None:
    assert told_by(TEXT, text) is Status.UNSUPPORTED
