"""The axes of a line: kronor upwards, with a line at zero, and the numbers of events rightwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain.values.dates import datum_text
from reports.figures.svg import LINE, SECOND, TEXT, amount, make, px

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from reports.figures.thinning import Point, Thinned

HIGH = 280
"""How high the line itself may be, in pixels."""

_LETTER = 0.64
"""How broad a letter is at most, in sizes of the text: of whatever font there is."""

_STEPS = (1, 2, 5)
_TICKS = 5
"""How many amounts are written at most, beside that of zero."""

_PLACES = 5
"""How many events are written at most."""


class Span(NamedTuple):
    """Where lines of text are anchored and how, and how far they reach."""

    x: float
    anchor: str
    start: float
    end: float


class Axes(NamedTuple):
    """Where events and amounts stand; ``ticks`` are the amounts that are written, in öre."""

    left: float
    right: float
    top: float
    bottom: float
    first: int
    last: int
    low: int
    high: int
    ticks: list[int]
    size: float

    def x(self, nr: int) -> float:
        """Return where an event stands; the one before the first is at the very left."""
        span = max(1, self.last - self.first)
        return self.left + (self.right - self.left) * (nr - self.first) / span

    def inside(self, nr: int, *lines: str) -> Span:
        """Return where lines go that stand at an event, and do not reach outside the line."""
        broad = max(map(len, lines)) * self.size * _LETTER
        x = self.x(nr)
        if x - broad / 2 < self.left:
            return Span(self.left, "start", self.left, self.left + broad)
        if x + broad / 2 > self.right:
            return Span(self.right, "end", self.right - broad, self.right)
        return Span(x, "middle", x - broad / 2, x + broad / 2)

    def y(self, ore: int) -> float:
        """Return where an amount stands."""
        return self.bottom - (self.bottom - self.top) * (ore - self.low) / (self.high - self.low)


def axes(line: Thinned, till: int, width: float, size: float) -> Axes:
    """Return the axes of a line up to an event."""
    low, high = min(0, line.lowest.ore), max(0, line.highest.ore)
    ticks = list(_ticks(low, high)) if low < high else [0]
    high = max(high, low + 1)
    letters = max(len(amount(ore)) for ore in ticks)
    top = size * 2.6
    first, last = line.points[0].nr - 1, max(till, line.points[-1].nr)
    left = (letters * _LETTER + 0.8) * size
    return Axes(left, width - size, top, top + HIGH, first, last, low, high, ticks, size)


def _ticks(low: int, high: int) -> Iterator[int]:
    """Yield even amounts between two, zero among them."""
    step = next(
        of * 10**power
        for power in range(20)
        for of in _STEPS
        if (high - low) // (of * 10**power) <= _TICKS
    )
    yield from range(-(-low // step) * step, high + 1, step)


def grid(root: Element, at: Axes, points: Sequence[Point], below: float) -> None:
    """Draw the amounts and their lines, and some of the events with their days, so far below."""
    group = make(root, "g", font_size=at.size * 0.9, fill=SECOND)
    for ore in at.ticks:
        y = at.y(ore)
        look = {"stroke": TEXT if ore == 0 else LINE, "stroke_width": 1.5 if ore == 0 else 1}
        make(group, "path", d=f"M{px(at.left)} {px(y)}H{px(at.right)}", **look)
        make(
            group, "text", amount(ore), x=at.left - at.size * 0.5, y=y + at.size * 0.32,
            text_anchor="end",
        )  # fmt: skip
    y = at.bottom + below
    make(group, "path", d=f"M{px(at.left)} {px(y)}H{px(at.right)}", stroke=LINE)
    make(group, "text", "Händelse", x=0, y=y + at.size * 1.4)
    for point, span in _shown(at, points):
        make(group, "path", d=f"M{px(at.x(point.nr))} {px(y)}v5", stroke=SECOND)
        for nth, text in enumerate(_lines(point)):
            below_it = y + at.size * (1.4 + 1.2 * nth)
            make(group, "text", text, x=span.x, y=below_it, text_anchor=span.anchor)


def _shown(at: Axes, points: Sequence[Point]) -> Iterator[tuple[Point, Span]]:
    """Yield the events nearest to some even places, as far as their days have room, and where."""
    taken = -at.size
    for nth in range(_PLACES):
        place = at.left + (at.right - at.left) * nth / (_PLACES - 1)
        point = min(points, key=lambda one: abs(at.x(one.nr) - place))
        span = at.inside(point.nr, *_lines(point))
        if span.start >= taken + at.size:
            taken = span.end
            yield point, span


def _lines(point: Point) -> tuple[str, str]:
    return str(point.nr), datum_text(point.datum)
