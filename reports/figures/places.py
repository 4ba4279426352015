"""Where the columns of a flow stand: every part as high as its money, and with room for a label.

The scale is that of the whole history of a pott, so that a krona is as high at every moment of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.figures.svg import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

SLOT = 19
"""The least that a part takes, in pixels, whatever its money: so much a line of text needs."""

STEP = 1.25
"""How far apart lines of text are, in sizes of the text."""

_GAP = 7
_BAR = 13
_HIGH = 330
_EACH = 20
_LETTERS = (22, 12)
"""How long a name may be, by the lines of its label."""

_GOLD = 0.53
"""Where the middle column stands between the others."""


class Box(NamedTuple):
    """Where the money of a part stands and how high it is, in the middle of what room it has."""

    y: float
    high: float
    room: float

    @property
    def middle(self) -> float:
        """Where its label goes."""
        return self.y + self.high / 2


class Place(NamedTuple):
    """The measures of a picture, in pixels; ``lines`` is how many lines a label takes."""

    width: float
    size: float
    bar: float
    columns: tuple[float, float, float]
    top: float
    lines: int
    scale: float
    calm: float

    @property
    def letters(self) -> int:
        """How many letters of a name there is room for."""
        return _LETTERS[self.lines - 1]

    def slot(self, lines: int) -> float:
        """Return the least that a part takes whose label has so many lines."""
        return max(SLOT, 1.45 * self.size) + (lines - 1) * self.size * STEP

    def column(self, amounts: Iterable[int], lines: int) -> list[Box]:
        """Return where the parts of a column stand, under each other."""
        at, slot = self.top, self.slot(lines)
        boxes: list[Box] = []
        for ore in amounts:
            high = ore * self.scale
            room = max(high, slot)
            boxes.append(Box(at + (room - high) / 2, high, room))
            at += room + _GAP
        return boxes

    def height(self, *columns: list[Box]) -> float:
        """Return how high the picture is: as calmly as it can be, the same at every moment."""
        ends = [one.middle + one.room / 2 for of in columns for one in of]
        return max([self.calm, *ends])


def place(width: float, size: float, most: int, holders: int, sources: int) -> Place:
    """Return the measures of a picture of so much money and so many holders at most.

    Where there is no room beside the sources their labels stand above all columns.
    """
    wide = width >= WIDE
    high = max(_HIGH, _EACH * holders)
    bar = _BAR if wide else _BAR - 5
    first = 11.5 * size if wide else 0
    last = width - (19.5 if wide else 10.4) * size - bar
    middle = first + _GOLD * (last - first) if wide else first + bar + 7.6 * size
    lines = 1 if wide else 2
    top = size * (2.3 if wide else 2.6 + STEP * sources)
    scale = high / most if most else 0
    made = Place(width, size, bar, (first, middle, last), top, lines, scale, 0)
    some = (holders + 2) / 3  # seldom are more of them so small that they need room for a label
    return made._replace(calm=made.top + high + holders * _GAP + some * made.slot(lines))
