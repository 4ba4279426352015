"""The running figures once more, out of ``logg.jsonl`` and nothing of ours: json and a calendar."""

from __future__ import annotations

import json
from calendar import monthrange
from collections import defaultdict
from typing import Any

B, F, H = "belopp_ore", "fran_fordelat_ore", "fran_hos_namnd_ore"
BLOCKED = [("fordelat", "sparrat_ur_fordelat", F), ("hos_namnd", "sparrat_ur_hos_namnd", H)]
FREED = [("sparrat_ur_fordelat", "fordelat", F), ("sparrat_ur_hos_namnd", "hos_namnd", H)]
BACK = [
    ("sparrat_ur_fordelat", "ofordelat", F),
    ("sparrat_ur_hos_namnd", "ofordelat", H),
    ("", "aterlamnat", H),
]
FLYTTAR: dict[str, list[tuple[str, str, str]]] = {
    "StatsbidragTilldelat": [("", "tilldelat", B), ("", "ofordelat", "till_ofordelat_ore")],
    "TilldelningSankt": [("tilldelat", "", B), ("ofordelat", "", "fran_ofordelat_ore")],
    "StatsbidragRekvirerat": [("", "rekvirerat", B), ("", "ofordelat", "till_ofordelat_ore")],
    "RekvisitionMakulerad": [("rekvirerat", "", B), ("ofordelat", "", "fran_ofordelat_ore")],
    "StatsbidragInbetalt": [("", "inbetalt", B)],
    "OidentifieradInbetalningRegistrerad": [("", "oidentifierat", B)],
    "ForskotteringBeslutad": [("", "forskotterat", B)],
    "AnslagAnvisat": [("", "anvisat", B)],
    "MedelAvsatta": [("", "avsatt", B), ("", "ofordelat", B)],
    "MedelOverforda": [("fordelat", "hos_namnd", B), ("", "overfort", B)],
    "KommunbidragOverfort": [("fordelat", "hos_namnd", B), ("", "overfort", B)],
    "AskandeInlamnat": [("askat", "", "ersatter_ore"), ("", "askat", B)],
    "MedelAvbojda": [*BLOCKED, ("", "avbojt", B)],
    "AnnanInsatsBegard": BLOCKED,
    "MedelAterlamnade": [("hos_namnd", "ofordelat", B), ("", "aterlamnat", B)],
    "ForbrukningRedovisad": [("hos_namnd", "forbrukat", "forbrukat_ore")],
    "EgenfinansieringNoterad": [("", "egenfinansierat", B)],
    "ForbrukningKrediterad": [
        ("egenfinansierat", "", "fran_egenfinansierat_ore"),
        ("forbrukat", "hos_namnd", "fran_forbrukat_ore"),
    ],
    "EgenfinansieringAvraknad": [("hos_namnd", "forbrukat", B), ("egenfinansierat", "", B)],
    "NamndredovisningInlamnad": [
        ("redovisat", "", "ersatter_ore"),
        ("", "redovisat", "utfall_ore"),
    ],
    "AterkravEfterskankt": [("aterbetalningsskuld", "efterskankt", B)],
}
POTTENS = {
    "tilldelat", "rekvirerat", "inbetalt", "anvisat", "avsatt", "ofordelat", "oidentifierat",
    "forskotterat", "aterbetalningsskuld", "aterbetalt", "efterskankt",
    "oresavrundning",
}  # fmt: skip
Flytt = tuple[Any, Any, int]


def konto(position: str, of: dict[str, Any]) -> Any:
    own = (None, None) if position in POTTENS else (of.get("namnd"), of.get("underenhet"))
    return (position, *own) if position else None


def aterbetalt(data: dict[str, Any]) -> list[Flytt]:
    """What is paid of a debt, and what it is rounded by."""
    more = data.get("oresavrundning_ore", 0)
    paid, left = data[B] - max(0, more), max(0, -more)
    return [
        (konto("aterbetalningsskuld", {}), konto("aterbetalt", {}), paid),
        (konto("oresavrundning", {}), konto("aterbetalt", {}), max(0, more)),
        (konto("aterbetalningsskuld", {}), konto("oresavrundning", {}), left),
    ]


def flyttar(typ: str, data: dict[str, Any]) -> list[Flytt]:
    """What one event moves: from where, to where, how many öre; None is outside the pott."""
    if typ in {"FordelningBeslutad", "BeslutKompletterat"}:
        rader = [one for one in data["rader"] if B in one]
        return [(konto("ofordelat", {}), konto("fordelat", one), one[B]) for one in rader]
    if typ == "FordelningAndrad":
        return [(konto("fordelat", one), konto("ofordelat", {}), one[B]) for one in data["rader"]]
    if typ in {"BidragsarAvslutat", "HandelseRattad"}:
        ends = ("fran", "till")
        return [
            (*(one.get(e) and konto(one[e]["position"], one[e]) for e in ends), one[B])
            for one in data["flyttningar"]
        ]
    table = FLYTTAR.get(typ, [])
    if typ == "NamndensBeskedProvat":
        table = FREED if data["utfall"] == "medgiven" else BACK
    if typ == "AterbetalningsskuldFaststalld":
        table = [(data["fran_position"], "aterbetalningsskuld", B)]
        if data["fran_position"] == "forbrukat":
            table.append(("", "egenfinansierat", B))
    if typ == "StatsbidragInbetalt" and "avser_id" in data:
        table = [*table, ("oidentifierat", "", B)]
    return [(konto(fran, data), konto(till, data), data.get(of) or 0) for fran, till, of in table]


def last(datum: str) -> str:
    """The last day that a date can mean."""
    datum = datum.removeprefix("../")
    if len(datum) == 4:
        return f"{datum}-12-31"
    return f"{datum}-{monthrange(int(datum[:4]), int(datum[5:]))[1]}" if len(datum) == 7 else datum


def first(datum: str) -> str:
    """The first day that a date can mean."""
    return "2000-01-01" if datum.startswith("../") else datum + "-01-01"[len(datum) - 4 :]


def lopande(logg: bytes) -> list[tuple[Any, ...]]:
    """Each event and position it touches: the change, and what was left in either order."""
    changed: dict[Any, list[tuple[int, str, int]]] = defaultdict(list)
    when = {}
    back: dict[str, tuple[str, bool]] = {}  # what a command is dated, if it undoes what was so too
    for line in logg.splitlines():
        entry = json.loads(line)
        nr, data = entry["nr"], entry["data"]
        when[nr] = (nr, data["handelsedatum"], data.get("liggarnummer"))
        per: dict[Any, int] = defaultdict(int)
        typ = entry["typ"].partition("/")[0]
        moves = aterbetalt(data) if typ == "StatsbidragAterbetalt" else flyttar(typ, data)
        for fran, till, ore in moves:
            for at, delta in ((fran, -ore), (till, ore)):
                if at is not None and ore:
                    per[data["pott"], at] += delta
        datum, of = data["handelsedatum"], data.get("avser_id") if typ == "HandelseRattad" else None
        undoes = back.get(of) == (datum, False)
        back[data["kommando_id"]] = datum, undoes
        for key, delta in per.items():  # what came as early, what went as late as can have been
            changed[key].append((nr, (first if (delta > 0) != undoes else last)(datum), delta))
    return [
        (*when[nr], pott, namnd, underenhet, position, delta,
         sum(d for n, _, d in made if n <= nr), sum(d for _, w, d in made if w <= day))
        for (pott, (position, namnd, underenhet)), made in changed.items()
        for nr, day, delta in made
    ]  # fmt: skip
