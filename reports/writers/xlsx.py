"""Rows as an Excel workbook: numbers and days as such, texts never as formulas."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

from domain.values.dates import check_datum
from reports.errors import DoesNotFit
from reports.kinds import Kind, kind_of
from reports.writers.sheet import heading
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import BinaryIO

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
_FORMS = {Kind.ORE: "#,##0.00", Kind.DATUM: "yyyy-mm-dd"}
LAST_ROW = 1_048_575  # of a sheet, counted from 0
_WIDTH = 14


def xlsx_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return a workbook with one sheet; amounts in kronor, headings frozen."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS | {"in_memory": True}) as book:
        _write(book, rows).autofit()
    return out.getvalue()


def stream_xlsx(out: BinaryIO, rows: Iterable[Mapping[str, Any]], *, in_memory: bool) -> None:
    """Write such a workbook a row at a time; raises DoesNotFit when there are more than it holds.

    Rows wait in memory, or else in a temporary file.
    """
    how = "in_memory" if in_memory else "constant_memory"
    with xlsxwriter.Workbook(out, OPTIONS | {how: True}) as book:
        _write(book, rows, width=_WIDTH)


def _write(book: Any, rows: Iterable[Mapping[str, Any]], width: int | None = None) -> Any:
    sheet = book.add_worksheet("Liggare")
    bold = book.add_format({"bold": True})
    forms = formats(book)
    sheet.freeze_panes(1, 0)
    names: list[str] = []
    for i, row in enumerate(rows, 1):
        if i > LAST_ROW:
            raise DoesNotFit(f"fler än {LAST_ROW} rader ryms inte i ett kalkylblad; välj csv")
        if not names:
            names = list(row)
            if width:
                sheet.set_column(0, len(names) - 1, width)
            sheet.write_row(0, 0, [*map(heading, names)], bold)
        for j, name in enumerate(names):
            cell(sheet, (i, j), kind_of(name, row[name]), row[name], forms)
    return sheet


def formats(book: Any) -> dict[Kind, Any]:
    """Return how numbers of each kind are shown in a workbook."""
    return {kind: book.add_format({"num_format": form}) for kind, form in _FORMS.items()}


def cell(
    sheet: Any, at: tuple[int, int], kind: Kind, value: Any, forms: Mapping[Kind, Any]
) -> None:
    """Write a number as a number, money as kronor, one day as a date, and anything else as text."""
    if value is None:
        return
    if kind is Kind.ORE:
        sheet.write_number(*at, value / 100, forms[kind])
    elif kind in {Kind.TAL, Kind.HANDELSE}:
        sheet.write_number(*at, value)
    elif kind is Kind.DATUM and (day := _day(value)) is not None:
        sheet.write_datetime(*at, day, forms[kind])
    else:
        sheet.write_string(*at, in_line(str(value)))


def _day(datum: str) -> date | None:
    """Return the day that a date is; None when it is known less exactly, or is none."""
    try:
        return date.fromisoformat(check_datum(datum))
    except ValueError:
        return None
