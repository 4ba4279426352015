"""A line of any number of points as one of some hundred, that looks the same and loses no extreme.

The line is cut into columns some pixels wide, and of each the lowest, the highest and the last
point are kept.
"""

from __future__ import annotations

from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = 150


class Point(NamedTuple):
    """What a balance was after an event, in öre."""

    nr: int
    datum: str
    ore: int


class Thinned(NamedTuple):
    """The points that are left of a line, and the first of its lowest and of its highest."""

    points: list[Point]
    lowest: Point
    highest: Point


def thinned(points: Iterable[Point], till: int, columns: int = COLUMNS) -> Thinned | None:
    """Return a line up to event ``till`` with three points a column at most; None without points.

    The points come in the order of their events, and are read once.
    """
    rest = iter(points)
    first = next(rest, None)
    if first is None:
        return None
    span = max(till - first.nr, 0) + 1

    def column(point: Point) -> int:
        return min((point.nr - first.nr) * columns // span, columns - 1)

    kept: list[Point] = []
    lows: list[Point] = []
    highs: list[Point] = []
    for _, group in groupby(chain([first], rest), column):
        of = list(group)
        low, high = min(of, key=_ORE), max(of, key=_ORE)
        lows.append(low)
        highs.append(high)
        kept += sorted({low, high, of[-1]})
    return Thinned(kept, min(lows, key=_ORE), max(highs, key=_ORE))


_ORE = attrgetter("ore")
