"""Make one account of two that belong to the same person."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from interface.refusal import Refusal
from ledger.actions.record_audit import record_audit
from mentors.actions.change_service_number import refuse_merged
from mentors.actions.end_sessions import end_sessions
from mentors.choices import ACTIVE_ENROLMENT, CertificationStatus, Role
from mentors.merging import MOVED
from mentors.models import AccountMerge, Agency, Assignment, Enrolment, FormerNumber, User
from mentors.queries.scopes import forget_scopes
from mentors.signals import people_merging


@transaction.atomic
def merge_people(*, kept: User, merged: User, reason: str, by: User) -> AccountMerge:
    """Move what ``mentors.merging.MOVED`` names to ``kept``; ``merged`` becomes an alias.

    What either of them signed keeps naming the account that signed it. The number of the alias
    becomes a former number of the account that stays. Raises ``PermissionDenied``, or ``Refusal``:
    ``same_account``, ``reason_required``, ``merged_account``, ``both_in_training``,
    ``accompanied_each_other``, ``closed_account_stays``, or what an app above says (evaluations:
    ``signed_for_each_other``).
    """
    if kept.pk == merged.pk:
        raise Refusal(
            code="same_account",
            text=_("These are not two accounts but one. Look the other one up."),
            reason="same person",
        )
    if kept.agency is None or kept.agency_id != merged.agency_id:
        raise PermissionDenied
    if not all(by.has_perm("mentors.merge_people", person) for person in (kept, merged)):
        raise PermissionDenied
    if not reason.strip():
        raise Refusal(
            code="reason_required",
            text=_("Write how you know that both accounts are one person."),
            reason="no reason",
        )
    Agency.objects.select_for_update().get(pk=kept.agency.pk)
    for person in (kept, merged):
        refuse_merged(person)
    if not kept.is_active:
        raise Refusal(
            code="closed_account_stays",
            text=_("The account that stays is closed. Choose the other one, or reopen it first."),
            reason="inactive account would stay",
        )
    refuse_two_people(kept, merged)
    _drop_unconfirmed(kept, merged)
    for label in sorted(MOVED):
        _move(label, kept, merged)
    FormerNumber.objects.create(
        person=kept, number=merged.service_number, login_key=merged.login_key, changed_by=by
    )
    _close(kept, merged)
    merge = AccountMerge.objects.create(
        kept=kept, merged=merged, merged_by=by, reason=reason.strip()
    )
    for person in (kept, merged):
        forget_scopes(person)
    record_audit(
        actor=str(by.pk),
        role=Role.COORDINATOR,
        agency=kept.agency.code,
        verb="people.merged",
        subject_kind="person",
        subject=str(kept.pk),
        reason=f"{merged.pk}: {reason.strip()}",
    )
    return merge


def refuse_two_people(kept: User, merged: User) -> None:
    """Raise a ``Refusal`` when the records say that these are two people."""
    training = Enrolment.objects.filter(status__in=ACTIVE_ENROLMENT)
    if all(training.filter(trainee=person).exists() for person in (kept, merged)):
        raise Refusal(
            code="both_in_training",
            text=_("Both accounts are in training. End one of the two trainings first."),
            reason="two active enrolments",
        )
    together = Assignment.objects.filter(
        Q(officer=kept, enrolment__trainee=merged) | Q(officer=merged, enrolment__trainee=kept)
    )
    if together.exists():
        raise Refusal(
            code="accompanied_each_other",
            text=_("One of these accounts accompanied the other: they are two people."),
            reason="assignment between both",
        )
    for _receiver, objection in people_merging.send(User, kept=kept, merged=merged):
        if isinstance(objection, Refusal):
            raise objection


def _drop_unconfirmed(kept: User, merged: User) -> None:
    """Delete a certification nobody confirmed where the other account brings a confirmed one."""
    confirmed = ~Q(status=CertificationStatus.CANDIDATE)
    for one, other in ((kept, merged), (merged, kept)):
        if other.certifications.filter(confirmed).exists():
            one.certifications.exclude(confirmed).delete()
    if kept.certifications.exists():
        merged.certifications.exclude(confirmed).delete()


def _move(label: str, kept: User, merged: User) -> None:
    """Move row by row; one that would repeat a row of ``kept`` stays with the alias."""
    app, name, field = label.split(".")
    rows = apps.get_model(app, name)._default_manager
    for key in list(rows.filter(**{field: merged}).values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                rows.filter(pk=key).update(**{field: kept})
        except IntegrityError:
            continue


def _close(kept: User, merged: User) -> None:
    """Turn the account into an alias that signs nobody in and keeps no e-mail from others."""
    end_sessions(merged)
    email = merged.email
    merged.postings.filter(to_date__isnull=True).update(to_date=timezone.localdate())
    merged.set_unusable_password()
    merged.is_active = False
    merged.email = None
    merged.save(update_fields=["password", "is_active", "email"])
    if email and not kept.email:
        kept.email = email
        kept.save(update_fields=["email"])
