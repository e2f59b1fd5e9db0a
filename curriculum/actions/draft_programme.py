"""Start a draft of a programme: an own one from a template, or the next version of an own one."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from curriculum.actions.locked import record
from curriculum.choices import IN_FORCE
from curriculum.definition_content import RULES, phase_content
from curriculum.models import PhaseTemplate, Programme, ProgrammeVersion
from curriculum.people import Person, agency_code_of, country_of
from interface.refusal import Refusal


@transaction.atomic
def draft_programme(
    *, source: ProgrammeVersion, by: Person, code: str, name: str
) -> ProgrammeVersion:
    """Create a programme of the person's agency whose first draft says what ``source`` says.

    ``name`` is Spanish. Raises ``PermissionDenied``; ``Refusal`` ``code_taken``.
    """
    own = agency_code_of(by)
    if not own or not by.has_perm("curriculum.write_definition"):
        raise PermissionDenied
    if source.agency_code not in {"", own} or source.status not in IN_FORCE:
        raise PermissionDenied
    code = code.strip().upper()
    if Programme.objects.filter(agency_code__in={"", own}, code=code).exists():
        raise Refusal(
            code="code_taken",
            text=_("There is a programme with the code «%(code)s» already. Choose another.")
            % {"code": code},
            reason="agency and code",
        )
    programme = Programme.objects.create(
        code=code, agency_code=own, country=country_of(by), names={"es": name.strip()}
    )
    return _copy(source, programme, 1, by)


@transaction.atomic
def draft_next_version(*, programme: Programme, by: Person) -> ProgrammeVersion:
    """Create the next draft from the newest version that was published.

    Raises ``PermissionDenied``; ``Refusal``: ``draft_exists``, ``nothing_published``.
    """
    if not by.has_perm("curriculum.write_definition", programme):
        raise PermissionDenied
    # Two people who press the button at the same moment get one draft.
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.versions.exclude(status__in=IN_FORCE).exists():
        raise Refusal(
            code="draft_exists",
            text=_("There is a draft of this programme already. Go on with that one."),
            reason="unpublished version",
        )
    source = locked.versions.filter(status__in=IN_FORCE).order_by("-version").first()
    if source is None:
        raise Refusal(
            code="nothing_published",
            text=_("This programme has no published version to start from."),
            reason="no version",
        )
    newest = locked.versions.aggregate(newest=Max("version"))["newest"]
    return _copy(source, locked, newest + 1, by)


def _copy(
    source: ProgrammeVersion, programme: Programme, number: int, by: Person
) -> ProgrammeVersion:
    version = ProgrammeVersion.objects.create(
        programme=programme,
        version=number,
        framework=source.framework,
        **{name: getattr(source, name) for name in RULES},
    )
    PhaseTemplate.objects.bulk_create(
        PhaseTemplate(programme_version=version, order=phase.order, **phase_content(phase))
        for phase in source.phases.all()
    )
    record(version, "drafted", by)
    return version
