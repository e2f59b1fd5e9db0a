"""Names of invented people, drawn from lists for each country; nobody of that name is meant."""

from __future__ import annotations

from random import Random
from typing import Any

from mentors.choices import Country, Sex

WOMEN = (
    "Alma", "Beatriz", "Carmen", "Delmy", "Elena", "Fátima", "Glenda", "Hilda", "Iris", "Jimena",
    "Karla", "Lorena", "Maribel", "Nidia", "Olga", "Patricia", "Reina", "Sandra", "Tania",
    "Vilma", "Wendy", "Yolanda", "Xiomara", "Zulma",
)  # fmt: skip

MEN = (
    "Adán", "Bayron", "Carlos", "Denis", "Edwin", "Fredy", "Gerson", "Héctor", "Ismael", "Julio",
    "Kevin", "Leonel", "Marvin", "Nelson", "Óscar", "Pablo", "René", "Selvin", "Tomás", "Víctor",
    "Walter", "Yony", "Josué", "Elder",
)  # fmt: skip

FAMILIES = {
    Country.GUATEMALA: (
        "Ajú", "Batz", "Cac", "Choc", "Coy", "Cuc", "Ixcot", "Mux", "Pop", "Quej", "Saquic", "Tzul",
        "Xol", "Yat", "Barrios", "Estrada", "Girón", "Lemus", "Monzón", "Ordóñez", "Paiz",
        "Recinos", "Sagastume", "Véliz",
    ),
    Country.EL_SALVADOR: (
        "Alas", "Beltrán", "Campos", "Chicas", "Durán", "Escalón", "Funes", "Guardado", "Henríquez",
        "Iraheta", "Lazo", "Menjívar", "Navas", "Orantes", "Portillo", "Quijada", "Rivas",
        "Serrano", "Tobar", "Umaña", "Valle", "Ventura", "Zelaya", "Zetino",
    ),
    Country.HONDURAS: (
        "Andino", "Bonilla", "Cálix", "Discua", "Euceda", "Flores", "Godoy", "Hernán", "Izaguirre",
        "Lagos", "Madrid", "Norales", "Oliva", "Pacheco", "Quiroz", "Raudales", "Sevilla",
        "Turcios", "Urbina", "Valladares", "Yanes", "Zavala", "Zúniga", "Matute",
    ),
}  # fmt: skip


def name_of(random: Random, country: str, *, women: float) -> dict[str, Any]:
    """Return names and sex of a person; ``women`` is their share."""
    sex = Sex.FEMALE if random.random() < women else Sex.MALE
    given = random.sample(WOMEN if sex == Sex.FEMALE else MEN, 2)
    family = random.sample(FAMILIES[Country(country)], 2)
    return {"first_name": " ".join(given), "last_name": " ".join(family), "sex": sex}
