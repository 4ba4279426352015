"""A list that was read, or would be: how, what each row becomes, and what it does per nämnd."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from domain.values.money import kronor_text
from reports.tables import Column, filled, table
from reports.words.terms import antal, word
from reports.words.ways import ALLA_RADER, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_HELA = 40  # rows that are shown all; of more the first ones, and all in a sheet
_FORSTA = 10
_BREDD = 26  # characters of what a row is read as
_VIKT = {"fel": 0, "dold": 0, "ny": 1, "rattad": 2}  # of many rows, which are shown first
_FLERA = {"ny": "nya", "rattad": "rättade", "dold": "dolda"}
_LAGEN = {
    "ny": "ny",
    "redan": "redan",
    "rattad": "rättad",
    "utanfor": "utanför",
    "fel": "fel",
    "dold": "dold",
}
_EGEN_RAM = "Egen ram: det som inte ryms i det som nämnden har, och som den bär själv."
_OLAST = "; alla belopp går inte att läsa"
_SLAG = {
    "fordelning": "fördelning",
    "fordelningsforslag": "fördelningsförslag",
    "utfall": "utfall",
}


def as_text(lista: Mapping[str, Any]) -> str:
    """Return a list as people read it."""
    parts = [*_read(lista), "", *_rows(lista["rader"]), ""]
    if lista["per_namnd"]:
        parts += [_per_namnd(lista), *_egen_ram(lista["per_namnd"]), ""]
    parts += [*_foot(lista), *_found(lista["avvikelser"])]
    return "\n".join(parts) + "\n"


def _read(lista: Mapping[str, Any]) -> Iterator[str]:
    """Yield how the file was read."""
    blad = f", blad {lista['blad']}" if lista["blad"] else ""
    yield f"{lista['fil']}{blad}: {_SLAG[lista['slag']]}, belopp i {lista['enhet']}"
    kolumner = "; ".join(f"{word(roll)} = {name!r}" for roll, name in lista["kolumner"].items())
    yield filled(f"Kolumner: {kolumner}.", "  ")
    if lista["tecken"]:
        yield f"  Ett positivt belopp är {lista['tecken']}."
    if lista["kostnadskonton"]:
        yield f"  Kostnadskonton: {', '.join(lista['kostnadskonton'])}."
    yield from (filled(text, "  Obs: ") for text in lista["anmarkningar"])


def _rows(rader: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the rows, or the first of many and how many there are of each kind."""
    shown = rader if len(rader) <= _HELA else _telling(rader)
    moved = any(row["efter_ore"] is not None for row in shown)
    yield table(
        shown,
        [Column.tal("Rad", "rad"), Column.text("Läses som", _lases)],
        [
            Column.ore("Kronor", "belopp_ore"),
            Column.text("Läge", lambda row: _LAGEN[row["lage"]]),
            *([Column.ore("Före", "fore_ore"), Column.ore("Efter", "efter_ore")] if moved else []),
        ],
    ).rstrip("\n")
    if len(shown) < len(rader):
        lagen = Counter(row["lage"] for row in rader)
        many = ", ".join(
            antal(lagen[lage], ett, _FLERA.get(lage, ett))
            for lage, ett in _LAGEN.items()
            if lagen[lage]
        )
        more = f"… och {len(rader) - len(shown)} rader till; tillsammans {many}."
        yield filled(f"{more}{way(ALLA_RADER)}")


def _telling(rader: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the first of many rows, in order: what is wrong and what is new before the rest."""
    first = sorted(rader, key=lambda row: _VIKT.get(row["lage"], len(_VIKT)))[:_FORSTA]
    return sorted(first, key=lambda row: row["rad"])


def _lases(row: Mapping[str, Any]) -> str:
    """Return what a row is read as, or why it is not; what is wrong is told on its own."""
    read = row["varfor"] if row["lage"] == "utanfor" else row["lases"] or row["star"]
    return read if len(read) <= _BREDD else f"{read[: _BREDD - 1]}…"


def _per_namnd(lista: Mapping[str, Any]) -> str:
    what = "Kvar" if lista["slag"] == "utfall" else "Beslutat"
    egen = [Column.ore("Egen ram", "egenfinansierat_ore")] if lista["slag"] == "utfall" else []
    return table(
        lista["per_namnd"],
        [Column.text("Nämnd", lambda row: row["underenhet"] or row["namnd"])],
        [
            Column.tal("Rader", "rader"),
            Column.ore("Summa", "summa_ore"),
            *egen,
            Column.ore(f"{what} före", "fore_ore"),
            Column.ore(f"{what} efter", "efter_ore"),
        ],
        _summed(lista["per_namnd"]),
    ).rstrip("\n")


def _egen_ram(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what the column of own money means, when there is any."""
    return [_EGEN_RAM] if any(row["egenfinansierat_ore"] for row in rows) else []


def _summed(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, object]:
    names = ("rader", "summa_ore", "egenfinansierat_ore", "fore_ore", "efter_ore")
    return {"namnd": "Summa", "underenhet": None} | {
        name: sum(row[name] for row in rows) for name in names
    }


def _foot(lista: Mapping[str, Any]) -> Iterator[str]:
    """Yield the control total, and what is not distributed."""
    text = f"Raderna är {kronor_text(lista['rader_ore'])}"
    if lista["utanfor_ore"]:
        text += f", varav utanför {kronor_text(lista['utanfor_ore'])}"
    if lista["angivet_ore"] is None:
        text += "; inget totalbelopp är angivet att hålla dem mot"
    else:
        text += f"; angivet totalbelopp {kronor_text(lista['angivet_ore'])}"
        differens = lista["differens_ore"]
        text += f"; differens {kronor_text(differens)}" if differens is not None else _OLAST
    yield filled(f"{text}.")
    if "ofordelat_fore_ore" in lista:
        before, after = lista["ofordelat_fore_ore"], lista["ofordelat_efter_ore"]
        yield f"Ofördelat före {kronor_text(before)}, efter {kronor_text(after)}."


def _found(avvikelser: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the avvikelser that the rows open: the first of each rule, and how many more."""
    seen: Counter[str] = Counter(one["regel"] for one in avvikelser)
    told: set[str] = set()
    for one in avvikelser:
        if one["regel"] in told:
            continue
        told.add(one["regel"])
        more = seen[one["regel"]] - 1
        rest = f" ({more} till av {one['regel']})" if more else ""
        yield filled(
            f"rad {one['rad']}, {one['regel']}: {one['lasning_1']}; mot: {one['lasning_2']}.{rest}",
            "Avvikelse: ",
        )
