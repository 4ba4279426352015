"""Steps about balances as they are shown: of nämnder, of the books' years, and beside the ram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import then

from features.steps.fras import Fras
from features.steps.lasningen import kod, last, ore
from features.steps.svaret import LAGEN
from features.steps.syftning import SYFTNING
from projections.answers.poster import poster
from projections.answers.rakenskapsar import rakenskapsar
from projections.answers.ram import ram
from projections.answers.saldo import amounts, saldo
from projections.model.as_of import NU, AsOf

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

Tabell = list[list[str]]


@then(Fras("visar räkenskapsåret {ar}, som är (?P<hur>öppet|stängt)"))
def _(varld: Varld, sagt: Sagt, datatable: Tabell) -> None:
    answer = rakenskapsar(
        last(varld), rakenskapsar=sagt["ar"], pott=varld.namngiven, gruppera=("namnd",)
    )
    shown = {
        (row["namnd"], row["saldo"]): [
            row[f"{name}_ore"] for name in ("ingaende", "forandring", "utgaende")
        ]
        for row in answer["rader"]
    }

    assert (answer["stangt"] is not None) == (sagt["hur"] == "stängt")
    for namn, vad, *stated in datatable[1:]:
        assert shown[kod(varld, namn), LAGEN[vad]] == [ore(one) for one in stated], (namn, vad)


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
    answer = saldo(last(varld), asof, pott=varld.namngiven, gruppera=("namnd",))
    names = [_SALDON[vad] for vad in datatable[0][1:]]
    shown = {
        row["namnd"]: [amounts(row)[f"{name}_ore"] for name in names]
        for row in answer["rader"]
        if row["namnd"] is not None and any(amounts(row)[f"{name}_ore"] for name in names)
    }

    assert shown == {
        kod(varld, namn): [ore(one) for one in stated] for namn, *stated in datatable[1:]
    }


@then(Fras("är saldot (?P<vad>utestående|balanskonto|centralt) {belopp} per {per}"))
def _(varld: Varld, sagt: Sagt) -> None:
    answer = saldo(last(varld), AsOf(datum=sagt["per"]), pott=varld.namngiven)

    assert amounts(answer["summa"])[f"{_SALDON[sagt['vad']]}_ore"] == sagt["belopp"]


@then(
    Fras(
        f"är saldot (?P<lage>{'|'.join(_SALDON)})(?: (?:hos|till|av) {{organ}})? summan av"
        " händelserna"
    )
)
def _(varld: Varld, sagt: Sagt, datatable: Tabell) -> None:
    """Their kinds, what each changed and what the balance was after it; and no other event."""
    conn = last(varld)
    of = {"pott": varld.namngiven, "namnd": kod(varld, sagt.get("organ", ""))}
    position = _SALDON[sagt["lage"]]
    found = poster(conn, position=position, **of)

    assert [(row["forandring_ore"], row["saldo_ore"]) for row in found["rader"]] == [
        (ore(belopp), ore(efter)) for _, belopp, efter in datatable[1:]
    ]
    for row, (vad, *_) in zip(found["rader"], datatable[1:], strict=True):
        assert isinstance(varld.liggare.recorded[row["nr"]].event, SYFTNING[vad]), row
    assert found["summa_ore"] == saldo(conn, **of)["summa"][f"{position}_ore"]


@then(Fras("visas engångsmedel och växlad ram"))
def _(varld: Varld, datatable: Tabell) -> None:
    answer = ram(last(varld))
    names = ("ar", "namnd", "engangsmedel_ore", "vaxlat_ore", "ram_ore")

    assert [[row[name] for name in names] for row in answer["rader"]] == [
        [int(ar), kod(varld, namn), *(ore(one) for one in stated)]
        for ar, namn, *stated in datatable[1:]
    ]
    assert all(one["vaxlat_ore"] == one["ram_ore"] == 0 for one in answer["summa"])


@then(Fras("visas varken engångsmedel eller växlad ram"))
def _(varld: Varld) -> None:
    answer = ram(last(varld))

    assert answer["rader"] == answer["vaxlingar"] == []


@then(
    Fras(
        "visar saldot {belopp} föreslaget, {av_belopp} till {organ} och {prognos} till {beslutande}"
    )
)
def _(varld: Varld, sagt: Sagt) -> None:
    shown = {
        row["namnd"]: row["foreslaget_ore"]
        for row in saldo(last(varld), pott=varld.namngiven, gruppera=("namnd",))["rader"]
    }
    first, second = (kod(varld, sagt[name]) for name in ("organ", "beslutande"))

    assert sagt["belopp"] == shown[None]
    assert [sagt["av_belopp"], sagt["prognos"]] == [shown.get(first, 0), shown.get(second, 0)]
