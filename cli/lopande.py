"""The running figures behind the certificate, written as they are read: however long the log is."""

from __future__ import annotations

import json
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from cli.ark import csv_bytes, flat
from cli.asof import as_of_line, told_of
from cli.failures import note
from cli.intygstext import event_lines
from cli.output import check_form, jsonl_bytes
from cli.terminal import utgang
from cli.terminal.synligt import json_text, visible
from cli.utfil import check_target, out_file
from projections.answers.intyg.lopande import lopande
from projections.model.as_of import has_example, per, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from cli.readmodel import Model
    from projections.model.as_of import AsOf

_PART = 1000
HEAD = f"{'':<33}{'Förändring':>15}{'Efter, reg.':>15}{'Efter, dagen':>15}\n"

Row: TypeAlias = "Mapping[str, Any]"


def write(model: Model, bounds: AsOf, pott: str | None, form: str, ut: Path | None) -> None:
    """Write the running figures in the form asked for, a part at a time."""
    check_target(ut)
    conn = model.conn
    with snapshot(conn):
        rows = lopande(conn, bounds, pott=pott)
        about = model.rooted(
            {
                "per": per(conn, bounds),
                "exempeldata": has_example(conn, bounds, pott=pott),
            }
        )
        if form == "xlsx":
            from cli.xlsx import stream_xlsx  # noqa: PLC0415 - imports xlsxwriter

            check_form(form, ut)
            with out_file(ut) as file:
                stream_xlsx(file, (row for part in _told(rows, about) for row in flat(part)))
            return
        if form == "tabell" and ut is None:  # text for a terminal follows its code page
            for text in _text(rows, about):
                utgang.write(text)
            return
        with out_file(ut) as file:
            for part in _forms(form, rows, about):
                file.write(part)


def _forms(form: str, rows: Iterator[Row], about: Row) -> Iterator[bytes]:
    if form == "tabell":
        return (visible(text).encode() for text in _text(rows, about))
    if form == "json":
        return _json(rows, about)
    if form == "csv":
        return _csv(_told(rows, about))
    note(*as_of_line(about).splitlines())
    return map(jsonl_bytes, _parts(rows))


def _told(rows: Iterable[Row], about: Row) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Yield the rows, some at a time, with what they are as of; when there is none, say that."""
    parts = _parts(rows)
    first = next(parts, None)
    if first is None:
        note(*as_of_line(about).splitlines())
        return
    for part in chain([first], parts):
        yield told_of(about, part)


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while part := list(islice(left, _PART)):
        yield part


def _csv(parts: Iterable[Sequence[Mapping[str, Any]]]) -> Iterator[bytes]:
    """Yield a sheet; its heading once."""
    for nth, part in enumerate(parts):
        data = csv_bytes(part)
        yield data if nth == 0 else data.partition(b"\r\n")[2]


def _json(rows: Iterator[Row], about: Row) -> Iterator[bytes]:
    """Yield one document, a row a line."""

    def text(value: object) -> bytes:
        return json_text(json.dumps(value, ensure_ascii=False)).encode()

    yield b'{"schema": "intyg-lopande/1",\n "per": ' + text(about["per"]) + b',\n "rader": ['
    for comma, row in zip(chain(("\n",), iter(lambda: ",\n", None)), rows):  # noqa: B905 - no end
        yield comma.encode() + b"  " + text(row)
    yield b'\n ],\n "exempeldata": ' + text(about["exempeldata"]) + b"}\n"


def _text(rows: Iterator[Row], about: Row) -> Iterator[str]:
    """Yield the figures by event, what each position was left with in either order."""
    yield HEAD
    for nr, group in groupby(rows, key=itemgetter("nr")):
        yield event_lines(nr, list(group))
    yield as_of_line(about, "Kronor, ")
