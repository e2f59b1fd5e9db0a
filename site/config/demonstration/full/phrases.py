"""What officers write in the full demonstration: composed, so that two sheets rarely agree.

Nobody who was served can be recognised in any of it; the identifier guard finds nothing. The one
officer who copies is recognised by exactly that.
"""

from __future__ import annotations

from dataclasses import dataclass

from config.demonstration import sentences
from config.demonstration.words import Words

MOMENTS = (
    "Primera llamada del turno",
    "Llamada de media mañana",
    "Última llamada del turno",
    "Recorrido de la tarde",
    "Puesto de registro",
    "Apoyo a otra patrulla",
    "Atención en la sede",
    "Visita de seguimiento",
    "Patrullaje a pie",
    "Entrega del turno",
    "Llamada de la madrugada",
    "Presencia en el centro educativo",
    "Acompañamiento a una institución",
    "Control en el mercado",
    "Llamada con otra unidad",
    "Comienzo del turno",
)
"""When it was seen; what was seen follows after a colon."""

AFTER_SHORTCOMING = (
    "Lo comentamos al volver a la unidad.",
    "Al preguntarle, reconoció el paso que faltó.",
    "Le pedí que lo explicara con sus palabras y lo hizo bien.",
    "Mañana lo observaré de nuevo en una situación parecida.",
    "Intervine para terminar el procedimiento.",
    "Queda como punto para practicar en simulación.",
    "Es la segunda vez que lo anoto este mes.",
    "Con la guía en la mano lo corrigió en el acto.",
    "La falta no tuvo consecuencias; la siguiente podría tenerlas.",
    "Leyó conmigo el comportamiento esperado de la guía.",
)

AFTER_SUCCESS = (
    "Lo hizo sin que se le recordara.",
    "Así lo haría un agente que trabaja solo.",
    "Después explicó por qué lo hizo de esa manera.",
    "Mantuvo el mismo cuidado en la llamada siguiente.",
    "La unidad de apoyo lo notó y lo dijo.",
    "Es un avance claro respecto de las primeras semanas.",
    "Conviene que lo muestre a quienes empiezan.",
    "Hubo presión de tiempo y no la dejó ver.",
    "No tuve que intervenir en ningún momento.",
    "Quedó registrado con la hora en el parte.",
)

LOADS = (
    "Turno tranquilo, con patrullaje preventivo la mayor parte del tiempo.",
    "Turno con mucha carga desde el mediodía.",
    "Tres llamadas de convivencia y una de tránsito.",
    "Lluvia fuerte durante la tarde; se apoyó a tránsito.",
    "Día de mercado, con mucha gente en las calles.",
    "Sin novedades hasta la última hora del turno.",
    "Dos llamadas seguidas dejaron poco tiempo para hablar entre una y otra.",
    "La unidad estuvo en revisión una hora y se patrulló a pie.",
    "Actividad escolar en la zona: presencia a la entrada y a la salida.",
    "Noche con poca iluminación en el sector por un corte de energía.",
    "Se cubrió también el sector vecino por falta de personal.",
    "Turno partido por una diligencia en el juzgado.",
)

TOGETHER = (
    "Repasamos la hoja de riesgo después de la segunda llamada.",
    "Practicamos la presentación y la petición de permiso para anotar.",
    "Recorrimos las instituciones de referencia del sector.",
    "Leímos juntos dos comportamientos de la guía y buscamos ejemplos.",
    "Hablamos de cómo separar a las partes sin levantar la voz.",
    "Revisamos un parte palabra por palabra.",
    "Ensayamos la llamada al servicio de apoyo.",
    "Comparamos lo que cada quien anotó de la misma llamada.",
    "Conversamos sobre el cansancio y las pausas.",
    "Revisamos el equipo y el botiquín paso por paso.",
    "Comentamos qué cambia cuando hay niños en el lugar.",
    "Dedicamos veinte minutos a la cadena de custodia.",
)

NEXT = (
    "Próximo turno: que inicie la entrevista sin apoyo.",
    "Próximo turno: más atención a los accesos.",
    "Queda pendiente el llenado completo del formulario.",
    "Se le nota más seguridad que la semana pasada.",
    "Conviene repetir la simulación de la semana anterior.",
    "Pidió practicar el uso de la radio.",
    "Le propuse leer el protocolo antes de volver.",
    "Buena disposición durante todo el turno.",
    "Acordamos una sola meta para mañana.",
    "Hay que reforzar la redacción del parte.",
    "Puede tomar la conducción de la próxima escena.",
    "Seguiremos con la explicación de derechos.",
)

COPIED = {
    "seen": "Cumple con lo solicitado durante el servicio y atiende las indicaciones recibidas.",
    "acceptable": "Realiza sus funciones conforme a lo establecido y sin novedad en el servicio.",
    "general": (
        "Servicio sin novedad. Se realizan los recorridos asignados y se brinda el apoyo "
        "requerido. El elemento muestra interés por aprender y debe seguir mejorando."
    ),
}
"""What the officer who copies writes about everybody, every day."""

LATE = (
    "El puesto estuvo sin señal; se envió al bajar a la cabecera.",
    "No hubo cobertura en el sector durante varios días.",
    "Se envió al volver a la sede, donde hay conexión.",
)
"""Why an observation arrives days after it was signed."""


@dataclass
class ComposedWords(Words):
    """When it was seen, what was seen, and what followed."""

    def seen(self, code: str, *, falls_short: bool) -> str:
        """Return the behaviour that was seen in a competency."""
        what = super().seen(code, falls_short=falls_short)
        after = AFTER_SHORTCOMING if falls_short else AFTER_SUCCESS
        moment, followed = self.random.choice(MOMENTS), self.random.choice(after)
        return f"{moment}: {what[0].lower()}{what[1:]} {followed}"

    def acceptable(self) -> str:
        """Return the most acceptable performance of a shift without anything outstanding."""
        what = super().acceptable()
        return f"{self.random.choice(MOMENTS)}: {what[0].lower()}{what[1:]}"

    def general(self) -> str:
        """Return the general comment of a shift."""
        return " ".join(self.random.choice(bank) for bank in (LOADS, TOGETHER, NEXT))

    def disagreement(self) -> str:
        """Return why a trainee sees it differently."""
        return self.random.choice(sentences.DISAGREEMENTS)


@dataclass
class CopiedWords(ComposedWords):
    """The same sentences on every sheet (CON-04)."""

    def seen(self, code: str, *, falls_short: bool) -> str:
        """Return the sentence that fits everything."""
        return COPIED["seen"]

    def acceptable(self) -> str:
        """Return the other sentence that fits everything."""
        return COPIED["acceptable"]

    def general(self) -> str:
        """Return the general comment of every shift."""
        return COPIED["general"]
