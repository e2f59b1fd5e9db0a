"""Tables of the app, one idea a file."""

from .agency import Agency
from .assignment import Assignment, DeclaredConflict, OfficerCertification
from .cohort import Cohort, Enrolment, PhaseInstance
from .consent import PrivacyConsent
from .role import RoleGrant
from .unit import Unit
from .user import User, login_key_for

__all__ = [
    "Agency",
    "Assignment",
    "Cohort",
    "DeclaredConflict",
    "Enrolment",
    "OfficerCertification",
    "PhaseInstance",
    "PrivacyConsent",
    "RoleGrant",
    "Unit",
    "User",
    "login_key_for",
]
