"""The forecast of what is repaid, as text: it is said first and last that it is one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from domain.values.money import kronor_text
from reports.asof import as_of_line
from reports.report import Report
from reports.tables import Column, filled, table
from reports.words.terms import whose

if TYPE_CHECKING:
    from projections.answers.prognos import Prognos, Prognospott

KOLUMNER = {
    "forbrukat_ore": "Förbrukat",
    "kvar_ore": "Kvar",
    "prognos_ore": "Vid slutet",
    "oforbrukat_ore": "Oförbrukat",
}
ORDEN = (
    "inga bokförda belopp: så blir det om medlen används i samma"
    " takt per dag som hittills under nyttjandetiden."
)
"""What every forecast says of itself first."""


def report(answer: Prognos) -> Report:
    """Return the forecast as it is written."""
    return Report(answer, answer["rader"], lambda: as_text(answer))


def as_text(answer: Prognos) -> str:
    """Return the forecast as text: the nämnder of each pott, and what is repaid of it."""
    if not answer["potter"]:
        return f"Inget statsbidrag att göra en prognos för.\n{as_of_line(answer)}"
    head = filled(f"PROGNOS {answer['idag']}, {ORDEN}")
    by_pott = {of: list(rows) for of, rows in groupby(answer["rader"], lambda row: row["pott"])}
    parts = [head]
    for pott in answer["potter"]:
        rows = by_pott.get(pott["pott"], [])
        keys = [Column.text("Nämnd", whose)]
        columns = [Column.named(label, key) for key, label in KOLUMNER.items()]
        whole = sum(row["kvar_ore"] for row in rows) == pott["kvar_ore"]
        shown = table(rows, keys, columns, pott if whole else None) if rows else ""
        parts.append(f"{pott['pott']}: {tiden(pott)}\n{shown}{filled(slutsats(pott))}")
    return (
        "\n\n".join(parts)
        + f"\n\nPrognosen ingår inte i något intyg.\n{as_of_line(answer, 'Kronor, ')}"
    )


def tiden(pott: Prognospott) -> str:
    """Return how much of its time of use has gone."""
    return (
        f"dag {pott['dagar']} av {pott['av_dagar']},"
        f" {pott['nyttjas_from']} till {pott['nyttjas_tom']}"
    )


def slutsats(pott: Prognospott) -> str:
    """Return what is to be repaid, and what that is the sum of."""
    if pott["aterbetalas_ore"] is None:
        return "Nyttjandetiden har inte börjat; det finns ingen takt att räkna med."
    parts = {
        "oförbrukat": pott["oforbrukat_ore"] or 0,
        "ofördelat": pott["ofordelat_ore"],
        "redan skuld": pott["aterbetalningsskuld_ore"],
        "inte betalt av staten": -pott["utestaende_ore"],
    }
    said = ", ".join(f"{what} {kronor_text(ore, unit='')}" for what, ore in parts.items() if ore)
    of = f" ({said})" if said else ""
    return f"Återbetalas enligt prognosen: {kronor_text(pott['aterbetalas_ore'])}{of}."
