"""The tables, one module for each stage of the journey."""

from .articles import ArticleRow, ArticleVersionRow, CitationRow, IllustrationRow
from .audit import AuditRow
from .calls import ModelCallRow, ModelPurseRow
from .claims import ClaimsRow
from .desk import DecisionRow, DraftRow
from .hubs import HubRow
from .outlook import ExpectationRow
from .personas import AssignmentRow, LogEntryRow
from .recollections import RecollectionRow
from .shift import TickRow
from .sources import AlarmRow, LanguageHabitRow, SourceEventRow, SourceRow, SwitchRow
from .stories import DevelopmentRow, LinkRow, MergeRow, RegroupingRow, StoryRow
from .tallies import CorrectionRow, TallyRow
from .wire import HearingRow, ItemRow, ItemVersionRow, LanguageRow, PageRow, RecheckRow, SnapshotRow, TakedownRow

__all__ = [
    "AlarmRow",
    "ArticleRow",
    "ArticleVersionRow",
    "AssignmentRow",
    "AuditRow",
    "CitationRow",
    "ClaimsRow",
    "CorrectionRow",
    "DecisionRow",
    "DevelopmentRow",
    "DraftRow",
    "ExpectationRow",
    "HearingRow",
    "HubRow",
    "IllustrationRow",
    "ItemRow",
    "ItemVersionRow",
    "LanguageHabitRow",
    "LanguageRow",
    "LinkRow",
    "LogEntryRow",
    "MergeRow",
    "ModelCallRow",
    "ModelPurseRow",
    "PageRow",
    "RecheckRow",
    "RecollectionRow",
    "RegroupingRow",
    "SnapshotRow",
    "SourceEventRow",
    "SourceRow",
    "StoryRow",
    "SwitchRow",
    "TakedownRow",
    "TallyRow",
    "TickRow",
]
