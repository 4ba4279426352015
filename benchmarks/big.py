"""A ledger of as many events as asked for, all of them possible: outcomes in twelve potts.

It cannot see what grows: outcomes leave no note, nothing is corrected or attested, and nothing is
pointed at. ``benchmarks.blandat`` has every kind of event; this one is kept since older evidence
was measured on it.

The events are made and inserted as the ledger does, with numbers, lookups and seals, but not
decided on one by one, which would take an hour for a million.
"""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from application.session import Session
from domain import events as e
from domain.deciding.context import index_keys
from domain.deciding.parsing import parse_command
from domain.events.recorded import Recorded
from ledger.format.codec import LedgerMapper, type_name
from ledger.recording.ledger import Ledger
from ledger.recording.numbers import liggarnummer
from ledger.recording.sight import appended
from ledger.store import Addition, Decision, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ledger.store import Store, Writing

POTTS = [f"SOC-{year}-{letter}" for year in (2022, 2023, 2024) for letter in "ABCD"]
NAMNDER = ("ASN", "FRN", "FSN", "FON", "GRN", "GYVN", "HVON", "KUN", "MN", "SBN", "SEN", "TN")
_CHUNK = 10_000
BLIND = "utfall ensamma: ser inte vad som växer med noter, rättelser och attester"
"""What is said beside every figure that was measured on this workload."""


def big_ledger(path: Path, outcomes: int) -> Path:
    """Make a ledger with ``outcomes`` events of spending; returns its path."""
    Session(path).create("EK-01", "malmo")
    ledger = Ledger(path)
    with closing(ledger):
        with ledger.batch("EK-01") as batch:
            for pott in POTTS:
                for command in _money(pott, outcomes):
                    outcome = batch.record(parse_command(command))
                    assert hasattr(outcome, "redan"), str(outcome)
        numbers = _Numbers(ledger.store)
        for start in range(0, outcomes, _CHUNK):
            with ledger.store.writing() as writing:
                for n in range(start, min(start + _CHUNK, outcomes)):
                    numbers.spend(writing, n)
    return path


class _Numbers:
    """The next version, liggarnummer and moment of each event."""

    def __init__(self, store: Store) -> None:
        streams = {f"pott/{pott}": 0 for pott in POTTS}
        with store.reading() as reading:
            found = reading.find(Wanted(streams=streams, series=(2022, 2023, 2024)))
        self.versions = {name: len(rows) for name, rows in found.streams.items()}
        self.series = {**found.series}
        self.moment = datetime.now(UTC) + timedelta(seconds=1)
        self.mapper = LedgerMapper()

    def spend(self, writing: Writing, n: int) -> None:
        pott = POTTS[n % len(POTTS)]
        year, stream = int(pott[4:8]), f"pott/{pott}"
        self.versions[stream] += 1
        self.series[year] += 1
        self.moment += timedelta(microseconds=7)
        number = year, self.series[year]
        event = e.ForbrukningRedovisad.restored(_outcome(n, pott, year))
        recorded = Recorded(
            -1,
            stream,
            self.versions[stream],
            type_name(event),
            event,
            self.moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "EK-01",
            liggarnummer(number),
        )
        stored = self.mapper.to_stored_event(recorded)
        addition = Addition(stored, number, [*index_keys(event)])
        appended(writing, Decision(event.kommando_id, [addition]), writing.find(Wanted()))


def _outcome(n: int, pott: str, year: int) -> dict[str, Any]:
    return {
        "pott": pott,
        "handelsedatum": f"{year}-{1 + n % 12:02d}-{1 + n // 12 % 28:02d}",
        "kommando_id": f"import-2026:{n}",
        "avser": "utfall enligt huvudboken, trygghetsskapande insatser",
        "underlag": [],
        "regler": ["R1", "R41", "R10", "R26", "R25", "R11", "R27", "R48", "R49"],
        "namnd": NAMNDER[n // 12 % 12],
        "belopp_ore": 1 + n % 997,
        "forbrukat_ore": 1 + n % 997,
        "insats": f"insats {n % 10}",
        "verifikat": f"GL-{year}:{n}:1",
        "verifikat_belopp_ore": 1 + n % 997,
        "exempeldata": True,
    }


def _money(pott: str, outcomes: int) -> Iterator[dict[str, Any]]:
    """Yield what brings enough money to every nämnd of a pott."""
    each = 1_000 * (outcomes // (len(POTTS) * len(NAMNDER)) + 1_000)
    total = each * len(NAMNDER)
    year = pott[4:8]
    beslut = {"datum": f"{year}-01-01", "paragraf": 1, "diarienummer": f"STK-{year}-1"}
    shared = {"pott": pott, "datum": f"{year}-01-01", "avser": "prov", "exempeldata": True}
    setup = {
        "kommando": "UpprattaPott",
        "kalla": "statsbidrag",
        "givare": "SOS",
        "program": f"prov {pott}",
        "bidragsar": int(year),
        "andamal": "prov",
        "nyttjas_from": f"{year}-01-01",
        "nyttjas_tom": f"{year}-12-31",
        "engangsmedel": True,
    }
    rader = [{"namnd": namnd, "belopp_ore": each} for namnd in NAMNDER]
    sos, ks = beslut | {"organ": "SOS"}, beslut | {"organ": "KS"}
    steps: list[dict[str, Any]] = [
        setup,
        {"kommando": "RegistreraTilldelning", "belopp_ore": total, "beslut": sos},
        {"kommando": "RekvireraStatsbidrag", "belopp_ore": total, "rekvisition": f"{pott}-R"},
        {"kommando": "RegistreraInbetalning", "belopp_ore": total, "rekvisition": f"{pott}-R"},
        {"kommando": "BeslutaFordelning", "total_ore": total, "rader": rader, "beslut": ks},
        *({"kommando": "OverforMedel", **rad} for rad in rader),
    ]
    for n, step in enumerate(steps):
        yield json.loads(json.dumps({"id": f"{pott}-{n}", **shared, **step}))
