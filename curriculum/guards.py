"""Database guards: what was published is what people were judged by, so it never changes.

Conditions are SQL over OLD and NEW, valid on SQLite and PostgreSQL (see ``ledger.triggers``).
"""

from collections.abc import Callable

from ledger.dialects import NEVER
from ledger.triggers import append_only, protect


def _published(framework_of: str) -> str:
    return (
        "(SELECT f.status FROM curriculum_framework f WHERE f.id = " + framework_of + ") <> 'draft'"
    )


def _domain_published(domain: str) -> str:
    return (
        "(SELECT f.status FROM curriculum_framework f JOIN curriculum_domain d"
        f" ON d.framework_id = f.id WHERE d.id = {domain}) <> 'draft'"
    )


def _competency_published(competency: str) -> str:
    return (
        "(SELECT f.status FROM curriculum_framework f"
        " JOIN curriculum_domain d ON d.framework_id = f.id"
        f" JOIN curriculum_competency c ON c.domain_id = d.id WHERE c.id = {competency}) <> 'draft'"
    )


def _version_published(version: str) -> str:
    return f"(SELECT v.status FROM curriculum_programmeversion v WHERE v.id = {version}) <> 'draft'"


def _either(published: Callable[[str], str], parent: str) -> str:
    """A row leaves no published definition, and none moves into one."""
    return f"{published(f'OLD.{parent}')} OR {published(f'NEW.{parent}')}"


# What waits for approval may go back to its authors; what was published may not.
_TAKEN_BACK = (
    "(NEW.status IN ('draft', 'proposed') AND OLD.status <> 'proposed'"
    " AND OLD.status <> NEW.status)"
)

_SCALE_IN_USE = (
    "EXISTS (SELECT 1 FROM curriculum_framework f"
    " WHERE f.scale_id = OLD.id AND f.status <> 'draft')"
)


def register() -> None:
    """Register every guard of the app; installed after each migrate."""
    from curriculum import models

    # A published version may only move along open → closing → closed; one that waits for approval
    # keeps its content too, so that what is approved is what was read.
    protect(
        models.Framework,
        update=(
            "OLD.status <> 'draft' AND (NEW.code <> OLD.code OR NEW.version <> OLD.version"
            " OR NEW.scale_id <> OLD.scale_id OR NEW.agency_code <> OLD.agency_code"
            " OR CAST(NEW.names AS TEXT) <> CAST(OLD.names AS TEXT)"
            f" OR {_TAKEN_BACK})"
        ),
        delete="OLD.status <> 'draft'",
    )
    protect(
        models.Domain,
        update=_either(_published, "framework_id"),
        delete=_published("OLD.framework_id"),
        insert=_published("NEW.framework_id"),
    )
    protect(
        models.Competency,
        update=_either(_domain_published, "domain_id"),
        delete=_domain_published("OLD.domain_id"),
        insert=_domain_published("NEW.domain_id"),
    )
    protect(
        models.Anchor,
        update=_either(_competency_published, "competency_id"),
        delete=_competency_published("OLD.competency_id"),
        insert=_competency_published("NEW.competency_id"),
    )
    protect(
        models.ProgrammeVersion,
        update=(
            "OLD.status <> 'draft' AND (NEW.framework_id <> OLD.framework_id"
            " OR CAST(NEW.narrative_rule AS TEXT) <> CAST(OLD.narrative_rule AS TEXT)"
            " OR CAST(NEW.thresholds AS TEXT) <> CAST(OLD.thresholds AS TEXT)"
            " OR CAST(NEW.deadlines AS TEXT) <> CAST(OLD.deadlines AS TEXT)"
            " OR CAST(NEW.labels AS TEXT) <> CAST(OLD.labels AS TEXT)"
            " OR NEW.programme_id <> OLD.programme_id OR NEW.version <> OLD.version"
            f" OR {_TAKEN_BACK})"
        ),
        delete="OLD.status <> 'draft'",
    )
    protect(
        models.PhaseTemplate,
        update=_either(_version_published, "programme_version_id"),
        delete=_version_published("OLD.programme_version_id"),
        insert=_version_published("NEW.programme_version_id"),
    )
    protect(
        models.FormVersion,
        update=(
            "NEW.definition <> OLD.definition OR NEW.sha256 <> OLD.sha256"
            " OR NEW.version <> OLD.version"
            " OR NEW.programme_version_id <> OLD.programme_version_id"
        ),
    )
    # A decided proposal tells for good who proposed and who decided.
    protect(models.Proposal, update="OLD.state <> 'waiting'")
    # Values and the minimum are what a rating meant when it was given (invariant 7).
    protect(models.Scale, update=_SCALE_IN_USE, delete=_SCALE_IN_USE)
    # What a learner read, and was asked, stays what it was.
    append_only(models.ContentVersion)
    # What a learner did stays; of an attempt only what follows from its events may move.
    append_only(models.AttemptEvent)
    protect(
        models.Attempt,
        update=(
            "NEW.person_id <> OLD.person_id OR NEW.kind <> OLD.kind OR NEW.code <> OLD.code"
            " OR NEW.module_code <> OLD.module_code OR NEW.version_id <> OLD.version_id"
            " OR NEW.country <> OLD.country OR NEW.pass_percent <> OLD.pass_percent"
            " OR NEW.retest_days <> OLD.retest_days OR NEW.started_at <> OLD.started_at"
        ),
    )
    # People hide in a shelter: no form, no import and no mistake may write down where.
    shelter_shown = (
        "CAST(NEW.types AS TEXT) LIKE '%\"refugio\"%'"
        " AND (NEW.address <> '' OR NEW.visibility <> 'hidden')"
    )
    protect(models.ReferralService, update=shelter_shown, insert=shelter_shown, delete=NEVER)
    # What was handed out stays as it was; it may be revoked once, and only that.
    protect(
        models.Certificate,
        update=(
            "OLD.revoked_at IS NOT NULL OR NEW.code <> OLD.code OR NEW.person_id <> OLD.person_id"
            " OR NEW.holder <> OLD.holder OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject"
            " OR CAST(NEW.titles AS TEXT) <> CAST(OLD.titles AS TEXT)"
            " OR NEW.content_sha256 <> OLD.content_sha256 OR NEW.issuer_code <> OLD.issuer_code"
            " OR NEW.issuer <> OLD.issuer OR NEW.issued_on <> OLD.issued_on"
        ),
    )
