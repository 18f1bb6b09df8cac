"""Translation by a language model: fenced passages in, English under the same labels out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nightdesk.drafts.language_model import Answered, Ask, LanguageModel, Quoted, Receipt, Role
from nightdesk.drafts.model_writer.answers import Translations
from nightdesk.drafts.model_writer.fence import fenced
from nightdesk.drafts.model_writer.prompts import Prompts
from nightdesk.drafts.translation import Foreign, Translated
from nightdesk.languages.tongues import language_name

_AT_ONCE, _TOKENS = 20, 4_000


@dataclass(frozen=True, slots=True)
class ModelTranslator:
    """Implements `nightdesk.drafts.translation.Translator`."""

    model: LanguageModel
    prompts: Prompts

    def translate(self, texts: Sequence[Foreign], about: str) -> Translated:
        english: dict[str, str] = {}
        receipts: list[Receipt] = []
        for number, some in enumerate(_in_parts(texts), start=1):
            reply = self.model.ask(self._question(some, about, number))
            receipts += reply.receipts
            if not isinstance(reply, Answered):
                break
            asked = {one.label for one in some}
            english |= {one.id.strip(): one.english for one in reply.answer.passages if one.id.strip() in asked}
        used = [f"{receipt.model}{' (recorded)' if receipt.recorded else ''}" for receipt in receipts]
        return Translated(english, used[-1] if used else "", tuple(receipts))

    def _question(self, some: Sequence[Foreign], about: str, number: int) -> Ask[Translations]:
        text, version = self.prompts.fill("translate")
        rows = [{"id": one.label, "language": language_name(one.language), "text": one.text} for one in some]
        quoted = tuple(Quoted(one.label, one.text) for one in some)
        step = "translate" if number == 1 else f"translate {number}"
        return Ask(Role.TRANSLATE, about, step, text, f"## PASSAGES\n{fenced(rows)}", version, Translations, _TOKENS, quoted)


def _in_parts(texts: Sequence[Foreign]) -> Iterator[Sequence[Foreign]]:
    for start in range(0, len(texts), _AT_ONCE):
        yield texts[start : start + _AT_ONCE]
