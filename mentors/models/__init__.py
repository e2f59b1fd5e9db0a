"""Tables of the app, one idea a file."""

from .agency import Agency
from .assignment import Assignment, DeclaredConflict, OfficerCertification
from .cohort import Cohort, Enrolment, PhaseInstance
from .consent import PrivacyConsent
from .installation import InstallationCode
from .merge import AccountMerge
from .posting import FormerNumber, Posting
from .role import RoleGrant
from .unit import Unit
from .user import User, login_key_for

__all__ = [
    "AccountMerge",
    "Agency",
    "Assignment",
    "Cohort",
    "DeclaredConflict",
    "Enrolment",
    "FormerNumber",
    "InstallationCode",
    "OfficerCertification",
    "PhaseInstance",
    "Posting",
    "PrivacyConsent",
    "RoleGrant",
    "Unit",
    "User",
    "login_key_for",
]
