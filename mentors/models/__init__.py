"""Tables of the app, one idea a file."""

from .agency import Agency
from .assignment import Assignment, DeclaredConflict, OfficerCertification
from .calendar import PersonCalendar, ShiftPattern
from .cohort import Cohort, Enrolment, PhaseInstance
from .consent import PrivacyConsent
from .request import Absence, ReliefRequest, RequestEvent
from .role import RoleGrant
from .unit import Unit
from .user import User, login_key_for

__all__ = [
    "Absence",
    "Agency",
    "Assignment",
    "Cohort",
    "DeclaredConflict",
    "Enrolment",
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
    "login_key_for",
]
