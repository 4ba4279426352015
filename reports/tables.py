"""Rows as text: columns of a kind each, as many abreast as there is room for."""

from __future__ import annotations

import shutil
import textwrap
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from domain.values.dates import datum_text
from domain.values.ja_nej import ja_nej_text
from domain.values.money import kronor_text
from reports.kinds import Kind, kind_of
from reports.words.terms import word
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    _Of = str | Callable[[Any], Any]


GAP = "  "
"""What stands between the columns of a table."""


def width() -> int:
    """Return how wide a table may be."""
    return max(60, shutil.get_terminal_size((80, 24)).columns)


def filled(text: str, first: str = "") -> str:
    """Return a text as lines of that width, the first after a mark and the rest under it."""
    return textwrap.fill(
        text, width(), initial_indent=first, subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )  # fmt: skip


def said(kind: Kind, value: Any, unit: str = " kr") -> str:
    """Return a value of a kind as people read it."""
    match kind:
        case Kind.ORE:
            return kronor_text(value, unit=unit)
        case Kind.DATUM:
            return datum_text(value)
        case Kind.KOD:
            return word(value)
        case Kind.JA_NEJ:
            return ja_nej_text(value)
        case _:
            return str(value)


class Column(NamedTuple):
    """A column: its heading, how a row's value is found, and what kind of value that is.

    ``noll`` is how an amount of nothing is written; an event's number is a link where there is one.
    """

    rubrik: str
    value: Callable[[Any], Any]
    kind: Kind = Kind.TEXT
    noll: str = "-"

    @classmethod
    def named(cls, rubrik: str, name: str, noll: str = "-") -> Column:
        """Return a column of the values that a name has, which says what kind they are."""
        return cls(rubrik, itemgetter(name), kind_of(name), noll)

    @classmethod
    def text(cls, rubrik: str, of: _Of) -> Column:
        """Return a column of texts; None is empty."""
        return cls(rubrik, _getter(of))

    @classmethod
    def ore(cls, rubrik: str, of: _Of, noll: str = "-") -> Column:
        """Return a column of amounts in öre, which are written in kronor."""
        return cls(rubrik, _getter(of), Kind.ORE, noll)

    @classmethod
    def tal(cls, rubrik: str, of: _Of) -> Column:
        """Return a column of whole numbers; a text stands in place of one that is not there."""
        return cls(rubrik, _getter(of), Kind.TAL)

    @classmethod
    def handelse(cls, rubrik: str, of: _Of) -> Column:
        """Return a column of the numbers of events."""
        return cls(rubrik, _getter(of), Kind.HANDELSE)

    @property
    def right(self) -> bool:
        """Whether the cells end under each other."""
        return self.kind in {Kind.ORE, Kind.TAL, Kind.HANDELSE}

    def cell(self, row: Any) -> str:
        """Return a row's cell as text."""
        value = self.value(row)
        if self.kind is Kind.ORE and not value:
            return self.noll
        return "" if value is None else said(self.kind, value, unit="")


def _getter(of: _Of) -> Callable[[Any], Any]:
    return itemgetter(of) if isinstance(of, str) else of


def table(
    rows: Sequence[Any],
    keys: Sequence[Column],
    columns: Sequence[Column],
    total: Any = None,
    between: Mapping[int, Sequence[str | None]] | None = None,
) -> str:
    """Return rows as text; columns that do not fit go below, with the keys again.

    ``between`` has lines that stand before the row of a number, None being a rule.
    """
    between = between or {}
    lines: list[str] = []
    total = total if len(rows) > 1 else None  # one row is its own sum
    left = [_written(column, rows, total, first=i == 0) for i, column in enumerate(keys)]
    room = width() - sum(size + len(GAP) for size, _ in left)
    block: list[tuple[int, list[str]]] = []
    used = 0
    for column in columns:
        written = _written(column, rows, total, first=False)
        if block and used + written[0] > room:
            lines += [*_block(left + block, between, totalled=total is not None), ""]
            block, used = [], 0
        block.append(written)
        used += written[0] + len(GAP)
    lines += _block(left + block, between, totalled=total is not None)
    return "\n".join(lines) + "\n"


def broad(column: Column, rows: Sequence[Any]) -> int:
    """Return how many characters wide a column of a table is."""
    return _written(column, rows, None, first=False)[0]


def fits(columns: Sequence[Column], rows: Sequence[Any]) -> bool:
    """Tell whether columns have room beside each other."""
    return sum(broad(one, rows) + len(GAP) for one in columns) - len(GAP) <= width()


def _written(
    column: Column, rows: Sequence[Any], total: Any, *, first: bool
) -> tuple[int, list[str]]:
    cells = [in_line(column.cell(row)) for row in rows]
    if total is not None:
        cells.append(column.cell(total) if column.right else ("Summa" if first else ""))
    size = max(map(len, [column.rubrik, *cells]))
    pad = str.rjust if column.right else str.ljust
    return size, [pad(cell, size) for cell in [column.rubrik, *cells]]


def _block(
    columns: Sequence[tuple[int, list[str]]],
    between: Mapping[int, Sequence[str | None]],
    *,
    totalled: bool,
) -> list[str]:
    head, *rest = (GAP.join(cells).rstrip() for cells in zip(*(c for _, c in columns), strict=True))
    rule = "-" * max(map(len, [head, *rest]))
    if totalled:
        rest.insert(-1, rule)
    lines = [head, rule]
    for nth, line in enumerate([*rest, None]):
        lines += [rule if one is None else one for one in between.get(nth, ())]
        lines += [] if line is None else [line]
    return lines
