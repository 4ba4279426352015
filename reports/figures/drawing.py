"""Draws the columns of a flow and the bands between them, each a link where the caller has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from reports.figures.flows import SAKNAS
from reports.figures.looks import fill
from reports.figures.places import STEP
from reports.figures.svg import ERROR, SECOND, WIDE, amount, led, line_of, make, px, short
from reports.words.lagen import lage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from xml.etree.ElementTree import Element

    from projections.answers.sidor.historik import Historik
    from reports.figures.flows import Flow, Flows
    from reports.figures.places import Box, Place

    Leads: TypeAlias = Callable[[str | None, str | None, str | None], str | None]
    """From a nämnd, a sub-unit and a position to where they lead; None is all of them."""

K = TypeVar("K")

_RUBRIKER = ("Källa", "Nämnd eller underenhet", "Läge")
_SMALA = ("Källa", "Nämnd", "Läge")
_GRAY, _NODE = "#dfe2e7", "#3a404a"
_THIN = 1.0
"""How high a band or a part is at least, so that every öre is seen."""

_DENSE = 0.74
"""How much a band hides of what lies under it."""

_BASE = 0.35
"""How far below its middle a line of text stands, in sizes of the text."""

_GAP = 7
"""Between a part and its label."""


class Drawing(NamedTuple):
    """A picture that is being drawn: what it is in, its measures, what it shows, where it leads."""

    root: Element
    place: Place
    flows: Flows
    of: Historik
    prefix: str
    leads: Leads


class Label(NamedTuple):
    """The parts of a text, bold or not, beside a part of a column."""

    x: float
    middle: float
    anchor: str
    parts: list[tuple[str, bool]]
    colour: str | None = None


class Columns(NamedTuple):
    """Where the parts of each column stand."""

    sources: list[Box]
    holders: list[Box]
    lagen: list[Box]


def nowhere(*_: str | None) -> None:
    """Lead nowhere."""


def draw(drawing: Drawing, columns: Columns) -> None:
    """Draw all of a flow: bands first, then the parts and their labels over them."""
    _heads(drawing)
    _bands_in(drawing, columns)
    _bands_out(drawing, columns)
    _sources(drawing, columns.sources)
    _holders(drawing, columns.holders)
    _lagen(drawing, columns.lagen)


def _heads(drawing: Drawing) -> None:
    of = drawing.place
    first, middle, last = of.columns
    wide = of.width >= WIDE
    at = (first + of.bar if wide else 0, middle + (0 if wide else of.bar), last)
    anchors = ("end", "start", "start") if wide else ("start", "end", "start")
    for rubrik, x, anchor in zip(_RUBRIKER if wide else _SMALA, at, anchors, strict=True):
        make(
            drawing.root, "text", rubrik, x=x, y=of.size, text_anchor=anchor, font_weight=600,
            font_size=of.size * 0.95, fill=SECOND,
        )  # fmt: skip


def _bands_in(drawing: Drawing, columns: Columns) -> None:
    """Draw what each nämnd was given; the same links as the nämnd's own, for a mouse."""
    of, flows = drawing.place, drawing.flows
    first, middle, _ = of.columns
    left = _tops(flows.sources, columns.sources)
    right = _tops(flows.holders, columns.holders)
    for source, holder, ore in flows.given():
        address = None if holder.of_pott else drawing.leads(holder.namnd, holder.underenhet, None)
        label = f"{source.label} till {holder.full}: {amount(ore, ' kr')}"
        parent = led(drawing.root, label, address, twice=True)
        high = ore * of.scale
        _band(parent, (first + of.bar, left[source]), (middle, right[holder]), high, look=_GRAY)
        left[source] += high
        right[holder] += high


def _bands_out(drawing: Drawing, columns: Columns) -> None:
    """Draw what of it each nämnd has in each state; the states with least last, on top."""
    of, flows = drawing.place, drawing.flows
    _, middle, last = of.columns
    left = _tops(flows.holders, columns.holders)
    right = _tops(flows.lagen(), columns.lagen)
    ends: dict[Flow, tuple[tuple[float, float], tuple[float, float]]] = {}
    for flow in flows.flows:
        ends[flow] = (middle + of.bar, left[flow.holder]), (last, right[flow.position])
        left[flow.holder] += flow.ore * of.scale
        right[flow.position] += flow.ore * of.scale
    lagen = flows.lagen()
    for flow in sorted(flows.flows, key=lambda one: -lagen[one.position]):
        label = f"{flow.holder.full}: {lage(flow.position)} {amount(flow.ore, ' kr')}"
        parent = led(drawing.root, label, _address(drawing, flow))
        look, high = fill(flow.position, drawing.prefix), flow.ore * of.scale
        _band(parent, *ends[flow], high, look=look, dense=_DENSE)


