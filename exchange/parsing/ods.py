"""What an .ods says of its sheets besides the values of their cells.

A cell or a row may stand for many: a few bytes can claim more cells than any memory holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange.errors import Unreadable
from exchange.parsing import limits
from exchange.parsing.marks import UNSAVED, Marks, of_error
from exchange.parsing.package import UNLOCK

if TYPE_CHECKING:
    from exchange.parsing.package import Package

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_HIDDEN = {"collapse", "filter"}
_DIGITS = 7
_TOLD = 100  # characters of a value that are looked at


def marks(package: Package) -> dict[str, Marks]:
    """Return what is hidden and cannot be trusted in each sheet, by name; raises Unreadable.

    Also for a workbook under a password, and one with more cells than a list has.
    """
    package.walk(_MANIFEST, _no_password)
    found = _Content()
    package.walk(CONTENT, found.start, found.end, found.text)
    return found.sheets


def _no_password(tag: str, _attrs: dict[str, str]) -> None:
    if tag.endswith("encryption-data"):
        raise Unreadable("är skyddad med lösenord", UNLOCK)


class _Content:
    """Goes through the elements of all the sheets."""

    def __init__(self) -> None:
        self.sheets: dict[str, Marks] = {}
        self._marks = Marks(set(), set(), {})
        self._rows = range(1, 1)  # those that the row stands for, from 1
        self._columns = range(0)  # those that the cell stands for, from 0
        self._defined = 0  # columns so far that say what they look like
        self._cell: dict[str, str] = {}
        self._value = ""

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Begin an element."""
        if tag in _CELLS:
            self._columns = _after(self._columns, attrs, "table:number-columns-repeated")
            self._cell, self._value = attrs, ""
            if "office:value-type" in attrs or "table:formula" in attrs:
                self._check()
        elif tag == "table:table-row":
            self._rows = _after(self._rows, attrs, "table:number-rows-repeated")
            self._columns = range(0)
            if attrs.get("table:visibility") in _HIDDEN:
                last = min(self._rows.stop, limits.ROWS + 1)
                self._marks.hidden_rows.update(range(self._rows.start, last))
        elif tag == "table:table-column":
            self._column(attrs)
        elif tag == "table:table":
            self._marks = self.sheets[attrs.get("table:name", "")] = Marks(set(), set(), {})
            self._rows, self._columns, self._defined = range(1, 1), range(0), 0

    def end(self, tag: str) -> None:
        """End an element."""
        if tag in _CELLS and (reason := self._wrong()):
            for row in self._rows:
                self._marks.problems.setdefault(row, {}).update(
                    dict.fromkeys(self._columns, reason)
                )

    def text(self, data: str) -> None:
        """Keep the text of a value."""
        if len(self._value) < _TOLD:
            self._value += data

    def _column(self, attrs: dict[str, str]) -> None:
        columns = _after(
            range(self._defined, self._defined), attrs, "table:number-columns-repeated"
        )
        self._defined = columns.stop
        if attrs.get("table:visibility") in _HIDDEN:
            last = min(columns.stop, limits.COLUMNS)
            self._marks.hidden_columns.update(range(columns.start, last))

    def _check(self) -> None:
        rows, columns = self._rows.stop - 1, self._columns.stop
        if rows > limits.ROWS or columns > limits.COLUMNS or rows * columns > limits.CELLS:
            raise limits.too_large()

    def _wrong(self) -> str:
        """Return what is wrong with the cell that ends, if anything is."""
        if self._cell.get("calcext:value-type") == "error":
            return of_error(self._value.strip())
        unsaved = "table:formula" in self._cell and "office:value-type" not in self._cell
        return UNSAVED if unsaved else ""


def _after(before: range, attrs: dict[str, str], repeated: str) -> range:
    """Return what follows upon some rows or columns, as many as an element stands for."""
    stated = attrs.get(repeated, "1")
    if not stated.isdecimal() or len(stated) > _DIGITS:
        raise limits.too_large()
    return range(before.stop, before.stop + int(stated))
