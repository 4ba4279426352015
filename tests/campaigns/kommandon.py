"""The commands of the campaign ``samtidighet``: one small pott that everybody draws on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

POTT = "SOC-2022"
RAM_ORE = 1200
"""So little that the processes compete for the last öre all the time."""
STORST_ORE = 90
NAMNDER = ("KUN", "FRN")
SLAG = {
    "BeslutaFordelning": 4,
    "OverforMedel": 5,
    "AterlamnaMedel": 3,
    "RedovisaForbrukning": 3,  # less than is credited, or all money ends as spent
    "KrediteraForbrukning": 5,
    "AvraknaEgenfinansiering": 2,
}
_GEMENSAMT = {"pott": POTT, "datum": "2022-09-01", "avser": "kampanj", "upprepning": "slumpat"}
_DNR = {"datum": "2022-08-17", "diarienummer": "STK-2022-900"}


def forsta() -> list[dict[str, Any]]:
    """Return what sets the pott up: money called in and paid, nothing distributed."""
    villkor = {
        "kalla": "statsbidrag",
        "givare": "SOS",
        "program": "kampanj",
        "bidragsar": 2022,
        "andamal": "kampanj",
        "nyttjas_from": "2022-01-01",
        "nyttjas_tom": "2022-12-31",
        "engangsmedel": True,
    }
    belopp = {"belopp_ore": RAM_ORE}
    beslut = {"beslut": {"organ": "SOS", "paragraf": 1, **_DNR}}
    rekvisition = {"rekvisition": "R1"}
    stated = [
        {"kommando": "UpprattaPott", **villkor},
        {"kommando": "RegistreraTilldelning", **belopp, **beslut},
        {"kommando": "RekvireraStatsbidrag", **belopp, **rekvisition},
        {"kommando": "RegistreraInbetalning", **belopp, **rekvisition},
    ]
    return [{"id": f"forst-{n}", **_GEMENSAMT, **one} for n, one in enumerate(stated)]


def draget(slump: Random, process: int, nr: int) -> dict[str, Any]:
    """Return the next command of a process; whether there is money for it is not known."""
    (slag,) = slump.choices([*SLAG], weights=[*SLAG.values()])
    namnd, ore = slump.choice(NAMNDER), slump.randint(1, STORST_ORE)
    common = {"kommando": slag, "id": f"{process}-{nr}", **_GEMENSAMT}
    paragraf = process * 1000 + nr % 1000 + 1
    match slag:
        case "BeslutaFordelning":
            beslut = {"organ": "KS", "paragraf": paragraf, **_DNR}
            rad = {"namnd": namnd, "belopp_ore": ore}
            return {**common, "total_ore": ore, "rader": [rad], "beslut": beslut}
        case "AterlamnaMedel":
            beslut = {"organ": namnd, "paragraf": paragraf, **_DNR}
            skal = {"skal": "blev billigare", "beslut": beslut}
            return {**common, "namnd": namnd, "belopp_ore": ore, **skal}
        case "RedovisaForbrukning":
            row = {"verifikat": f"{process}-{nr}", "insats": "fältarbete"}
            return {**common, "namnd": namnd, "belopp_ore": ore, **row}
        case "AvraknaEgenfinansiering":  # small, since both sides must have so much
            return {**common, "namnd": namnd, "belopp_ore": slump.randint(1, 9)}
        case _:
            return {**common, "namnd": namnd, "belopp_ore": ore}


def fel_organ(process: int, nr: int) -> dict[str, Any]:
    """Return a command that R6 always refuses."""
    common = {"kommando": "BeslutaFordelning", "id": f"{process}-{nr}", **_GEMENSAMT}
    rader = [{"namnd": "KUN", "belopp_ore": 1}]
    return {**common, "total_ore": 1, "rader": rader, "beslut": {"organ": "KSAU", **_DNR}}


def for_lang(process: int, nr: int) -> dict[str, Any]:
    """Return a command that the rules let through and whose entry is too long to be stored."""
    underlag = [{"typ": "annat", "titel": "x" * 2000}] * 40
    common = {"kommando": "RedovisaForbrukning", "id": f"{process}-{nr}", **_GEMENSAMT}
    return {**common, "namnd": "KUN", "belopp_ore": 1, "insats": "i", "underlag": underlag}
