"""Steps about the ärende: how it is prepared, decided, recorded, sent out and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_bdd import then

from domain import events as e
from domain.bevakning.lage_arende import arendets_lage, obesvarade
from features.steps.fras import Fras
from features.steps.varld import kommando

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

Tabell = list[list[str]]

LAGEN = {
    "öppet": "oppet",
    "berett": "beredd",
    "bordlagt": "bordlagd",
    "återremitterat": "aterremitterad",
    "remitterat": "remitterad",
    "justerat": "justerad",
    "anslaget": "anslagen",
    "i laga kraft": "laga_kraft",
}


def _svar(sagt: Sagt) -> dict[str, str]:
    return {"svar_senast": sagt["senast"]} if "senast" in sagt else {}


@kommando(
    "(?P<muntlig>den muntliga )?(?P<slag>reservationen|särskilda yttrandet) från {partier}"
    " anteckna(?:s|ts) i ärendet {arende}"
)
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "AntecknaReservation",
        "arende": sagt["arende"],
        "slag": "reservation" if sagt["slag"] == "reservationen" else "sarskilt_yttrande",
        "partier": sagt["partier"],
        "muntlig": "muntlig" in sagt,
    }


@kommando(
    "protokollet(?: från {organ}s möte {mote})? justera(?:s|ts) {justerat}"
    "(?: och ansl(?:ås|agits) {anslaget})? i ärendet {arende}"
)
def _(sagt: Sagt) -> dict[str, Any]:
    command = {
        "kommando": "JusteraProtokoll",
        "arende": sagt["arende"],
        "datum": sagt["justerat"],
    }
    if "anslaget" in sagt:
        command["anslaget"] = sagt["anslaget"]
    if "mote" in sagt:
        command["beslut"] = {"organ": sagt["organ"], "datum": sagt["mote"]}
    return command


@kommando("beslutet i ärendet {arende} expediera(?:s|ts) till")
def _(sagt: Sagt, tabell: Tabell) -> dict[str, Any]:
    return {
        "kommando": "ExpedieraBeslut",
        "arende": sagt["arende"],
        "mottagare": [namn for (namn,) in tabell],
    }


@kommando("{organ} återremittera[rt] ärendet {arende} med motiveringen {ord}(?:, svar {senast})?")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "AterremitteraArende",
        "arende": sagt["arende"],
        "motivering": sagt["ord"],
        **_svar(sagt),
    }


@kommando("{organ} bordl(?:ägger|agt) ärendet {arende}(?: till {tom})?")
def _(sagt: Sagt) -> dict[str, Any]:
    till = {"till_datum": sagt["tom"]} if "tom" in sagt else {}
    return {"kommando": "BordlaggArende", "arende": sagt["arende"], **till}


@kommando("{organ} remittera[rt] ärendet {arende}(?: med svar senast {senast})? till dessa")
def _(sagt: Sagt, tabell: Tabell) -> dict[str, Any]:
    return {
        "kommando": "RemitteraArende",
        "arende": sagt["arende"],
        "mottagare": [namn for (namn,) in tabell],
        **_svar(sagt),
    }


@kommando(
    "{organ} ge(?:r|tt) {enhet} uppdraget {ord} i ärendet {arende}(?: med svar senast {senast})?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "GeUppdrag",
        "arende": sagt["arende"],
        "uppdrag": sagt["ord"],
        "till": sagt["enhet"],
        **_svar(sagt),
    }


@kommando("(?:{organ} svara[rt]|ett svar kom(?:mer|mit)) på {det} i ärendet {arende}")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    av = {"av": sagt["organ"]} if "organ" in sagt else {}
    return {
        "kommando": "AterrapporteraUppdrag",
        "arende": sagt["arende"],
        "avser_id": varld.senaste(sagt["det"]),
        "text": "svaret är ett exempel",
        **av,
    }


@then(Fras("väntar ärendet {arende} på (?:{nr}|inget) svar"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert len(obesvarade(varld.liggare.arende(sagt["arende"]))) == sagt.get("nr", 0)


@then(Fras(f"är ärendet {{arende}} (?P<laget>{'|'.join(LAGEN)})"))
def _(varld: Varld, sagt: Sagt) -> None:
    idag = varld.liggare.events[-1].handelsedatum

    assert arendets_lage(varld.liggare.arende(sagt["arende"]), idag) == LAGEN[sagt["laget"]]


@then(Fras("vinner beslutet laga kraft {dag}"))
def _(varld: Varld, sagt: Sagt) -> None:
    justerat = varld.handelse("justeringen")

    assert isinstance(justerat, e.ProtokollJusterat)
    assert justerat.laga_kraft == sagt["dag"]


@then(Fras("är (?:avvikelsen {kod}|ingen avvikelse) antecknad i svaret"))
def _(varld: Varld, sagt: Sagt) -> None:
    """An ärende keeps its avvikelser on the event, as it belongs to no pott."""
    found = {found.kod for found in varld.liggare.events[-1].avvikelser}

    assert found == ({sagt["kod"]} if "kod" in sagt else set())


@then(Fras("läser svarets avvikelse {kod} {ord} mot {ord_2}"))
def _(varld: Varld, sagt: Sagt) -> None:
    found = [one for one in varld.liggare.events[-1].avvikelser if one.kod == sagt["kod"]]

    assert [(one.lasning_1, one.lasning_2) for one in found] == [(sagt["ord"], sagt["ord_2"])]
