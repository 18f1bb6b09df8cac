"""The pack, looked through once: what every section of a brief needs to know."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nightdesk.archive.model import ArchiveLine
from nightdesk.claims.model import Figure, FigureKind
from nightdesk.drafts.attribution import is_edition, is_portal, voice
from nightdesk.drafts.counts import Series, main_series, series_of
from nightdesk.drafts.dating import Dated, day_agreed
from nightdesk.drafts.figure_words import said
from nightdesk.drafts.happenings import Happening, read_happening
from nightdesk.drafts.named import Named, named_in
from nightdesk.drafts.notebook import Notebook
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.particulars import Particular
from nightdesk.drafts.probes import readable, run_probe
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.restate import Clause, clauses, without_pictures
from nightdesk.foundation.ids import ItemId, PassageId
from nightdesk.foundation.spans import Span
from nightdesk.sources.model import Source
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_TOLL_RISES = re.compile(r"\b(?:death )?toll\b|number of (?:dead|deaths|people killed)|\btotal number\b", re.IGNORECASE)
# What ends a conflict or turns it, by whoever does it: said as done, not as asked for.
_TURNS_IT = re.compile(
    r"\b(?:captures?|seizes? control|takes? control|dissol(?:ves?|ution)|disbands?|withdraws?|surrenders?|ceasefire|truce|"
    r"peace (?:treaty|deal|agreement)|(?:are|is) (?:released|freed)|announces? the end)\b"
)
_CONFLICTS = frozenset({EventKind.WAR, EventKind.ATTACK, EventKind.COUP, EventKind.SHOOTING})
_SHORT_TEXT, _STANDS, _LESS_THAN_DEATH = 400, 1.5, 0.5
_READABLE, _ALIKE = 0.6, 0.7
_FEW, _SOME_OF, _MOST_OF = 4, 0.1, 0.5
_UNCOUNTED = frozenset(
    {
        EventKind.AWARD, EventKind.SPORT, EventKind.DEATH, EventKind.ELECTION, EventKind.GOVERNMENT, EventKind.DIPLOMACY,
        EventKind.SPACE, EventKind.SCIENCE, EventKind.ECONOMY, EventKind.CULTURE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lead:
    """The English clause that tells best what happened, and the first item it stands in."""

    item: Item
    clause: Clause


class Material:
    def __init__(self, pack: EvidencePack, left_out: tuple[Item, ...] = ()) -> None:
        """`left_out` are items of the story that tell of another matter (see `nightdesk.drafts.core`)."""
        self.pack = pack
        self.left_out = left_out
        self.book = Notebook(pack)
        self.told_lines: dict[str, ArchiveLine] = {}
        self.told_items: set[str] = set()
        self.told_role: str | None = None
        self.role_above = False
        self.told_setting: frozenset[str] = frozenset()
        self.said_beside: dict[str, dict[Particular, dict[str, Item]]] | None = None
        self.items = {item.id: item for item in pack.items}
        self._sources: dict[str, Source] = {source.id: source for source in pack.sources}

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Counts that enough of the items give: one number read in one item of many is more often a misreading than news."""
        return tuple(
            series for series in series_of(self.pack, running=self._one_count(), falling=not self.portal_only) if self._borne_out(series)
        )

    def _one_count(self) -> bool:
        """Editions and outlets tell one event's count as it moves; the portal's lines are each of their day, unless one tells of a toll."""
        return not self.portal_only or any(_TOLL_RISES.search(item.text) for item in self.pack.items)

    def _borne_out(self, series: Series) -> bool:
        items = len(self.pack.items)
        counting = len(series.by_item)
        if self.pack.profile.event in _UNCOUNTED:
            return counting >= _MOST_OF * items and any(item.id in series.by_item for item in self.english)
        return items < _FEW or self.portal_only or counting >= max(2, _SOME_OF * items)

    @cached_property
    def main(self) -> Series | None:
        """The count that the story turns on; None where lines of different days count and the one that leads does not."""
        main, lead = self._counted, self.lead
        if main is None or main.running or not self.portal_only or lead is None:
            return main
        return main if any(lead.item.id in series.by_item for series in self.series) else None

    @cached_property
    def _counted(self) -> Series | None:
        return main_series(self.series)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """In order of first appearance."""
        return tuple(dict.fromkeys(item.language for item in self.pack.items))

    @property
    def first(self) -> Item:
        return self.pack.items[0]

    @property
    def last(self) -> Item:
        return self.pack.items[-1]

    @cached_property
    def editions_only(self) -> bool:
        return all(is_edition(self.source(item)) for item in self.pack.items)

    @cached_property
    def portal_only(self) -> bool:
        return all(is_portal(self.source(item)) for item in self.pack.items)

    @cached_property
    def english(self) -> tuple[Item, ...]:
        return tuple(item for item in self.pack.items if item.language.split("-")[0] == "en")

    @cached_property
    def lead(self) -> Lead | None:
        told = [(self._weight(item), item) for item in self.english if item_clause(item)]
        if not told:
            return None
        best = self._decisive(told) or max(told, key=lambda pair: pair[0])[1]
        clause = item_clause(best)
        assert clause is not None
        for item in self.english:
            earlier = item_clause(item)
            if earlier is not None and earlier.past == clause.past:
                return Lead(item, earlier)
        return Lead(best, clause)

    @cached_property
    def happening(self) -> Happening | None:
        """What is told of somebody in several languages, asked for only where no item is in English."""
        return read_happening(self.pack) if self.lead is None else None

    @property
    def first_words(self) -> str:
        """The lead as its item has it, or the happening that stands for it; nothing where there is neither."""
        if self.lead is not None:
            return self.lead.clause.original
        return self.happening.now if self.happening is not None else ""

    @cached_property
    def day(self) -> Dated | None:
        """The day on which it happened, where items agree on it."""
        return day_agreed(self.pack)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Whom the items of several languages name."""
        return named_in(self.pack) if len(self.languages) > 1 else ()

    def source(self, item: Item) -> Source:
        return self._sources[item.source]

    def voice(self, item: Item, *, short: bool = False) -> str:
        return voice(self.source(item), item, short=short)

    def dated_by_day(self, item: Item) -> bool:
        """A portal line is filed under the day it tells of; anything else only has the time of its publication."""
        return is_portal(self.source(item))

    def item_of(self, figure: Figure) -> Item:
        return self.items[figure.item]

    def said(self, figure: Figure, *, prose: bool = False) -> str:
        return said(figure, self.items[figure.item].text, prose=prose)

    def cite(self, item: Item, span: Span | None = None) -> PassageId:
        """The whole of a short item, the sentence around `span` of a long one."""
        if len(item.text) <= _SHORT_TEXT or span is None:
            return self.book.cite(item, span if span and len(item.text) > _SHORT_TEXT else None)
        around = next((clause.span for clause in clauses(item.text) if clause.span.overlaps(span)), span)
        return self.book.cite(item, around)

    def cite_figure(self, figure: Figure) -> PassageId:
        return self.cite(self.items[figure.item], figure.read.span)

    def figures_of(self, item: ItemId) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.pack.figures if figure.item == item)

    def lacking(self, probe: str, items: Iterable[Item] | None = None) -> tuple[str, ...] | None:
        """The items on which the probe was run in vain; None if one matched, or if it cannot read most of them."""
        wanted = self.pack.items if items is None else tuple(items)
        asked = [item for item in wanted if readable(probe, item.language)]
        if (
            not asked
            or len(asked) < _READABLE * len(wanted)
            or run_probe(probe, {item.id: f"{item.title or ''}\n{item.text}" for item in asked})
        ):
            return None
        return tuple(item.id for item in asked)

    @cached_property
    def began(self) -> date:
        """The day before which lines of the archive are background: that of the first report, or of the event where it is earlier."""
        first = self.first.published_at if self.left_out else self.pack.story.first_reported
        return min(first.date(), self.day.day) if self.day is not None else first.date()

    def _decisive(self, told: list[tuple[float, Item]]) -> Item | None:
        """Where the portal tells day by day of a conflict and no count runs through it: the newest line that ends or turns it, unless a
        still newer one outweighs it; the newest of all where no line counts more people than it counts dead."""
        if not self.portal_only or self.pack.profile.event not in _CONFLICTS or (self._counted is not None and self._counted.running):
            return None
        turning = [place for place, (_, item) in enumerate(told) if _turns_it(item)]
        if not turning:
            return None
        newest = told[-1][1]
        dead = self._most_counted(newest.id, FigureKind.KILLED)
        if dead and dead >= max(self._most_counted(item.id) for _, item in told):
            return newest
        return max(told[turning[-1] :], key=lambda pair: pair[0])[1]

    def _most_counted(self, item: ItemId, kind: FigureKind | None = None) -> int:
        """The highest number of people that an item gives, of one kind or of any."""
        figures = (figure.read for figure in self.figures_of(item))
        return max((read.value or 0 for read in figures if kind is None or read.kind is kind), default=0)

    @cached_property
    def turn_before(self) -> Item | None:
        """Where a newer line leads because of what it counts, or tells what is denied in it: the newest before it that ends or turns a
        conflict."""
        if self.lead is None or not self.portal_only or self.pack.profile.event not in _CONFLICTS:
            return None
        turned = _TURNS_IT.search(self.lead.clause.original) is not None
        counts = bool(self._most_counted(self.lead.item.id, FigureKind.KILLED))
        if turned == counts or (turned and rebuttal_after(self.lead.item.text, self.lead.clause) is None):
            return None
        before = (item for item in reversed(self.english) if item.published_at < self.lead.item.published_at)
        return next(filter(_turns_it, before), None)

    def _weight(self, item: Item) -> float:
        """How well an item leads: the human cost it gives and by whose count, some fullness, and a lean towards the newer
        where a count moves, towards the first report where none does."""
        figures = [figure.read for figure in self.figures_of(item.id) if figure.read.value is not None]
        dead = max((read.value or 0 for read in figures if read.kind is FigureKind.KILLED), default=0)
        others = max((read.value or 0 for read in figures), default=0)
        cost = max(math.log10(1 + dead), _LESS_THAN_DEATH * math.log10(1 + others))
        spoken = 0.8 if any(read.said_by for read in figures) else 0.0
        fullness = min(len(item.text), 300) / 300 + 0.1 * min(len(figures), 3)
        place = self.pack.items.index(item) / max(1, len(self.pack.items) - 1)
        lean = 0.8 if self._counted is not None else (0.4 if self.portal_only else -0.3)
        return 2 * cost + spoken + fullness + lean * place + (_STANDS if self._gives_the_standing_count(item) else 0)

    def _gives_the_standing_count(self, item: Item) -> bool:
        main = self._counted
        figure = main.by_item.get(item.id) if main is not None and main.running else None
        return figure is not None and main is not None and figure.read.value == main.last.read.value


def item_clause(item: Item) -> Clause | None:
    """An English item's first sentence that can be told in the past."""
    return next((clause for clause in clauses(item.text) if clause.past), None)


def _turns_it(item: Item) -> bool:
    """Whether its first such sentence ends or turns a conflict."""
    clause = item_clause(item)
    return clause is not None and _TURNS_IT.search(clause.original) is not None


def alike(one: str, other: str) -> bool:
    """Whether two texts share most of the words of the shorter."""
    words, others = (frozenset(re.findall(r"\w+", without_pictures(text).casefold())) for text in (one, other))
    return len(words & others) >= _ALIKE * min(len(words), len(others))
