"""A list as text: which encoding and which separator, and its rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from exchange.errors import Unreadable
from exchange.parsing import limits
from exchange.parsing.child import Found
from exchange.parsing.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

    from exchange.parsing.spool import Numbered

_BLOCK = 1 << 18  # bytes
_LOOKED_AT = 50  # rows that tell the separator
_SEPARATORS = ";\t,"  # the first of those that fit as well
_SEP = re.compile(r"sep=([;,\t|])[\r\n]*", re.IGNORECASE)  # Excel's own way of telling it
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SAVE_AS = "Spara om filen i kalkylprogrammet som CSV UTF-8 eller som .xlsx."


class Form(NamedTuple):
    """How a text is to be read; ``skip`` lines at its beginning are no rows."""

    encoding: str
    separator: str
    skip: int


def sheets(path: Path, _kind: str, _blad: str | None) -> Iterator[Found]:
    """Yield the one sheet that a text is, named as the file; raises Unreadable."""
    yield Found(name=path.stem, hidden=False, marks=Marks(set(), set(), {}), rows=_rows(path))


def _rows(path: Path) -> Iterator[Numbered]:
    """Yield each row with the line it begins on; raises Unreadable with the first that is wrong."""
    form = _form(path)
    with path.open(encoding=form.encoding, newline="") as file:
        for _ in range(form.skip):
            file.readline(limits.LINE)
        yield from _parsed(file, form)


def _form(path: Path) -> Form:
    """Return how a file is to be read; raises Unreadable when no encoding fits."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline(limits.LINE)
        told = _SEP.fullmatch(first)
        if told is not None:
            return Form(encoding, told[1], 1)
        text = first + file.read(_BLOCK)
    return Form(encoding, max(_SEPARATORS, key=lambda one: _fits(text, one)), 0)


def _encoding(path: Path) -> str:
    """Return the first encoding in which all of a file is text."""
    with path.open("rb") as file:
        start = file.read(4)
    named = next((name for bom, name in _BOMS.items() if start.startswith(bom)), None)
    for encoding in (named,) if named else ("utf-8", "cp1252"):
        try:
            _check_text(path, encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise Unreadable("har tecken som inte går att läsa som text", _SAVE_AS)


def _check_text(path: Path, encoding: str) -> None:
    """Raise UnicodeDecodeError or Unreadable unless all of a file is text."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if "\0" in decoder.decode(block):
                raise Unreadable("innehåller noll-tecken och är ingen text", _SAVE_AS)
    decoder.decode(b"", final=True)


def _fits(text: str, separator: str) -> int:
    """Return how many cells a separator makes of the first rows, those of the commonest width."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        widths = Counter(len(row) for row in islice(reader, _LOOKED_AT) if len(row) > 1)
    except csv.Error:
        return 0
    return max(((width - 1) * rows for width, rows in widths.items()), default=0)


def _parsed(file: TextIO, form: Form) -> Iterator[Numbered]:
    """Yield the rows of a text."""
    lines = _Lines(file)
    reader = csv.reader(lines, delimiter=form.separator, strict=True)
    while True:
        lines.begin()
        begins = form.skip + lines.nr + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise Unreadable(
                f"går inte att dela i celler på rad {begins}: {_said(error)}",
                'Skriv "" för ett citattecken inuti en cell som står inom citattecken.',
            ) from None
        if row is None:
            return
        if begins > limits.ROWS or len(row) > limits.COLUMNS:
            raise limits.too_large()
        yield begins, [*row]


def _said(error: csv.Error) -> str:
    """Return in Swedish what is wrong with a row."""
    text = str(error)
    if "end of data" in text:
        return "ett citattecken öppnar en cell som aldrig tar slut"
    if "expected after" in text:
        return "det står text efter ett avslutande citattecken"
    if "field limit" in text:
        return "en cell är för lång"
    return "raden är inte skriven som CSV"


class _Lines:
    """The lines of a text, counted, and none of its rows longer than is let through."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.nr = self._length = 0

    def begin(self) -> None:
        """Begin a row."""
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(limits.LINE):
            self.nr += 1
            self._length += len(line)
            if self._length >= limits.LINE:
                raise Unreadable(f"har en rad som är för lång (rad {self.nr})", _SAVE_AS)
            yield line
