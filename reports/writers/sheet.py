"""Answers as sheets: rows with one value a cell, and CSV that Swedish Excel opens right."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from domain.values.ja_nej import ja_nej_text
from reports.kinds import Kind, kind_of
from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that a spreadsheet reckons out, fullwidth too."""


def flat(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return rows for a sheet: a list becomes numbered columns, yes and no are ja and nej."""
    longest = {
        name: max(len(row[name]) for row in rows)
        for name in (rows[0] if rows else ())
        if isinstance(rows[0][name], list | tuple)
    }
    return [
        {
            column: ja_nej_text(bool(value)) if kind_of(name, value) is Kind.JA_NEJ else value
            for name, cell in row.items()
            for column, value in (
                [(f"{name}_{i + 1}", dict(enumerate(cell)).get(i)) for i in range(longest[name])]
                if name in longest
                else [(name, cell)]
            )
        }
        for row in rows
    ]


def heading(name: str) -> str:
    """Return what a column is called in a sheet, where money is in kronor."""
    return name.removesuffix("_ore")


def csv_bytes(rows: Sequence[Mapping[str, Any]], *, first: bool = True) -> bytes:
    """Return what Swedish Excel opens right: BOM, semicolons, decimal comma, CRLF.

    Rows that follow others in a sheet, and are not the first, come without what begins it.
    """
    out = io.StringIO()
    sheet = flat(rows)
    names = list(sheet[0]) if sheet else []
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    if first:
        writer.writerow(map(heading, names))
    writer.writerows([_cell(name, row[name]) for name in names] for row in sheet)
    return out.getvalue().encode("utf-8-sig" if first else "utf-8")


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if kind_of(name, value) is Kind.ORE:
        return f"{'-' if value < 0 else ''}{abs(value) // 100},{abs(value) % 100:02d}"
    text = in_line(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
