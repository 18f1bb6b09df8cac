"""The dossier as text: what goes between the newsroom's own words and the model's answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from nightdesk.claims.model import Figure, History
from nightdesk.drafts.model_writer.dossier import Dossier, Told, news_since
from nightdesk.drafts.model_writer.fence import fenced
from nightdesk.drafts.model_writer.look_up import LookedUp
from nightdesk.languages.tongues import language_name

_MOST_STEPS = 14


def render(dossier: Dossier, told: Told | None) -> str:
    """Everything a writer may know, in blocks with a heading each; outside text stands between fences only."""
    blocks = [
        ("THE STORY", _story(dossier)),
        ("ITEMS OF THIS STORY (passages P…)", fenced(_items(dossier))),
        ("WHAT THE NEWSROOM READ FROM THEM", fenced(_claims(dossier))),
        ("THE ARCHIVE (passages A…; background only)", fenced(_lines(dossier)) if dossier.lines else "nothing found"),
        ("SEARCHES THAT FOUND NOTHING (N…)", "\n".join(_searches(dossier)) or "none"),
        ("COMPUTATIONS MADE FOR YOU (D…)", "\n".join(_computations(dossier)) or "none"),
    ]
    if told is not None:
        blocks.append(("WHAT OUR ARTICLE SAID BEFORE, AND WHAT IS NEW SINCE", fenced(_before(dossier, told))))
    return "\n\n".join(f"## {heading}\n{body}" for heading, body in blocks)


def _story(dossier: Dossier) -> str:
    pack = dossier.material.pack
    places = ", ".join(place.name for place in pack.profile.places[:4]) or "not named"
    families = len({source.family for source in pack.sources})
    lines = [
        f"event: {pack.profile.event.value}; subject: {pack.profile.subject.value}; places: {places}",
        f"items: {len(pack.items)} in {len(dossier.material.languages)} languages from {len(pack.sources)} sources of {families} families",
        f"first reported {pack.story.first_reported:%Y-%m-%d %H:%M} UTC, last {pack.story.last_reported:%Y-%m-%d %H:%M} UTC; "
        f"now {pack.now:%Y-%m-%d %H:%M} UTC",
    ]
    if dossier.left_out:
        lines.append(f"{dossier.left_out} further items that bring nothing new are not shown")
    return "\n".join(lines)


def _items(dossier: Dossier) -> Iterator[Mapping[str, object]]:
    for label, item in dossier.items.items():
        source = dossier.material.source(item)
        yield {
            "id": label,
            "published": f"{item.published_at:%Y-%m-%d %H:%M} UTC",
            "language": language_name(item.language),
            "source": dossier.material.voice(item),
            "family": source.family,
            "cites": list(item.outlets),
            **_brought(dossier, item.id),
            "text": dossier.text_of(label),
        }


def _brought(dossier: Dossier, document: str) -> Mapping[str, object]:
    """Which other analyst added it, if one did."""
    names = [one.name for one in dossier.material.pack.contributions if document in one.documents]
    return {"added by": names[0]} if names else {}


def _claims(dossier: Dossier) -> Iterator[Mapping[str, object]]:
    for history in dossier.material.pack.histories:
        yield _history(dossier, history)
    for figure in dossier.material.pack.unsure:
        yield {"count of": f"people {figure.read.kind.value}", "read by a model alone, not confirmed": _figure(dossier, figure)}
    for attribution in dossier.material.pack.attributions[:40]:
        item, read = dossier.material.items[attribution.item], attribution.read
        yield {
            "who says": read.speaker.cut(item.text),
            "what": read.content.cut(item.text),
            "stance": read.stance.value,
            "in": list(dossier.labels_of(item)),
        }
    for quotation in dossier.material.pack.quotations[:20]:
        item = dossier.material.items[quotation.item]
        yield {
            "quoted words": quotation.span.cut(item.text),
            "speaker": quotation.speaker.cut(item.text) if quotation.speaker else "not named",
            "in": list(dossier.labels_of(item)),
        }


def _history(dossier: Dossier, history: History) -> Mapping[str, object]:
    steps = [step for step in history.steps if not step.aside]
    shown = steps if len(steps) <= _MOST_STEPS else [*steps[:4], *steps[4 - _MOST_STEPS :]]
    agree = history.low == history.high
    return {
        "count of": f"{history.group or 'people'} {history.kind.value}",
        "steps": [f"{_figure(dossier, step.figure)} ({step.movement.value}; repeated {len(step.repeated_by)} times)" for step in shown],
        "standing at the end": history.low if agree else f"{history.low} to {history.high}: sources differ",
    }


def _figure(dossier: Dossier, figure: Figure) -> str:
    read, item = figure.read, dossier.material.items[figure.item]
    value = read.value if read.value is not None else "a round word"
    labels = ", ".join(dossier.labels_of(item)) or "not shown"
    who = read.said_by or "nobody named"
    return f"{read.qualifier.words}{value}, by {who}, {figure.published_at:%Y-%m-%d %H:%M}, {labels}"


def render_looked_up(dossier: Dossier, answers: Sequence[LookedUp]) -> str:
    """What the archive holds on what a plan asked, question by question; empty where it asked nothing."""
    if not answers:
        return ""
    blocks = [
        f"{_question(answer)}\n{fenced(_rows(dossier, answer.labels)) if answer.labels else 'no line that is not shown above'}"
        for answer in answers
    ]
    return "\n\n".join(("## WHAT THE ARCHIVE HOLDS ON WHAT YOU ASKED (passages A…; background only)", *blocks))


def _question(answer: LookedUp) -> str:
    """The words of the question are the model's own and stand fenced like all that comes from outside."""
    asked = fenced([answer.asked.model_dump(exclude_defaults=True)])
    return f"{asked}\n{len(answer.labels)} lines" + (
        f", those that hold most of these words; {answer.more} more were found" if answer.more else ""
    )


