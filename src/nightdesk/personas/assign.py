"""Who gets a story: the analyst on whose beat it lies, with the reasons in words, and who else has a part in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nightdesk.archive.place_names import press_name
from nightdesk.languages.places import country_name
from nightdesk.personas.model import Assignment, Judgement, Persona
from nightdesk.stories.model import Profile, Subject
from nightdesk.wire.model import Item

_SUBJECT, _LANGUAGES = 0.2, 0.1
_CLEARLY_TOUCHED = 0.3
_MOST_CONTRIBUTORS = 2
# Watched by the whole world: shared by several regions, they belong to none of them.
_OF_THE_WORLD = frozenset({Subject.SPORT, Subject.CULTURE, Subject.SCIENCE})


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a story fits an analyst. `place` is the share of the story's countries on the beat, the best supported weighing most."""

    persona: Persona
    place: float
    languages: float
    subject: bool

    @property
    def score(self) -> float:
        return self.place + (_SUBJECT if self.subject else 0.0) + _LANGUAGES * self.languages


def assign(profile: Profile, judgement: Judgement, roster: Sequence[Persona], items: Sequence[Item] = ()) -> Assignment:
    """The assignment of a story; the same story and roster give the same one. Every story has a home: somebody takes the rest."""
    fits = [_fit(persona, profile, items) for persona in roster]
    lead, why = _lead(fits, profile)
    return Assignment(
        story=profile.story,
        persona=lead.persona.id,
        judgement=judgement,
        reasons=(why, *_further_reasons(lead, profile, items)),
        contributors=tuple(fit.persona.id for fit in _contributors(fits, lead)),
    )


def whose_beat(profile: Profile, roster: Sequence[Persona], items: Sequence[Item] = ()) -> Persona:
    """The analyst who would get the story."""
    lead, _ = _lead([_fit(persona, profile, items) for persona in roster], profile)
    return lead.persona


def _lead(fits: Sequence[Fit], profile: Profile) -> tuple[Fit, str]:
    subject = profile.subject
    rest = next(fit for fit in fits if fit.persona.takes_the_rest)
    takers = [fit for fit in fits if subject.value in fit.persona.takes_anywhere]
    if takers:
        return takers[0], f"{subject.value} goes to {takers[0].persona.name} wherever it happens"
    touched = [fit for fit in fits if fit.place > 0]
    if not touched:
        return rest, f"no country is named: {rest.persona.name} takes what no region claims"
    if len(touched) > 1 and subject in _OF_THE_WORLD and rest.subject:
        names = _listed([fit.persona.name for fit in touched])
        return rest, f"{subject.value} of several regions ({names}): {rest.persona.name} takes what the whole world watches"
    best = max(touched, key=lambda fit: (round(fit.score, 6), -fits.index(fit)))
    on_beat = [press_name(country_name(code)) for code in profile.countries if code in best.persona.countries]
    verb = "is" if len(on_beat) == 1 else "are"
    return best, f"{_listed(on_beat)} {verb} in the beat of {best.persona.name}"


def _fit(persona: Persona, profile: Profile, items: Sequence[Item]) -> Fit:
    weights = {code: 1 / rank for rank, code in enumerate(profile.countries, start=1)}
    place = sum(weight for code, weight in weights.items() if code in persona.countries) / (sum(weights.values()) or 1.0)
    read = sum(1 for item in items if item.language in persona.languages) / (len(items) or 1)
    return Fit(persona, place, read, profile.subject.value in persona.subjects)


def _further_reasons(fit: Fit, profile: Profile, items: Sequence[Item]) -> list[str]:
    reasons = []
    if fit.subject and profile.subject.value not in fit.persona.takes_anywhere:
        reasons.append(f"{profile.subject.value} is among its subjects")
    read = sum(1 for item in items if item.language in fit.persona.languages)
    if read:
        reasons.append(f"it reads the language of {read} of {len(items)} items" if len(items) > 1 else "it reads the item's language")
    return reasons


def _contributors(fits: Sequence[Fit], lead: Fit) -> list[Fit]:
    """Analysts whose region the story clearly touches."""
    touched = [fit for fit in fits if fit is not lead and fit.place >= _CLEARLY_TOUCHED]
    return sorted(touched, key=lambda fit: (-round(fit.place, 6), fit.persona.id))[:_MOST_CONTRIBUTORS]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
