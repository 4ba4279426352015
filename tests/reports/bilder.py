"""What the tests of pictures share: an SVG read as a reader does, and answers to draw."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, NamedTuple, cast
from xml.etree.ElementTree import Element, fromstring

from domain.values.money import parse_kronor
from projections.answers.saldo import Saldo
from projections.model.views import Belopp

NS = "{http://www.w3.org/2000/svg}"
OND = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onload='alert(1)", "]]><!--",
    "&amp;&lt;b&gt;", "\u202egnal\u202c", "a\x00b\x1b[2J\ud800",
    "--> <style>*{display:none}</style>",
]  # fmt: skip
"""Texts that would be something else than a text, or read as another."""

OSYNLIGT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
ELEMENTS = {"svg", "desc", "defs", "pattern", "rect", "path", "text", "tspan", "a", "g", "title",
            "circle", "clipPath"}  # fmt: skip
ATTRIBUTES = {
    "class", "width", "height", "viewBox", "role", "aria-label", "aria-describedby", "font-family",
    "font-size", "fill", "id", "patternUnits", "d", "stroke", "stroke-width", "opacity", "x", "y",
    "text-anchor", "font-weight", "stroke-linejoin", "paint-order", "href", "tabindex",
    "aria-hidden", "cx", "cy", "r", "clip-path",
}  # fmt: skip


class Part(NamedTuple):
    """A part of a column as it is drawn: what it says it is, its money, and how high it is."""

    title: str
    ore: int
    high: float


def read(svg: str) -> Element:
    """Parse a picture, in which nothing but what pictures are made of may be."""
    root = fromstring(svg)  # noqa: S314 - our own, which has no entities
    for element in root.iter():
        assert element.tag.removeprefix(NS) in ELEMENTS
        assert {*element.attrib} <= ATTRIBUTES
    assert not OSYNLIGT.search(svg)
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len({*ids})
    assert {*re.findall(r"url\(#([^)]*)\)", svg)} <= {*ids}
    assert root.attrib["aria-describedby"] in ids
    return root


def shape(root: Element) -> Any:
    """Return the elements and attributes, without any text or value."""
    return root.tag, sorted(root.attrib), [shape(one) for one in root]


def named(root: Element, name: str) -> list[Element]:
    return list(root.iter(f"{NS}{name}"))


def title(element: Element) -> str:
    return element.findtext(f"{NS}title") or ""


def ore(text: str) -> int:
    """Return the amount that a text ends with."""
    found = re.search(r"(?:^|[^\d\u00a0,])([\d\u00a0,]+)\u00a0kr$", text)
    assert found, text
    whole = found[1].strip("\u00a0")
    return 0 if whole == "0" else parse_kronor(whole)


def columns(root: Element) -> list[list[Part]]:
    """Return the parts of each column, from left to right, as their bars and titles say."""
    found: dict[float, list[Part]] = {}
    for parent in [*named(root, "a"), *named(root, "g")]:
        for bar in parent.findall(f"{NS}rect"):
            part = Part(title(parent), ore(title(parent)), float(bar.attrib["height"]))
            found.setdefault(float(bar.attrib["x"]), []).append(part)
    return [found[x] for x in sorted(found)]


def labels(root: Element) -> list[tuple[float, float, str]]:
    """Return where each text stands, and what it says."""
    return [
        (float(one.attrib["x"]), float(one.attrib["y"]), "".join(one.itertext()))
        for one in named(root, "text")
    ]


def row(namnd: str | None, underenhet: str | None = None, pott: str = "P", **ore: int) -> Any:
    """Return a row of balances, of nothing but what is given."""
    figures = dict.fromkeys(Belopp.__annotations__, 0)
    keys = {"pott": pott, "namnd": namnd, "underenhet": underenhet}
    return keys | figures | {f"{name}_ore": one for name, one in ore.items()}


def answer(*rows: Any, handelse: int | None = 7, exempeldata: bool = False) -> Saldo:
    """Return balances that nothing but their rows matters of."""
    per = {"datum": None, "registrerad": None, "handelse": handelse, "rot": None}
    total = Counter[str]()
    return cast("Saldo", {"schema": "saldo/2", "per": per, "rader": [*rows], "summa": total,
                          "exempeldata": exempeldata, "oattesterade": 3})  # fmt: skip
