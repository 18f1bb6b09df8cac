"""A model under control: each call reserved against the caps, written down, paid once, its answer read in its form or asked for again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, ValidationError

from nightdesk.adapters.language_models.caps import Caps, Price, most_tokens_in
from nightdesk.adapters.language_models.exchange import Answer, Question
from nightdesk.adapters.language_models.ledger import FinishedCall, Ledger, PlannedCall
from nightdesk.adapters.language_models.names import ModelName
from nightdesk.drafts.language_model import Answer as Form
from nightdesk.drafts.language_model import Answered, Ask, NoAnswer, Receipt, Trouble

_ATTEMPTS = 3
_PASSING = (Trouble.BUSY, Trouble.UNREADABLE, Trouble.TOO_LONG)
_NOT_REMEMBERED = tuple(
    trouble.value
    for trouble in (
        Trouble.BUSY, Trouble.TOO_SLOW, Trouble.UNREACHABLE, Trouble.WRONG_KEY, Trouble.UNKNOWN_MODEL, Trouble.EMPTY_BALANCE,
    )
)  # fmt: skip
_LONGEST_WAIT = 20.0

Call = Callable[[Question], Answer]


@dataclass(slots=True)
class MeteredModel:
    """Implements `nightdesk.drafts.language_model.LanguageModel` over one model. `now` is the clock on the wall: caps hold in real time."""

    name: ModelName
    call: Call
    ledger: Ledger
    caps: Caps
    price: Price
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    wait: Callable[[float], None] = field(default=time.sleep)

    def ask(self, question: Ask[Form]) -> Answered[Form] | NoAnswer:
        receipts: list[Receipt] = []
        note, last = "", NoAnswer(Trouble.UNREADABLE, f"{self.name} was not asked.")
        for attempt in range(1, _ATTEMPTS + 1):
            form = Question(question.instructions, question.material + note, _schema(question.answer), question.most_tokens)
            came = self._once(question, form, attempt, receipts)
            if isinstance(came, NoAnswer):
                last = came
                if came.trouble not in _PASSING:
                    break
                note = _cut_short(came)
                continue
            try:
                return Answered(question.answer.model_validate_json(came), tuple(receipts))
            except ValidationError as error:
                note = _what_is_wrong(error)
                last = NoAnswer(Trouble.UNREADABLE, f"{self.name} did not answer in the form it was asked for ({_first(error)}).")
        return NoAnswer(last.trouble, last.says, tuple(receipts))

    def _once(self, question: Ask[Form], form: Question, attempt: int, receipts: list[Receipt]) -> str | NoAnswer:
        """The output of one call, made now or paid for before."""
        asked = sha256(f"{form.instructions}\x1f{form.material}\x1f{form.form}".encode()).hexdigest()
        key = sha256(f"{question.about}\x1f{self.name}\x1f{question.step}\x1f{asked}\x1f{attempt}".encode()).hexdigest()
        finished = self.ledger.finished(key)
        if finished is None or finished.trouble.partition(": ")[0] in _NOT_REMEMBERED:
            outcome = self._pay(question, form, key, asked)
            if isinstance(outcome, NoAnswer):
                return outcome
            finished = outcome
        receipts.append(self._receipt(question, asked, finished))
        if finished.trouble:
            kind, _, says = finished.trouble.partition(": ")
            return NoAnswer(Trouble(kind), says)
        return finished.output

    def _pay(self, question: Ask[Form], form: Question, key: str, asked: str) -> FinishedCall | NoAnswer:
        read = most_tokens_in(form.instructions) + most_tokens_in(form.material) + most_tokens_in(str(form.form))
        most = self.price.of(read, form.most_tokens)
        planned = PlannedCall(
            key, question.about, question.role, question.step, str(self.name), question.prompt, asked, read + form.most_tokens, most
        )
        number = self.ledger.reserve(planned, self.caps, self.now())
        if isinstance(number, str):
            return NoAnswer(Trouble.OVER_CAP, number)
        answer = self.call(form)
        finished = self._counted(answer, planned, form)
        self.ledger.settle(number, finished, self.now())
        if answer.trouble is Trouble.BUSY:
            self.wait(min(answer.again_after or 2.0, _LONGEST_WAIT))
        return finished

    def _counted(self, answer: Answer, planned: PlannedCall, form: Question) -> FinishedCall:
        """What the call came to. Where nobody counted, the whole reservation is spent; where nothing was sent, nothing."""
        if not answer.sent:
            read = written = cost = 0
        elif answer.input_tokens is None or answer.output_tokens is None:
            read, written, cost = planned.tokens - form.most_tokens, form.most_tokens, planned.cost
        else:
            read, written = answer.input_tokens, answer.output_tokens
            cost = self.price.of(read, written)
        trouble = f"{answer.trouble.value}: {answer.says}" if answer.trouble else ""
        return FinishedCall(answer.output, trouble, read, written, cost, answer.seconds)

    def _receipt(self, question: Ask[Form], asked: str, call: FinishedCall) -> Receipt:
        spent = (call.input_tokens, call.output_tokens, call.cost, call.seconds)
        return Receipt(question.role, question.step, str(self.name), question.prompt, asked, *spent)


def _schema(form: type[BaseModel]) -> dict[str, Any]:
    return form.model_json_schema()


def _what_is_wrong(error: ValidationError) -> str:
    """Told to the model: places and kinds of trouble, never its own words back."""
    places = [f"- {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors(include_input=False, include_url=False)[:8]]
    return "\n\n## YOUR LAST ANSWER WAS NOT IN THE FORM\n" + "\n".join(places) + "\nAnswer again, in the form, whole."


def _cut_short(answer: NoAnswer) -> str:
    return "\n\n## YOUR LAST ANSWER WAS TOO LONG\nAnswer again, shorter." if answer.trouble is Trouble.TOO_LONG else ""


def _first(error: ValidationError) -> str:
    one = error.errors(include_input=False, include_url=False)[0]
    return f"{'.'.join(map(str, one['loc'])) or 'answer'}: {one['msg']}"[:120]
