"""What of each statsbidrag will be left to repay at the pace so far: a forecast, and no figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application import moments
from projections.answers.prognos import prognos as prognosen
from reports.balances.prognos import KOLUMNER, ORDEN, report, slutsats, tiden
from reports.tables import Column
from web.asking import Svar
from web.parts.kolumner import kod, organ, potter, rad
from web.rendering import Kolumn, ore, tabell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.answers.prognos import Prognospott, Prognosrad
    from web.asking import Fraga
    from web.rendering import Lank, Tabell

_BOKFORT = ("forbrukat_ore", "kvar_ore")
"""What is the sum of events; the others are reckoned from it."""


def prognos(fraga: Fraga) -> Svar:
    """Make the page of the forecast, of one statsbidrag or of all."""
    namn, namnd = fraga.given.get("pott"), fraga.given.get("namnd")
    of = fraga.asking.named(namn, namnd)
    idag = moments.idag(fraga.bounds)
    answer = fraga.asking.answer(prognosen, fraga.bounds, idag=idag, pott=namn, **of._asdict())
    vad = {
        "orden": ORDEN,
        "idag": idag,
        "delar": [
            {
                "pott": one["pott"],
                "tiden": tiden(one),
                "tabell": _tabell(
                    fraga, [r for r in answer["rader"] if r["pott"] == one["pott"]], one
                ),
                "slutsats": slutsats(one),
            }
            for one in answer["potter"]
        ],
        "potter": potter(fraga),
        "organ": organ(fraga),
    }
    rubrik = ", ".join(filter(None, ["Prognos", namn, namnd]))
    return Svar("prognos.html", rubrik, vad, report(answer), pott=namn)


def sagd(fraga: Fraga, pott: str) -> dict[str, Any] | None:
    """Return what a pott's own page says of its forecast; None outside its time of use."""
    idag = moments.idag(fraga.bounds)
    potter = fraga.asking.answer(prognosen, fraga.bounds, idag=idag, pott=pott)["potter"]
    return next(
        (
            {
                "kvar": one["kvar_ore"] + one["ofordelat_ore"],
                "aterbetalas": one["aterbetalas_ore"],
                "href": fraga.address("prognos", pott=pott),
            }
            for one in potter
            if 0 < one["dagar"] < one["av_dagar"]
        ),
        None,
    )


def _tabell(fraga: Fraga, rows: Sequence[Prognosrad], of: Prognospott) -> Tabell:
    """Return a pott's nämnder; the sum of all of them is the pott's."""
    names = fraga.asking.organ_names()

    def leder(name: str) -> Lank | None:
        position = name.removesuffix("_ore")

        def lank(row: Any) -> str:
            if "namnd" in row:
                return fraga.address("poster", **rad(row, position))
            return fraga.address("poster", position=position, pott=row["pott"])

        return lank if name in _BOKFORT else None

    columns = [
        Kolumn(
            Column.text("Nämnd", lambda row: names.get(kod(row), kod(row))),
            lambda row: fraga.address("namnd", namnd=kod(row)),
            under=kod,
        ),
        *(Kolumn(ore(rubrik, name), leder(name)) for name, rubrik in KOLUMNER.items()),
    ]
    whole = len(rows) > 1 and sum(row["kvar_ore"] for row in rows) == of["kvar_ore"]
    return tabell(f"Prognos, {of['pott']}", rows, columns, of if whole else None)
