"""Start a draft of a framework: an own copy of a shared one, or the next version of an own one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from curriculum.actions.locked import record
from curriculum.actions.write_framework import write_domains
from curriculum.choices import IN_FORCE
from curriculum.definition_content import framework_content
from curriculum.models import Framework, Scale
from curriculum.people import Person, agency_code_of
from interface.refusal import Refusal


@transaction.atomic
def draft_framework(
    *,
    by: Person | None,
    agency_code: str,
    code: str,
    name: str,
    scale: Scale,
    domains: list[dict[str, Any]],
) -> Framework:
    """Create a draft with this content; a code that the agency has gets its next version.

    ``domains`` as ``framework_content`` has them; ``name`` is Spanish; ``by`` is None for
    the operator of the platform. Raises ``PermissionDenied``; ``Refusal``: ``code_taken`` (shared),
    ``draft_exists``.
    """
    if by is not None and not (
        agency_code == agency_code_of(by) and by.has_perm("curriculum.write_definition")
    ):
        raise PermissionDenied
    code = code.strip().upper()
    if Framework.objects.filter(agency_code="", code=code).exists():
        raise Refusal(
            code="code_taken",
            text=_("«%(code)s» is a shared framework. Choose another code for your own.")
            % {"code": code},
            reason="shared code",
        )
    known = Framework.objects.select_for_update().filter(agency_code=agency_code, code=code)
    if any(row.status not in IN_FORCE for row in known):
        raise Refusal(
            code="draft_exists",
            text=_("There is a draft of «%(code)s» already. Go on with that one.") % {"code": code},
            reason="unpublished version",
        )
    newest = known.aggregate(newest=Max("version"))["newest"] or 0
    framework = Framework.objects.create(
        code=code,
        agency_code=agency_code,
        version=newest + 1,
        names={"es": name.strip()},
        scale=scale,
    )
    write_domains(framework, domains)
    record(framework, "drafted", by)
    return framework


def copy_framework(*, source: Framework, by: Person, code: str, name: str) -> Framework:
    """Create a draft that says what ``source`` says.

    Raises as :func:`draft_framework`, and ``PermissionDenied`` for a source that is not open to
    the person's agency.
    """
    if source.agency_code not in {"", agency_code_of(by)} or source.status not in IN_FORCE:
        raise PermissionDenied
    return draft_framework(
        by=by,
        agency_code=agency_code_of(by),
        code=code,
        name=name,
        scale=source.scale,
        domains=framework_content(source)["domains"],
    )
