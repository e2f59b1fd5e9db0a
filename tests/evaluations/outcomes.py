"""The outcome table of decision 1 as data: what was sent, what the sender learns.

A case builds its payload from the cast and may first change the world around it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from curriculum.choices import PhaseKind
from curriculum.models import FormVersion
from evaluations.models import Shift
from mentors.models import OfficerCertification
from tests.cast import Cast, days_before
from tests.envelopes import LONG_ENOUGH, REMOVED, envelope, file
from tests.evaluations import steps
from tests.factories import CertificationFactory, ConflictFactory

UNREADABLE = (
    "No se pudo leer la observación. Sigue en este teléfono. "
    "Actualice la aplicación e intente de nuevo."
)
DAMAGED = "La observación llegó dañada. Sigue en este teléfono; envíela de nuevo."
TOO_LARGE = "La observación pasa de 64 KB. Acorte los textos y firme de nuevo."
NOT_YOURS = "Otra persona firmó esta observación. Solo esa persona puede enviarla."
UNKNOWN_TRAINEE = "No encontramos a este agente en su institución. Pregunte en su coordinación."

TALKS_OF_A_PERSON = "La señora vive en la zona 6; su DPI es 9999 99990 0101."
"""Fictitious identifier of the kind that the guard finds directly."""


@dataclass(frozen=True)
class Refused:
    """Not a well-formed signed observation: status, code and sentence of the problem JSON."""

    name: str
    payload: Callable[[Cast], Any]
    status: int
    code: str
    sentence: str


@dataclass(frozen=True)
class Held:
    """Filed and waiting for a person: the codes with their sentences."""

    name: str
    payload: Callable[[Cast], dict[str, Any]]
    reasons: dict[str, str]


def _rated(**row: Any) -> Callable[[Cast], dict[str, Any]]:
    return lambda cast: envelope(cast, ratings=[{"c": "PRI-01"} | row])


REFUSED = (
    Refused("no JSON", lambda cast: b"{proto: 1}", 400, "digest", DAMAGED),
    Refused("no UTF-8", lambda cast: b'{"proto": "\xe9"}', 400, "digest", DAMAGED),
    Refused("a number that JSON has not", lambda cast: b'{"proto": NaN}', 400, "digest", DAMAGED),
    Refused(
        "larger than 64 KB",
        lambda cast: envelope(cast, narrative={"general": "x" * 65_000}),
        413,
        "demasiado_grande",
        TOO_LARGE,
    ),
    Refused("no object", lambda cast: [], 422, "sobre_invalido", UNREADABLE),
    Refused(
        "a required field is missing",
        lambda cast: envelope(cast, attest=REMOVED),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "another protocol", lambda cast: envelope(cast, proto=2), 422, "sobre_invalido", UNREADABLE
    ),
    Refused("value below the scale", _rated(v=0), 422, "sobre_invalido", UNREADABLE),
    Refused("value above the scale", _rated(v=8), 422, "sobre_invalido", UNREADABLE),
    Refused("half a value", _rated(v=4.5), 422, "sobre_invalido", UNREADABLE),
    Refused(
        "value together with not observed",
        _rated(v=4, no="explicit", why_no="other"),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "not observed without a reason", _rated(no="explicit"), 422, "sobre_invalido", UNREADABLE
    ),
    Refused("neither value nor not observed", _rated(), 422, "sobre_invalido", UNREADABLE),
    Refused("unknown competency", _rated(c="PRI-99", v=4), 422, "sobre_invalido", UNREADABLE),
    Refused(
        "a competency twice",
        lambda cast: envelope(cast, ratings=[{"c": "PRI-01", "v": 4}, {"c": "PRI-01", "v": 5}]),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "unknown form",
        lambda cast: envelope(cast, form={"id": str(uuid4())}),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "unknown form version",
        lambda cast: envelope(cast, form={"version": 2}),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "form with another hash",
        lambda cast: envelope(cast, form={"sha256": "ab" * 32}),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "a shift that ends before it starts",
        lambda cast: envelope(cast, shift={"end": envelope(cast, days_ago=1)["shift"]["end"]}),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "corrective training given in words of one's own",
        _rated(v=3, rem_min=10, rem_how="hablamos de doña Elsa"),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "half of a surrogate pair",
        lambda cast: json.dumps(envelope(cast, narrative={"general": "\ud800"})).encode(),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "no evaluation, yet rated",
        lambda cast: envelope(cast, kind="no_evaluation", disposition="sick"),
        422,
        "sobre_invalido",
        UNREADABLE,
    ),
    Refused(
        "signed by another officer",
        lambda cast: envelope(cast, author=cast.other_officer),
        403,
        "autor_distinto",
        NOT_YOURS,
    ),
    Refused(
        "trainee of another agency",
        lambda cast: envelope(cast, trainee=cast.stranger_trainee),
        404,
        "agente_desconocido",
        UNKNOWN_TRAINEE,
    ),
    Refused(
        "nobody's trainee",
        lambda cast: envelope(cast, trainee=str(uuid4())),
        404,
        "agente_desconocido",
        UNKNOWN_TRAINEE,
    ),
)


def _not_certified(cast: Cast) -> dict[str, Any]:
    OfficerCertification.objects.filter(person=cast.officer).delete()
    CertificationFactory(person=cast.officer, expires_on=days_before(5))
    return envelope(cast)


def _not_assigned(cast: Cast) -> dict[str, Any]:
    return envelope(cast, trainee=cast.other_trainee)


def _conflict(cast: Cast) -> dict[str, Any]:
    ConflictFactory(person=cast.trainee, other=cast.officer, from_date=days_before(3))
    return envelope(cast)


def _orientation(cast: Cast) -> dict[str, Any]:
    phase = cast.phase
    phase.template = cast.programme.phases.get(kind=PhaseKind.ORIENTATION)
    phase.save()
    return envelope(cast)


def _on_leave(cast: Cast) -> dict[str, Any]:
    payload = envelope(cast)
    Shift.objects.create(
        enrolment=cast.enrolment,
        date=payload["shift"]["date"],
        disposition="leave",
        reason="Permiso",
        recorded_by=cast.coordinator,
    )
    return payload


def _late(cast: Cast) -> dict[str, Any]:
    payload = envelope(cast, days_ago=2)
    signed = datetime.fromisoformat(payload["shift"]["end"]) + timedelta(hours=25)
    return payload | {"clock": {"signed_at": signed.isoformat(), "offset_ms": 0}}


def _second(cast: Cast) -> dict[str, Any]:
    file(cast)
    return envelope(cast)


def _closed_form(cast: Cast) -> dict[str, Any]:
    payload = envelope(cast)
    FormVersion.objects.filter(pk=payload["form"]["id"]).update(status="closed")
    return payload


def _of_a_replaced_one(cast: Cast) -> dict[str, Any]:
    return steps.correction(cast, steps.superseded(cast))


def _of_a_closed_one(cast: Cast) -> dict[str, Any]:
    return steps.correction(cast, steps.closed(cast))


HELD = (
    Held(
        "not certified on the shift date",
        _not_certified,
        {"AUT-01": "El oficial no tenía certificación vigente en la fecha del turno."},
    ),
    Held(
        "not assigned on the shift date",
        _not_assigned,
        {"AUT-02": "El oficial no tenía asignado a este agente en esa fecha."},
    ),
    Held(
        "a declared conflict",
        _conflict,
        {
            "AUT-03": "Hay un conflicto de interés declarado entre el oficial y el agente "
            "en formación."
        },
    ),
    Held("a day of orientation", _orientation, {"TMP-01": "Ese día de la fase no se califica."}),
    Held("a day of leave", _on_leave, {"TMP-01": "Ese día de la fase no se califica."}),
    Held(
        "late without reason",
        _late,
        {"TMP-03": "Se firmó o se recibió después del plazo y falta el motivo."},
    ),
    Held("the same shift again", _second, {"DUP-01": "Ya hay una observación de este turno."}),
    Held(
        "a low value without comment",
        _rated(v=2),
        {"CON-01": "Falta un comentario que el programa pide."},
    ),
    Held(
        "NRT without earlier corrective training",
        lambda cast: envelope(
            cast,
            ratings=[{"c": "PRI-01", "v": 3, "nrt": True, "n": LONG_ENOUGH}],
            narrative={"least": {"c": "PRI-01", "text": LONG_ENOUGH}},
        ),
        {
            "CON-03": "«No responde al entrenamiento» pide una calificación bajo el mínimo y un "
            "entrenamiento correctivo anterior."
        },
    ),
    Held(
        "a closed form version",
        _closed_form,
        {"VER-01": "La versión del formulario con que se escribió está cerrada."},
    ),
    Held(
        "data of a person who was served",
        lambda cast: envelope(cast, narrative={"general": TALKS_OF_A_PERSON}),
        {"PRI-01": "El texto puede identificar a una persona atendida."},
    ),
    Held(
        "corrects a version that was replaced",
        _of_a_replaced_one,
        {
            "DUP-01": "Ya hay una observación de este turno.",
            "stale_base": "Otra versión ya sustituyó a la que esta corrige.",
        },
    ),
    Held(
        "corrects what has not arrived",
        lambda cast: envelope(cast, amends=str(uuid4()), amend_reason="Valor equivocado."),
        {"missing_base": "Todavía no llega la observación que esta corrige."},
    ),
    Held(
        "corrects what is closed",
        _of_a_closed_one,
        {"closed_base": "La observación que esta corrige ya está cerrada."},
    ),
    Held(
        "a clock that is an hour off",
        lambda cast: envelope(cast, clock={"offset_ms": -3_600_000}),
        {"clock": "La hora del teléfono no coincide con la del servidor."},
    ),
)
