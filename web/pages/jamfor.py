"""Two moments beside each other: which balances differ, and what happened between."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from application.errors import Kind, Stop
from projections.answers.journal import journal
from projections.answers.sidor.jamforelse import jamforelse
from reports.report import Report
from reports.tables import Column
from web.addresses import ASOF, bounds
from web.asking import Svar
from web.parts.kolumner import DATUM, SLAG, figur, nr, potter, vem
from web.rendering import Kolumn, ore, tabell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from web.asking import Fraga
    from web.rendering import Lank, Tabell

_MEST = 200
_FORST = "till_handelse:0"
_PER: tuple[Literal["handelse", "rot"], ...] = ("handelse", "rot")  # told on each row of a sheet


def jamfor(fraga: Fraga) -> Svar:
    """Make the page of two moments: the ledger's beginning and now, unless others are told."""
    pott = fraga.given.get("pott")
    fraga.asking.named(pott)
    shown = fraga.given.get("a", _FORST), fraga.given.get("b", "")
    a, b = (moment(one) for one in shown)
    within = [fraga.asking.bounded(bounds(at), None)[0] for at in (a, b)]
    answer = jamforelse(fraga.asking.conn, *within, pott=pott)
    for at in (answer["a"], answer["b"]):
        at["rot"] = fraga.asking.rooted({"per": at})["per"]["rot"]
    rows, events = answer["rader"], answer["handelser"]
    vad = {
        "a": shown[0],
        "b": shown[1],
        "tabell": _tabell(rows, a, b),
        "handelser": _handelser(fraga, events[-_MEST:], pott),
        "antal": len(events),
        "potter": potter(fraga),
        "pott": pott or "",
    }
    when = {f"a_{name}": answer["a"][name] for name in _PER} | {
        f"b_{name}": answer["b"][name] for name in _PER
    }
    report = Report(answer, [{**row, **when} for row in rows], lambda: "")
    return Svar("jamfor.html", "Jämför två tidpunkter", vad, report, pott)


def moment(shown: str) -> dict[str, str]:
    """Return a moment as it stands in an address, from ``till_handelse:90``; raises Stop."""
    found = {}
    for part in filter(None, shown.split(",")):
        name, colon, value = part.partition(":")
        if not colon or name not in ASOF:
            raise Stop(
                Kind.USAGE, f"{shown!r} är ingen tidpunkt",
                "Skriv till exempel till_handelse:90, per:2022-12-31 eller inget för nu.",
            )  # fmt: skip
        found[name] = value
    bounds(found)
    return found


def _tabell(rows: Sequence[Any], a: Mapping[str, str], b: Mapping[str, str]) -> Tabell:
    def address(at: Mapping[str, str]) -> Lank:
        return lambda row: figur(at, row, row["position"])

    columns = [
        Kolumn(Column.text("Pott", "pott")),
        vem("potten"),
        Kolumn(Column.named("Position", "position")),
        Kolumn(ore("A", "a_ore"), address(a)),
        Kolumn(ore("B", "b_ore"), address(b)),
        Kolumn(Column.ore("Skillnad", lambda row: row["b_ore"] - row["a_ore"])),
    ]
    return tabell("Saldon som skiljer", rows, columns)


def _handelser(fraga: Fraga, events: Sequence[int], pott: str | None) -> Tabell:
    rows = list(journal(fraga.asking.conn, pott=pott, nar=json.dumps(list(events))))
    columns = [
        *(nr(fraga), DATUM, SLAG),
        Kolumn(Column.text("Pott", "pott")),
        Kolumn(ore("Belopp", "belopp_ore")),
    ]
    return tabell("Händelser emellan", rows, columns)