def _address(drawing: Drawing, flow: Flow) -> str | None:
    """Return where a band leads; what the pott shares with nämnder has no events of its own."""
    holder, position = flow.holder, flow.position
    if position == SAKNAS:
        return None
    shared = (one.position == position and not one.holder.of_pott for one in drawing.flows.flows)
    if holder.of_pott and any(shared):
        return None
    return drawing.leads(holder.namnd, holder.underenhet, position)


def _sources(drawing: Drawing, boxes: Sequence[Box]) -> None:
    of = drawing.place
    x = of.columns[0]
    wide = of.width >= WIDE
    for nth, (source, box) in enumerate(zip(drawing.flows.sources, boxes, strict=True)):
        address = drawing.leads(None, None, source.position) if source.position else None
        pott = f"{short(drawing.of.pott)} " if wide and nth == 0 else ""
        parent = led(drawing.root, f"{pott}{source.label} {amount(source.ore, ' kr')}", address)
        if source.ore:
            look = _NODE if source.position else ERROR
            _part(parent, of, 0, box, look=look, line=False)
        parts = [(source.label, not wide), (amount(source.ore), False)]
        if wide:
            lines = [(short(drawing.of.pott), True), *parts] if nth == 0 else parts
            _lines(parent, of, Label(x - _GAP, box.middle, "end", lines))
        else:  # above all, since the labels of the nämnder lie over the bands
            line_of(parent, x, of.size * (2.5 + STEP * nth), *parts)


def _holders(drawing: Drawing, boxes: Sequence[Box]) -> None:
    of = drawing.place
    x = of.columns[1]
    for holder, box in zip(drawing.flows.holders, boxes, strict=True):
        ore = drawing.flows.held(holder)
        address = None if holder.of_pott else drawing.leads(holder.namnd, holder.underenhet, None)
        parent = led(drawing.root, f"{holder.full} {amount(ore, ' kr')}", address)
        if ore:
            _part(parent, of, 1, box, look=_NODE, line=False)
        parts = [(short(holder.label, of.letters), True), (amount(ore), False)]
        colour = None if ore else SECOND
        _label(parent, of, Label(x - _GAP, box.middle, "end", parts, colour))


def _lagen(drawing: Drawing, boxes: Sequence[Box]) -> None:
    of = drawing.place
    x = of.columns[2]
    for (position, ore), box in zip(drawing.flows.lagen().items(), boxes, strict=True):
        address = None if position == SAKNAS else drawing.leads(None, None, position)
        parent = led(drawing.root, f"{lage(position)} {amount(ore, ' kr')}", address)
        _part(parent, of, 2, box, look=fill(position, drawing.prefix), line=True)
        parts = [(lage(position), True), (amount(ore), False)]
        _label(parent, of, Label(x + of.bar + _GAP, box.middle, "start", parts))


def _tops(names: Iterable[K], boxes: Sequence[Box]) -> dict[K, float]:
    """Return where the first band of each part goes: those after it go under it."""
    return dict(zip(names, (box.y for box in boxes), strict=True))


def _band(
    parent: Element,
    start: tuple[float, float],
    end: tuple[float, float],
    high: float,
    *,
    look: str,
    dense: float = 1,
) -> None:
    """Draw a band of one height from one point to another, which are its upper corners."""
    thick = max(high, _THIN)
    (x0, y0), (x1, y1) = ((x, y - (thick - high) / 2) for x, y in (start, end))
    half = px((x0 + x1) / 2)
    a, b, c, d = px(x0), px(y0), px(x1), px(y1)
    low, under = px(y1 + thick), px(y0 + thick)
    path = f"M{a} {b}C{half} {b} {half} {d} {c} {d}V{low}C{half} {low} {half} {under} {a} {under}Z"
    make(parent, "path", d=path, fill=look, opacity=None if dense == 1 else dense)


def _part(parent: Element, of: Place, column: int, box: Box, *, look: str, line: bool) -> None:
    """Draw a part of a column."""
    thick = max(box.high, 2 * _THIN)
    edge: dict[str, object] = {"stroke": _NODE, "stroke_width": 0.75} if line else {}
    make(
        parent, "rect", x=of.columns[column], y=box.middle - thick / 2, width=of.bar, height=thick,
        fill=look, **edge,
    )  # fmt: skip


def _label(parent: Element, of: Place, label: Label) -> None:
    """Write what a part is called and its money, in as many lines as there is room for."""
    if of.lines == 1:
        y = label.middle + of.size * _BASE
        line_of(parent, label.x, y, *label.parts, text_anchor=label.anchor, fill=label.colour)
    else:
        (name, bold), *rest = label.parts
        lines = [(one, bold) for one in re.split("(?<=,) ", name)]
        _lines(parent, of, label._replace(parts=[*lines, *rest]))


def _lines(parent: Element, of: Place, label: Label) -> None:
    """Write the parts of a label under each other."""
    step = of.size * STEP
    y = label.middle - step * (len(label.parts) - 1) / 2 + of.size * _BASE
    for nth, part in enumerate(label.parts):
        line_of(parent, label.x, y + nth * step, part, text_anchor=label.anchor, fill=label.colour)
