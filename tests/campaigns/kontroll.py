"""What must hold after ``samtidighet``, checked against what the processes say they were told.

The sums are kept by a second, naive arithmetic over the commands themselves: no rule, no event
and no posting of the product has a part in it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from domain.errors import InvariantBroken
from domain.states.pott import Pott
from domain.states.pott_fold import replay
from domain.states.streams import initial
from ledger.store.reader import events
from ledger.store.sqlite.reading import Reader
from tests.campaigns.arbetare import VANTADE_FEL
from tests.campaigns.kommandon import POTT, RAM_ORE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from domain.events.recorded import Recorded

Svar = list[dict[str, Any]]
Konto = tuple[str, str | None]


class Fynd(NamedTuple):
    """One violation: which promise, and what was seen."""

    slag: str
    text: str


def violations(path: Path, svar: Svar, forsta: int) -> list[Fynd]:
    """Return everything that is wrong with a ledger that processes have written to at once."""
    conn = sqlite3.connect(path, factory=Reader)
    try:
        found = [*unexpected(svar), *numbers(conn), *kept(conn, svar, forsta)]
        try:
            found += sums([*events(conn)], svar)
        except InvariantBroken as error:
            found.append(Fynd("överuttag", str(error)))
        return found
    finally:
        conn.close()


def unexpected(svar: Svar) -> Iterator[Fynd]:
    """Yield the answers that a command should not have had."""
    for one in svar:
        avsikt, kind = one["avsikt"], one["svar"]
        if kind == "fel":
            if one["fel"] not in VANTADE_FEL.get(avsikt, ()):
                # An intended break shows as something else when the rules refuse it before.
                yield Fynd("fel", f"{one['kommando']['id']}: {one['fel']} {one['text']}")
        elif avsikt in VANTADE_FEL or (avsikt == "fel_organ") != ("R6" in one.get("regler", ())):
            yield Fynd("fel", f"{one['kommando']['id']} ({avsikt}) fick svaret {kind}")
        elif (avsikt == "omsant") != (kind == "redan"):
            yield Fynd("dubbel", f"{one['kommando']['id']} fick svaret {kind}")


def numbers(conn: sqlite3.Connection) -> Iterator[Fynd]:
    """Yield the breaks in nr, versions, liggarnummer and the times of registration."""
    rows = conn.execute(
        "SELECT nr, aggregat, version, ar, lopnummer, data FROM handelse ORDER BY nr"
    )
    last, before = Counter[Any](), ""
    for expected, (nr, aggregat, version, ar, lopnummer, data) in enumerate(rows):
        if nr != expected:
            yield Fynd("nr", f"{nr}, inte {expected}")
        last[aggregat] += 1
        if version != last[aggregat]:
            yield Fynd("version", f"{aggregat} {version}, inte {last[aggregat]}")
        if lopnummer is not None:
            last[ar] += 1
            if lopnummer != last[ar]:
                yield Fynd("liggarnummer", f"{ar}-{lopnummer}, inte {last[ar]}")
        now = json.loads(data)["registrerad"]
        if not before < now:
            yield Fynd("registrerad", f"händelse {nr}: {now} efter {before}")
        before = now


def kept(conn: sqlite3.Connection, svar: Svar, forsta: int) -> Iterator[Fynd]:
    """Yield what was acknowledged and is not there, and what is there and was not acknowledged."""
    told = {one["kommando"]["id"]: one["nr"] for one in svar if one["svar"] == "ny"}
    kept = conn.execute(
        "SELECT json_extract(data, '$.kommando_id'), MIN(nr), MAX(nr), COUNT(*) FROM handelse"
        " WHERE nr >= ? GROUP BY 1",
        (forsta,),
    ).fetchall()
    for id_, first, last, count in kept:
        if id_ not in told:
            yield Fynd("okvitterad", id_)
        elif [first, last] != told.pop(id_) or count != last - first + 1:
            yield Fynd("dubbel", f"{id_}: händelse {first}-{last}, {count} stycken")
    yield from (Fynd("förlorad", id_) for id_ in told)
    receipts = {one["kommando"]["id"]: one["nr"] for one in svar if one["svar"] == "ny"}
    for one in svar:
        if one["svar"] == "redan" and one["nr"] != receipts.get(one["kommando"]["id"]):
            yield Fynd("kvitto", one["kommando"]["id"])


def sums(recorded: list[Recorded], svar: Svar) -> Iterator[Fynd]:
    """Yield where the pott is overspent, or is not what the accepted commands add up to."""
    naive: Counter[Konto] = Counter({("ofordelat", None): RAM_ORE})
    accepted = sorted((one["nr"][0], one["kommando"]) for one in svar if one["svar"] == "ny")
    for nr, command in accepted:
        _move(naive, command)
        for konto, ore in naive.items():
            if ore < 0:
                yield Fynd("överuttag", f"händelse {nr}: {konto} är {ore} öre")
    state = initial(f"pott/{POTT}")
    assert isinstance(state, Pott)
    state = replay(state, (one.event for one in recorded if one.aggregat == f"pott/{POTT}"))
    gross = {"tilldelat", "rekvirerat", "inbetalt", "aterlamnat"}
    replayed = {
        (konto.position, konto.namnd): ore
        for konto, ore in state.saldon.items()
        if konto.position not in gross and ore
    }
    if replayed != {konto: ore for konto, ore in naive.items() if ore}:
        yield Fynd("summa", f"{replayed} enligt liggaren, {dict(naive)} enligt svaren")


def _move(saldo: Counter[Konto], command: dict[str, Any]) -> None:
    """Move the money of an accepted command, as the documents say it."""
    rad = command.get("rader", [command])[0]
    namnd, ore = rad["namnd"], rad["belopp_ore"]
    hos, spent, own = ("hos_namnd", namnd), ("forbrukat", namnd), ("egenfinansierat", namnd)
    match command["kommando"]:
        case "BeslutaFordelning":
            steps = [("ofordelat", None, -ore), ("fordelat", namnd, ore)]
        case "OverforMedel":
            steps = [("fordelat", namnd, -ore), (*hos, ore), ("overfort", namnd, ore)]
        case "AterlamnaMedel":
            steps = [(*hos, -ore), ("ofordelat", None, ore)]
        case "RedovisaForbrukning":
            ours = min(ore, saldo[hos])
            steps = [(*hos, -ours), (*spent, ours), (*own, ore - ours)]
        case "KrediteraForbrukning":
            theirs = min(ore, saldo[own])
            steps = [(*own, -theirs), (*spent, theirs - ore), (*hos, ore - theirs)]
        case _:  # AvraknaEgenfinansiering
            steps = [(*hos, -ore), (*spent, ore), (*own, -ore)]
    for position, whose, change in steps:
        saldo[position, whose] += change
