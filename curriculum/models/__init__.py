"""Tables of the app, one idea a file."""

from .certificate import Certificate
from .content_version import ContentVersion, PublishedContent
from .framework import Anchor, Competency, Domain, Framework, Scale, in_language
from .legal_reference import LegalReference
from .pages import (
    CONTENT_PAGES,
    ContentPage,
    CurriculumIndexPage,
    LessonPage,
    ModulePage,
    QuizPage,
    ScenarioPage,
    SupportPage,
)
from .programme import FormVersion, PhaseTemplate, Programme, ProgrammeVersion
from .proposal import Proposal
from .referral_service import ReferralService

__all__ = [
    "CONTENT_PAGES",
    "Anchor",
    "Certificate",
    "Competency",
    "ContentPage",
    "ContentVersion",
    "CurriculumIndexPage",
    "Domain",
    "FormVersion",
    "Framework",
    "LegalReference",
    "LessonPage",
    "ModulePage",
    "PhaseTemplate",
    "Programme",
    "ProgrammeVersion",
    "Proposal",
    "PublishedContent",
    "QuizPage",
    "ReferralService",
    "Scale",
    "ScenarioPage",
    "SupportPage",
    "in_language",
]
