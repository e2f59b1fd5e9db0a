"""A programme of PNC-GT's own, proposed and waiting for its second person."""

from __future__ import annotations

from curriculum.actions.change_programme import change_rules
from curriculum.actions.draft_programme import draft_programme
from curriculum.actions.propose_version import propose_version
from curriculum.models import Programme, ProgrammeVersion
from mentors.models import User

CODE = "GT-16-NORTE"


def add_programme(template: ProgrammeVersion, *, author: User) -> None:
    """Let ``author`` draft and propose the programme, unless it is there."""
    if Programme.objects.filter(agency_code="PNC-GT", code=CODE).exists():
        return
    version = draft_programme(
        source=template, by=author, code=CODE, name="Acompañamiento en comisarías del norte"
    )
    change_rules(
        version=version,
        by=author,
        deadlines={"offline_grace_hours": 120, "review_hours": 96},
        labels={"trainee": {"es": "agente en práctica"}, "trainees": {"es": "agentes en práctica"}},
    )
    propose_version(
        definition=version,
        by=author,
        note="En Alta Verapaz hay días sin señal: más tiempo para que llegue la observación.",
    )
