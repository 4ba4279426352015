"""Answers out: tables for people, JSON and CSV for programs, xlsx for Excel."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from application.files import check_target, out_file
from cli.failures import USAGE, Stop, note
from cli.terminal import utgang
from domain.values.money import kronor_text
from reports.asof import as_of_line, told_of
from reports.writers.sheet import csv_bytes, flat
from reports.writers.visible import in_line, json_text, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

Row = "Mapping[str, Any]"


def emit(data: bytes | str, ut: Path | None) -> None:
    """Write an answer to stdout, or whole to a file: never half a file, never over what is kept.

    Text for a terminal follows its code page; bytes for programs are written as they are.
    """
    if ut is None:
        if isinstance(data, bytes):
            utgang.binary().write(data)
        else:
            utgang.write(data)
        return
    check_target(ut)
    with out_file(ut) as file:
        file.write(data if isinstance(data, bytes) else visible(data).encode())


def json_bytes(value: object) -> bytes:
    """Return a JSON document, UTF-8, with a newline."""
    return json_text(json.dumps(value, ensure_ascii=False, indent=1)).encode() + b"\n"


def stored_json(entry: bytes) -> bytes:
    """Return a stored entry as an answer shows it: its bytes, but for what is not seen in them."""
    return f"{json_text(entry.decode(errors='backslashreplace'))}\n".encode()


def jsonl_bytes(rows: Iterable[object]) -> bytes:
    """Return one compact JSON object a line, UTF-8."""
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return b"".join(json_text(f"{line}\n").encode() for line in lines)


def rows_out(
    form: str,
    ut: Path | None,
    document: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    table: Callable[[], str],
) -> None:
    """Write an answer in the form asked for; ``table`` is only called for people.

    In a sheet, which is saved and sent on, every row carries what it is as of, the root and
    whether the answer holds example data (D11, D16). A sheet without rows, and the lines of jsonl,
    have no place for it: there it is said on stderr.
    """
    if form == "tabell":
        emit(table(), ut)
        return
    if form == "json":
        emit(json_bytes(document), ut)
        return
    if "per" in document and (form == "jsonl" or not rows):
        note(*as_of_line(document).splitlines())
    if form == "jsonl":
        emit(jsonl_bytes(rows), ut)
        return
    rows = told_of(document, rows)
    if form == "csv":
        emit(csv_bytes(rows), ut)
    else:
        from reports.writers.xlsx import xlsx_bytes  # noqa: PLC0415 - imports xlsxwriter

        check_form(form, ut)
        emit(xlsx_bytes(flat(rows)), ut)


def check_form(form: str, ut: Path | None) -> None:
    """Raise Stop when an answer in this form has nowhere to go."""
    if form == "xlsx" and ut is None:
        raise Stop(USAGE, "xlsx skrivs till en fil; ange -o FIL.xlsx")


def width() -> int:
    """Return how wide a table may be."""
    return max(60, shutil.get_terminal_size((80, 24)).columns)


class Column:
    """A column of a table: its heading and how a row's cell is written."""

    def __init__(self, rubrik: str, cell: Callable[[Any], str], *, right: bool = False) -> None:
        """Keep the heading and the way to the text."""
        self.rubrik, self.cell, self.right = rubrik, cell, right

    @classmethod
    def ore(cls, rubrik: str, name: str) -> Column:
        """Return a column of amounts in kronor; zero is a dash."""
        return cls(
            rubrik, lambda row: kronor_text(row[name], unit="") if row[name] else "-", right=True
        )

    @classmethod
    def text(cls, rubrik: str, name: str) -> Column:
        """Return a column of texts; None is empty."""
        return cls(rubrik, lambda row: "" if row[name] is None else str(row[name]))


def table(
    rows: Sequence[Any], keys: Sequence[Column], columns: Sequence[Column], total: Any = None
) -> str:
    """Return rows as text; columns that do not fit go below, with the keys again."""
    lines: list[str] = []
    total = total if len(rows) > 1 else None  # one row is its own sum
    left = [_written(column, rows, total, first=i == 0) for i, column in enumerate(keys)]
    room = width() - sum(size + 2 for size, _ in left)
    block: list[tuple[int, list[str]]] = []
    used = 0
    for column in columns:
        written = _written(column, rows, total, first=False)
        if block and used + written[0] + 2 > room + 2:
            lines += [*_block(left + block, total is not None), ""]
            block, used = [], 0
        block.append(written)
        used += written[0] + 2
    lines += _block(left + block, total is not None)
    return "\n".join(lines) + "\n"


def _written(
    column: Column, rows: Sequence[Any], total: Any, *, first: bool
) -> tuple[int, list[str]]:
    cells = [in_line(column.cell(row)) for row in rows]
    if total is not None:
        cells.append(column.cell(total) if column.right else ("Summa" if first else ""))
    size = max(map(len, [column.rubrik, *cells]))
    pad = str.rjust if column.right else str.ljust
    return size, [pad(cell, size) for cell in [column.rubrik, *cells]]


def _block(columns: Sequence[tuple[int, list[str]]], totalled: bool) -> list[str]:
    lines = ["  ".join(cells).rstrip() for cells in zip(*(c for _, c in columns), strict=True)]
    rule = "-" * max(map(len, lines))
    lines.insert(1, rule)
    if totalled:
        lines.insert(-1, rule)
    return lines
