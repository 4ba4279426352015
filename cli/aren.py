"""``liggare saldo`` year by year: the city's books (R41), and the permanent ram (R34)."""

from __future__ import annotations

import textwrap
from functools import partial
from typing import TYPE_CHECKING, Any

from cli.asof import as_of_line
from cli.failures import USAGE, Stop
from cli.ord import AMOUNTS
from cli.output import Column, table, width
from domain.values.dates import datum_text
from domain.values.money import kronor_text
from projections.answers import rakenskapsar as bokforing
from projections.answers.ram import ram as ram  # noqa: PLC0414 - told here, asked there

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_KEYS = {"pott": "Pott", "ar": "År", "namnd": "Nämnd", "underenhet": "Enhet"}
_AR = range(2000, 2100)


def rakenskapsar(ar: int, keys: tuple[str, ...]) -> Callable[..., Mapping[str, Any]]:
    """Return what asks for a year of the books, grouped by some keys; raises Stop."""
    if ar not in _AR:
        raise Stop(USAGE, f"--rakenskapsar {ar}: ange ett år, till exempel 2023")
    return partial(bokforing.rakenskapsar, rakenskapsar=ar, gruppera=keys)


def rakenskapsar_text(answer: dict[str, Any]) -> str:
    """Return a year of the books as text: a line per balance, and whether the year is closed."""
    rows, stangt = answer["rader"], answer["stangt"]
    ar = answer["rakenskapsar"]
    said = (
        f"stängt {datum_text(stangt['datum'])} (händelse {stangt['handelse']})"
        if stangt
        else "inte stängt"
    )
    below = f"Räkenskapsåret {ar} är {said}.\n{as_of_line(answer, 'Kronor, ')}"
    if not rows:
        return f"Inga saldon.\n{below}"
    keys = [Column.text(label, key) for key, label in _KEYS.items() if key in rows[0]]
    keys.append(Column("Saldo", lambda row: AMOUNTS[f"{row['saldo']}_ore"]))
    amounts = [
        Column.ore("Ingående", "ingaende_ore"),
        Column.ore("Förändring", "forandring_ore"),
        Column.ore("Utgående", "utgaende_ore"),
    ]
    text = table(rows, keys, amounts)
    if len(keys) > 1 and len(rows) > len(answer["summa"]):
        text += f"\nSumma\n\n{table(answer['summa'], keys[-1:], amounts)}"
    return f"{text}{below}"


def ram_text(answer: dict[str, Any]) -> str:
    """Return the ram as text: a line per year and organ, and the växlingar behind it."""
    if not answer["rader"]:
        return f"Inga medel och ingen växling.\n{as_of_line(answer)}"
    rows: list[dict[str, Any]] = []
    for one in answer["summa"]:
        of_year = [row for row in answer["rader"] if row["ar"] == one["ar"]]
        rows += of_year if len(of_year) == 1 else [*of_year, {"namnd": "Summa"} | one]
    text = table(
        rows,
        [Column.text("År", "ar"), Column.text("Organ", "namnd")],
        [
            Column.ore("Engångsmedel", "engangsmedel_ore"),
            Column.ore("därav förbrukat", "forbrukat_ore"),
            Column.ore("Växlas", "vaxlat_ore"),
            Column.ore("Växlad ram", "ram_ore"),
        ],
    )
    made = "".join(f"{_vaxling(one)}\n" for one in answer["vaxlingar"])
    return f"{text}{made}{as_of_line(answer, 'Kronor, ')}"


def _vaxling(one: dict[str, Any]) -> str:
    belopp = kronor_text(one["belopp_per_ar_ore"])
    insats = f" för {one['insats']}" if one["insats"] else ""
    return textwrap.fill(
        f"{belopp} om året från {one['fran']} till {one['till']} från {one['fran_ar']}{insats}"
        f" ({one['pott']}, händelse {one['handelse']})",
        width(),
        subsequent_indent="  ",
    )
