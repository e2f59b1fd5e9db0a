"""What is to happen to each observation of the demonstration, before any of it happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from config.demonstration import sentences
from config.demonstration.cohort import BEGAN, PHASE_1, Accompaniment
from config.demonstration.envelopes import Signed, shift_end
from config.demonstration.shifts import Manner, Profile, Sheet, write_sheet
from config.demonstration.words import Words
from curriculum.form_definition import FormDefinition
from evaluations.choices import AcknowledgementKind, Disposition, Kind
from mentors.models import User

SEED = 57
DAYS = BEGAN[PHASE_1]
SIMULATION_DAYS = (27, 11)
"""Days ago on which the first pair rehearsed what is rarely seen; each pair a day earlier."""

UNREVIEWED_DAYS = 3
"""The supervisors have not come to the shifts of these last days."""

UNRESPONSIVE = ("57205", "DOC-01")
"""The trainee whom training in one competency does not help, and the competency."""

ABSENCES = (
    (Disposition.COURT, "Citación a audiencia como testigo."),
    (Disposition.SICK, "Permiso médico de un día."),
    (Disposition.TRAINING, "Capacitación en la Academia."),
)


@dataclass
class Plan:
    """One observation and its later steps; a step without a moment does not happen."""

    signed: Signed
    supervisor: User
    answered_at: datetime | None = None
    answer: str = AcknowledgementKind.AGREE
    comment: str = ""
    witness: User | None = None
    reviewed_at: datetime | None = None
    review_note: str = ""
    returned_at: datetime | None = None
    return_reason: str = ""
    accepted_at: datetime | None = None
    voided_at: datetime | None = None
    void_code: str = ""
    decision: str = ""
    """What the coordinator writes when accepting or voiding."""


class Writer:
    """Draws six weeks of one cohort, trainee by trainee, always the same for the same day."""

    def __init__(self, form: FormDefinition, today: date) -> None:
        self.form = form
        self.today = today
        self.random = Random(SEED)
        self.words = Words(self.random)
        self.severity: dict[UUID, float] = {}

    def plans_of(self, pair: int, together: Accompaniment) -> dict[int, Plan]:
        """Return the plans of one trainee by days ago.

        ``pair`` 0 to 3: everybody works two days of four; each pair begins a day earlier.
        """
        number = together.enrolment.trainee.service_number
        fixed: dict[str, Any] = {}
        if number == UNRESPONSIVE[0]:
            fixed = {"unresponsive": UNRESPONSIVE[1], "pace": 0.6}
        profile = Profile.drawn(self.random, self.form, **fixed)
        trained: set[str] = set()
        plans = {}
        for ago in range(DAYS - 1, 0, -1):
            works = (DAYS - ago + pair + 1) % 4 < 2
            simulates = ago - pair in SIMULATION_DAYS
            if works or simulates:
                plans[ago] = self._plan(ago, together, profile, trained, simulation=simulates)
        return plans

    def _plan(
        self,
        ago: int,
        together: Accompaniment,
        profile: Profile,
        trained: set[str],
        *,
        simulation: bool,
    ) -> Plan:
        day = self.today - timedelta(days=ago)
        officer = together.officer_on(day)
        severity = self.severity.setdefault(officer.pk, self.random.gauss(0, 0.3))
        kind, more = (Kind.SIMULATION if simulation else Kind.SHIFT), {}
        sheet = write_sheet(
            random=self.random,
            form=self.form,
            profile=profile,
            progress=1 - ago / DAYS,
            manner=Manner(severity),
            words=self.words,
            simulation=simulation,
            trained=trained,
        )
        if not simulation and ago > 5 and self.random.random() < 0.05:
            disposition, reason = self.random.choice(ABSENCES)
            kind, more = Kind.NO_EVALUATION, {"disposition": disposition}
            sheet = Sheet([], {"general": reason})
        signed_at = shift_end(day) + timedelta(minutes=self.random.randint(8, 50))
        received_at = signed_at + timedelta(seconds=self.random.randint(2, 90))
        if not profile.unresponsive and self.random.random() < 0.08:
            received_at += timedelta(hours=self.random.randint(3, 16))
        signed = Signed(
            id=self.new_id(),
            author=officer,
            trainee=together.enrolment.trainee,
            day=day,
            sheet=sheet,
            signed_at=signed_at,
            received_at=received_at,
            kind=kind,
            more=more,
        )
        plan = self._with_steps(Plan(signed, together.supervisor))
        if ago <= UNREVIEWED_DAYS:
            plan.reviewed_at = None
        return plan

    def new_id(self) -> UUID:
        """Return a UUIDv4 out of the seed."""
        return UUID(int=self.random.getrandbits(128), version=4)

    def _with_steps(self, plan: Plan) -> Plan:
        """Add the trainee's answer and the supervisor's review, as they usually come."""
        drawn = self.random.random()
        due = plan.signed.received_at + timedelta(hours=24)
        reviewed = due
        if drawn < 0.9:
            plan.answered_at = plan.signed.received_at + timedelta(
                minutes=self.random.randint(20, 14 * 60)
            )
            reviewed = plan.answered_at
        if drawn < 0.03:
            plan.answer = AcknowledgementKind.DISAGREE
            plan.comment = self.random.choice(sentences.DISAGREEMENTS)
        elif drawn < 0.12:
            plan.answer = AcknowledgementKind.COMMENT
            plan.comment = self.random.choice(sentences.ADDITIONS)
        plan.reviewed_at = reviewed + timedelta(minutes=self.random.randint(8 * 60, 40 * 60))
        plan.review_note = self.random.choice(sentences.REVIEW_NOTES)
        return plan
