"""A sample event of every type, with every optional field filled, and its golden line.

    python -m tests.golden.exempel >> tests/golden/handelser.txt

adds the lines of new types. A line that is there is never changed: ledgers hold such bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from domain.events import EVENTS, Event, PottEvent, RegisterEvent
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
    "alias": "Grundskolnämnden",
    "andamal": "minska risken att barn och unga dras in i kriminalitet",
    "andring": "medlen får användas längre",
    "avser": 'det gäller "Å, ä och ö" \\ § 7 – för 1 000 kr',
    "avser_id": "exempel-015",
    "avvikelser": [
        {"kod": "R7", "regel": "R7", "lasning_1": "9 kr", "lasning_2": "10 kr", "belopp_ore": 100}
    ],
    "askande_senast": "2023-04-28",
    "belopp_ore": 310_000_000,
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
    "engangsmedel": True,
    "exempeldata": True,
    "forbrukat_ore": 0,
    "fran_egenfinansierat_ore": 1,
    "fran_fordelat_ore": 2,
    "fran_forbrukat_ore": 3,
    "fran_hos_namnd_ore": 4,
    "galler_fran": "2022-11",
    "geso": "Innerstaden",
    "giltig_from": "2013",
    "giltig_tom": "2026-12-31",
    "givare": "SOS",
    "handelsedatum": "2022-08-17",
    "insats": "fältarbete",
    "insatser": ["lovaktiviteter", {"insats": "läger", "belopp_ore": 5, "insatsdata": INSATSDATA}],
    "kalla": "statsbidrag",
    "kod": "GRN-PI",
    "kommando_id": "exempel-007",
    "kriterier": ["brottsförebyggande arbete", "samverkan"],
    "kriterium": "samverkan",
    "lamnat_av": "stadskontoret",
    "lasning_1": "drygt 44 miljoner kronor",
    "lasning_2": "45 miljoner kronor",
    "liggare": "4b1d9f0e-6a57-4b0e-9a53-0d7b8f6a1c2e",
    "motpart": "Socialstyrelsen",
    "namn": "Grundskolenämnden",
    "namnd": "GRN",
    "nationell_ram_ore": 50_000_000_000,
    "ny_nyttjas_tom": "2023-06-30",
    "nyttjas_from": "2022-01-01",
    "nyttjas_tom": "2022-12-31",
    "ombud": "ombud",
    "overordnad": "GRN",
    "period": "2022-11",
    "pott": "SOC-2022",
    "prioriteringsgrunder": ["utsatthet"],
    "program": "sociala insatser i utsatta områden",
    "rader": [RAD, {"namnd": "KUN", "belopp_ore": 1}],
    "redovisas_senast": "2023-02-28",
    "regel": "R7",
    "regelverk": "malmo-2022",
    "regler": ["R1", "R37", "R6"],
    "rekvireras_from": "2022-01-18",
    "rekvireras_tom": "2022-12-01",
    "rekvisition": "SOC-2022-R1",
    "skal": "hinner inte",
    "slag": "namnd",
    "slutsats": "skrivfel i tabellen",
    "svar_senast": "2022-09-30",
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
    "ursprung": "malmo.se/statsbidrag",
    "utfall": "aterlamnas",
    "verifikat": "GL-2022:1001:1",
    "verifikat_belopp_ore": 6,
}


def _stream(event: Event) -> str:
    if isinstance(event, PottEvent):
        return f"pott/{event.pott}"
    return "register" if isinstance(event, RegisterEvent) else "liggare"


def sample(model: type[Event]) -> Recorded:
    """Return a recorded event of a type with each of its fields filled."""
    event = model.model_validate({name: FALT[name] for name in model.model_fields})
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


def line(model: type[Event]) -> str:
    """Return the golden line of a type, as it would be written today."""
    stored = LedgerMapper().to_stored_event(sample(model))
    return f"{stored.topic}\t{stored.state.decode()}"


def golden() -> dict[str, str]:
    """Return the golden data of every type that was ever published."""
    lines = HANDELSER.read_text("utf-8").splitlines() if HANDELSER.exists() else []
    return dict(one.split("\t") for one in lines)  # type: ignore[misc]


if __name__ == "__main__":
    known = golden()
    new = (line(model) for model in EVENTS if f"{model.__name__}/{model.version}" not in known)
    sys.stdout.buffer.write("".join(f"{one}\n" for one in new).encode())
