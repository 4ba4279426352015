"""What does not add up, with both readings side by side, and what waits for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application import moments
from application.asking import rules
from domain.bevakning.vantan import ROLLER
from projections.answers.avvikelser import avvikelser as avvikelserna
from projections.answers.bevakning import bevaka as vantar
from reports.events.avvikelser import report as avvikelser_report
from reports.events.bevaka import RUBRIK
from reports.events.bevaka import report as bevaka_report
from reports.tables import Column
from reports.words.terms import word
from web.addresses import day, number
from web.asking import Svar
from web.parts.kolumner import organ, potter
from web.rendering import Kolumn, tabell

if TYPE_CHECKING:
    from web.asking import Fraga

_DAGAR = 30


def avvikelser(fraga: Fraga) -> Svar:
    """Make the page of the avvikelser, those that are open unless all are asked for."""
    pott, arende, regel = (fraga.given.get(name) for name in ("pott", "arende", "regel"))
    fraga.asking.named(pott)
    which = {
        "pott": pott,
        "arende": arende,
        "regel": regel and rules.known(regel),
        "alla": bool(fraga.given.get("alla")),
    }
    answer = fraga.asking.answer(avvikelserna, fraga.bounds, **which)
    if arende is not None and not answer["rader"]:
        fraga.asking.known_arende(arende)
    rows = answer["rader"]
    vad = {
        "rader": rows,
        "oppna": sum(row["status"] == "oppen" for row in rows),
        "alla": fraga.again(alla=None if which["alla"] else 1),
        "visar_alla": which["alla"],
        "potter": potter(fraga),
    }
    rubrik = ", ".join(filter(None, ["Avvikelser", pott, arende, regel]))
    return Svar("avvikelser.html", rubrik, vad, avvikelser_report(answer), pott=pott)


def bevaka(fraga: Fraga) -> Svar:
    """Make the page of what waits."""
    pott, namnd = fraga.given.get("pott"), fraga.given.get("namnd")
    inom = number(fraga.given, "dagar", moments.MEST_DAGAR)
    inom = _DAGAR if inom is None else inom
    of = fraga.asking.named(pott, namnd)
    vem = fraga.asking.acting(fraga.given.get("vem"))
    idag = day(fraga.given, "idag") or moments.idag(fraga.bounds)
    which = {"pott": pott, "vem": vem, **of._asdict(), "kept": fraga.asking.kept}
    answer = fraga.asking.answer(vantar, fraga.bounds, idag=idag, inom=inom, **which)
    vad = {
        "vantar": answer,
        "grupper": [
            (rubrik, [row for row in answer["rader"] if row["status"] == status])
            for status, rubrik in RUBRIK.items()
        ],
        "lagen": _lagen(fraga, answer["potter"]),
        "potter": potter(fraga),
        "organ": organ(fraga),
        "vilka": [(roll, roll) for roll in ROLLER] + organ(fraga),
        "vem": vem,
    }
    rubrik = ", ".join(filter(None, ["Bevaka", pott, namnd, vem]))
    return Svar("bevaka.html", rubrik, vad, bevaka_report(answer), pott=pott)


def _lagen(fraga: Fraga, rows: Any) -> Any:
    columns = [
        Kolumn(Column.named("Pott", "pott"), lambda row: fraga.address("pott", pott=row["pott"])),
        Kolumn(Column.named("Läge", "lage")),
        Kolumn(Column.named("Återkrav m.m.", "sidospar")),
        Kolumn(Column.text("Nämnderna redovisar", lambda row: word(row["internt"]))),
        Kolumn(Column.named("Till myndigheten", "myndighet")),
    ]
    return tabell("Var potterna står", rows, columns)
