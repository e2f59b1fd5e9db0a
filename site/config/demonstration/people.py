"""Who takes part in the demonstration. Every name is invented; nobody of that name is meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """One invented person: service number, names and what the roster would say."""

    number: str
    first_name: str
    last_name: str
    sex: str
    unit: str
    rank: str = "Agente"


ACCOUNTS = (
    Person("jefatura", "Irma Leticia", "Sacalxot Barillas", "F", "Academia", "Comisaria General"),
    Person("coordinacion", "Otto Rafael", "Tambriz Godínez", "M", "Academia", "Subcomisario"),
    Person("supervision", "Marta Ixmucané", "Quej Aldana", "F", "Comisaría 11", "Oficial Primero"),
    Person("oficial", "Byron Estuardo", "Ajcabul Recinos", "M", "Comisaría 11", "Subinspector"),
    Person("agente", "Wendy Nohemí", "Xitumul Paiz", "F", "Comisaría 11"),
    Person("edicion", "Ana Lucrecia", "Tojín Cordón", "F", "Academia", "Inspectora"),
    Person("donante", "Helen Beatriz", "Villatoro Us", "F", "Academia", ""),
    Person("auditoria", "Rolando Baudilio", "Yac Monzón", "M", "Academia", "Inspector"),
)
"""The eight people who sign in; their service number is the handle (decision 12)."""

OFFICERS = {
    "Comisaría 11": (
        Person("30112", "Jacinto Obispo", "Chub Orellana", "M", "Comisaría 11", "Inspector"),
        ACCOUNTS[3],
        Person("30113", "Reyna Magalí", "Noj Castañeda", "F", "Comisaría 11", "Subinspectora"),
        Person("30114", "Selvin Ottoniel", "Zapeta Lorenzana", "M", "Comisaría 11", "Subinspector"),
    ),
    "Comisaría 12": (
        Person("30121", "Floridalma", "Cucul Argueta", "F", "Comisaría 12", "Inspectora"),
        Person("30122", "Wilmer Adán", "Sajché Marroquín", "M", "Comisaría 12", "Subinspector"),
        Person("30123", "Rosa Amalia", "Tz'unun Ibáñez", "F", "Comisaría 12", "Subinspectora"),
        Person("30124", "Cristóbal", "Otzoy Peña", "M", "Comisaría 12", "Inspector"),
    ),
    "Comisaría 13": (
        Person("30131", "Edgar Leonel", "K'amb'al Ordóñez", "M", "Comisaría 13", "Inspector"),
        Person("30132", "Juana Catarina", "Sucuc Escobar", "F", "Comisaría 13", "Subinspectora"),
        Person("30133", "Hugo Nectalí", "Xoyón Fuentes", "M", "Comisaría 13", "Subinspector"),
        Person("30134", "Dora Elizabeth", "Mucú Galindo", "F", "Comisaría 13", "Inspectora"),
    ),
}
"""Field training officers by unit; in phase II each takes over the pair of the one before."""

CANDIDATES = (
    Person("30115", "Gaspar Domingo", "Tecú Maldonado", "M", "Comisaría 11", "Subinspector"),
)
"""Officers whose certificate a coordinator has not confirmed yet."""

SUPERVISORS = (
    Person("20121", "Vilma Aracely", "Icó Ramírez", "F", "Comisaría 12", "Oficial Segundo"),
    Person("20131", "Víctor Rigoberto", "Saloj Zúñiga", "M", "Comisaría 13", "Oficial Primero"),
)
"""Supervisors beside «supervision»."""

TRAINEES = {
    "Comisaría 11": (
        ACCOUNTS[4],
        Person("57102", "Kevin Geovany", "Ajpop Sandoval", "M", "Comisaría 11"),
        Person("57103", "Heidy Mishel", "Cac Villeda", "F", "Comisaría 11"),
        Person("57104", "Diego Armando", "Tzul Barrientos", "M", "Comisaría 11"),
        Person("57105", "Feliciana", "Pirir Alvarado", "F", "Comisaría 11"),
        Person("57106", "Mynor Estuardo", "Choc Herrera", "M", "Comisaría 11"),
        Person("57107", "Ixchel Abigail", "Batz Morales", "F", "Comisaría 11"),
        Person("57108", "Baltazar", "Us Gramajo", "M", "Comisaría 11"),
    ),
    "Comisaría 12": (
        Person("57201", "Karla Noemí", "Quiej Estrada", "F", "Comisaría 12"),
        Person("57202", "Tecún Josué", "Coc Pineda", "M", "Comisaría 12"),
        Person("57203", "Sebastián", "Yat Lemus", "M", "Comisaría 12"),
        Person("57204", "Yesenia Maribel", "Sicajau Rosales", "F", "Comisaría 12"),
        Person("57205", "Rony Alexander", "Xicará Donis", "M", "Comisaría 12"),
        Person("57206", "Elvia Patricia", "Caal Figueroa", "F", "Comisaría 12"),
        Person("57207", "Melvin Otoniel", "Ixcoy Samayoa", "M", "Comisaría 12"),
        Person("57208", "Brenda Siomara", "Tubac Méndez", "F", "Comisaría 12"),
    ),
    "Comisaría 13": (
        Person("57301", "Erwin Fernando", "Cholotío Véliz", "M", "Comisaría 13"),
        Person("57302", "Candelaria", "Chávez Sut", "F", "Comisaría 13"),
        Person("57303", "Josué Emanuel", "Pop Arriaza", "M", "Comisaría 13"),
        Person("57304", "Ruth Eunice", "Tahay Cifuentes", "F", "Comisaría 13"),
        Person("57305", "Nery Adolfo", "Bixcul Solares", "M", "Comisaría 13"),
        Person("57306", "Olga Marina", "Can Ovalle", "F", "Comisaría 13"),
        Person("57307", "Osmar Daniel", "Guarcas Linares", "M", "Comisaría 13"),
        Person("57308", "Mirna Azucena", "Sirin Palencia", "F", "Comisaría 13"),
    ),
}
"""Trainees of cohort 57 by unit, in pairs: two share an officer."""
