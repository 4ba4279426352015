"""Balances as text: per pott, nämnd and year, or by what the money is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.answers.saldo import amounts
from projections.model.views import DELADE
from reports.asof import as_of_line
from reports.kinds import kind_of
from reports.report import Report
from reports.tables import Column, said, table
from reports.words.terms import AMOUNTS

if TYPE_CHECKING:
    from projections.answers.saldo import Behovskolumn, Saldo

KEYS = {"pott": "Pott", "ar": "År", "namnd": "Nämnd", "underenhet": "Enhet"}
DIMENSIONER = {
    "insats": "Insats",
    "prioriterat_omrade": "Prioriterat område",
    "geso": "Område",
    "kriterium": "Kriterium",
    "konto": "Konto",
    "verksamhet": "Verksamhet",
    "kostnadsslag": "Slag",
}
_WORDS = {("geso", "stadsovergripande"): "hela staden"}
_UNDER_NOLL = {
    "balanskonto_ore": "en fordran på staten för kostnader",
    "centralt_ore": "utlagt: nämnderna har fått mer än det som är centralt",
}
_LONGEST = 40  # characters of an insats or a criterion in a table; other forms have it whole


def report(answer: Saldo) -> Report:
    """Return balances as they are written."""
    return Report(answer, answer["rader"], lambda: as_table(answer))


def as_table(answer: Saldo) -> str:
    """Return balances as text: only the columns that hold something, with what they are as of."""
    rows = answer["rader"]
    if not rows:
        return f"Inga saldon.\n{as_of_line(answer)}"
    keys = [Column.named(label, key) for key, label in KEYS.items() if key in rows[0]]
    keys += [_what_for(label, key) for key, label in DIMENSIONER.items() if key in rows[0]]
    if any(row.get("geso_namn") for row in rows):
        keys.append(Column.named("Namn", "geso_namn"))
    divided = any(key in rows[0] for key in DIMENSIONER)
    if divided and "index" not in answer:
        rows = [row for row in rows if any(row.get(key) for key in DELADE)] or rows
    shown = [
        Column.named(label, key)
        for key, label in AMOUNTS.items()
        if any(row.get(key) for row in rows) and (key in DELADE or not divided)
    ]
    if (index := answer.get("index")) is not None:
        areas = {omrade["kod"] for omrade in index["omraden"]}
        shown += [_need(of, areas) for of in index["kolumner"]]
    return f"{table(rows, keys, shown, answer['summa'])}{_below(answer)}"


def _what_for(label: str, key: str) -> Column:
    def cell(row: Any) -> str:
        value = row[key]
        text = _WORDS.get((key, value)) or said(kind_of(key, value), value or "ej angivet")
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

    return Column.text(label, cell)


def _need(of: Behovskolumn, areas: set[str]) -> Column:
    """Return a column of promille; an area without a value says so, what is no area has none."""
    sex = {"kvinnor": " kvinnor", "man": " män"}.get(of["kon"] or "", "")

    def cell(row: Any) -> str:
        if row.get("geso") not in areas:
            return ""
        return "saknas" if row[of["kolumn"]] is None else str(row[of["kolumn"]])

    return Column.tal(f"Behov {of['dimension'].lower()}{sex}", cell)


def _below(answer: Saldo) -> str:
    """Return what the figures are in and as of, and which index stands beside them."""
    text = as_of_line(answer, "Kronor, ")
    for key, meaning in _UNDER_NOLL.items():
        signs = {ore > 0 for row in answer["rader"] if (ore := amounts(row)[key])}
        if False in signs:
            text += f"{AMOUNTS[key]} under noll är {meaning}.\n"
        if len(signs) > 1:
            text += f"Summan av {AMOUNTS[key].lower()} räknar skuld mot fordran; läs raderna.\n"
    if any(key in answer["rader"][0] for key in DIMENSIONER):
        text += "Övriga saldon säger inte vad de är till för; de står odelade i JSON och CSV.\n"
    if (index := answer.get("index")) is not None:
        text += (
            f"Behov enligt {index['version']}: 0 minst och 1000 störst bland områdena"
            f"; {len(index['saknas'])} värden saknas.\n"
        )
    return text
