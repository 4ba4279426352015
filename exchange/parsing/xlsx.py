"""What an .xlsx says of its sheets besides the values of their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exchange.errors import Unreadable
from exchange.parsing import limits
from exchange.parsing.marks import UNSAVED, Marks, of_error
from exchange.parsing.package import AGAIN

if TYPE_CHECKING:
    from exchange.parsing.package import Package

BOOK = "xl/workbook.xml"
SHEETS = "xl/worksheets/sheet"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# Cells within the limits that hold no formula and no error, and rows of such that are shown:
# most of them.
_CELLS = rb'(?:<c r="[A-R]?[A-Z]1?[0-9]{1,5}"[^<>e&]*+>(?:<v>[^<&]++</v></c>|(?<=/>)))++'
_SHOWN = rb'<row r="1?[0-9]{1,5}"(?![^<>]*(?:hidden|ht\s*=\s*["\']0))[^<>&]*+>'
_PLAIN = re.compile(_SHOWN + _CELLS + rb"</row>|" + _CELLS)
_NOTHING = re.compile(r"0+(\.0*)?")
_YES = {"1", "true"}
_TOLD = 100  # characters of a value that are looked at


def parts(package: Package) -> dict[str, str]:
    """Return each sheet's part of the package by the sheet's name, those without cells too."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(tag: str, attrs: dict[str, str]) -> None:
        if _local(tag) == "Relationship":
            targets[attrs.get("Id", "")] = attrs.get("Target", "")

    def sheet(tag: str, attrs: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            key = next((attrs[name] for name in attrs if _local(name) == "id"), "")
            sheets[attrs.get("name", "")] = key

    package.walk(_RELATIONS, relation)
    package.walk(BOOK, sheet)
    return {name: _part(targets.get(key, "")) for name, key in sheets.items()}


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/xl/") else f"xl/{target}"


def marks(package: Package, part: str) -> Marks:
    """Return what is hidden in a sheet and which cells cannot be trusted; raises Unreadable."""
    found = _Sheet()
    package.walk(part, found.start, found.end, found.text, lambda raw: _PLAIN.sub(b"", raw))
    if found.unaddressed:  # they count from those before them, so that none may be left out
        found = _Sheet()
        package.walk(part, found.start, found.end, found.text)
    return found.marks


class _Sheet:
    """Goes through the elements of a sheet."""

    def __init__(self) -> None:
        self.marks = Marks(set(), set(), {})
        self.unaddressed = False
        self._row, self._column = 0, -1  # where the last cell stands
        self._kind = self._value = ""
        self._formula = self._valued = self._reading = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Begin an element."""
        match _local(tag):
            case "c":
                self._cell(attrs)
            case "f":
                self._formula = True
            case "v":
                self._valued = self._reading = True
            case "row":
                self._begin_row(attrs)
            case "col":
                self._columns(attrs)

    def end(self, tag: str) -> None:
        """End an element."""
        match _local(tag):
            case "v":
                self._reading = False
            case "c":
                if reason := self._wrong():
                    row = self.marks.problems.setdefault(self._row, {})
                    row[self._column] = reason

    def text(self, data: str) -> None:
        """Keep the text of a value."""
        if self._reading and len(self._value) < _TOLD:
            self._value += data

    def _begin_row(self, attrs: dict[str, str]) -> None:
        self.unaddressed |= "r" not in attrs
        self._row = _number(attrs.get("r", str(self._row + 1)))
        self._column = -1
        self._check()
        if attrs.get("hidden") in _YES or _NOTHING.fullmatch(attrs.get("ht", "")):
            self.marks.hidden_rows.add(self._row)

    def _cell(self, attrs: dict[str, str]) -> None:
        if "r" in attrs:
            address = _ADDRESS.fullmatch(attrs["r"])
            if address is None:
                raise Unreadable(f"har en cell med adressen {attrs['r'][:20]!r}", AGAIN)
            self._row, self._column = int(address[2]), _column(address[1])
        else:
            self.unaddressed = True
            self._column += 1
        self._check()
        self._kind, self._value = attrs.get("t", "n"), ""
        self._formula = self._valued = False

    def _check(self) -> None:
        if self._row > limits.ROWS or self._column >= limits.COLUMNS:
            raise limits.too_large()

    def _columns(self, attrs: dict[str, str]) -> None:
        if attrs.get("hidden") in _YES or _NOTHING.fullmatch(attrs.get("width", "")):
            first, last = _number(attrs.get("min", "")), _number(attrs.get("max", ""))
            self.marks.hidden_columns.update(range(first - 1, min(last, limits.COLUMNS)))

    def _wrong(self) -> str:
        """Return what is wrong with the cell that ends, if anything is."""
        if self._kind == "e":
            return of_error(self._value)
        unsaved = not self._valued if self._kind == "str" else not self._value.strip()
        return UNSAVED if self._formula and unsaved else ""


def _local(tag: str) -> str:
    return tag.rpartition(":")[2] if ":" in tag else tag


def _column(letters: str) -> int:
    """Return the column, counted from 0, that these capital letters stand above."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _number(text: str) -> int:
    """Return the number of a row or a column, from 1; raises Unreadable."""
    if not re.fullmatch(r"[0-9]{1,7}", text):
        raise Unreadable(f"har en rad eller kolumn med numret {text[:20]!r}", AGAIN)
    return int(text)
