"""How news usually comes in each language, and the alarms when a source or a language falls silent against its habit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from nightdesk.foundation.ids import SourceId
from nightdesk.sources.habit import Habit
from nightdesk.sources.model import Health, SourceState
from nightdesk.wire.model import Item

from . import audit
from .documents import dump, load
from .models import AlarmRow, LanguageHabitRow, SourceRow

WHO = "Nightdesk (watching over sources)"


def keep_habits(new: Sequence[Item], at: datetime) -> None:
    """Learn from new items of live sources how often each language is heard. What was out before we listened teaches nothing."""
    live = set(SourceRow.objects.filter(id__in={item.source for item in new}, live=True).values_list("id", flat=True))
    moments: dict[str, list[datetime]] = defaultdict(list)
    for item in new:
        if item.source in live and not item.background:
            moments[item.language].append(item.received_at)
    known = LanguageHabitRow.objects.in_bulk(list(moments))
    rows = []
    for language, heard in sorted(moments.items()):
        row = known.get(language)
        habit = load(Habit, row.habit) if row else Habit()
        last = row.last_item if row else None
        newest = max([*heard, *([last] if last else [])])
        rows.append(LanguageHabitRow(language=language, last_item=newest, habit=dump(habit.learnt(heard, last))))
    LanguageHabitRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["language"], update_fields=["last_item", "habit"])


@transaction.atomic
def watch(at: datetime) -> int:
    """Raise an alarm for each source and language that is silent against its habit, end those that are over. Returns how many are open."""
    silent = {("source", key): says for key, says in _silent_sources(at).items()}
    silent |= {("language", key): says for key, says in _silent_languages(at).items()}
    open_now = {(row.kind, row.about): row for row in AlarmRow.objects.filter(ended__isnull=True)}
    for kind, about in sorted(silent.keys() - open_now.keys()):
        AlarmRow.objects.create(kind=kind, about=about, since=at, says=silent[kind, about])
        audit.note(at, WHO, "alarm", f"{kind} {about}"[:120], says=silent[kind, about])
    for key in sorted(open_now.keys() - silent.keys()):
        open_now[key].ended = at
        open_now[key].save(update_fields=["ended"])
    return len(silent)


def _silent_sources(at: datetime) -> dict[str, str]:
    rows = SourceRow.objects.filter(live=True, retired=False, health__in=[Health.FINE, Health.SILENT]).values_list("id", "state")
    states = {SourceId(key): load(SourceState, state) for key, state in rows}
    told = {key: state.habit.silence(state.last_item, at) for key, state in states.items() if state.last_item}
    return {key: says for key, says in told.items() if says}


def _silent_languages(at: datetime) -> dict[str, str]:
    told = {row.language: load(Habit, row.habit).silence(row.last_item, at) for row in LanguageHabitRow.objects.all()}
    return {language: says for language, says in told.items() if says}
