"""Rows as an Excel workbook: numbers as numbers, texts never as formulas."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def xlsx_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return a workbook with one sheet; amounts in kronor, headings frozen."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Liggare")
        bold = book.add_format({"bold": True})
        kronor = book.add_format({"num_format": "#,##0.00"})
        names = list(rows[0]) if rows else []
        sheet.write_row(0, 0, [name.removesuffix("_ore") for name in names], bold)
        for i, row in enumerate(rows, 1):
            for j, name in enumerate(names):
                value = row[name]
                if name.endswith("_ore") and value is not None:
                    sheet.write_number(i, j, value / 100, kronor)
                elif isinstance(value, int) and not isinstance(value, bool):
                    sheet.write_number(i, j, value)
                elif value is not None:
                    sheet.write_string(i, j, str(value))
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return out.getvalue()
