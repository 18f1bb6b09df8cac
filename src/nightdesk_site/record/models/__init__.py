"""The tables, one module for each stage of the journey."""

from .articles import ArticleRow, ArticleVersionRow, IllustrationRow
from .audit import AuditRow
from .claims import ClaimsRow
from .desk import DecisionRow, DraftRow
from .personas import AssignmentRow, LogEntryRow
from .shift import TickRow
from .sources import SourceRow
from .stories import DevelopmentRow, LinkRow, MergeRow, StoryRow
from .wire import ItemRow, SnapshotRow

__all__ = [
    "ArticleRow",
    "ArticleVersionRow",
    "AssignmentRow",
    "AuditRow",
    "ClaimsRow",
    "DecisionRow",
    "DevelopmentRow",
    "DraftRow",
    "IllustrationRow",
    "ItemRow",
    "LinkRow",
    "LogEntryRow",
    "MergeRow",
    "SnapshotRow",
    "SourceRow",
    "StoryRow",
    "TickRow",
]
