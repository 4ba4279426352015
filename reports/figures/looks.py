"""The colour and the pattern of each state that money can be in, the same in every picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.figures.svg import ERROR, make

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Look(NamedTuple):
    """A colour, and what is drawn upon it: a path in a square of that size, and its colour."""

    colour: str
    path: str = ""
    over: str = ""
    size: int = 8


_RISING = "M-2 2L2 -2M0 8L8 0M6 10L10 6"
_FALLING = "M-2 6L2 10M0 0L8 8M6 -2L10 2"
_DOTS = "M1 1h1.6v1.6h-1.6z"
_LEVEL = "M0 4H8"

LOOKS = {
    "forbrukat": Look("#1d4f7c"),
    "hos_namnd": Look("#5b9bd0"),
    "fordelat": Look("#bcd6ec"),
    "sparrat": Look("#e0a13a", _RISING, "#6d4a0c"),
    "ofordelat": Look("#dcdee2", _DOTS, "#4a4f57", 6),
    "ej_utnyttjat": Look("#b4bac3", _LEVEL, "#4a4f57"),
    "aterbetalningsskuld": Look("#a8324a", _FALLING, "#f3d3da"),
    "aterbetalt": Look("#6b2637"),
    "efterskankt": Look("#d9b3bc", _LEVEL, "#6b2637"),
    "oresavrundning": Look("#4a4f57", _DOTS, "#ffffff", 6),
    "saknas": Look("#ffffff", _RISING + _FALLING, ERROR),
}
"""The last is what is called in and stands nowhere: then something is wrong, and it is seen."""


def patterns(root: Element, prefix: str, used: set[str]) -> None:
    """Add the patterns that a picture uses."""
    drawn = [(name, look) for name, look in LOOKS.items() if name in used and look.path]
    if not drawn:
        return
    defs = make(root, "defs")
    for name, (colour, path, over, size) in drawn:
        pattern = make(
            defs, "pattern", id=f"{prefix}-{name}", width=size, height=size,
            patternUnits="userSpaceOnUse",
        )  # fmt: skip
        make(pattern, "rect", width=size, height=size, fill=colour)
        if path == _DOTS:
            make(pattern, "path", d=path, fill=over)
        else:
            make(pattern, "path", d=path, fill="none", stroke=over, stroke_width=1.6)


def fill(name: str, prefix: str) -> str:
    """Return what a state is filled with."""
    look = LOOKS[name]
    return f"url(#{prefix}-{name})" if look.path else look.colour
