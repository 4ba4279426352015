"""Steps about the pott itself: setting it up, its conditions, and the money that comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain import events as e
from features.steps.varld import kommando

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

Tabell = list[list[str]]

STATSBIDRAG = {
    "kalla": "statsbidrag",
    "givare": "Socialstyrelsen",
    "program": "sociala insatser i utsatta områden",
    "andamal": "minska risken för att barn och unga dras in i kriminalitet",
    "engangsmedel": True,
}
KS_ANSLAG = {
    "kalla": "ks_anslag",
    "program": "stadens övergripande arbete med segregation",
    "andamal": "insatser som långsiktigt bryter segregationen",
    "engangsmedel": False,
}
VILLKOR = {
    "givare": "givare",
    "program": "program",
    "bidragsår": "bidragsar",
    "nyttjas från": "nyttjas_from",
    "nyttjas till": "nyttjas_tom",
    "rekvireras från": "rekvireras_from",
    "rekvireras till": "rekvireras_tom",
    "äskas senast": "askande_senast",
    "svar senast": "svar_senast",
    "redovisas senast": "redovisas_senast",
    "kriterier": "kriterier",
    "regelverk": "regelverk",
    "engångsmedel": "engangsmedel",
}


@kommando(
    "potten {ny_pott}(?: läggs upp)? med (?P<slag>statsbidrag|KS anslag)"
    "(?P<efterhand>,? som betalas i efterhand)?(?:,? och)?"
)
def _(sagt: Sagt, tabell: Tabell | None) -> dict[str, Any]:
    ar = sagt["ny_pott"][-4:]
    command: dict[str, Any] = {
        **(STATSBIDRAG if sagt["slag"] == "statsbidrag" else KS_ANSLAG),
        "kommando": "UpprattaPott",
        "pott": sagt["ny_pott"],
        "bidragsar": int(ar),
        "nyttjas_from": f"{ar}-01-01",
        "nyttjas_tom": f"{ar}-12-31",
        "utbetalning": "efterhand" if "efterhand" in sagt else "forskott",
    }
    for ord_, text in tabell or ():
        falt = VILLKOR[ord_]
        if falt == "bidragsar":
            command[falt] = int(text)
        elif falt == "engangsmedel":
            command[falt] = text == "ja"
        elif falt == "kriterier":
            command[falt] = text.split("; ")
        elif text == "saknas":
            del command[falt]
        else:
            command[falt] = text
    return command


@kommando("{organ} låter medlen nyttjas till och med {tom}(?:, från {period})?")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    ar = sagt.get("pott", varld.namngiven)[-4:]
    datum = sagt.get("datum", f"{ar}-05-02")
    return {
        "kommando": "AndraVillkor",
        "datum": datum,
        "andring": f"{sagt['organ']} ändrar nyttjandetiden",
        "galler_fran": sagt.get("period", datum),
        "ny_nyttjas_tom": sagt["tom"],
        "beslutande": sagt["organ"],
    }


@kommando("{organ} tilldela[rt] {belopp}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "RegistreraTilldelning",
        "belopp_ore": sagt["belopp"],
        "beslutande": sagt["organ"],
    }


@kommando("{organ} sänk(?:er|t) tilldelningen med {belopp}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "SankTilldelning",
        "belopp_ore": sagt["belopp"],
        "beslutande": sagt["organ"],
    }


@kommando(
    "stadskontoret rekvirera[rt] {belopp}(?: som rekvisition {nr})?(?P<utan_ombud> utan ombud)?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    ombud = {} if "utan_ombud" in sagt else {"ombud": "ombud, stadskontoret"}
    return {
        "kommando": "RekvireraStatsbidrag",
        "belopp_ore": sagt["belopp"],
        "rekvisition": f"rekvisition {sagt.get('nr', 1)}",
        **ombud,
    }


@kommando("stadskontoret makulera[rt] {belopp} av rekvisition {nr}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "MakuleraRekvisition",
        "belopp_ore": sagt["belopp"],
        "rekvisition": f"rekvisition {sagt['nr']}",
    }


@kommando("{organ} betala[rt] ut {belopp} på rekvisition {nr}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "RegistreraInbetalning",
        "belopp_ore": sagt["belopp"],
        "rekvisition": f"rekvisition {sagt['nr']}",
    }


@kommando("{organ} betala[rt] ut {belopp} utan rekvisition")
def _(sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "RegistreraOidentifieradInbetalning", "belopp_ore": sagt["belopp"]}


@kommando("{belopp} av den okända betalningen hänför(?:s|ts) till rekvisition {nr}")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    unknown = e.OidentifieradInbetalningRegistrerad
    avsedda = [one for one in varld.liggare.events if isinstance(one, unknown)]
    return {
        "kommando": "RegistreraInbetalning",
        "belopp_ore": sagt["belopp"],
        "rekvisition": f"rekvisition {sagt['nr']}",
        "avser_id": avsedda[-1].kommando_id,
    }


@kommando("{organ} förskottera[rt] {belopp}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "BeslutaForskottering",
        "belopp_ore": sagt["belopp"],
        "beslutande": sagt["organ"],
    }


@kommando("{organ} anvisa[rt] (?:{belopp}|ett anslag utan känt belopp)")
def _(sagt: Sagt) -> dict[str, Any]:
    belopp = {"belopp_ore": sagt["belopp"]} if "belopp" in sagt else {}
    return {"kommando": "AnvisaAnslag", **belopp, "beslutande": sagt["organ"]}


@kommando("{organ} avs(?:att|ätter) {belopp}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "AvsattMedel",
        "belopp_ore": sagt["belopp"],
        "beslutande": sagt["organ"],
    }


@kommando("{belopp} är (?P<hur>rekvirerade och utbetalda|rekvirerade|avsatta)")
def _(sagt: Sagt) -> tuple[dict[str, Any], ...]:
    ore = {"belopp_ore": sagt["belopp"]}
    rekvisition = {"rekvisition": "rekvisition 1"}
    if sagt["hur"] == "avsatta":
        return (
            {"kommando": "AnvisaAnslag", "beslutande": "kommunfullmäktige", **ore},
            {"kommando": "AvsattMedel", **ore},
        )
    steg = (
        {"kommando": "RegistreraTilldelning", "beslutande": "Socialstyrelsen", **ore},
        {"kommando": "RekvireraStatsbidrag", "ombud": "ombud", **ore, **rekvisition},
        {"kommando": "RegistreraInbetalning", **ore, **rekvisition},
    )
    return steg if sagt["hur"] == "rekvirerade och utbetalda" else steg[:2]
