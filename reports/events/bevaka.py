"""What waits for whom as text: what is late first, each with its day and who must act."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, table, width
from reports.words.terms import word

if TYPE_CHECKING:
    from projections.answers.bevakning import Bevaka, Bevakad
    from projections.answers.bevakning.vantande import Pottlage

RUBRIK = {"forsenad": "Försenat", "snart": "Snart", "vantar": "Väntar"}
_POTT = [Column.named("Pott", "pott")]


def _internt(row: Pottlage) -> str:
    """Return how far the nämnder's reports have come, and how many of them are in."""
    inne = f", {row['redovisat']} av {row['redovisande']}" if row["redovisande"] else ""
    return word(row["internt"]) + inne


_LAGEN = [
    Column.named("Läge", "lage"),
    Column.named("Återkrav m.m.", "sidospar"),
    Column.text("Nämnderna redovisar", _internt),
    Column.named("Till myndigheten", "myndighet"),
]


def report(answer: Bevaka) -> Report:
    """Return what waits as it is written."""
    return Report(answer, answer["rader"], lambda: as_text(answer))


def as_text(answer: Bevaka) -> str:
    """Return what waits as text, what is late first, each with its day and who must act."""
    parts = []
    for status, rubrik in RUBRIK.items():
        rows = [row for row in answer["rader"] if row["status"] == status]
        if rows:
            parts.append(f"{rubrik}\n{'-' * len(rubrik)}")
            parts += [_paragraph(row) for row in rows]
            parts.append("")
    if answer["potter"]:
        parts.append(table(answer["potter"], _POTT, _LAGEN))
    summa = answer["summa"]
    late = "1 försenad" if summa["forsenad"] == 1 else f"{summa['forsenad']} försenade"
    parts.append(
        f"{late}, {summa['snart']} inom {answer['dagar']} dagar,"
        f" {summa['vantar']} väntar utan dag; {summa['senare']} förfaller senare."
    )
    return "\n".join(parts) + "\n" + as_of_line(answer, f"Idag {answer['idag']}, ")


def _paragraph(row: Bevakad) -> str:
    """Return one thing that waits: when, of what, for whom; then what is to be done."""
    which = "  ".join(filter(None, (row["pott"], row["arende"], row["underenhet"])))
    if row["namnd"] and not row["underenhet"] and row["namnd"] != row["vem"]:
        which += f"  {row['namnd']}"
    when = "" if row["dagar"] is None else f"{row['forfaller']} ({_left(row['dagar'])})  "
    example = "  (exempeldata)" if row["exempeldata"] else ""
    head = textwrap.fill(f"{when}{which}  {row['vem']}{example}", width(), subsequent_indent="  ")
    text = f"{row['vad']} [{word(row['lage'])}]"
    said = textwrap.fill(text, width(), initial_indent="  ", subsequent_indent="  ")
    return f"{head}\n{said}"


def _left(dagar: int) -> str:
    if dagar < 0:
        return f"{-dagar} d sedan"
    return "idag" if dagar == 0 else f"om {dagar} d"
