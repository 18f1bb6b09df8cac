"""What readers call things, in their own language: kinds of sentence, statuses, computations, subjects, what became of a story."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from nightdesk.claims.agreement import ClaimStatus
from nightdesk.claims.sourcing import Sourcing
from nightdesk.drafts.model import Operation, SentenceKind
from nightdesk.personas.model import Notice
from nightdesk.verify.model import Status

KINDS = {
    SentenceKind.FACT: _("Stated by a source"),
    SentenceKind.BACKGROUND: _("Background from the archive"),
    SentenceKind.DERIVED: _("Worked out from stated figures"),
    SentenceKind.ABSENCE: _("Looked for and not found"),
    SentenceKind.INFERENCE: _("Our inference"),
    SentenceKind.VOUCHED: _("Vouched for by an editor"),
}
STATUSES = {
    Status.SUPPORTED: _("checked against sources"),
    Status.DOUBTFUL: _("the checks were left in doubt"),
    Status.UNSUPPORTED: _("not borne out by the checks"),
}
SOURCINGS = {
    Sourcing.ANONYMOUS: _("Speaker not named"),
    Sourcing.PARTY: _("Speaks for a party to the conflict"),
}
CLAIM_STATUSES = {
    ClaimStatus.CONFIRMED: _("stated by several independent sources"),
    ClaimStatus.SINGLE: _("reported by one"),
    ClaimStatus.PARTY: _("claimed by a party"),
    ClaimStatus.DISPUTED: _("disputed"),
    ClaimStatus.OVERTAKEN: _("overtaken"),
    ClaimStatus.WITHDRAWN: _("withdrawn"),
}
OPERATIONS = {
    Operation.SUM: _("sum"),
    Operation.DIFFERENCE: _("difference"),
    Operation.COUNT: _("count"),
    Operation.GREATEST: _("greatest of"),
    Operation.LEAST: _("least of"),
    Operation.ORDER: _("order"),
    Operation.ELAPSED: _("time between"),
}
NOTICES = {
    Notice.TAKEN: _("taken up"),
    Notice.TAKEN_AGAIN: _("taken up again"),
    Notice.WAITS: _("waiting for more"),
    Notice.PASSED_OVER: _("passed over"),
}
SUBJECTS = {
    "conflict": _("Conflict"),
    "disasters": _("Disasters"),
    "politics": _("Politics"),
    "justice": _("Justice"),
    "economy": _("Economy"),
    "health": _("Health"),
    "science": _("Science"),
    "culture": _("Culture"),
    "sport": _("Sport"),
    "society": _("Society"),
}
