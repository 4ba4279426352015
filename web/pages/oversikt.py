"""The front page: which potts there are, what is late, what waits, and what does not add up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from application import moments
from domain.bevakning.vantan import Slag
from projections.answers.bevakning import bevaka
from projections.answers.bevakning.saknat import SAKNAT
from projections.answers.saldo import saldo
from projections.answers.sidor.oppna import oppna
from projections.model.as_of import has_example
from reports.balances.oversikt import report
from reports.tables import Column
from reports.words.terms import AMOUNTS
from web.asking import Svar
from web.rendering import Kolumn, ore, tabell

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from projections.answers.saldo import Saldorad
    from web.asking import Fraga
    from web.rendering import Lank

POTTENS = (
    "rekvirerat_ore", "inbetalt_ore", "avsatt_ore", "ofordelat_ore", "fordelat_ore",
    "hos_namnd_ore", "sparrat_ore", "forbrukat_ore", "aterbetalningsskuld_ore",
    "aterbetalt_ore", "efterskankt_ore", "ej_utnyttjat_ore",
)  # fmt: skip
"""What is shown of each pott."""
_FA = 5  # of what waits, beside the number of all
_SLAG = frozenset(get_args(Slag)) - SAKNAT
"""What is told to wait here; of what lacks an attest the number alone, which is kept."""


def oversikt(fraga: Fraga) -> Svar:
    """Make the front page."""
    answer = fraga.asking.answer(partial(saldo, gruppera=("pott", "ar")), fraga.bounds)
    if fraga.form:
        return Svar("oversikt.html", "Översikt", {}, report(answer))
    rot, dag = answer["per"]["rot"], moments.idag(fraga.bounds)
    waits = fraga.once(rot, bevaka, idag=dag, slag=_SLAG, kept=fraga.asking.kept)
    wrong = fraga.once(rot, oppna, many=_FA)
    late = [row for row in waits["rader"] if row["status"] == "forsenad"]
    soon = [row for row in waits["rader"] if row["status"] != "forsenad"]
    rows, summa = answer["rader"], answer["summa"]
    vad = {
        "tabell": _tabell(fraga, rows, summa, waits["potter"], wrong["potter"]),
        "forsenat": late[:_FA],
        "forsenade": len(late),
        "vantar": soon[:_FA],
        "vantande": len(soon),
        "oattesterade": answer["oattesterade"],
        "avvikelser": wrong["rader"],
        "oppna": wrong["antal"],
        "idag": waits["idag"],
    }
    return Svar("oversikt.html", "Översikt", vad, report(answer))


def _tabell(
    fraga: Fraga,
    rows: Sequence[Saldorad],
    summa: Mapping[str, Any],
    lagen: Sequence[Mapping[str, Any]],
    wrong: Collection[str],
) -> Any:
    """Return the potts, each with where it stands and what it holds."""
    lage = {row["pott"]: row["lage"] for row in lagen}
    potter = [
        {
            **row,
            "status": "Avvikelse öppen" if row.get("pott") in wrong else "Inga öppna avvikelser",
            "lage": lage.get(str(row.get("pott")), ""),
            "exempel": "Exempel" if _is_example(fraga, str(row.get("pott"))) else "",
        }
        for row in rows
    ]

    def of_pott(sida: str) -> Lank:
        return lambda row: fraga.address(sida, pott=row["pott"])

    def address(name: str) -> Lank:
        position = name.removesuffix("_ore")
        return lambda row: fraga.address("poster", position=position, pott=row.get("pott"))

    shown = [name for name in POTTENS if any(row[name] for row in rows)]  # type: ignore[literal-required]
    columns = [
        Kolumn(Column.named("Pott", "pott"), of_pott("pott")),
        Kolumn(Column.text("Status", "status"), of_pott("avvikelser")),
        Kolumn(Column.named("Läge", "lage")),
        *([Kolumn(Column.text("Exempel", "exempel"))] if any(p["exempel"] for p in potter) else []),
        *(Kolumn(ore(AMOUNTS[name], name), address(name)) for name in shown),
    ]
    return tabell("Potterna", potter, columns, summa if len(rows) > 1 else None)


def _is_example(fraga: Fraga, pott: str) -> bool:
    return has_example(fraga.asking.conn, fraga.bounds, pott=pott)
