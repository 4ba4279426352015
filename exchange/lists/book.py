"""A workbook as cells: python-calamine reads them, and what it does not tell is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import python_calamine as calamine

from exchange.errors import Unreadable
from exchange.lists import limits, ods, xlsx
from exchange.lists.marks import Marks
from exchange.lists.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exchange.lists.cells import Problem

_SHOWN = calamine.SheetVisibleEnum.Visible
_CELLS = calamine.SheetTypeEnum.WorkSheet
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a part of a workbook under a password
_OLE = b"\xd0\xcf"
_UNLOCK = "Spara den utan lösenord och läs in den igen."


class Book:
    """A workbook that is open; raises Unreadable when it is none."""

    def __init__(self, path: Path, kind: str) -> None:
        """Open a workbook of a kind: xlsx, xls or ods."""
        _check_unlocked(path, kind)
        self._package: Package | None = None
        self._parts: dict[str, str] = {}
        if kind != "xls":
            self._package = self._looked_over(path, kind)
        try:
            self._book = calamine.CalamineWorkbook.from_path(path)
        except calamine.PasswordError:
            raise Unreadable("är skyddad med lösenord", _UNLOCK) from None
        except (calamine.CalamineError, OSError, ValueError):
            raise Unreadable(
                f"är ingen hel arbetsbok av slaget .{kind}",
                "Öppna den i kalkylprogrammet och spara om den som .xlsx.",
            ) from None

    def _looked_over(self, path: Path, kind: str) -> Package:
        """Return the archive of a workbook that has the parts that it should."""
        package = Package(path)
        if (xlsx.BOOK if kind == "xlsx" else ods.CONTENT) not in package:
            raise Unreadable(
                f"är ett zip-arkiv men ingen arbetsbok av slaget .{kind}",
                "Packa upp arkivet om listan ligger i det, och läs in den.",
            )
        if kind == "xlsx":
            self._parts = xlsx.parts(package)
        else:
            ods.check(package)
        package.check_xml(but=frozenset(part.lower() for part in self._parts.values()))
        return package

    def sheets(self) -> list[tuple[str, bool]]:
        """Return the names of the sheets that have cells, and whether each is hidden."""
        return [
            (one.name, one.visible != _SHOWN)
            for one in self._book.sheets_metadata
            if one.typ == _CELLS
        ]

    def marks(self, name: str) -> Marks | None:
        """Return what a sheet says besides the values; None where the format does not tell."""
        if self._package is None or name not in self._parts:
            return None
        return xlsx.marks(self._package, self._parts[name])

    def rows(self, name: str) -> Iterator[tuple[int, list[object]]]:
        """Yield the rows of a sheet with their numbers; ask for its marks first."""
        try:
            sheet = self._book.get_sheet_by_name(name)
        except calamine.CalamineError:
            raise Unreadable(f"har ett blad som inte går att läsa ({name!r})") from None
        if sheet.end is None:
            return
        rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
        if rows > limits.ROWS or columns > limits.COLUMNS or rows * columns > limits.CELLS:
            raise limits.too_large()
        yield from enumerate(sheet.iter_rows(), 1)


def filled(
    rows: Iterator[tuple[int, list[object]]], problems: dict[int, dict[int, Problem]]
) -> Iterator[tuple[int, list[object]]]:
    """Yield the rows with what is wrong with their cells in its place, also below the last."""
    left = dict(problems)
    for nr, row in rows:
        yield nr, _placed(row, left.pop(nr)) if nr in left else row
    for nr in sorted(left):
        yield nr, _placed([], left[nr])


def _placed(row: list[object], problems: dict[int, Problem]) -> list[object]:
    longer = row + [""] * (max(problems) + 1 - len(row))
    for column, problem in problems.items():
        longer[column] = tuple(problem)  # as plain as the other cells
    return longer


def _check_unlocked(path: Path, kind: str) -> None:
    """Raise Unreadable for a workbook under a password, and for an .xls that is called .xlsx."""
    with path.open("rb") as file:
        data = file.read() if file.read(len(_OLE)) == _OLE else b""
    if _ENCRYPTED in data:
        raise Unreadable("är skyddad med lösenord", _UNLOCK)
    if data and kind != "xls":
        raise Unreadable(
            f"heter .{kind} men är en Excelfil av det gamla slaget", "Byt ändelsen till .xls."
        )
