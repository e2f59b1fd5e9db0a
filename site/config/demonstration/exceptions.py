"""What does not go as usual: disputes, corrections, held records and the open work of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from config.demonstration import sentences
from config.demonstration.cohort import PHASE_1, Accompaniment
from config.demonstration.envelopes import shift_end
from config.demonstration.plans import Plan, Writer
from evaluations.choices import AcknowledgementKind, Kind, VoidReason
from mentors.models import User

Plans = dict[int, Plan]
"""The plans of one trainee by days ago."""

# Fictitious: no prosecution office has this number (data/identifiers.md).
CASE_NUMBER = "MP000-0000-0"


def except_some(
    writer: Writer, plans: dict[str, Plans], together: dict[str, Accompaniment], now: datetime
) -> list[Plan]:
    """Change plans of a few trainees, by service number; returns the corrected versions."""
    wait_for_answer(plans["agente"], now)
    send_back(
        _ordinary(plans["57102"]),
        "Falta decir qué se hizo después del error en el formulario. Complételo, por favor.",
    )
    dispute(_ordinary(plans["57103"]))
    refuse(_ordinary(plans["57106"]), witness=together["57103"].officers[PHASE_1])
    dispute(_ordinary(plans["57301"], since=12))
    refuse(_ordinary(plans["57206"], since=15), witness=together["57201"].officers[PHASE_1])
    hold_unassigned(_ordinary(plans["57105"]), together["57105"])
    hold_late(_ordinary(plans["57202"], since=4))
    hold_identifier(_ordinary(plans["57304"]))
    accept_late(_ordinary(plans["57303"], since=20))
    void(_ordinary(plans["57203"], since=18))
    return [
        correct(writer, _ordinary(plans["57207"], since=10)),
        correct(writer, _ordinary(plans["agente"], since=22)),
    ]


def _ordinary(plans: Plans, *, since: int = 0) -> Plan:
    """Return the newest rated shift that is at least ``since`` days old."""
    return next(
        plan
        for ago, plan in sorted(plans.items())
        if ago >= since and plan.signed.kind == Kind.SHIFT
    )


def _answer(plan: Plan, kind: str, comment: str = "", *, minutes: int = 80) -> None:
    """Let the trainee answer soon after the shift."""
    received = plan.signed.signed_at + timedelta(minutes=1)
    plan.signed = replace(plan.signed, received_at=received)
    plan.answered_at = received + timedelta(minutes=minutes)
    plan.answer, plan.comment = kind, comment


def _leave(plan: Plan) -> None:
    """Let nobody do anything about it."""
    plan.answered_at = plan.reviewed_at = None


def wait_for_answer(plans: Plans, now: datetime) -> None:
    """Yesterday's observation waits for its trainee, and the time to answer is not over."""
    plan = _ordinary(plans)
    _leave(plan)
    received = max(plan.signed.received_at, now - timedelta(hours=5))
    plan.signed = replace(plan.signed, received_at=received)


def send_back(plan: Plan, reason: str) -> None:
    """The supervisor returns it the same evening; no corrected version has come yet."""
    _answer(plan, AcknowledgementKind.AGREE)
    plan.reviewed_at = None
    plan.returned_at = shift_end(plan.signed.day) + timedelta(hours=3)
    plan.return_reason = reason


def dispute(plan: Plan) -> None:
    """The trainee reads it and disagrees."""
    _answer(plan, AcknowledgementKind.DISAGREE, sentences.DISAGREEMENTS[2])


def refuse(plan: Plan, *, witness: User) -> None:
    """The trainee does not sign; the officer records it with a witness."""
    _answer(
        plan,
        AcknowledgementKind.REFUSED,
        "Leyó la observación completa y prefirió no firmar. Se le explicó que firmar no es estar "
        "de acuerdo.",
    )
    plan.witness = witness


def hold_unassigned(plan: Plan, together: Accompaniment) -> None:
    """The officer of the previous phase covered a shift without an assignment (AUT-02)."""
    _leave(plan)
    plan.signed = replace(plan.signed, author=together.officers[PHASE_1])


def hold_late(plan: Plan, *, hours: int = 41) -> None:
    """Signed and sent after the next shift, without a reason (TMP-03)."""
    _leave(plan)
    signed_at = shift_end(plan.signed.day) + timedelta(hours=hours)
    received_at = signed_at + timedelta(minutes=2)
    plan.signed = replace(plan.signed, signed_at=signed_at, received_at=received_at)


def hold_identifier(plan: Plan) -> None:
    """A case number stands in the general comments (PRI-01)."""
    _leave(plan)
    narrative = plan.signed.sheet.narrative | {
        "general": f"Se apoyó una diligencia de la fiscalía, {CASE_NUMBER}, por la tarde."
    }
    plan.signed = replace(plan.signed, sheet=replace(plan.signed.sheet, narrative=narrative))


def accept_late(plan: Plan) -> None:
    """A late one that the coordinator looked at and accepted; it goes its way afterwards."""
    answered = plan.answered_at
    hold_late(plan)
    received = plan.signed.received_at
    plan.accepted_at = received + timedelta(hours=6)
    plan.decision = "La comisaría estuvo sin señal; el oficial lo informó por radio ese día."
    plan.answered_at = received + timedelta(hours=9) if answered else None
    plan.reviewed_at = received + timedelta(hours=40)


def void(plan: Plan) -> None:
    """The coordinator voids one after its answer."""
    _answer(plan, AcknowledgementKind.COMMENT, "Ese día estuve en la Academia; revise la fecha.")
    plan.reviewed_at = None
    plan.voided_at = plan.signed.received_at + timedelta(hours=30)
    plan.void_code = VoidReason.NO_SHIFT
    plan.decision = "El libro de servicio confirma que el turno no se realizó."


def correct(writer: Writer, plan: Plan) -> Plan:
    """The supervisor returns it and its author sends a new version; returns that version."""
    send_back(plan, "El comentario describe a la persona y no la conducta. Cámbielo, por favor.")
    signed_at = shift_end(plan.signed.day) + timedelta(hours=13)
    new = replace(
        plan.signed,
        id=writer.new_id(),
        signed_at=signed_at,
        received_at=signed_at + timedelta(minutes=1),
        more={
            "amends": str(plan.signed.id),
            "amend_reason": "Se describe la conducta observada y lo que se practicó después.",
        },
    )
    corrected = Plan(new, plan.supervisor)
    corrected.answered_at = new.received_at + timedelta(hours=5)
    corrected.reviewed_at = new.received_at + timedelta(hours=30)
    return corrected