def _lines(dossier: Dossier) -> Iterator[Mapping[str, object]]:
    return _rows(dossier, dossier.lines)


def _rows(dossier: Dossier, labels: Iterable[str]) -> Iterator[Mapping[str, object]]:
    for label in labels:
        line = dossier.lines[label]
        told = {"told in our own article": line.told_in} if line.told_in else {"cites": list(line.outlets)}
        where = {"why": "the same kind of event in the same kind of setting"} if label in dossier.alike else {}
        yield {"id": label, "date": line.date.isoformat(), **told, **where, **_brought(dossier, line.id), "text": line.text}


def _searches(dossier: Dossier) -> Iterator[str]:
    for label, search in dossier.searches.items():
        searched = [name for name, item in dossier.items.items() if item.id in search.documents]
        in_part = len(search.documents) < len(dossier.material.pack.items) and len(searched) <= _MOST_STEPS
        where = f" ({', '.join(searched)})" if in_part else ""
        yield f"{label}: of {len(search.documents)} items searched{where}, none {search.looked_for}"


def _computations(dossier: Dossier) -> Iterator[str]:
    for label, (says, _) in dossier.computations.items():
        yield f"{label}: {says}"


def _before(dossier: Dossier, told: Told) -> Iterator[Mapping[str, object]]:
    yield {"our headline": told.headline, "published": f"{told.at:%Y-%m-%d %H:%M} UTC", "sentences": list(told.sentences[:40])}
    for development in news_since(dossier, told):
        labels = dossier.labels_of(dossier.material.items[development.item])
        yield {"new since": list(development.what), "in": list(labels)}


TRIAL = fenced(
    [
        {
            "id": "P1",
            "published": "2026-01-01",
            "language": "English",
            "source": "a trial",
            "text": "Ten people were hurt when a tram left its rails.",
        }
    ]
)
"""A dossier of one invented line, with which a model can be tried out."""
