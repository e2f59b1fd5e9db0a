"""Columns of a framework file and the words its cells may hold."""

from __future__ import annotations

from curriculum.choices import EvidenceMode
from interface.spreadsheets.table import Layout

DOMAIN = "dominio"
DOMAIN_NAME = "nombre_dominio"
CODE = "codigo"
NAME = "competencia"
CRITICAL = "critica"
FORMATIVE = "solo_formativa"
EVIDENCE = "evidencia"
OBSERVATIONS = "observaciones_minimas"
OFFICERS = "oficiales_minimos"

COLUMNS = (DOMAIN, DOMAIN_NAME, CODE, NAME, CRITICAL, FORMATIVE, EVIDENCE, OBSERVATIONS, OFFICERS)
HIGHEST = 9
CRITERIA = {f"criterio_{value}": value for value in range(1, HIGHEST + 1)}
"""Optional columns: what a value looks like on the street. Only values of the scale count."""

LAYOUT = Layout(columns=COLUMNS, sheet="competencias", optional=tuple(CRITERIA))

REQUIRED = frozenset({DOMAIN, DOMAIN_NAME, CODE, NAME})
LONGEST = {DOMAIN: 10, DOMAIN_NAME: 120, CODE: 12, NAME: 160}
YES = frozenset({"si", "x", "yes"})
"""Compared without accents."""
NO = frozenset({"", "no"})
EVIDENCE_WORDS: dict[str, EvidenceMode] = {
    "campo": EvidenceMode.FIELD,
    "simulacion": EvidenceMode.SIMULATION,
    "oral_o_escrita": EvidenceMode.VERBAL_WRITTEN,
    "revision_de_caso": EvidenceMode.CASE_REVIEW,
}
DEFAULTS = {OBSERVATIONS: 4, OFFICERS: 2}
MOST = {OBSERVATIONS: 20, OFFICERS: 5}
