"""Steps about what a nämnd answers, what KS decides on it, what is spent and handed back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from features.steps.varld import kommando

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

KRITERIUM = "minskad risk att dras in i kriminalitet"


def _namnd(sagt: Sagt) -> dict[str, Any]:
    enhet = {"underenhet": sagt["enhet"]} if "enhet" in sagt else {}
    return {"namnd": sagt["organ"], "belopp_ore": sagt["belopp"], **enhet}


@kommando("{organ} (?:tar|tagit) emot {belopp}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "TaEmotMedel", **_namnd(sagt)}


@kommando("{organ} avböj(?:er|t) {belopp}(?: för {enhet})?")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "AvbojMedel",
        "skal": "hinner inte genomföra insatsen",
        "beslutande": sagt["organ"],
        **_namnd(sagt),
    }


@kommando("{organ} begär(?:t)? annan insats för {belopp}(?:, {insats},)?(?: med kriteriet {ord})?")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "BegarAnnanInsats",
        "insats": sagt.get("insats", "cirkusbuss"),
        "kriterium": sagt.get("ord", KRITERIUM),
        "beslutande": sagt["organ"],
        **_namnd(sagt),
    }


def _provat(varld: Varld, sagt: Sagt, utfall: str) -> dict[str, Any]:
    belopp = {"belopp_ore": sagt["belopp"]} if "belopp" in sagt else {}
    return {
        "kommando": "ProvaNamndensBesked",
        "avser_id": varld.senaste(sagt["det"]),
        "utfall": utfall,
        "beslutande": sagt["organ"],
        **belopp,
    }


_BESKED = "(?:{belopp}|allt) av (?P<det>beskedet|det överförda)"


@kommando(f"{{organ}} medge(?:r|tt) {_BESKED}")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    return _provat(varld, sagt, "medgiven")


@kommando(f"{{organ}} beslut(?:ar|at) att {_BESKED} ska återlämnas")
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    return _provat(varld, sagt, "aterlamnas")


@kommando("{organ} återlämna[rt] {belopp}(?: från {enhet})?")
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "AterlamnaMedel",
        "skal": "insatsen blev billigare",
        "beslutande": sagt["organ"],
        **_namnd(sagt),
    }


@kommando(
    "{organ} redovisa[rt] en kostnad på {belopp}"
    "(?: på (?:verifikat (?:{nr}|{ord_2})|(?P<okant>okänt verifikat))(?: om {av_belopp})?)?"
    "(?P<utan_verifikat> utan verifikat)?"
    "(?: för {period})?(?: i området {ord})?(?: på platsen {plats})?(?: som bärs av {fran})?"
    "(?: på insatsen {insats})?(?P<utan_insats> utan insats)?"
    "(?: till föreningen {forening}, som redovisar senast {senast})?"
)
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    command = {"kommando": "RedovisaForbrukning", **_namnd(sagt)}
    if "utan_insats" not in sagt:
        command["insats"] = sagt.get("insats", "fältarbete")
    said = {
        "geso": "ord",
        "plats": "plats",
        "period": "period",
        "buren_av": "fran",
        "verifikat_belopp_ore": "av_belopp",
    }
    command |= {field: sagt[name] for field, name in said.items() if name in sagt}
    if "forening" in sagt:
        paid = {"slag": "forening", "namn": sagt["forening"]}
        command["utforare"] = paid | {"redovisas_senast": sagt["senast"]}
    if "utan_verifikat" not in sagt:
        command["verifikat"] = _verifikat(varld, sagt)
    return command


def _verifikat(varld: Varld, sagt: Sagt) -> str:
    if "okant" in sagt:
        return "okänd"
    return f"GL:{sagt['nr']}" if "nr" in sagt else sagt.get("ord_2") or varld.verifikat()


@kommando("{organ} kreditera[rt] {belopp}(?: på verifikat {nr})?")
def _(sagt: Sagt) -> dict[str, Any]:
    verifikat = {"verifikat": f"GL:{sagt['nr']}"} if "nr" in sagt else {}
    return {"kommando": "KrediteraForbrukning", **_namnd(sagt), **verifikat}


@kommando("{organ} avräkna[rt] {belopp} egenfinansiering")
def _(sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "AvraknaEgenfinansiering", **_namnd(sagt)}
