"""Steps about contradictions, and about the register of organs and their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from features.steps.varld import kommando

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

IAKTTAGET = {"motsägelsen": "motsagelse", "luckan": "lucka", "anmärkningen": "anmarkning"}
SLAG = {
    "nämnd": "namnd",
    "utskott": "utskott",
    "förvaltning": "forvaltning",
    "bolag": "bolag",
    "myndighet": "myndighet",
}


@kommando(
    "stadskontoret notera[rt] avvikelsen {kod}(?: på {belopp})?, {ord} mot {ord_2}"
    "(?:, om avvikelsen (?P<funnen>R[0-9]+))?(?: i ärendet {arende})?"
)
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    command = {
        "kommando": "NoteraAvvikelse",
        "kod": sagt["kod"],
        "lasning_1": sagt["ord"],
        "lasning_2": sagt["ord_2"],
    }
    if "belopp" in sagt:
        command["belopp_ore"] = sagt["belopp"]
    if "funnen" in sagt:
        command["regel"] = sagt["funnen"]
        command["avser_id"] = varld.oppnad(sagt["funnen"])
    return command | _arende(sagt)


@kommando(
    "stadskontoret notera[rt] (?P<slag>motsägelsen|luckan|anmärkningen) {kod}, {ord}"
    "(?:, som också gäller {andra_potten})?(?: i ärendet {arende})?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "NoteraAvvikelse",
        "kod": sagt["kod"],
        "slag": IAKTTAGET[sagt["slag"]],
        "lasning_1": sagt["ord"],
        **({"potter": [sagt["andra_potten"]]} if "andra_potten" in sagt else {}),
        **_arende(sagt),
    }


@kommando(
    "stadskontoret utre(?:der|tt) avvikelsen {kod}(?P<utan> utan underlag)?(?: i ärendet {arende})?"
)
def _(varld: Varld, sagt: Sagt) -> dict[str, Any]:
    underlag = [] if "utan" in sagt else [{"typ": "protokoll", "titel": "protokoll från KS"}]
    return {
        "kommando": "UtredAvvikelse",
        "avser_id": varld.oppnad(sagt["kod"]),
        "kod": sagt["kod"],
        "slutsats": "raderna gäller",
        "underlag": underlag,
        **_arende(sagt),
    }


def _arende(sagt: Sagt) -> dict[str, Any]:
    """Return the ärende that an avvikelse is in, if it is in no pott."""
    return {"arende": sagt["arende"], "pott": None} if "arende" in sagt else {}


@kommando(
    "organet {ord} registrera(?:s|ts) som (?P<slag>nämnd|utskott|förvaltning|bolag|myndighet) {kod}"
    "(?: under {enhet})?(?: till {tom})?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    return {
        "kommando": "RegistreraOrgan",
        "kod": sagt["kod"],
        "namn": sagt["ord"],
        "slag": SLAG[sagt["slag"]],
        **({"overordnad": sagt["enhet"]} if "enhet" in sagt else {}),
        **({"giltig_tom": sagt["tom"]} if "tom" in sagt else {}),
    }


@kommando("skrivningen {ord} registrera(?:s|ts) för {kod}")
def _(sagt: Sagt) -> dict[str, Any]:
    return {"kommando": "RegistreraAlias", "alias": sagt["ord"], "kod": sagt["kod"]}
