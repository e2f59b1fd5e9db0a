"""Tables of the app, one idea a file."""

from .certificate import Certificate
from .framework import Anchor, Competency, Domain, Framework, Scale, in_language
from .programme import FormVersion, PhaseTemplate, Programme, ProgrammeVersion
from .proposal import Proposal

__all__ = [
    "Anchor",
    "Certificate",
    "Competency",
    "Domain",
    "FormVersion",
    "Framework",
    "PhaseTemplate",
    "Programme",
    "ProgrammeVersion",
    "Proposal",
    "Scale",
    "in_language",
]
