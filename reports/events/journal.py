"""The journal as text: what has happened, in the order it was registered."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from reports.asof import as_of_line, told_of
from reports.report import Report
from reports.tables import GAP, Column, broad, fits, table, width
from reports.words.nouns import noun
from reports.words.terms import word
from reports.writers.sheet import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from projections.answers.journal import Journalrad


def report(answer: Mapping[str, Any]) -> Report:
    """Return the journal as it is written."""
    rows = answer["rader"]
    return Report(answer, rows, lambda: as_table(rows) + as_of_line(answer))


def sheet(answer: Mapping[str, Any], rows: Iterator[Journalrad]) -> Iterator[bytes]:
    """Yield the journal as a sheet of CSV, some rows at a time; there is one at least."""
    first = True
    while part := list(islice(rows, _PART)):
        yield csv_bytes(told_of(answer, part), first=first)
        first = False


def what(row: Journalrad, room: int | None = None) -> str:
    """Return what an event is, and by what it is corrected or what it corrects.

    Of an ärende also that it is only proposed or planned. The noun is cut where there is no room.
    """
    more = ""
    if row["lage"] not in {None, "beslutat"}:
        more = f" ({word(row['lage'])})"
    if row["rattad_av"] is not None:
        more += f", rättad av {row['rattad_av']}"
    elif row["rattar"] is not None:
        more += f" av {row['rattar']}"
    name = noun(row["typ"])
    if room is not None and len(name) + len(more) > room:
        name = f"{name[: max(room - len(more), _LEAST) - 1]}…"
    return name + more


def as_table(rows: Sequence[Journalrad]) -> str:
    """Return the journal as text, a line an event: what it is gives way where there is no room.

    The liggarnummer stands there when there is room for all; a sheet has it always.
    """
    if not rows:
        return "Inga händelser.\n"
    waiting = sum(row["attest"] in _VANTAR for row in rows)
    examples = sum(row["exempeldata"] for row in rows)
    first = [Column.tal("Nr", _marked if waiting else "nr"), Column.named("Datum", "handelsedatum")]
    if examples:
        first.append(Column.text("Ex", lambda row: "ex" if row["exempeldata"] else ""))
    last = [Column.named("Pott", "pott")] if any(row["pott"] for row in rows) else []
    if any(row["namnd"] for row in rows):
        last.append(Column.text("Nämnd", lambda row: row["underenhet"] or row["namnd"]))
    last.append(Column.named("Belopp", "belopp_ore"))
    room = width() - sum(broad(column, rows) + len(GAP) for column in [*first, *last])
    vad, nummer = Column.text("Händelse", what), Column.named("Liggarnr", "liggarnummer")
    if fits([*first, nummer, vad, *last], rows):
        first.append(nummer)
    else:
        vad = Column.text("Händelse", lambda row: what(row, room))
    below = f"* Saknar attest: {waiting}.\n" if waiting else ""
    below += f"ex Exempeldata: {examples}.\n" if examples else ""
    return f"{table(rows, first, [vad, *last])}{below}"


_VANTAR = ("oattesterad", "delvis_attesterad")
_LEAST = 4  # characters of a noun
_PART = 1000  # rows that are written at once


def _marked(row: Journalrad) -> str:
    """Return the number, with a mark when the event lacks an attest (R35)."""
    return f"{row['nr']}{'*' if row['attest'] in _VANTAR else ' '}"
