"""Colour arithmetic for the token tests: WCAG contrast, colour-blind simulation, CIE76 distance.

Sources: WCAG 2.2 "relative luminance" and "contrast ratio"; Machado, Oliveira and Fernandes 2009,
table of matrices, severity 1.0; CIE 15 for L*a*b* with the D65 white of sRGB.
"""

from __future__ import annotations

from math import dist

Triple = tuple[float, float, float]

SIMULATIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> Triple:
    """Return the linear-light components, 0 to 1, of "#RRGGBB"."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio, 1 to 21."""
    lights = sorted(
        sum(weight * part for weight, part in zip(_TO_XYZ[1], linear(colour), strict=True))
        for colour in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def distance(one: str, other: str, vision: str) -> float:
    """Return ΔE76 of two colours as an eye with that vision sees them."""
    return dist(_lab(one, vision), _lab(other, vision))


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (
        sum(weight * part for weight, part in zip(row, vector, strict=True)) for row in matrix
    )
    return first, second, third


def _lab(colour: str, vision: str) -> Triple:
    seen = _times(SIMULATIONS[vision], linear(colour))
    # A simulated colour can leave the screen's gamut; the screen clips it.
    red, green, blue = (min(1.0, max(0.0, part)) for part in seen)
    x, y, z = (
        part / white
        for part, white in zip(_times(_TO_XYZ, (red, green, blue)), _WHITE, strict=True)
    )
    f_x, f_y, f_z = (
        v ** (1 / 3) if v > 216 / 24389 else (841 / 108) * v + 4 / 29 for v in (x, y, z)
    )
    return 116 * f_y - 16, 500 * (f_x - f_y), 200 * (f_y - f_z)
