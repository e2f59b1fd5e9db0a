"""What the editor shows beside a page: how it reads, and what stands against publishing it."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from curriculum.content.checks import reading_of
from curriculum.content.findings import blocking


class FindingsPanel(Panel):
    """Reading level and findings of the draft as it was last saved, or as it was just refused."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "curriculum/editing/findings.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return findings, reading and weight (KB of the pictures, 0 without any)."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            if page.pk is None:
                return context | {"new": True}
            payload = page.learner_payload()
            findings = page.findings()
            copies = [part.get("copies", []) for part in payload.get("body", [])]
            weight = sum(min(copy["bytes"] for copy in each) for each in copies if each)
            return context | {
                "findings": findings,
                "blocking": len(blocking(findings)),
                "reading": reading_of(payload),
                "kilobytes": round(weight / 1000),
            }
