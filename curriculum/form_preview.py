"""The form that a version would have, before anybody can sign against it."""

from __future__ import annotations

from curriculum.form_definition import FormDefinition, derive, parse, serialise
from curriculum.models import FormVersion, ProgrammeVersion


def preview(version: ProgrammeVersion) -> FormDefinition:
    """Return the observation form of a version, draft or not; nothing is stored."""
    text, sha256 = serialise(derive(version, form_id="preview", number=0))
    return parse(FormVersion(definition=text, sha256=sha256))
