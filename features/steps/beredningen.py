"""Steps about what nämnder apply for before the money is distributed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from features.steps.varld import kommando

if TYPE_CHECKING:
    from features.steps.fras import Sagt


@kommando(
    "{organ} äska[rt] (?:{belopp}|medel)"
    "(?: för {ord}(?P<fysisk>, en fysisk åtgärd)?(?P<tillsvidare>, en tillsvidareinsats)?)?"
    "(?:, även för {ny_pott},)?"
)
def _(sagt: Sagt) -> dict[str, Any]:
    command: dict[str, Any] = {
        "kommando": "LamnaAskande",
        "namnd": sagt["organ"],
        "beslutande": sagt["organ"],
    }
    if "ny_pott" in sagt:
        command["for_potter"] = [sagt["ny_pott"]]
    if "belopp" in sagt:
        command["belopp_ore"] = sagt["belopp"]
    if "ord" in sagt:
        insats = {"insats": sagt["ord"], "insatsdata": {"fysisk": "fysisk" in sagt}}
        if "tillsvidare" in sagt:
            insats["insatsdata"]["avbrytbar"] = False
        command["insatser"] = [insats]
    return command
