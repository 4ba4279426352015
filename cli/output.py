"""Answers out: tables for people, JSON and CSV for programs, xlsx for Excel."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli import utgang
from cli.ark import csv_bytes, flat
from cli.asof import told_of
from cli.failures import USAGE, Stop
from cli.revision import refuse_beside
from cli.synligt import in_line, json_text, visible
from domain.money import kronor_text
from ledger.errors import reason
from ledger.freeze import answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

_DATABASE, _KEY = b"SQLite format 3", b"-----BEGIN"  # how files begin that are never written over
_SIGNED = "\n\n\N{EM DASH} ".encode()  # what stands between a text and its signatures
_LONGEST_SIGNED = 1 << 19  # bytes; a proof with its checkpoint has 393 214 at most
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


@contextmanager
def out_file(ut: Path | None) -> Iterator[BinaryIO]:
    """Lend stdout, or a file that takes its name when all of it is on the disk; raises Stop.

    A link stays, and what it leads to is written.
    """
    if ut is None:
        yield utgang.binary()
        return
    draft, target = None, Path(os.path.realpath(ut))
    try:
        with answering():
            handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with answering():
            Path(draft).replace(target)
        _settle(target.parent)
    except OSError as error:
        raise Stop(USAGE, f"{str(ut)!r} går inte att skriva: {reason(error)}") from None
    finally:
        if draft is not None:
            with answering(), suppress(OSError):
                Path(draft).unlink(missing_ok=True)  # it is gone already when it has its name


def _settle(folder: Path) -> None:
    """Put the names of a folder on the disk too, where the system can: a power cut undoes none."""
    with suppress(OSError), ExitStack() as opened:
        handle = os.open(folder, os.O_RDONLY)
        opened.callback(os.close, handle)
        os.fsync(handle)


def check_target(ut: Path | None, source: Path | None = None, *, merging: bool = False) -> None:
    """Raise Stop unless an answer may be written there: not over a device, a database, the source.

    Nor over a key or what somebody has signed, unless the caller is ``merging``: looks itself at
    what is there, and keeps it.
    """
    if ut is None:
        return
    refuse_beside(ut)
    if not Path(os.path.realpath(ut)).parent.is_dir():
        raise Stop(USAGE, f"{str(ut)!r} går inte att skriva: mappen finns inte")
    if not ut.exists():
        return
    if not ut.is_file():
        raise Stop(USAGE, f"{str(ut)!r} är ingen vanlig fil")
    if source is not None and source.exists() and ut.samefile(source):
        raise Stop(USAGE, f"{str(ut)!r} är filen som läses in")
    _check_kept(ut, merging=merging)


def _check_kept(ut: Path, *, merging: bool) -> None:
    """Raise Stop if what is there is kept, by what it begins with."""
    try:
        with ut.open("rb") as file:
            start = file.read(_LONGEST_SIGNED)
    except OSError as error:
        raise Stop(USAGE, f"{str(ut)!r} går inte att skriva: {reason(error)}") from None
    if start.startswith(_DATABASE):
        raise Stop(USAGE, f"{str(ut)!r} är en databas och skrivs inte över")
    if merging:
        return
    if start.startswith(_KEY):
        raise Stop(USAGE, f"{str(ut)!r} är en nyckel och skrivs inte över")
    if _SIGNED in start:
        raise Stop(
            USAGE,
            f"{str(ut)!r} är undertecknad (en kontrollpunkt, ett bevis eller en utvidgning) och"
            " skrivs inte över",
            "Ange en annan fil med -o.",
        )


def json_bytes(value: object) -> bytes:
    """Return a JSON document, UTF-8, with a newline."""
    return json_text(json.dumps(value, ensure_ascii=False, indent=1)).encode() + b"\n"


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
    whether the answer holds example data (D11, D16).
    """
    if form == "tabell":
        emit(table(), ut)
        return
    if form == "json":
        emit(json_bytes(document), ut)
        return
    if form == "jsonl":
        emit(jsonl_bytes(rows), ut)
        return
    rows = told_of(document, rows)
    if form == "csv":
        emit(csv_bytes(rows), ut)
    else:
        from cli.xlsx import xlsx_bytes  # noqa: PLC0415 - imports xlsxwriter

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
