"""Page types of learning content: index → module → lessons, one scenario, one quiz; support."""

from .content import ContentPage
from .index import CurriculumIndexPage
from .lesson import LessonPage
from .module import ModulePage
from .quiz import QuizPage
from .scenario import ScenarioPage
from .support import SupportPage

CONTENT_PAGES: tuple[type[ContentPage], ...] = (
    ModulePage,
    LessonPage,
    ScenarioPage,
    QuizPage,
    SupportPage,
)

__all__ = [
    "CONTENT_PAGES",
    "ContentPage",
    "CurriculumIndexPage",
    "LessonPage",
    "ModulePage",
    "QuizPage",
    "ScenarioPage",
    "SupportPage",
]
