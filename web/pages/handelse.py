"""One event: what it changed, the decision and documents, the rules it was held to, the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application.errors import Stop, described
from ledger.errors import LedgerError
from reports.events.handelse import ASIDE, label, ordered, texts
from reports.report import Report
from reports.tables import Column
from reports.words.nouns import noun
from reports.words.terms import word
from web.addresses import BEVIS
from web.asking import Svar
from web.parts.kolumner import figur, vem
from web.rendering import Kolumn, ore, tabell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from web.asking import Fraga
    from web.rendering import Lank, Tabell

_BESLUT = {"beslut", "underlag"}


def handelse(fraga: Fraga) -> Svar:
    """Make the page of an event; one that differs from its seal says so."""
    found = fraga.session.event(fraga.given["nr"], people=True)
    answer: Mapping[str, Any] = found.answer
    data = answer["data"]
    pott = data.get("pott")
    vad = {
        "h": answer,
        "data": data,
        "pott": pott,
        "sager": [
            (label(name), text)
            for name, value in ordered(found.said)
            if name not in ASIDE | _BESLUT
            for text in texts(name, value)
        ],
        "beslut": data.get("beslut"),
        "underlag": data.get("underlag", []),
        "verkan": _verkan(answer, pott),
        "bevis": _bevis(fraga, answer["nr"]),
        "dolt": found.hidden,
        "fel": found.wrong,
    }
    rubrik = f"Händelse {answer['nr']}: {noun(answer['typ'])}"
    return Svar("handelse.html", rubrik, vad, Report(answer, (), lambda: ""), pott=pott)


def _bevis(fraga: Fraga, nr: int) -> dict[str, Any]:
    """Return how many events the newest proof is of and where it is; else why there is none."""
    try:
        made = fraga.session.proof(str(nr), None)
    except (Stop, LedgerError) as error:
        told = described(error)
        return {"fel": told.text, "hjalp": told.hjalp}
    return {"handelser": made.handelser, "href": f"/handelse/{nr}/{BEVIS}"}


def _verkan(answer: Mapping[str, Any], pott: str | None) -> Tabell:
    """Return the positions that the event moved: before, changed by, after.

    What they were leads to what they were the sums of then, whatever moment the page came from.
    """
    rows = [
        {**row, "andring_ore": row["efter_ore"] - row["fore_ore"]}
        for row in answer.get("verkan", ())
    ]

    def address(nr: int) -> Lank:
        then = {"till_handelse": str(nr)}
        return lambda row: figur(then, {**row, "pott": pott}, row["position"])

    columns = [
        Kolumn(Column.text("Position", lambda row: word(row["position"]).capitalize())),
        vem("potten"),
        Kolumn(ore("Före", "fore_ore"), address(answer["nr"] - 1)),
        Kolumn(ore("Ändring", "andring_ore")),
        Kolumn(ore("Efter", "efter_ore"), address(answer["nr"])),
    ]
    return tabell("Vad den ändrade", rows, columns)
