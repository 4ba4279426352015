"""A pott with 10 kr called in, and decisions about it: what several unit tests begin with."""

from typing import Any

POTT = {
    "kommando": "UpprattaPott",
    "pott": "SOC-2022",
    "kalla": "statsbidrag",
    "givare": "Socialstyrelsen",
    "program": "sociala insatser i utsatta områden",
    "bidragsar": 2022,
    "andamal": "ändamål",
    "nyttjas_from": "2022",
    "nyttjas_tom": "2022",
    "engangsmedel": True,
}
TILLDELNING = {
    "kommando": "RegistreraTilldelning",
    "pott": "SOC-2022",
    "belopp_ore": 1000,
    "beslut": {"organ": "SOS", "datum": "2022", "paragraf": 1, "diarienummer": "STK-2022-1"},
}
REKVISITION = {
    "kommando": "RekvireraStatsbidrag",
    "pott": "SOC-2022",
    "belopp_ore": 1000,
    "rekvisition": "1",
    "ombud": "ombud",
}


def ks(**more: Any) -> dict[str, Any]:
    return {"organ": "KS", "datum": "2022", "paragraf": 7, "diarienummer": "STK-2022-1"} | more


def fordelning(*rader: tuple[str, int], **more: Any) -> dict[str, Any]:
    return {
        "kommando": "BeslutaFordelning",
        "pott": "SOC-2022",
        "total_ore": sum(ore for _, ore in rader),
        "rader": [{"namnd": namnd, "belopp_ore": ore} for namnd, ore in rader],
        "beslut": ks(),
    } | more
