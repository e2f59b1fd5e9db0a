"""Tables of the app, one idea a file."""

from .agency import Agency
from .assignment import Assignment, DeclaredConflict, OfficerCertification
from .calendar import PersonCalendar, ShiftPattern
from .cohort import Cohort, Enrolment, PhaseInstance
from .consent import PrivacyConsent
from .notice import Notice, NoticePreference
from .request import Absence, ReliefRequest, RequestEvent
from .role import RoleGrant
from .unit import Unit
from .user import User, login_key_for
from .work import WorkItem

__all__ = [
    "Absence",
    "Agency",
    "Assignment",
    "Cohort",
    "DeclaredConflict",
    "Enrolment",
    "Notice",
    "NoticePreference",
    "OfficerCertification",
    "PersonCalendar",
    "PhaseInstance",
    "PrivacyConsent",
    "ReliefRequest",
    "RequestEvent",
    "RoleGrant",
    "ShiftPattern",
    "Unit",
    "User",
    "WorkItem",
    "login_key_for",
]
