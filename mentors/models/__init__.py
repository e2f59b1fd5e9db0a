"""Tables of the app, one idea a file."""

from .agency import Agency
from .assignment import Assignment, DeclaredConflict, OfficerCertification
from .calendar import PersonCalendar, ShiftPattern
from .cohort import Cohort, Enrolment, PhaseInstance
from .consent import PrivacyConsent
from .installation import InstallationCode
from .merge import AccountMerge
from .notice import Notice, NoticePreference
from .posting import FormerNumber, Posting
from .request import Absence, ReliefRequest, RequestEvent
from .role import RoleGrant
from .unit import Unit
from .user import User, login_key_for
from .work import WorkItem

__all__ = [
    "Absence",
    "AccountMerge",
    "Agency",
    "Assignment",
    "Cohort",
    "DeclaredConflict",
    "Enrolment",
    "FormerNumber",
    "InstallationCode",
    "Notice",
    "NoticePreference",
    "OfficerCertification",
    "PersonCalendar",
    "PhaseInstance",
    "Posting",
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
