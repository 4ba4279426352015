"""Commands that would be accepted, and the ways to spoil one thing in them."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, NamedTuple

BORTA = object()  # takes a field away
_PLATS = "@här@"


class Fel(NamedTuple):
    """One bad input: a line of a file, or a command line; its exit code, and words that tell."""

    namn: str
    kod: int
    ordet: str
    rad: str | None = None
    args: tuple[str, ...] = ()


BESLUT = {"organ": "KS", "datum": "2022-08-17", "paragraf": 301, "diarienummer": "STK-2022-900"}
_GEMENSAMT = {"id": "prov", "datum": "2022-09-01", "avser": "prov"}
_POTT = {**_GEMENSAMT, "pott": "SOC-2022"}
_ARENDE = {**_GEMENSAMT, "arende": "STK-2022-900"}
_UNDERLAG = [{"typ": "annat", "titel": "anteckning"}]

# Each is accepted as it stands after the contract's flow, except for AVVISAS; what is optional is
# there to be spoilt.
GODA: dict[str, dict[str, Any]] = {
    "UpprattaPott": {
        **_GEMENSAMT, "pott": "SOC-2030", "kalla": "statsbidrag", "givare": "SOS",
        "program": "trygghet", "bidragsar": 2030, "andamal": "trygghet", "kriterier": ["samverkan"],
        "nyttjas_from": "2030-01-01", "nyttjas_tom": "2030-12-31", "engangsmedel": True,
        "regelverk": "standard", "nationell_ram_ore": 100,
    },
    "AndraVillkor": {**_POTT, "andring": "längre tid", "galler_fran": "2022-09-01"},
    "RegistreraTilldelning": {
        **_POTT, "belopp_ore": 100, "motpart": "staten", "underlag": _UNDERLAG,
        "exempeldata": True,
        "beslut": {"organ": "SOS", "datum": "2022-09-01", "paragraf": 1, "punkt": "2",
                   "diarienummer": "STK-2022-900",
                   "delegation": {"av": "SOS", "till_roll": "chef", "punkt": "A12",
                                  "anmalan": "anmals", "anmald": "2022-09-02"}},
    },
    "LamnaAskande": {**_POTT, "namnd": "KUN", "belopp_ore": 100, "insatser": ["kultur"]},
    "BeslutaFordelning": {
        **_POTT, "total_ore": 100, "beslut": BESLUT, "prioriteringsgrunder": ["barn"],
        "rader": [{"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 100, "insats": "lov",
                   "kriterier": ["samverkan"],
                   "insatsdata": {"slag": "pilot", "avbrytbar": True, "enhet": "skolan",
                                  "geso": "Söder", "plats": "Lindängen",
                                  "utforare": [{"slag": "forening", "namn": "Exemplet"}]}}],
    },
    "TaEmotMedel": {**_POTT, "namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 100},
    "ProvaNamndensBesked": {
        **_POTT, "avser_id": "exempel-016", "utfall": "medgiven", "belopp_ore": 100,
        "beslut": BESLUT,
    },
    "AterlamnaMedel": {
        **_POTT, "namnd": "KUN", "belopp_ore": 100, "skal": "blev över",
        "beslut": {**BESLUT, "organ": "KUN"},
    },
    "RedovisaForbrukning": {
        **_POTT, "namnd": "KUN", "belopp_ore": 100, "insats": "kultur", "period": "2022-09",
        "verifikat": "V-1", "verifikat_belopp_ore": 100, "geso": "Söder",
    },
    "NoteraAvvikelse": {**_POTT, "kod": "A99", "lasning_1": "ett", "lasning_2": "två",
                        "belopp_ore": 100},
    "UtredAvvikelse": {**_POTT, "avser_id": "exempel-003", "kod": "R3", "slutsats": "skrivfel",
                       "underlag": _UNDERLAG},
    "RegistreraOrgan": {**_GEMENSAMT, "kod": "NYN", "namn": "Nya nämnden", "slag": "namnd",
                        "overordnad": "KS", "giltig_from": "2022-01-01"},
    "RegistreraAlias": {**_GEMENSAMT, "alias": "Kulturen", "kod": "KUN"},
    "SankTilldelning": {**_POTT, "belopp_ore": 100, "beslut": {**BESLUT, "organ": "SOS"}},
    "RegistreraOidentifieradInbetalning": {**_POTT, "belopp_ore": 100},
    "JusteraInsats": {**_POTT, "namnd": "KUN", "insats": "kultur", "ny_insats": "kulturskola",
                      "kriterium": "brottsförebyggande arbete",
                      "dialog_datum": "2022-08-20"},
    "FoljUppInsats": {**_POTT, "namnd": "KUN", "insats": "kultur", "effekt": "god",
                      "bedomning": "fler unga", "matt": ["antal"]},
    "AvbrytInsats": {**_POTT, "namnd": "KUN", "insats": "kultur", "skal": "slut"},
    "LamnaNamndredovisning": {**_POTT, "namnd": "KUN", "utfall_ore": 0, "text": "allt är gjort",
                              "uppfoljning": "enkät"},
    "BedomRedovisning": {**_POTT, "namnd": "KUN", "bedomning": "godtagbar", "text": "bra"},
    "GodkannAterrapportering": {**_POTT, "text": "godkänns", "beslut": BESLUT},
    "AterrapporteraTillMyndighet": {
        **_POTT, "steg": "utkast", "summa_ore": 0, "per_datum": "2022-08-31", "prognos_ore": 0,
        "kvittens": "K-1", "forklaring": "inget ännu",
    },
    "FaststallSkuld": {**_POTT, "belopp_ore": 100, "grund": "fel_belopp",
                       "fran_position": "hos_namnd", "namnd": "KUN"},
    "TaEmotAterkrav": {**_POTT, "belopp_ore": 100, "forfallodag": "2022-12-01"},
    "AterbetalaStatsbidrag": {**_POTT, "belopp_ore": 100, "ranta_ore": 1},
    "EfterskankAterkrav": {**_POTT, "belopp_ore": 100, "skal": "litet belopp"},
    "VaxlaKommunbidrag": {
        **_POTT, "fran": "KS", "till": "KUN", "belopp_per_ar_ore": 100, "fran_ar": 2023,
        "effektbedomning": "god", "insats": "kultur", "beslut": {**BESLUT, "organ": "KF"},
    },
    "AvslutaBidragsar": {**_POTT},
    "StangRakenskapsar": {**_GEMENSAMT, "ar": 2021, "skal": "klart", "beslut": BESLUT},
    "OppnaRakenskapsar": {**_GEMENSAMT, "ar": 2021, "skal": "fel i bokslutet", "beslut": BESLUT},
    "RattaHandelse": {**_POTT, "avser_id": "exempel-016", "skal": "fel"},
    "KompletteraBeslut": {**_POTT, "avser_id": "exempel-002",
                          "beslut": {**BESLUT, "organ": "SOS", "datum": "2022-01-20"}},
    "KompletteraUnderlag": {**_POTT, "avser_id": "exempel-002", "underlag": _UNDERLAG},
    "Attestera": {**_POTT, "avser_id": "exempel-002", "slag": "granskning"},
    "AntecknaReservation": {**_ARENDE, "slag": "reservation", "partier": ["M"], "muntlig": True,
                            "datum": "2022-08-17", "beslut": BESLUT},
    "JusteraProtokoll": {**_ARENDE, "anslaget": "2022-09-02", "beslut": BESLUT},
    "ExpedieraBeslut": {**_ARENDE, "mottagare": ["akten"]},
    "AterremitteraArende": {**_ARENDE, "motivering": "mer", "svar_senast": "2022-10-01"},
    "BordlaggArende": {**_ARENDE, "motivering": "tid", "till_datum": "2022-10-01"},
    "RemitteraArende": {**_ARENDE, "mottagare": ["KUN"], "svar_senast": "2022-10-01"},
    "GeUppdrag": {**_ARENDE, "uppdrag": "följ upp", "till": "KUN", "svar_senast": "2022-10-01"},
    "AterrapporteraUppdrag": {**_ARENDE, "avser_id": "exempel-002", "av": "KUN", "text": "klart"},
    "RegistreraAktor": {**_GEMENSAMT, "aktor": "EK-07", "roll": "ekonom", "organ": "KS"},
    "GeAttestratt": {**_GEMENSAMT, "aktor": "EK-07", "slag": "beslut", "for_pott": "SOC-2022",
                     "for_namnd": "KUN", "giltig_from": "2022-01-01", "giltig_tom": "2022-12-31"},
}  # fmt: skip
# What is as it should be, but that the rule refuses after the contract's flow.
AVVISAS = {
    "SankTilldelning": "R2", "AterbetalaStatsbidrag": "R33", "EfterskankAterkrav": "R33",
    "VaxlaKommunbidrag": "R34", "AvslutaBidragsar": "R47", "Attestera": "R35",
    "AterrapporteraUppdrag": "R56", "GeAttestratt": "R35", "OppnaRakenskapsar": "R41",
}  # fmt: skip


def med(kommando: str, falt: str, value: Any = BORTA) -> dict[str, Any]:
    """A good command with one field, ``rader.0.namnd``, replaced, added or taken away."""
    command: Any = {"kommando": kommando, **deepcopy(GODA[kommando])}
    *way, last = [int(step) if step.isdigit() else step for step in falt.split(".")]
    inner = command
    for step in way:
        inner = inner[step]
    if value is BORTA:
        del inner[last]
    else:
        inner[last] = value
    return command


def fel(kommando: str, falt: str, value: Any, ordet: str, kod: int = 4) -> Fel:
    """A line of a file with a bad value in one field."""
    shown = "borta" if value is BORTA else ascii(value)[:40]
    return Fel(f"{kommando} {falt} {shown}", kod, ordet, json.dumps(med(kommando, falt, value)))


def ra(kommando: str, falt: str, raw: str, ordet: str) -> Fel:
    """A line of a file with a bad value in one field, as JSON text."""
    line = json.dumps(med(kommando, falt, _PLATS), ensure_ascii=False)
    namn = f"{kommando} {falt} rå {ascii(raw)[:40]}"
    return Fel(namn, 4, ordet, line.replace(f'"{_PLATS}"', raw))


_TILLDELNING = {"pott": "SOC-2022", "datum": "2022-09-01", "avser": "prov", "belopp": "100",
                "beslut": "SOS 2022-09-01 § 1 STK-2022-900"}  # fmt: skip
_FORDELNING = {"pott": "SOC-2022", "datum": "2022-09-01", "avser": "prov", "total": "100",
               "rad": "KUN=100", "beslut": "KS 2022-09-01 § 1 STK-2022-900"}  # fmt: skip
_MOTTAGANDE = {"pott": "SOC-2022", "datum": "2022-09-01", "avser": "prov", "belopp": "100",
               "namnd": "KUN"}  # fmt: skip
FLAGGOR = {"tilldelning": _TILLDELNING, "fordelning": _FORDELNING, "mottagande": _MOTTAGANDE}


def skriv(substantiv: str, **given: str | None) -> tuple[str, ...]:
    """A command line that records, some options other than good; None takes one away."""
    options = FLAGGOR[substantiv] | {k.replace("_", "-"): v for k, v in given.items()}
    stated = [(f"--{name}", value) for name, value in options.items() if value is not None]
    return "registrera", substantiv, *(part for pair in stated for part in pair)


def felskriv(substantiv: str, ordet: str, kod: int = 2, **given: str | None) -> Fel:
    """A command line that records, with a bad option."""
    shown = " ".join(
        f"--{name} {ascii(value)[:40]}{f'_{len(value)}' if value and len(value) > 40 else ''}"
        for name, value in given.items()
    )
    return Fel(f"{substantiv} {shown}", kod, ordet, args=skriv(substantiv, **given))
