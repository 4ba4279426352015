"""Steps about one insats: adjusting, following up and stopping it, and making it permanent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pytest_bdd import then

from domain import events as e
from domain.deciding.outcome import Accepted
from features.steps.fras import Fras
from features.steps.varld import kommando

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

E = TypeVar("E", bound=e.Event)

EFFEKT = {"god": "god", "viss": "viss", "ingen": "ingen", "okänd": "okand"}


@kommando(
    '{organ} justera[rt] insatsen {ord} till {ord_2}(?: med kriteriet (?P<kriterium>"[^"]+"))?'
    "(?P<utan_dialog> utan dialog)?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    command = {
        "kommando": "JusteraInsats",
        "namnd": sagt["organ"],
        "insats": sagt["ord"],
        "ny_insats": sagt["ord_2"],
    }
    if "kriterium" in sagt:
        command["kriterium"] = sagt["kriterium"].strip('"')
    if "utan_dialog" not in sagt:
        command["dialog_datum"] = "2022-04"
    return command


@kommando(
    "{organ} följ(?:er|t) upp insatsen {ord} för {enhet}: (?P<effekt>god|viss|ingen|okänd) effekt"
)
def _(sagt: Sagt) -> dict[str, Any]:
    return _uppfoljning(sagt) | {"underenhet": sagt["enhet"]}


@kommando("{organ} följ(?:er|t) upp insatsen {ord}: (?P<effekt>god|viss|ingen|okänd) effekt")
def _(sagt: Sagt) -> dict[str, Any]:
    return _uppfoljning(sagt)


def _uppfoljning(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "FoljUppInsats",
        "namnd": sagt["organ"],
        "insats": sagt["ord"],
        "effekt": EFFEKT[sagt["effekt"]],
        "bedomning": f"{sagt['effekt']} effekt enligt nämnden",
        "matt": ["antal deltagare"],
    }


@kommando("{organ} avbr(?:yter|utit) insatsen {ord} därför att {ord_2}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "AvbrytInsats",
        "namnd": sagt["organ"],
        "insats": sagt["ord"],
        "skal": sagt["ord_2"],
    }


@kommando(
    "{organ} växla[rt] {belopp} om året från {fran} till {till} från (?P<ar>20[0-9][0-9])"
    "(?: för {ord})?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    command = {
        "kommando": "VaxlaKommunbidrag",
        "fran": sagt["fran"],
        "till": sagt["till"],
        "belopp_per_ar_ore": sagt["belopp"],
        "fran_ar": int(sagt["ar"]),
        "effektbedomning": "insatsen bryter segregation",
        "beslutande": sagt["organ"],
    }
    if "ord" in sagt:
        command["insats"] = sagt["ord"]
    return command


@then(Fras("är insatsen {ord} uppföljd av {organ} med (?P<effekt>god|viss|ingen|okänd) effekt"))
def _(varld: Varld, sagt: Sagt) -> None:
    event = _gav(varld, e.InsatsUppfoljd)

    assert (event.insats, event.underenhet or event.namnd, event.effekt) == (
        sagt["ord"],
        _kod(varld, sagt),
        EFFEKT[sagt["effekt"]],
    )


@then(Fras("är insatsen {ord} avbruten av {organ} därför att {ord_2}"))
def _(varld: Varld, sagt: Sagt) -> None:
    event = _gav(varld, e.InsatsAvbruten)

    assert (event.insats, event.namnd, event.skal) == (
        sagt["ord"],
        _kod(varld, sagt),
        sagt["ord_2"],
    )


@then(Fras("har {organ} justerat insatsen {ord} till {ord_2}"))
def _(varld: Varld, sagt: Sagt) -> None:
    event = _gav(varld, e.InsatsJusterad)

    assert (event.namnd, event.insats, event.ny_insats) == (
        _kod(varld, sagt),
        sagt["ord"],
        sagt["ord_2"],
    )


@then(Fras("växlas {belopp} om året från {fran} till {till} från (?P<ar>20[0-9][0-9])"))
def _(varld: Varld, sagt: Sagt) -> None:
    event = _gav(varld, e.KommunbidragVaxlat)
    found = varld.liggare.register.find

    assert event.belopp_per_ar_ore == sagt["belopp"]
    assert event.fran_ar == int(sagt["ar"])
    assert (event.fran, event.till) == (found(sagt["fran"]).kod, found(sagt["till"]).kod)


def _gav(varld: Varld, slag: type[E]) -> E:
    """Return the event that the latest command gave, which is of a kind."""
    assert isinstance(varld.liggare.outcome, Accepted), varld.liggare.meddelande()
    (event,) = varld.liggare.outcome.events
    assert isinstance(event, slag)
    return event


def _kod(varld: Varld, sagt: Sagt) -> str:
    return varld.liggare.register.find(sagt["organ"]).kod
