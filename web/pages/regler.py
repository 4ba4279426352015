"""The rules, each with its sources and scenarios, and the events that were held to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.asking.rules import rules
from projections.answers.avvikelser import avvikelser
from reports.events.regler import report
from reports.tables import Column
from web.addresses import number
from web.asking import Svar
from web.parts import kolumner
from web.parts.kolumner import SLAG
from web.rendering import Kolumn, tabell

if TYPE_CHECKING:
    from web.asking import Fraga
    from web.rendering import Tabell

_VERKAN = {"avvisar": "Avvisar", "avvikelse": "Öppnar avvikelse", "upphörd": "Upphörd"}
FA = 3  # avvikelser that are shown on the rule's own page
BLAND, MEST = 10_000, 50
"""Among how many events those that were held to a rule are looked for, and how many are shown."""


def regler(fraga: Fraga) -> Svar:
    """Make the page of all rules."""
    answer = rules()
    columns = [
        Kolumn(Column.text("Regel", "id"), lambda row: fraga.address("regel", regel=row["id"])),
        Kolumn(Column.text("Säger", "regel")),
        Kolumn(Column.text("Verkan", lambda row: _VERKAN[row["verkan"]])),
        Kolumn(Column.named("Gäller från", "giltig_from")),
    ]
    vad = {"tabell": tabell("Reglerna", answer["rader"], columns)}
    return Svar("regler.html", "Regler", vad, report(answer, whole=False))


def regel(fraga: Fraga) -> Svar:
    """Make the page of a rule: what it says, why, and which events were held to it."""
    answer = rules(fraga.given["regel"])
    (row,) = answer["rader"]
    opened = avvikelser(fraga.asking.conn, regel=row["id"], alla=True)["rader"]
    vad = {
        "r": row,
        "verkan": _VERKAN[row["verkan"]],
        "avvikelser": opened[:FA],
        "antal": len(opened),
        **_tried(fraga, row["id"]),
    }
    return Svar("regel.html", f"Regel {row['id']}", vad, report(answer, whole=True))


def _tried(fraga: Fraga, id_: str) -> dict[str, object]:
    """Return the last events that were held to a rule, and where earlier ones are looked for."""
    asked = number(fraga.given, "fran_nr")
    before = fraga.asking.source.head().nr + 1 if asked is None else asked
    found = fraga.asking.tried_against(id_, before, BLAND)
    first = found[MEST - 1][0] if len(found) > MEST else max(0, before - BLAND)
    return {
        "provade": _tabell(fraga, found[:MEST]),
        "fran": first,
        "till": before - 1,
        "tidigare": fraga.again(fran_nr=first) if first else None,
    }


def _tabell(fraga: Fraga, found: list[tuple[int, str]]) -> Tabell:
    rows = [{"nr": nr, "typ": typ} for nr, typ in found]
    return tabell("Händelser som prövades mot regeln", rows, [kolumner.nr(fraga), SLAG])
