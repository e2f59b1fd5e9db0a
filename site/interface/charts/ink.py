"""Colours and marks of a drawing where no stylesheet is read: the light scheme (decision 27)."""

from __future__ import annotations

TEXT = "#15202B"
MUTED = "#4A5865"
PRIMARY = "#123E6B"
GROUND = "#FFFFFF"
SURFACE = "#E9EDF1"
BORDER = "#6B7886"

FONT_SIZE = 13
"""In units of the drawing: pictures are drawn about as wide as they are shown."""


def line(x1: float, y1: float, x2: float, y2: float, *, dashed: bool = False) -> str:
    """Return a line of reference: an axis, an acceptable value, a zero."""
    dashes = ' stroke-dasharray="3 3"' if dashed else ""
    return (
        f'<line class="figure-line" stroke="{BORDER}" x1="{x1:g}" x2="{x2:g}" y1="{y1:g}" '
        f'y2="{y2:g}"{dashes}/>'
    )


def text(x: float, y: float, words: str, *, anchor: str = "", strong: bool = False) -> str:
    """Return words of a drawing; ``words`` are escaped already."""
    face = ("figure-label", TEXT) if strong else ("figure-text", MUTED)
    place = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{face[0]}" fill="{face[1]}" x="{x:g}" y="{y:g}"{place}>{words}</text>'


SHAPES = ("●", "■", "▲", "◆")
"""What a key prints for each shape of ``mark``, in the same order."""


def mark(shape: int, x: float, y: float, size: float, *, hollow: bool = False) -> str:
    """Return one value as a small shape: circle, square, triangle, diamond, by turns."""
    css = "figure-hollow" if hollow else "figure-dot"
    fill = f' fill="{GROUND}"' if hollow else ""
    kind = shape % len(SHAPES)
    if kind == 1:
        side = 2 * size
        return (
            f'<rect class="{css}"{fill} x="{x - size:g}" y="{y - size:g}" '
            f'width="{side:g}" height="{side:g}"/>'
        )
    if kind == 0:
        return f'<circle class="{css}"{fill} cx="{x:g}" cy="{y:g}" r="{size:g}"/>'
    # Triangles and diamonds look smaller than they are: a little more of each.
    big = size + (0.6 if kind == 2 else 1)
    corners = (
        [(x, y - big), (x + big, y + size), (x - big, y + size)]
        if kind == 2
        else [(x, y - big), (x + big, y), (x, y + big), (x - big, y)]
    )
    path = "L".join(f"{corner_x:g} {corner_y:g}" for corner_x, corner_y in corners)
    return f'<path class="{css}"{fill} d="M{path}Z"/>'


def picture(
    width: float,
    height: float,
    *,
    title: str,
    description: str,
    body: str,
    css: str = "",
    linked: bool = False,
) -> str:
    """Return the whole ``<svg>``; ``title`` and ``description`` are escaped already.

    A picture with links inside is a group: an image would hide them from who does not see it.
    """
    face = f' class="{css}"' if css else ""
    role = "group" if linked else "img"
    return (
        f'<svg role="{role}"{face} viewBox="0 0 {width:g} {height:g}" font-size="{FONT_SIZE}">'
        f"<title>{title}</title><desc>{description}</desc>{body}</svg>"
    )
