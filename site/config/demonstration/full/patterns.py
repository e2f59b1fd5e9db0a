"""What is planted: who rates how, what goes wrong where. The answer key is made from this file."""

from __future__ import annotations

from dataclasses import dataclass

from config.demonstration.shifts import Manner

LEANING = 0.25
"""Standard deviation of an ordinary officer's severity, in points."""

SEES = 1.3
"""How many times the chance of an ordinary shift; it makes 0.6 million ratings."""


@dataclass(frozen=True)
class Post:
    """A place among the officers or the trainees of a unit, all counted from 0."""

    agency: str
    unit: int
    place: int


SEVERE = {
    Post("PNC-GT", 0, 3): 1.3,
    Post("PN-HN", 2, 5): 1.3,
    Post("PNC-GT", 5, 6): -1.3,
    Post("PNC-SV", 1, 4): -1.3,
}
"""Two harsh and two lenient officers, in points below what others would give."""

HALO = Post("PNC-GT", 9, 2)
"""One officer whose impression of the shift colours every competency."""

COPIER = Post("PNC-SV", 4, 7)
"""One officer who writes the same text on every sheet (CON-04)."""

OUT_OF_COVERAGE = (
    Post("PNC-GT", 2, 1),
    Post("PNC-GT", 7, 8),
    Post("PNC-GT", 11, 4),
    Post("PNC-GT", 14, 10),
    Post("PNC-SV", 0, 9),
    Post("PNC-SV", 3, 2),
    Post("PN-HN", 1, 6),
    Post("PN-HN", 4, 3),
    Post("PN-HN", 6, 11),
)
"""Nine phones that find a signal every sixth day."""

SIGNAL_EVERY_DAYS = 6

UNRESPONSIVE = {
    Post("PNC-GT", 1, 4): "ENT-03",
    Post("PNC-GT", 3, 10): "PRI-01",
    Post("PNC-GT", 6, 2): "DOC-01",
    Post("PNC-GT", 8, 17): "TRA-01",
    Post("PNC-GT", 12, 25): "PRO-01",
    Post("PNC-GT", 15, 7): "DOC-02",
    Post("PNC-SV", 1, 20): "TRA-03",
    Post("PNC-SV", 2, 3): "ENT-01",
    Post("PNC-SV", 5, 12): "DOC-05",
    Post("PN-HN", 0, 5): "PRI-03",
    Post("PN-HN", 3, 14): "ENT-02",
    Post("PN-HN", 7, 28): "DOC-04",
}
"""Twelve trainees whom training in one competency does not help (NRT), and the competency."""


@dataclass(frozen=True)
class Leak:
    """Victim data in the general comment of one sheet; every number is fictitious."""

    nth: int
    """Which of the trainee's sheets, from 0."""
    rule: str
    """What the guard finds."""
    text: str


LEAKS = {
    Post("PNC-GT", 4, 9): Leak(
        22, "GT-CASE", "Se apoyó una diligencia de la fiscalía, MP000-0000-0, por la tarde."
    ),
    Post("PNC-GT", 10, 3): Leak(
        31, "PHONE", "La usuaria pidió que se le avisara al 5555-0000 cuando saliera la patrulla."
    ),
    Post("PNC-SV", 2, 8): Leak(
        17, "CASE", "Se llevó el expediente FGR 000-UDVM-2026 a la oficina de la mujer."
    ),
    Post("PN-HN", 5, 11): Leak(
        40, "HN-DNI", "Se anotó la identidad 0801-1990-00000 de la persona que llamó."
    ),
    Post("PN-HN", 2, 20): Leak(
        12, "PHONE", "Quedó en llamar al 9999-0000, número de la madre del niño."
    ),
}
"""Five attempts to write victim data; the guard holds each (PRI-01)."""

TAMPERED = Post("PNC-GT", 13, 6)
"""One trainee in whose record somebody raised a failing value in the database."""

TAMPERED_FROM, TAMPERED_TO = 3, 5
TAMPERED_AFTER = 20
"""The first ordinary sheet from this one on that has such a value."""


def manner_of(post: Post, leaning: float) -> Manner:
    """Return how an officer rates; ``leaning`` is what was drawn for an ordinary one."""
    return Manner(
        severity=SEVERE.get(post, leaning),
        halo=post == HALO,
        narrow=post == COPIER,
        sees=SEES,
    )
