"""What pictures share: a tree of elements, in which a text of data can only ever be a text.

No element has a style of its own (a page forbids it): colours and sizes are attributes, and what
a page may style has a class. Every id begins with what the caller gives, so that several pictures
can stand on a page.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from domain.values.money import kronor_text
from reports.words.terms import minus
from reports.writers.visible import in_line

TEXT, SECOND, LINE, ERROR, LINK = "#1c1f24", "#4a4f57", "#d5d9df", "#a1122a", "#0b4a7a"
FONT = "'IBM Plex Sans', 'Segoe UI', system-ui, sans-serif"
WIDE = 600
"""From how many pixels on there is room for labels beside each other."""

BOLD = 600
_HALO = 3.5
_PREFIX = re.compile("[A-Za-z][A-Za-z0-9_-]*")
_LONG = 22


class About(NamedTuple):
    """What a picture is called, all that it shows in words, and where it stands.

    ``prefix`` is what its ids begin with. ``leads`` tells whether anything in it is a link.
    """

    label: str
    said: str
    prefix: str
    leads: bool


def make(parent: Element, name: str, said: str = "", /, **attributes: object) -> Element:
    """Add an element with attributes, ``font_size`` being font-size, and perhaps a text."""
    element = SubElement(parent, name, _written(attributes))
    if said:
        element.text = in_line(said)
    return element


def picture(about: About, width: float, height: float, size: float) -> Element:
    """Return an empty picture that says what it is to whoever does not see it.

    Whole it is one image; with links in it a group, or they could not be reached.
    """
    if not _PREFIX.fullmatch(about.prefix):
        raise ValueError(f"no id can begin with {about.prefix!r}")
    root = Element("svg", _written({
        "xmlns": "http://www.w3.org/2000/svg", "class": "bild", "width": width, "height": height,
        "viewBox": f"0 0 {px(width)} {px(height)}", "role": "group" if about.leads else "img",
        "aria-label": about.label, "aria-describedby": f"{about.prefix}-i-ord",
        "font-family": FONT, "font-size": size, "fill": TEXT,
    }))  # fmt: skip
    make(root, "desc", about.said, id=f"{about.prefix}-i-ord")
    return root


def led(parent: Element, label: str, address: str | None, *, twice: bool = False) -> Element:
    """Add what leads to an address and says what it is; without an address it only says so.

    What leads ``twice`` to the same place is skipped by the keyboard and by what reads aloud.
    """
    if address is None:
        element = make(parent, "g")
    else:
        more: dict[str, object] = {"class": "led"}
        more |= {"tabindex": -1, "aria_hidden": "true"} if twice else {}
        element = make(parent, "a", href=address, aria_label=label, **more)
    make(element, "title", label)
    return element


def line_of(parent: Element, x: float, y: float, *parts: tuple[str, bool], **more: object) -> None:
    """Add a line of text on a white halo, in parts that are bold or not.

    Lines of one link are told apart where they are read aloud: its name is what is seen.
    """
    element = make(
        parent, "text", x=x, y=y, stroke="#fff", stroke_width=_HALO, stroke_linejoin="round",
        paint_order="stroke", **more,
    )  # fmt: skip
    element.tail = " "
    for nth, (said, bold) in enumerate(parts):
        make(
            element, "tspan", f"{'' if nth == 0 else ' '}{said}", font_weight=BOLD if bold else None
        )


def document(root: Element) -> str:
    """Return a picture as text."""
    return tostring(root, encoding="unicode")


def amount(ore: int, unit: str = "") -> str:
    """Return öre as kronor, with a minus that is as wide as a digit."""
    return minus(kronor_text(ore, unit=unit))


def short(name: str, letters: int = _LONG) -> str:
    """Return as much of a name as a label has room for."""
    shown = in_line(name)
    return shown if len(shown) <= letters else f"{shown[: letters - 1]}…"


def px(value: float) -> str:
    """Return a length to the hundredth of a pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _written(attributes: dict[str, object]) -> dict[str, str]:
    return {
        name.replace("_", "-"): px(value) if isinstance(value, int | float) else in_line(str(value))
        for name, value in attributes.items()
        if value is not None
    }
