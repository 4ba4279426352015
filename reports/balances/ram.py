"""The permanent ram as text, and the växlingar behind it (R34)."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from domain.values.money import kronor_text
from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, table, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from projections.answers.ram import Ram, Vaxling


def report(answer: Ram) -> Report:
    """Return the ram as it is written."""
    return Report(answer, answer["rader"], lambda: as_table(answer))


def as_table(answer: Ram) -> str:
    """Return the ram as text: a line per year and organ, and the växlingar behind it."""
    if not answer["rader"]:
        return f"Inga medel och ingen växling.\n{as_of_line(answer)}"
    rows: list[Mapping[str, Any]] = []
    for one in answer["summa"]:
        of_year = [row for row in answer["rader"] if row["ar"] == one["ar"]]
        rows += of_year if len(of_year) == 1 else [*of_year, {"namnd": "Summa", **one}]
    text = table(
        rows,
        [Column.named("År", "ar"), Column.named("Organ", "namnd")],
        [
            Column.named("Engångsmedel", "engangsmedel_ore"),
            Column.named("därav förbrukat", "forbrukat_ore"),
            Column.named("Växlas", "vaxlat_ore"),
            Column.named("Växlad ram", "ram_ore"),
        ],
    )
    made = "".join(f"{_vaxling(one)}\n" for one in answer["vaxlingar"])
    return f"{text}{made}{as_of_line(answer, 'Kronor, ')}"


def _vaxling(one: Vaxling) -> str:
    belopp = kronor_text(one["belopp_per_ar_ore"])
    insats = f" för {one['insats']}" if one["insats"] else ""
    return textwrap.fill(
        f"{belopp} om året från {one['fran']} till {one['till']} från {one['fran_ar']}{insats}"
        f" ({one['pott']}, händelse {one['handelse']})",
        width(),
        subsequent_indent="  ",
    )
