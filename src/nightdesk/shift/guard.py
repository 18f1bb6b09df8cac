"""Items whose text speaks to a machine are set aside before any writer sees them, and the desk is told."""

from __future__ import annotations

from nightdesk.desk.model import Concern, ConcernKind
from nightdesk.drafts.hostile_text import Instruction, find_instruction
from nightdesk.foundation.ids import SentenceId
from nightdesk.shift.record import StoryFile
from nightdesk.verify.model import Finding, Outcome

CHECK = "hostile text"


def guarded(file: StoryFile) -> tuple[StoryFile, tuple[Finding, ...]]:
    """The story without such items and all that was read from them, and a finding for each of them under the item's id."""
    found = [told for item in file.items if (told := find_instruction(item)) is not None]
    if not found:
        return file, ()
    return file.without({told.item for told in found}), tuple(map(_finding, found))


def concern(finding: Finding) -> Concern:
    """What the editor sees beside the draft."""
    return Concern(
        ConcernKind.INSTRUCTIONS, f"{finding.says} It is left out of this draft, with all that was read from it: {finding.sentence}"
    )


def _finding(told: Instruction) -> Finding:
    says = f"An item was set aside: its {told.part} holds {told.why} (“{told.words}”)."
    return Finding(SentenceId(told.item), CHECK, Outcome.FAIL, says)
