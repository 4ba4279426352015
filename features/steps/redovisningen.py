"""Steps about reports, what is owed to the state, and the closing of years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_bdd import then

from domain import events as e
from domain.states.avvikelser import opened
from features.steps.fras import Fras
from features.steps.varld import kommando

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

Tabell = list[list[str]]

BEDOMNING = {
    "godtagbar": "godtagbar",
    "ej godtagbar": "ej_godtagbar",
    "i behov av komplettering": "komplettering",
}
GRUNDER = {
    "för ej förbrukat": "ej_forbrukat",
    "för fel ändamål": "fel_andamal",
    "därför att beloppet var för högt": "fel_belopp",
    "för utebliven redovisning": "ej_redovisat",
}
UR = {
    "det ofördelade": "ofordelat",
    "det fördelade": "fordelat",
    "det disponibla": "hos_namnd",
    "det förbrukade": "forbrukat",
}

UPPGIFTER = {
    "inbetalt": "inbetalt",
    "balanskontot": "balanskonto",
    "kostnaden": "kostnad",
    "det ej utnyttjade": "ej_utnyttjat",
}
MOT = {"huvudboken": "huvudbok", "banken": "bank"}


def _en_av(group: str, words: dict[str, str]) -> str:
    return f"(?P<{group}>{'|'.join(words)})"


def _redovisning(namnd: str) -> dict[str, Any]:
    return {
        "kommando": "LamnaNamndredovisning",
        "namnd": namnd,
        "text": "medlen har använts till insatser för barn och unga",
    }


@kommando("{organ} redovisa[rt] (?:utfallet {belopp}|användningen utan belopp) i sin årsanalys")
def _(sagt: Sagt) -> dict[str, Any]:
    utfall = {"utfall_ore": sagt["belopp"]} if "belopp" in sagt else {}
    return _redovisning(sagt["organ"]) | utfall


@kommando("dessa nämnder redovisa[rt] användningen utan belopp i sina årsanalyser")
def _(tabell: Tabell) -> tuple[dict[str, Any], ...]:
    return tuple(_redovisning(namnd) for (namnd,) in tabell)


@kommando(
    f"stadskontoret bedöm(?:er|t) redovisningen från {{organ}} som {_en_av('som', BEDOMNING)}"
)
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "BedomRedovisning",
        "namnd": sagt["organ"],
        "bedomning": BEDOMNING[sagt["som"]],
        "text": "medlen har använts i enlighet med kommunstyrelsens intentioner",
    }


@kommando("{organ} godkän(?:ner|t) återrapporteringen")
def _(sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "GodkannAterrapportering", "beslutande": sagt["organ"]}


@kommando(
    "återrapporteringen på {belopp} per {per} bli(?:r|vit) "
    "(?P<steg>utkast|inskickad|kvitterad|komplettering)"
    "(?: med prognosen {prognos})?(?: med kvittensen {ord})?(?: med förklaringen {ord_2})?"
    "(?:, på {nr} kostnadshändelser om {av_belopp})?(?:, varav andra juridiska personer {ranta})?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    fields = {"prognos": "prognos_ore", "ord": "kvittens", "ord_2": "forklaring"}
    fields |= {"ranta": "andel_andra_juridiska_personer_ore"}
    urval = {"antal": sagt.get("nr"), "summa_ore": sagt.get("av_belopp")}
    return {
        **({"kostnader": urval} if "nr" in sagt else {}),
        "kommando": "AterrapporteraTillMyndighet",
        "steg": sagt["steg"],
        "summa_ore": sagt["belopp"],
        "per_datum": sagt["per"],
        **{field: sagt[name] for name, field in fields.items() if name in sagt},
    }


@then(Fras("vilar återrapporteringen på {nr} kostnadshändelser om {belopp}"))
def _(varld: Varld, sagt: Sagt) -> None:
    event = varld.liggare.events[-1]

    assert isinstance(event, e.AterrapporteradTillMyndighet)
    assert (event.kostnader.antal, event.kostnader.summa_ore) == (sagt["nr"], sagt["belopp"])


@kommando(
    f"stadskontoret fastställ(?:er|t) en skuld på {{belopp}} {_en_av('grund', GRUNDER)}"
    f" ur {_en_av('position', UR)}(?: hos {{organ}})?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    namnd = {"namnd": sagt["organ"]} if "organ" in sagt else {}
    return {
        "kommando": "FaststallSkuld",
        "belopp_ore": sagt["belopp"],
        "grund": GRUNDER[sagt["grund"]],
        "fran_position": UR[sagt["position"]],
        **namnd,
    }


@kommando("{organ} återkräv(?:er|t) {belopp} med förfallodag {senast}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "TaEmotAterkrav",
        "belopp_ore": sagt["belopp"],
        "forfallodag": sagt["senast"],
        "motpart": sagt["organ"],
        "beslutande": sagt["organ"],
    }


@kommando(
    "stadskontoret återbetala[rt] {belopp}(?: och {ranta} i ränta)?"
    "(?:, avrundat (?P<hall>uppåt|nedåt) med {prognos})?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    more = {"ranta_ore": sagt["ranta"]} if "ranta" in sagt else {}
    if "hall" in sagt:
        sign = 1 if sagt["hall"] == "uppåt" else -1
        more["oresavrundning_ore"] = sign * sagt["prognos"]
    return {"kommando": "AterbetalaStatsbidrag", "belopp_ore": sagt["belopp"], **more}


@kommando("{organ} efterskänk(?:er|t) {belopp}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "EfterskankAterkrav",
        "belopp_ore": sagt["belopp"],
        "skal": "särskilda skäl",
        "motpart": sagt["organ"],
        "beslutande": sagt["organ"],
    }


@kommando(
    f"stadskontoret stäm(?:mer|t) av {_en_av('uppgift', UPPGIFTER)}(?: hos {{organ}})? per {{per}}"
    f" mot {_en_av('mot', MOT)}, som visar (?P<minus>−)?{{belopp}}(?: på konto {{kod}})?"
    "(?: med förklaringen {ord})?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    fields = {"organ": "namnd", "kod": "konto", "ord": "forklaring"}
    return {
        "kommando": "AvstamPost",
        "position": UPPGIFTER[sagt["uppgift"]],
        "slag": MOT[sagt["mot"]],
        "per_datum": sagt["per"],
        "belopp_ore": -sagt["belopp"] if "minus" in sagt else sagt["belopp"],
        **{field: sagt[name] for name, field in fields.items() if name in sagt},
    }


@then(Fras("skiljer avstämningen (?P<minus>−)?{belopp} från liggarens (?P<minus_2>−)?{av_belopp}"))
def _(varld: Varld, sagt: Sagt) -> None:
    event = varld.liggare.events[-1]

    assert isinstance(event, e.PostAvstamd)
    assert event.differens_ore == (-1 if "minus" in sagt else 1) * sagt["belopp"]
    assert event.liggarens_ore == (-1 if "minus_2" in sagt else 1) * sagt["av_belopp"]


@kommando("bidragsåret avsluta(?:s|ts)")
def _() -> dict[str, Any]:
    return {"kommando": "AvslutaBidragsar"}


@kommando("räkenskapsåret {ar} stäng(?:s|ts)")
def _(sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "StangRakenskapsar", "ar": sagt["ar"], "skal": "bokslutet är klart"}


@kommando("räkenskapsåret {ar} öppna(?:s|ts) igen")
def _(sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "OppnaRakenskapsar", "ar": sagt["ar"], "skal": "bokslutet görs om"}


@then(Fras("är {nr} avvikelser? {kod} öpp(?:na, alla|en,) med {ord}"))
def _(varld: Varld, sagt: Sagt) -> None:
    oppna = varld.liggare.oppna(varld.namngiven)
    lasningar = {
        (one.kommando_id, one.kod): one.found.lasning_1.replace("\u00a0", " ")
        for event in varld.liggare.events
        for one in opened(event)
        if one.kod == sagt["kod"] and (one.kommando_id, one.kod) in oppna
    }

    assert len(lasningar) == sagt["nr"]
    assert all(sagt["ord"] in lasning for lasning in lasningar.values()), lasningar
