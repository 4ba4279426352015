"""The journal as text: what has happened, in the order it was registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, table
from reports.words.terms import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from projections.answers.journal import Journalrad


def report(answer: Mapping[str, Any]) -> Report:
    """Return the journal as it is written."""
    rows = answer["rader"]
    return Report(answer, rows, lambda: as_table(rows) + as_of_line(answer))


def _vad(row: Journalrad) -> str:
    """Return what an event is; of an ärende also that it is only proposed or planned."""
    typ, lage = row["typ"].partition("/")[0], row["lage"]
    return typ if lage in {None, "beslutat"} else f"{typ} ({word(lage)})"


def _correction(row: Journalrad) -> str:
    """Return what an event corrects, and by which correction in force it is corrected itself."""
    ends = (("rättar", row["rattar"]), ("rättad av", row["rattad_av"]))
    return ", ".join(f"{which} {nr}" for which, nr in ends if nr is not None)


def as_table(rows: Sequence[Journalrad]) -> str:
    """Return the journal as text."""
    if not rows:
        return "Inga händelser.\n"
    keys = [
        Column.named("Nr", "nr"),
        Column.named("Datum", "handelsedatum"),
        Column.text("Liggarnr", _numbered),
    ]
    examples = sum(row["exempeldata"] for row in rows)
    if examples:
        keys.append(Column.text("Ex", lambda row: "ex" if row["exempeldata"] else ""))
    columns = [
        Column.text("Händelse", _vad),
        Column.named("Pott", "pott"),
        Column.named("Nämnd", "namnd"),
        Column.named("Belopp", "belopp_ore"),
    ]
    if any(map(_correction, rows)):
        columns.append(Column.text("Rättelse", _correction))
    waiting = sum(row["attest"] in _VANTAR for row in rows)
    below = f"* Saknar attest: {waiting}.\n" if waiting else ""
    below += f"ex Exempeldata: {examples}.\n" if examples else ""
    return f"{table(rows, keys, columns)}{below}"


_VANTAR = ("oattesterad", "delvis_attesterad")


def _numbered(row: Journalrad) -> str:
    """Return the liggarnummer, with a mark when the event lacks an attest (R35)."""
    return f"{row['liggarnummer'] or ''}{'*' if row['attest'] in _VANTAR else ''}"
