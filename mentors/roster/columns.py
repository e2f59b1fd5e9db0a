"""Columns of a roster file and the words its cells may hold."""

from __future__ import annotations

from interface.spreadsheets.table import Layout
from mentors.choices import Role, Sex

NUMBER = "numero_agente"
FIRST_NAME = "nombres"
LAST_NAME = "apellidos"
EMAIL = "correo"
SEX = "sexo"
ROLE = "rol"
UNIT = "unidad"
COHORT = "promocion"
PHASE = "fase"
STARTS_ON = "fecha_inicio"

COLUMNS = (NUMBER, FIRST_NAME, LAST_NAME, EMAIL, SEX, ROLE, UNIT, COHORT, PHASE, STARTS_ON)
"""Machine keys of row 1, in the order of the template. A file may hold them in another order."""

LAYOUT = Layout(columns=COLUMNS, sheet="personas")

REQUIRED = frozenset({NUMBER, FIRST_NAME, LAST_NAME, ROLE, UNIT, STARTS_ON})
"""Required for every role; ``promocion`` is required for trainees besides."""

LONGEST = {NUMBER: 30, FIRST_NAME: 80, LAST_NAME: 80, EMAIL: 254}
"""Characters that the columns of ``User`` hold."""

LONGEST_LOGIN_KEY = 60

ROLES: dict[str, Role] = {
    "agente_en_formacion": Role.TRAINEE,
    "oficial_formador": Role.FTO,
    "supervision": Role.SUPERVISOR,
    "coordinacion": Role.COORDINATOR,
    "jefatura": Role.LEADERSHIP,
}
ROLE_KEYS: dict[str, str] = {str(role): key for key, role in ROLES.items()}

AGENCY_WIDE = frozenset({Role.COORDINATOR, Role.LEADERSHIP})
"""Roles that a roster grants for the whole agency; the others hold for the unit of the row."""

SEXES = tuple(Sex.values)

EARLIEST_YEAR, LATEST_YEAR = 1950, 2100
"""A date outside these years is a typing mistake (``03/02/0205``)."""
