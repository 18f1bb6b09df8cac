"""The evidence of each sentence beside the text, in Wagtail's own editor."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from .evidence import lay_beside


class EvidencePanel(Panel):  # type: ignore[misc]
    """Brings the evidence of every sentence into the form; `evidence.js` lays each beside its sentence."""

    class BoundPanel(Panel.BoundPanel):  # type: ignore[misc]
        template_name = "editors/evidence_panel.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            page = self.instance
            evidence = lay_beside(page.as_edited(), page.checked(), page.as_written())
            return super().get_context_data(parent_context) | {"page": page, "evidence": evidence}
