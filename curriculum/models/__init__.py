"""Tables of the app, one idea a file."""

from .attempt import Attempt, AttemptEvent, Progress, Retest
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
from .reflection import Reflection

__all__ = [
    "CONTENT_PAGES",
    "Anchor",
    "Attempt",
    "AttemptEvent",
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
    "Progress",
    "Proposal",
    "PublishedContent",
    "QuizPage",
    "ReferralService",
    "Reflection",
    "Retest",
    "Scale",
    "ScenarioPage",
    "SupportPage",
    "in_language",
]
