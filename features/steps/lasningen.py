"""Steps about what is shown afterwards: the journal, attests, what points where, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_bdd import then

from domain.values.money import parse_kronor
from features.steps.fras import Fras
from features.steps.syftning import SYFTNING
from projections.answers.attester import attestforteckning
from projections.answers.bevakning import bevaka
from projections.answers.journal import journal
from projections.answers.kedja import rattelsekedja
from projections.answers.saldo import saldo
from tests.projections.flode import built

if TYPE_CHECKING:
    import sqlite3

    from domain.events.recorded import Recorded
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

Tabell = list[list[str]]

_ATTEST = {
    "inte": "oattesterad",
    "delvis": "delvis_attesterad",
    None: "attesterad",
}


def last(varld: Varld) -> sqlite3.Connection:
    """Return a read model of all that has happened."""
    return built(varld.liggare.recorded).connection()


def ore(text: str) -> int:
    minus, whole = text.startswith("−"), text.removeprefix("−")
    ore = 0 if whole == "0" else parse_kronor(whole)
    return -ore if minus else ore


def kod(varld: Varld, namn: str) -> str | None:
    return varld.liggare.register.find(namn).kod if namn else None


@then(Fras("visar saldot {nr} händelser? som inte är attesterade?"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert saldo(last(varld), pott=varld.namngiven)["oattesterade"] == sagt["nr"]


@then(Fras("är {det} (?:(?P<hur>inte|delvis) )?attesterad i journalen"))
def _(varld: Varld, sagt: Sagt) -> None:
    id_ = varld.senaste(sagt["det"])
    shown = [row["attest"] for row in journal(last(varld)) if row["kommando_id"] == id_]

    assert shown == [_ATTEST[sagt.get("hur")]]


@then(Fras("hör till ärendet {arende}"))
def _(varld: Varld, sagt: Sagt, datatable: Tabell) -> None:
    rows = list(journal(last(varld), arende=sagt["arende"]))

    assert [row["pott"] or "" for row in rows] == [pott for _, pott in datatable[1:]]
    for row, (vad, _) in zip(rows, datatable[1:], strict=True):
        assert isinstance(varld.liggare.recorded[row["nr"]].event, SYFTNING[vad])


@then(Fras("står i attestförteckningen"))
def _(varld: Varld, datatable: Tabell) -> None:
    names = ("roll", "slag", "for_pott", "for_namnd", "giltig_from", "giltig_tom")
    named = {row[0] for row in datatable[1:]}
    rader = attestforteckning(last(varld))["rader"]

    assert [
        [row["aktor"], *(row[name] or "" for name in names)]
        for row in rader
        if row["aktor"] in named
    ] == datatable[1:]


@then(
    Fras(
        "står inte {aktor} som (?P<slag>gransknings|besluts)attestant i attestförteckningen"
        " den {dag}"
    )
)
def _(varld: Varld, sagt: Sagt) -> None:
    rader: list[dict[str, Any]] = attestforteckning(last(varld), giltig=sagt["dag"])["rader"]

    assert (sagt["aktor"], sagt["slag"].removesuffix("s")) not in {
        (row["aktor"], row["slag"]) for row in rader
    }


@then(Fras("visar {det} och rättelsen samma kedja"))
def _(varld: Varld, sagt: Sagt, datatable: Tabell) -> None:
    stream = [one for one in varld.liggare.recorded if one.aggregat == f"pott/{varld.namngiven}"]
    found = [rattelsekedja(stream, _recorded(varld, vad)) for vad in (sagt["det"], "rättelsen")]
    place = {led.recorded.nr: str(i) for i, led in enumerate(found[0], 1)} | {None: ""}

    assert found[0] == found[1]
    assert [
        [
            place[led.recorded.nr],
            place[led.rattar],
            place[led.rattas_av],
            "ja" if led.galler else "nej",
        ]
        for led in found[0]
    ] == [[led, rattar, rattas_av, galler] for led, _, rattar, rattas_av, galler in datatable[1:]]
    for led, (_, vad, *_) in zip(found[0], datatable[1:], strict=True):
        assert isinstance(led.recorded.event, SYFTNING[vad])


def _recorded(varld: Varld, vad: str) -> Recorded:
    event = varld.handelse(vad)
    return next(one for one in varld.liggare.recorded if one.event is event)


@then(Fras("är (?:{belopp}|inget) återkrav försenat den {dag}"))
def _(varld: Varld, sagt: Sagt) -> None:
    late = [
        row["belopp_ore"]
        for row in bevaka(last(varld), idag=sagt["dag"])["rader"]
        if (row["slag"], row["status"]) == ("aterkrav", "forsenad")
    ]

    assert sum(late) == sagt.get("belopp", 0)


@then(Fras("väntar {belopp} på betalning utan återkrav"))
def _(varld: Varld, sagt: Sagt) -> None:
    rows = bevaka(last(varld), idag="2023-12-31", pott=varld.namngiven)["rader"]

    assert [row["belopp_ore"] for row in rows if row["slag"] == "skuld"] == [sagt["belopp"]]
