"""How near to zero a balance has been: what each event left of it, as a line with a lowest point.

Any number of events gives some hundred points; the lowest of all is always one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from domain.values.dates import datum_text
from reports.figures.axes import HIGH, axes, grid
from reports.figures.foot import foot, of_when
from reports.figures.places import STEP
from reports.figures.svg import (
    ERROR,
    LINK,
    SECOND,
    About,
    amount,
    document,
    led,
    line_of,
    make,
    picture,
    px,
)
from reports.figures.thinning import COLUMNS, Point, thinned
from reports.words.terms import whose, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from projections.answers.intyg.lopande import Lopanderad
    from projections.answers.poster import Poster
    from reports.figures.axes import Axes
    from reports.figures.thinning import Thinned

    Leads: TypeAlias = Callable[[int], str | None]
    """From the number of an event to where it leads."""

_EMPTY = "Inga händelser har ändrat saldot."
_AREA, _UNDER, _LINE = "#e4edf6", "#f6d5da", "#1d4f7c"
_ROOM = 3.6
"""How much room there is below the line for what the lowest point is called, in sizes of text."""


class Balance(NamedTuple):
    """Whose running balance a line is of."""

    pott: str
    position: str
    namnd: str | None = None
    underenhet: str | None = None

    def __str__(self) -> str:
        """Return what it is called: ``Hos nämnden KUN, SOC-2022``."""
        said = f"{word(self.position)} {whose(self._asdict())}".rstrip()
        return f"{said[:1].upper()}{said[1:]}, {self.pott}"


def points(rows: Iterable[Lopanderad], of: Balance) -> Iterator[Point]:
    """Yield what each event left of one of the balances that ``lopande`` gives rows of."""
    for row in rows:
        if of == (row["pott"], row["position"], row["namnd"], row["underenhet"]):
            yield Point(row["nr"], row["handelsedatum"], row["efter_registrering_ore"])


def points_of(answer: Poster) -> Iterator[Point]:
    """Yield what each event left of the figure that ``poster`` is of, derived ones too."""
    by_event = {row["nr"]: row for row in answer["rader"]}  # the last of each is what it left
    for nr, row in by_event.items():
        yield Point(nr, row["handelsedatum"], row["saldo_ore"])


def marginal(  # the points, whose they are, what they are as of, and how they are drawn
    line: Iterable[Point],
    of: Balance,
    om: Mapping[str, Any],
    *,
    prefix: str,
    leads: Leads | None = None,
    width: float = 960,
    size: float = 13,
) -> str:
    """Return a running balance as an SVG, over the numbers of the events.

    ``om`` is the answer that the points are of, or what says what it is as of. ``leads`` gives
    where an event leads: with it the lowest point is a link, without it (print) the whole is an
    image. ``size`` is that of the text in pixels, ``prefix`` what the ids begin with.
    """
    till = om["per"]["handelse"] or 0
    found = thinned(line, till, COLUMNS)
    below = foot(om, width, size)
    about = About(f"Löpande saldo: {of}", said(found, of, om), prefix, leads is not None)
    high = HIGH + (2.6 + _ROOM + 3) * size
    root = picture(about, width, high + below.high, size)
    line_of(root, 0, size * 1.1, (str(of), True))
    if found is None:
        make(root, "text", _EMPTY, x=width / 2, y=high / 2, text_anchor="middle", fill=SECOND)
    else:
        measures = axes(found, till, width, size)
        _area(root, measures, found, prefix)
        grid(root, measures, found.points, _ROOM * size)
        make(root, "path", d=_path(measures, found), fill="none", stroke=_LINE, stroke_width=1.75)
        _lowest(root, measures, found.lowest, leads or _nowhere)
    below.write(root, high)
    return document(root)


def said(found: Thinned | None, of: Balance, om: Mapping[str, Any]) -> str:
    """Return what a line shows, in words."""
    if found is None:
        return f"{of}. {_EMPTY} {of_when(om)}"
    last = found.points[-1]
    never = "Aldrig under noll" if found.lowest.ore >= 0 else "Har varit under noll"
    parts = [f"{of}, kronor", f"Lägst {_at(found.lowest)}", f"Högst {_at(found.highest)}"]
    return f"{'. '.join(parts)}. Senast {_at(last)}. {never}. {of_when(om)}"


def _at(point: Point) -> str:
    return f"{amount(point.ore)} efter händelse {point.nr}, {datum_text(point.datum)}"


def _nowhere(_: int) -> None:
    return None


def _path(at: Axes, found: Thinned) -> str:
    """Return a line in steps: from nothing before the first event, to the last event there is."""
    steps = (f"H{px(at.x(nr))}V{px(at.y(ore))}" for nr, _, ore in found.points)
    return f"M{px(at.left)} {px(at.y(0))}{''.join(steps)}H{px(at.right)}"


def _area(root: Element, at: Axes, found: Thinned, prefix: str) -> None:
    """Fill between the line and zero, below it as what must not be."""
    zero = at.y(0)
    for name, y, high, look in (
        ("over", at.top, zero - at.top, _AREA),
        ("under", zero, at.bottom - zero, _UNDER),
    ):
        if high > 0:
            clip = make(root, "clipPath", id=f"{prefix}-{name}")
            make(clip, "rect", x=at.left, y=y, width=at.right - at.left, height=high)
            make(
                root, "path", d=f"{_path(at, found)}V{px(zero)}Z", fill=look,
                clip_path=f"url(#{prefix}-{name})",
            )  # fmt: skip


def _lowest(root: Element, at: Axes, point: Point, leads: Leads) -> None:
    """Mark the lowest point, and say below it what it is and when: nothing is lower there."""
    lines = [
        f"Lägst {amount(point.ore, ' kr')}",
        f"händelse {point.nr}, {datum_text(point.datum)}",
    ]
    x, y, size = at.x(point.nr), at.y(point.ore), at.size
    parent = led(root, " ".join(lines), leads(point.nr))
    colour = ERROR if point.ore < 0 else LINK
    make(parent, "circle", cx=x, cy=y, r=5, fill=colour, stroke="#fff", stroke_width=2)
    span = at.inside(point.nr, *lines)
    for nth, text in enumerate(lines):
        line_of(
            parent, span.x, y + size * (1.6 + STEP * nth), (text, nth == 0),
            text_anchor=span.anchor, fill=colour,
        )  # fmt: skip
