"""One model after another, and a model for each role."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from nightdesk.drafts.language_model import Answer, Answered, Ask, LanguageModel, NoAnswer, Role, Trouble

log = logging.getLogger(__name__)

_REST = {
    Trouble.WRONG_KEY: timedelta(minutes=15),
    Trouble.UNKNOWN_MODEL: timedelta(minutes=15),
    Trouble.EMPTY_BALANCE: timedelta(minutes=15),
    Trouble.UNREACHABLE: timedelta(minutes=1),
    Trouble.BUSY: timedelta(minutes=1),
}
"""How long a model is left alone after a trouble that the next question would meet too."""


class FirstOf:
    """Asks the first model; where it has no answer, the next. One in a lasting trouble is left alone for a while."""

    def __init__(self, models: Sequence[LanguageModel], now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._models, self._now = tuple(models), now
        self._resting: dict[int, tuple[datetime, NoAnswer]] = {}

    def ask(self, question: Ask[Answer]) -> Answered[Answer] | NoAnswer:
        paid: tuple = ()  # type: ignore[type-arg]
        last: NoAnswer | None = None
        for number, model in enumerate(self._models):
            last = self._at_rest(number)
            if last is not None:
                continue
            reply = model.ask(question)
            if isinstance(reply, Answered):
                return Answered(reply.answer, (*paid, *reply.receipts))
            paid, last = (*paid, *reply.receipts), reply
            log.warning("model.no_answer step=%s trouble=%s says=%s", question.step, reply.trouble.value, reply.says)
            if reply.trouble in _REST:
                self._resting[number] = (self._now() + _REST[reply.trouble], reply)
        last = last or NoAnswer(Trouble.UNREACHABLE, "No language model is set.")
        return NoAnswer(last.trouble, last.says, paid)

    def _at_rest(self, number: int) -> NoAnswer | None:
        until, reply = self._resting.get(number, (None, None))
        return NoAnswer(reply.trouble, reply.says) if until is not None and reply is not None and self._now() < until else None


class ByRole:
    """Each role's own model, or the one for all."""

    def __init__(self, one_for_all: LanguageModel, own: Mapping[Role, LanguageModel]) -> None:
        self._one_for_all, self._own = one_for_all, own

    def ask(self, question: Ask[Answer]) -> Answered[Answer] | NoAnswer:
        return self._own.get(question.role, self._one_for_all).ask(question)
