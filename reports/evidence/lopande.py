"""The running figures behind the certificate, written as they are read: however long the log is."""

from __future__ import annotations

import json
from io import BytesIO
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from reports.asof import as_of_line, marked, told_of
from reports.evidence.intyg import event_lines
from reports.writers import xlsx
from reports.writers.json import jsonl_bytes
from reports.writers.sheet import csv_bytes, flat
from reports.writers.visible import json_text, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

_PART = 1000
HEAD = f"{'':<33}{'Förändring':>15}{'Efter, reg.':>15}{'Efter, dagen':>15}\n"

Row: TypeAlias = "Mapping[str, Any]"


class Lopande:
    """The rows, some at a time, and what they are as of; they can be written once.

    A workbook's rows wait in a temporary file, unless they are to be kept ``in_memory``.
    """

    def __init__(self, rows: Iterator[Row], about: Row, *, in_memory: bool) -> None:
        """Keep both."""
        self._in_memory = in_memory
        parts = iter(lambda: list(islice(rows, _PART)), [])
        first = next(parts, None)
        self.about = about
        self._empty = first is None
        self._parts: Iterator[list[Row]] = iter(()) if first is None else chain([first], parts)

    def is_silent_of_when(self, form: str) -> bool:
        """Tell whether a form has no place for what the rows are as of: then a face says it."""
        return form == "jsonl" or (form in {"csv", "xlsx"} and self._empty)

    def text(self) -> Iterator[str]:
        """Yield the figures by event, what each position was left with in either order."""
        yield HEAD
        for nr, group in groupby(chain.from_iterable(self._parts), key=itemgetter("nr")):
            yield event_lines(nr, list(group))
        yield as_of_line(self.about, "Kronor, ")

    @property
    def answer(self) -> Row:
        """What the rows are as of."""
        return self.about

    def written(self, form: str) -> bytes:
        """Return the figures in a form, whole."""
        file = BytesIO()
        self.write(form, file)
        return file.getvalue()

    def write(self, form: str, file: BinaryIO) -> None:
        """Write the figures to a file in a form, as they are read."""
        if form == "xlsx":
            rows = (row for part in self._told() for row in flat(part))
            xlsx.stream_xlsx(file, rows, in_memory=self._in_memory)
        else:
            file.writelines(self._forms(form))

    def _forms(self, form: str) -> Iterator[bytes]:
        if form == "tabell":
            return (visible(text).encode() for text in self.text())
        if form == "json":
            return _json(chain.from_iterable(self._parts), self.about)
        if form == "csv":
            return _csv(self._told())
        return (jsonl_bytes(marked(self.about, part)) for part in self._parts)

    def _told(self) -> Iterator[Sequence[Mapping[str, Any]]]:
        return (told_of(self.about, part) for part in self._parts)


def _csv(parts: Iterator[Sequence[Mapping[str, Any]]]) -> Iterator[bytes]:
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
    yield b"\n ]"
    for name in ("exempeldata", "vilar_pa_exempel"):
        if name in about:
            yield f',\n "{name}": '.encode() + text(about[name])
    yield b"}\n"
