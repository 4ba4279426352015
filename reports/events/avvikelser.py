"""What does not add up, as text: both readings, until somebody has looked."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from domain.values.money import kronor_text
from reports.asof import as_of_line
from reports.report import Report
from reports.tables import width
from reports.words.terms import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.answers.avvikelser import Avvikelser, Avvikelserad

_STATUS = {"oppen": "", "utredd": "  utredd", "rattad": "  rättad"}


def report(answer: Avvikelser) -> Report:
    """Return the avvikelser as they are written."""
    rows = answer["rader"]
    return Report(answer, rows, lambda: as_text(rows) + as_of_line(answer))


def as_text(rows: Sequence[Avvikelserad]) -> str:
    """Return the avvikelser as text: a heading each, and one reading a paragraph."""
    if not rows:
        return "Inga avvikelser.\n"
    parts = []
    for row in rows:
        belopp = f"  {kronor_text(row['belopp_ore'])}" if row["belopp_ore"] else ""
        example = "  (exempeldata)" if row["exempeldata"] else ""
        status = _STATUS[row["status"]]
        where = ", ".join(filter(None, [row["pott"], row["arende"], *row["potter"]]))
        head = (
            f"{row['kod']}  {where}{belopp}"
            f"  {word(row['slag'])}, regel {row['regel']}, händelse {row['handelse']}"
            f"{status}{example}"
        )
        parts.append(textwrap.fill(head, width(), subsequent_indent="    "))
        parts += [
            textwrap.fill(text, width(), initial_indent="  - ", subsequent_indent="    ")
            for text in (*row["lasningar"], *_conclusion(row))
        ]
    oppna = sum(row["status"] == "oppen" for row in rows)
    return "\n".join(parts) + f"\n{oppna} {'öppen' if oppna == 1 else 'öppna'}.\n"


def _conclusion(row: Avvikelserad) -> tuple[str, ...]:
    """Return what a person concluded, and in which event."""
    if not row.get("slutsats"):
        return ()
    return (f"Utredd i händelse {row['utredd_handelse']}: {row['slutsats']}",)
