"""A sample event of every type, with every optional field filled, and its golden line.

    python -m tests.golden.exempel >> tests/golden/handelser.txt

adds the lines of new types, and of published types that got one more optional field. A line that
is there is never changed: ledgers hold such bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from domain.events import EVENTS, ArendeEvent, Event, PottEvent, RegisterEvent
from domain.recorded import Recorded
from ledger.codec import LedgerMapper, type_name

HANDELSER = Path(__file__).parent / "handelser.txt"
REGLER = Path(__file__).parent / "regler.txt"

INSATSDATA = {
    "slag": "pilot",
    "avbrytbar": True,
    "fysisk": False,
    "enhet": "fältgruppen",
    "prioriterat_omrade": "Nydala",
    "geso": "Söder",
    "utforare": ["ASN", "föreningen Exemplet"],
    "samverkan": ["GRN"],
}
RAD = {
    "namnd": "GRN",
    "underenhet": "GRN-PI",
    "belopp_ore": 260_000_000,
    "insats": "pedagogisk inspiration",
    "kriterier": ["samverkan skola-socialtjänst-polis"],
    "insatsdata": INSATSDATA,
}
FALT: dict[str, Any] = {
    "aktor": "EK-02",
    "alias": "Grundskolnämnden",
    "andamal": "minska risken att barn och unga dras in i kriminalitet",
    "andring": "medlen får användas längre",
    "anslaget": "2022-08-24",
    "ar": 2022,
    "arende": "STK-2022-900",
    "askande_senast": "2023-04-28",
    "av": "GRN",
    "avser": 'det gäller "Å, ä och ö" \\ § 7 – för 1 000 kr',
    "avser_ar": 2022,
    "avser_id": "exempel-015",
    "avvikelser": [
        {"kod": "R7", "regel": "R7", "lasning_1": "9 kr", "lasning_2": "10 kr", "belopp_ore": 100}
    ],
    "bedomning": "fler unga nås, men effekten är okänd",
    "belopp_ore": 310_000_000,
    "belopp_per_ar_ore": 150_000_000,
    "benamner": "R7.2",
    "beslut": {
        "organ": "KS",
        "datum": "2022-08-17",
        "paragraf": 301,
        "punkt": "2 b",
        "diarienummer": "STK-2022-900",
        "delegation": "A12",
    },
    "bidragsar": 2022,
    "dialog_datum": "2022-10-05",
    "effekt": "viss",
    "effektbedomning": "fortsatt verksamhet i två skolor",
    "engangsmedel": True,
    "ersatter_ore": 0,
    "exempeldata": True,
    "flyttningar": [
        {
            "belopp_ore": 8,
            "fran": {"position": "hos_namnd", "namnd": "GRN", "underenhet": "GRN-PI"},
            "till": {"position": "forbrukat", "namnd": "GRN", "underenhet": "GRN-PI"},
        },
        {"belopp_ore": 9, "till": {"position": "ofordelat"}},
        {
            "belopp_ore": 10,
            "fran": {"position": "fordelat", "namnd": "GRN", "underenhet": "GRN-PI"},
            "till": {"position": "hos_namnd", "namnd": "GRN", "underenhet": "GRN-PI"},
        },
    ],
    "for_namnd": "GRN",
    "for_pott": "SOC-2022",
    "forbrukat_ore": 0,
    "forfallodag": "2023-06-30",
    "forklaring": "prognosen omfattar december",
    "fran": "KS",
    "fran_ar": 2025,
    "fran_egenfinansierat_ore": 1,
    "fran_forbrukat_ore": 3,
    "fran_fordelat_ore": 2,
    "fran_hos_namnd_ore": 4,
    "fran_position": "hos_namnd",
    "galler_fran": "2022-11",
    "geso": "Innerstaden",
    "giltig_from": "2013",
    "giltig_tom": "2026-12-31",
    "givare": "SOS",
    "grund": "ej_forbrukat",
    "handelsedatum": "2022-08-17",
    "insats": "fältarbete",
    "insatser": ["lovaktiviteter", {"insats": "läger", "belopp_ore": 5, "insatsdata": INSATSDATA}],
    "kalla": "statsbidrag",
    "klar": True,
    "kod": "GRN-PI",
    "kommando_id": "exempel-007",
    "kriterier": ["brottsförebyggande arbete", "samverkan"],
    "kriterium": "samverkan",
    "kvittens": "kvittens 2023-02-28, e-tjänsten",
    "laga_kraft": "2022-09-14",
    "lamnat_av": "stadskontoret",
    "lasning_1": "drygt 44 miljoner kronor",
    "lasning_2": "45 miljoner kronor",
    "liggare": "4b1d9f0e-6a57-4b0e-9a53-0d7b8f6a1c2e",
    "matt": ["antal unga", "trygghetsmätning"],
    "motivering": "underlag saknas om effekterna",
    "motpart": "Socialstyrelsen",
    "mottagare": ["GRN", "Polismyndigheten"],
    "muntlig": True,
    "namn": "Grundskolenämnden",
    "namnd": "GRN",
    "nationell_ram_ore": 50_000_000_000,
    "ny_insats": "läsläger",
    "ny_nyttjas_tom": "2023-06-30",
    "nyttjas_from": "2022-01-01",
    "nyttjas_tom": "2022-12-31",
    "ombud": "ombud",
    "organ": "KS",
    "overordnad": "GRN",
    "partier": ["M", "SD"],
    "per_datum": "2022-12-31",
    "period": "2022-11",
    "pott": "SOC-2022",
    "prioriteringsgrunder": ["utsatthet"],
    "prognos_ore": 700,
    "program": "sociala insatser i utsatta områden",
    "rader": [RAD, {"namnd": "KUN", "belopp_ore": 1}],
    "ranta_ore": 11,
    "redovisas_senast": "2023-02-28",
    "regel": "R7",
    "regelverk": "malmo-2022",
    "regler": ["R1", "R37", "R6"],
    "rekvireras_from": "2022-01-18",
    "rekvireras_tom": "2022-12-01",
    "rekvisition": "SOC-2022-R1",
    "roll": "ekonom, stadskontoret",
    "skal": "hinner inte",
    "slag": "namnd",
    "slutsaldon": [
        {
            "belopp_ore": 12,
            "plats": {"position": "forbrukat", "namnd": "GRN", "underenhet": "GRN-PI"},
        },
        {"belopp_ore": 13, "plats": {"position": "rekvirerat"}},
        {
            "belopp_ore": 14,
            "plats": {"position": "redovisat", "namnd": "GRN", "underenhet": "GRN-PI"},
        },
    ],
    "slutsats": "skrivfel i tabellen",
    "stanger": "R38",
    "steg": "kvitterad",
    "summa_ore": 1_650_000_000,
    "svar_senast": "2022-09-30",
    "text": "alla insatser är genomförda",
    "till": "GRN",
    "till_datum": "2022-10-12",
    "total_ore": 1_970_000_000,
    "underenhet": "GRN-PI",
    "underlag": [
        {
            "typ": "protokoll",
            "titel": "protokoll KS 2022-08-17",
            "diarienummer": "okänd",
            "sha256": "0123456789abcdef" * 4,
        }
    ],
    "uppdrag": "återkomma med en samlad uppföljning",
    "uppfoljning": "enkät till deltagarna",
    "ursprung": "malmo.se/statsbidrag",
    "utfall": "aterlamnas",
    "utfall_ore": 250_000_000,
    "verifikat": "GL-2022:1001:1",
    "verifikat_belopp_ore": 6,
}
EGNA: dict[str, dict[str, Any]] = {
    "AttestrattGiven": {"slag": "granskning"},
    "HandelseAttesterad": {"slag": "beslut"},
    "RedovisningBedomd": {"bedomning": "godtagbar"},
    "ReservationAntecknad": {"slag": "sarskilt_yttrande"},
}
"""What a field holds in a type of event where another word is asked for."""

SENARE = {"StatsbidragInbetalt": ("avser_id",)}
"""Optional fields that a type got after it was published, oldest first; a line more for each."""


def _stream(event: Event) -> str:
    if isinstance(event, PottEvent):
        return f"pott/{event.pott}"
    if isinstance(event, ArendeEvent):
        return f"arende/{event.arende}"
    return "register" if isinstance(event, RegisterEvent) else "liggare"


def forms(model: type[Event]) -> range:
    """Return the forms that a type has had: as first published, then a field more in each."""
    return range(len(SENARE.get(model.__name__, ())) + 1)


def sample(model: type[Event], form: int) -> Recorded:
    """Return a recorded event of a type with each of the fields filled that the form has."""
    later = SENARE.get(model.__name__, ())[form:]
    filled = FALT | EGNA.get(model.__name__, {})
    event = model.model_validate(
        {name: filled[name] for name in model.model_fields if name not in later}
    )
    return Recorded(
        nr=17,
        aggregat=_stream(event),
        version=3,
        typ=type_name(event),
        event=event,
        registrerad="2026-11-21T12:34:56.000007Z",
        registrerad_av="EK-01",
        liggarnummer="2022-000017" if model.numbered else None,
    )


def line(model: type[Event], form: int) -> str:
    """Return the golden line of a form of a type, as it would be written today."""
    stored = LedgerMapper().to_stored_event(sample(model, form))
    return f"{stored.topic}\t{stored.state.decode()}"


def golden() -> dict[str, list[str]]:
    """Return the golden data of every type that was ever published, a line for each form."""
    found: dict[str, list[str]] = {}
    for one in HANDELSER.read_text("utf-8").splitlines() if HANDELSER.exists() else ():
        typ, data = one.split("\t")
        found.setdefault(typ, []).append(data)
    return found


if __name__ == "__main__":
    known = golden()
    new = (
        line(model, form)
        for model in EVENTS
        for form in forms(model)
        if form >= len(known.get(f"{model.__name__}/{model.version}", ()))
    )
    sys.stdout.buffer.write("".join(f"{one}\n" for one in new).encode())
