"""One table written in each format that is read, with nothing of what reads it.

.ods and .xls are written by hand: a zip with XML, and BIFF8 records in a compound file.
"""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

Cell: TypeAlias = str | Decimal | date | bool | None
Table: TypeAlias = Sequence[Sequence[Cell]]
_NAMES = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
    for one in ("office", "table", "text", "style", "calcext")
)
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar, after its leap day that never was
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xlsx(path: Path, table: Table, blad: str = "Blad1") -> Path:
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(blad)
    for nr, row in enumerate(table):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(nr, column, cell)
            elif cell is not None:
                sheet.write(nr, column, cell)
    book.close()
    return path


def zipped(path: Path, members: dict[str, str | bytes], level: int = 6) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def changed(path: Path, changes: dict[str, Any]) -> Path:
    """Write a workbook anew, each part in ``changes`` as its function makes it of what it was."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        members[name] = change(members[name].decode()).encode()
    return zipped(path, dict(members))


def ods_members(rows: str, *, before: str = "", blad: str = "Blad1") -> dict[str, str | bytes]:
    """Return the parts of an .ods that has these rows of XML."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:x"/>',
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content'
        f" {_NAMES}><office:body><office:spreadsheet><table:table table:name={quoteattr(blad)}>"
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
    }


def ods(path: Path, table: Table) -> Path:
    rows = (f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in table)
    return zipped(path, ods_members("".join(rows)))


def _ods_cell(cell: Cell) -> str:
    match cell:
        case None:
            return "<table:table-cell/>"
        case bool():
            kind = f'"boolean" office:boolean-value="{str(cell).lower()}"'
        case Decimal():
            kind = f'"float" office:value="{cell}"'
        case date():
            kind = f'"date" office:date-value="{cell}"'
        case _:
            kind = '"string"'
    text = escape(str(cell)).replace("\n", "</text:p><text:p>")
    return f"<table:table-cell office:value-type={kind}><text:p>{text}</text:p></table:table-cell>"


def csv_bytes(
    table: Iterable[Sequence[str]], separator: str, encoding: str, ends: str = "\r\n"
) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=ends).writerows(table)
    return out.getvalue().encode(encoding)


def xls(path: Path, table: Table, blad: str = "Blad1") -> Path:
    path.write_bytes(compound("Workbook", _biff8(table, blad)))
    return path


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\1" + text.encode("utf-16-le")


def _biff8(table: Table, blad: str) -> bytes:
    """Return a workbook's stream: its globals, then the cells of its one sheet."""
    xfs = b"".join(
        _record(0xE0, struct.pack("<HHHBBBBIIH", 0, form, 0, 0, 0, 0, 0, 0, 0, 0))
        for form in (0, 14)  # General, and the built-in date
    )
    before = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + xfs
    name = struct.pack("<B", len(blad)) + b"\1" + blad.encode("utf-16-le")
    at = len(before) + 4 + 6 + len(name) + 4
    globals_ = before + _record(0x85, struct.pack("<IH", at, 0) + name) + _record(0x0A)
    cells = b"".join(
        _biff8_cell(nr, column, cell)
        for nr, row in enumerate(table)
        for column, cell in enumerate(row)
        if cell is not None
    )
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0)) + cells + _record(0x0A)
    return globals_ + sheet


def _biff8_cell(nr: int, column: int, cell: Cell) -> bytes:
    match cell:
        case bool():
            return _record(0x205, struct.pack("<HHHBB", nr, column, 0, cell, 0))
        case Decimal():
            return _record(0x203, struct.pack("<HHHd", nr, column, 0, float(cell)))
        case date():
            days = (cell - _EPOCH).days
            return _record(0x203, struct.pack("<HHHd", nr, column, 1, days))
        case _:
            head = struct.pack("<HHH", nr, column, 0)
            return _record(0x204, head + _text(str(cell), "<H"))


def compound(name: str, stream: bytes) -> bytes:
    """Return a compound file (OLE2) that holds one stream."""
    stream = stream.ljust(max(len(stream), 4096), b"\0")  # shorter ones lie elsewhere
    stream = stream.ljust(-(-len(stream) // _SECTOR) * _SECTOR, b"\0")
    sectors = len(stream) // _SECTOR
    fats = -(-(sectors + 1) // (_SECTOR // 4 - 1))
    chain = [_FAT] * fats + [_END] + [*range(fats + 2, fats + 1 + sectors), _END]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(fats * _SECTOR, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, fats, 0, 4096, _END, 0,
                      _END, 0)
        + struct.pack("<109I", *[*range(fats), *[_FREE] * (109 - fats)])
    )  # fmt: skip
    entries = _entry("Root Entry", 5, _END, 0, 1) + _entry(name, 2, fats + 1, len(stream), _FREE)
    return header + fat + entries.ljust(_SECTOR, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
