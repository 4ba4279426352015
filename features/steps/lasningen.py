"""Steps about what is shown afterwards: the year of the books, ram, attests, what points where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_bdd import then

from domain.values.money import parse_kronor
from features.steps.fras import Fras
from features.steps.svaret import LAGEN
from features.steps.syftning import SYFTNING
from projections.answers.attester import attestforteckning
from projections.answers.bevakning import bevaka
from projections.answers.journal import journal
from projections.answers.kedja import rattelsekedja
from projections.answers.poster import poster
from projections.answers.rakenskapsar import rakenskapsar
from projections.answers.ram import ram
from projections.answers.saldo import amounts, saldo
from projections.model.as_of import NU, AsOf
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


def _last(varld: Varld) -> sqlite3.Connection:
    """Return a read model of all that has happened."""
    return built(varld.liggare.recorded).connection()


def _ore(text: str) -> int:
    minus, whole = text.startswith("−"), text.removeprefix("−")
    ore = 0 if whole == "0" else parse_kronor(whole)
    return -ore if minus else ore


def _kod(varld: Varld, namn: str) -> str | None:
    return varld.liggare.register.find(namn).kod if namn else None


@then(Fras("visar räkenskapsåret {ar}, som är (?P<hur>öppet|stängt)"))
def _(varld: Varld, sagt: Sagt, datatable: Tabell) -> None:
    answer = rakenskapsar(
        _last(varld), rakenskapsar=sagt["ar"], pott=varld.namngiven, gruppera=("namnd",)
    )
    shown = {
        (row["namnd"], row["saldo"]): [
            row[f"{name}_ore"] for name in ("ingaende", "forandring", "utgaende")
        ]
        for row in answer["rader"]
    }

    assert (answer["stangt"] is not None) == (sagt["hur"] == "stängt")
    for namn, vad, *stated in datatable[1:]:
        assert shown[_kod(varld, namn), LAGEN[vad]] == [_ore(one) for one in stated], (namn, vad)


_SALDON = LAGEN | {
    "balanskonto": "balanskonto",
    "centralt": "centralt",
    "utestående": "utestaende",
    "beslutat": "beslutat",
    "överfört": "overfort",
    "åter": "ater",
    "kvar": "kvar",
}


@then(Fras("är nämndernas ställning(?: per {per})?"))
def _(varld: Varld, sagt: Sagt, datatable: Tabell) -> None:
    """Of each nämnd, sub-units added up: what was decided for it, and what came of that."""
    asof = AsOf(datum=sagt["per"]) if "per" in sagt else NU
    answer = saldo(_last(varld), asof, pott=varld.namngiven, gruppera=("namnd",))
    names = [_SALDON[vad] for vad in datatable[0][1:]]
    shown = {
        row["namnd"]: [amounts(row)[f"{name}_ore"] for name in names]
        for row in answer["rader"]
        if row["namnd"] is not None and any(amounts(row)[f"{name}_ore"] for name in names)
    }

    assert shown == {
        _kod(varld, namn): [_ore(one) for one in stated] for namn, *stated in datatable[1:]
    }


@then(Fras("är saldot (?P<vad>utestående|balanskonto|centralt) {belopp} per {per}"))
def _(varld: Varld, sagt: Sagt) -> None:
    answer = saldo(_last(varld), AsOf(datum=sagt["per"]), pott=varld.namngiven)

    assert amounts(answer["summa"])[f"{_SALDON[sagt['vad']]}_ore"] == sagt["belopp"]


@then(
    Fras(
        f"är saldot (?P<lage>{'|'.join(_SALDON)})(?: (?:hos|till|av) {{organ}})? summan av"
        " händelserna"
    )
)
def _(varld: Varld, sagt: Sagt, datatable: Tabell) -> None:
    """Their kinds, what each changed and what the balance was after it; and no other event."""
    conn = _last(varld)
    of = {"pott": varld.namngiven, "namnd": _kod(varld, sagt.get("organ", ""))}
    position = _SALDON[sagt["lage"]]
    found = poster(conn, position=position, **of)

    assert [(row["forandring_ore"], row["saldo_ore"]) for row in found["rader"]] == [
        (_ore(belopp), _ore(efter)) for _, belopp, efter in datatable[1:]
    ]
    for row, (vad, *_) in zip(found["rader"], datatable[1:], strict=True):
        assert isinstance(varld.liggare.recorded[row["nr"]].event, SYFTNING[vad]), row
    assert found["summa_ore"] == saldo(conn, **of)["summa"][f"{position}_ore"]


@then(Fras("visas engångsmedel och växlad ram"))
def _(varld: Varld, datatable: Tabell) -> None:
    answer = ram(_last(varld))
    names = ("ar", "namnd", "engangsmedel_ore", "vaxlat_ore", "ram_ore")

    assert [[row[name] for name in names] for row in answer["rader"]] == [
        [int(ar), _kod(varld, namn), *(_ore(one) for one in stated)]
        for ar, namn, *stated in datatable[1:]
    ]
    assert all(one["vaxlat_ore"] == one["ram_ore"] == 0 for one in answer["summa"])


@then(Fras("visas varken engångsmedel eller växlad ram"))
def _(varld: Varld) -> None:
    answer = ram(_last(varld))

    assert answer["rader"] == answer["vaxlingar"] == []


@then(Fras("visar saldot {nr} händelser? som inte är attesterade?"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert saldo(_last(varld), pott=varld.namngiven)["oattesterade"] == sagt["nr"]


@then(Fras("är {det} (?:(?P<hur>inte|delvis) )?attesterad i journalen"))
def _(varld: Varld, sagt: Sagt) -> None:
    id_ = varld.senaste(sagt["det"])
    shown = [row["attest"] for row in journal(_last(varld)) if row["kommando_id"] == id_]

    assert shown == [_ATTEST[sagt.get("hur")]]


@then(Fras("hör till ärendet {arende}"))
def _(varld: Varld, sagt: Sagt, datatable: Tabell) -> None:
    rows = list(journal(_last(varld), arende=sagt["arende"]))

    assert [row["pott"] or "" for row in rows] == [pott for _, pott in datatable[1:]]
    for row, (vad, _) in zip(rows, datatable[1:], strict=True):
        assert isinstance(varld.liggare.recorded[row["nr"]].event, SYFTNING[vad])


@then(Fras("står i attestförteckningen"))
def _(varld: Varld, datatable: Tabell) -> None:
    names = ("roll", "slag", "for_pott", "for_namnd", "giltig_from", "giltig_tom")
    named = {row[0] for row in datatable[1:]}
    rader = attestforteckning(_last(varld))["rader"]

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
    rader: list[dict[str, Any]] = attestforteckning(_last(varld), giltig=sagt["dag"])["rader"]

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
        for row in bevaka(_last(varld), idag=sagt["dag"])["rader"]
        if (row["slag"], row["status"]) == ("aterkrav", "forsenad")
    ]

    assert sum(late) == sagt.get("belopp", 0)


@then(Fras("väntar {belopp} på betalning utan återkrav"))
def _(varld: Varld, sagt: Sagt) -> None:
    rows = bevaka(_last(varld), idag="2023-12-31", pott=varld.namngiven)["rader"]

    assert [row["belopp_ore"] for row in rows if row["slag"] == "skuld"] == [sagt["belopp"]]


@then(
    Fras(
        "visar saldot {belopp} föreslaget, {av_belopp} till {organ} och {prognos} till {beslutande}"
    )
)
def _(varld: Varld, sagt: Sagt) -> None:
    shown = {
        row["namnd"]: row["foreslaget_ore"]
        for row in saldo(_last(varld), pott=varld.namngiven, gruppera=("namnd",))["rader"]
    }
    first, second = (_kod(varld, sagt[name]) for name in ("organ", "beslutande"))

    assert sagt["belopp"] == shown[None]
    assert [sagt["av_belopp"], sagt["prognos"]] == [shown.get(first, 0), shown.get(second, 0)]
