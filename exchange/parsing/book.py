"""A workbook as cells: python-calamine reads them, and what it does not tell is looked up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

import python_calamine as calamine

from exchange.errors import Unreadable
from exchange.parsing import limits, ods, xlsx
from exchange.parsing.child import Found
from exchange.parsing.package import AGAIN, UNLOCK, Package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from exchange.parsing.marks import Marks
    from exchange.parsing.spool import Numbered

_SHOWN = calamine.SheetVisibleEnum.Visible
_CELLS = calamine.SheetTypeEnum.WorkSheet
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a part of a workbook under a password
_OLE = b"\xd0\xcf"


def sheets(path: Path, kind: str, blad: str | None) -> Iterator[Found]:
    """Yield the sheets of a workbook (xlsx, xls, ods), or the one named; raises Unreadable."""
    _check_unlocked(path, kind)
    marks_of = (lambda _name: None) if kind == "xls" else _looked_over(path, kind)
    book = _opened(path, kind)
    for one in _wanted([one for one in book.sheets_metadata if one.typ == _CELLS], blad):
        try:
            marks = marks_of(one.name)
        except KeyError:
            raise _no_sheet(one.name) from None
        rows = _rows(book, one.name)
        yield Found(
            name=one.name,
            hidden=one.visible != _SHOWN,
            marks=marks,
            rows=_with_problems(rows, marks.problems) if marks else rows,
        )


def _check_unlocked(path: Path, kind: str) -> None:
    """Raise Unreadable for a workbook under a password, and for an .xls that is called .xlsx."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) != _OLE:
            return
        if _ENCRYPTED in file.read():
            raise Unreadable("är skyddad med lösenord", UNLOCK)
    if kind != "xls":
        raise Unreadable(
            f"heter .{kind} men är en Excelfil av slaget .xls", "Byt ändelsen till .xls."
        )


def _looked_over(path: Path, kind: str) -> Callable[[str], Marks]:
    """Look over a workbook, and return what tells the marks of a sheet by its name."""
    package = Package(path)
    for other, part in {"xlsx": xlsx.BOOK, "ods": ods.CONTENT}.items():
        if other != kind and part in package:
            raise Unreadable(
                f"heter .{kind} men är en arbetsbok av slaget .{other}",
                f"Byt ändelsen till .{other}.",
            )
    if (xlsx.BOOK if kind == "xlsx" else ods.CONTENT) not in package:
        raise Unreadable(
            f"är ett zip-arkiv men ingen arbetsbok av slaget .{kind}",
            "Om listan ligger i arkivet: packa upp det och läs in listan.",
        )
    package.check_xml(but=xlsx.SHEETS if kind == "xlsx" else ods.CONTENT)
    if kind == "ods":
        return ods.marks(package).__getitem__
    parts = xlsx.parts(package)
    return lambda name: xlsx.marks(package, parts[name])


def _opened(path: Path, kind: str) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_path(path)
    except calamine.PasswordError:
        raise Unreadable("är skyddad med lösenord", UNLOCK) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise Unreadable(
            f"är ingen hel arbetsbok av slaget .{kind}",
            "Öppna den i kalkylprogrammet och spara om den som .xlsx.",
        ) from None


def _wanted(found: list[calamine.SheetMetadata], blad: str | None) -> list[calamine.SheetMetadata]:
    """Return all the sheets, or the one that is named."""
    names = Counter(one.name for one in found)
    if twice := [name for name, times in names.items() if times > 1]:
        raise Unreadable(f"har två blad som heter {twice[0]!r}", AGAIN)
    wanted = [one for one in found if blad in {None, one.name}]
    if not wanted:
        raise Unreadable(
            f"har inget blad som heter {blad!r}", f"Bladen är {', '.join(map(repr, names))}."
        )
    return wanted


def _no_sheet(name: str) -> Unreadable:
    return Unreadable(
        f"har ett blad som inte går att läsa ({name!r})",
        "Öppna den i kalkylprogrammet och spara om den som .xlsx.",
    )


def _rows(book: calamine.CalamineWorkbook, name: str) -> Iterator[Numbered]:
    """Yield the rows of a sheet with their numbers."""
    try:
        sheet = book.get_sheet_by_name(name)
    except calamine.CalamineError:
        raise _no_sheet(name) from None
    if sheet.start is None or sheet.end is None:
        return
    rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
    if rows > limits.ROWS or columns > limits.COLUMNS or rows * columns > limits.CELLS:
        raise limits.too_large()
    found = cast("Iterable[list[object]]", sheet.iter_rows())  # from row 1, and the first column
    before: list[object] = [""] * sheet.start[1]
    yield from enumerate((before + row for row in found) if before else found, 1)


def _with_problems(
    rows: Iterable[Numbered], problems: dict[int, dict[int, str]]
) -> Iterator[Numbered]:
    """Yield the rows with what is wrong with their cells in its place, also below the last."""
    left = dict(problems)
    for nr, row in rows:
        yield nr, _placed(row, left.pop(nr)) if nr in left else row
    for nr in sorted(left):
        yield nr, _placed([], left[nr])


def _placed(row: list[object], problems: dict[int, str]) -> list[object]:
    longer = row + [""] * (max(problems) + 1 - len(row))
    for column, reason in problems.items():
        longer[column] = {"p": reason}
    return longer
