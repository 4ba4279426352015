"""What the tests of the read models share: a rich flow of events, and a ledger to read it from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from domain.deciding.parsing import parse_json
from domain.events.recorded import Recorded
from projections.model.follow import ReadModel
from projections.model.opening import Lage, lage, open_model
from tests.decider import Harness

AVTAL = Path(__file__).parents[1] / "data" / "avtal"
FACIT = json.loads((AVTAL / "facit.json").read_text("utf-8"))
SOC = {"pott": "SOC-2023", "datum": "2023-03-01"}
ANS = {"pott": "ANS-2023", "datum": "2023-04-01"}
KS = {"organ": "KS", "datum": "2023-03-29", "paragraf": 170, "diarienummer": "STK-2023-490"}
SOS = {"organ": "SOS", "datum": "2023-02-01", "paragraf": 1, "diarienummer": "STK-2023-1"}
KF = {"organ": "KF", "datum": "2022-11-24", "paragraf": 9, "diarienummer": "STK-2022-1"}


def avtal() -> Harness:
    """The contract's flow; its refused lines leave no trace."""
    harness = Harness()
    for line in (AVTAL / "kommandon.jsonl").read_text("utf-8").splitlines():
        harness.when(parse_json(line))
    return harness


def statsbidrag(harness: Harness) -> Harness:
    """A pott of the state's with money in it, and a proposal that does not add up."""
    return harness.given(
        {"kommando": "UpprattaPott", "kalla": "statsbidrag", "givare": "SOS", "program": "trygghet",
         "bidragsar": 2023, "andamal": "trygghet", "nyttjas_from": "2023-01-01",
         "nyttjas_tom": "2023-12-31", "engangsmedel": True, **SOC, "datum": "2023-01-02"},
        {"kommando": "RegistreraTilldelning", "belopp_ore": 5000, **SOC,
         "beslut": SOS},
        {"kommando": "RekvireraStatsbidrag", "belopp_ore": 4000, "rekvisition": "R1",
         "ombud": "rekvisitionsombud", **SOC},
        {"kommando": "RegistreraInbetalning", "belopp_ore": 3000, "rekvisition": "R1", **SOC},
        {"kommando": "ForeslaFordelning", "id": "forslag-1", "total_ore": 900, **SOC,
         "rader": [{"namnd": "KUN", "belopp_ore": 500}, {"namnd": "GRN", "belopp_ore": 300},
                   {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 70}]},
    )  # fmt: skip


def rikt() -> Harness:
    """Two potts of both kinds, most kinds of event, two years, and dates out of order."""
    harness = statsbidrag(avtal())
    harness.given(
        {"kommando": "UpprattaPott", "kalla": "ks_anslag", "program": "trygghet", "bidragsar": 2023,
         "andamal": "trygghet", "nyttjas_from": "2023-01-01", "nyttjas_tom": "2023-12-31",
         "engangsmedel": True, **ANS},
        {"kommando": "AnvisaAnslag", "beslut": KF, **ANS, "datum": "2022"},
        {"kommando": "AvsattMedel", "belopp_ore": 1500, "beslut": KS, **ANS},
        {"kommando": "LamnaAskande", "namnd": "TN", "belopp_ore": 77, **ANS},
        {"kommando": "BeslutaFordelning", "id": "ford", "total_ore": 1000, "beslut": KS, **ANS,
         "rader": [{"namnd": "FRN", "belopp_ore": 600}, {"namnd": "GRN-PI", "belopp_ore": 300}]},
        {"kommando": "OverforKommunbidrag", "namnd": "GRN", "underenhet": "GRN-PI",
         "belopp_ore": 250, **ANS, "datum": "2023-05"},
        {"kommando": "AndraFordelning", "beslut": KS, **ANS,
         "rader": [{"namnd": "FRN", "belopp_ore": 100}]},
        {"kommando": "NoteraAvvikelse", "id": "noterad", "kod": "A2", "regel": "R7",
         "avser_id": "ford", "lasning_1": "1 000", "lasning_2": "900", "belopp_ore": 100, **ANS},
        {"kommando": "ForeslaFordelning", "id": "forslag-2", "total_ore": 400, **SOC,
         "datum": "2023-02-01", "rader": [{"namnd": "ASN", "belopp_ore": 400}]},
        {"kommando": "UtredAvvikelse", "avser_id": "forslag-1", "kod": "R7", "slutsats": "skrivfel",
         "underlag": [{"typ": "annat", "titel": "anteckning"}], **SOC, "datum": "2023-07-01"},
    )  # fmt: skip
    return harness


def digest(nr: int) -> str:
    """Stand in for the digest of a stored event."""
    return sha256(str(nr).encode()).hexdigest()


MADE: list[ReadModel] = []


class Log:
    """A ledger as a read model sees one."""

    def __init__(self, recorded: Iterable[Recorded], liggare: str = "prov") -> None:
        self.recorded = list(recorded)
        self.liggare = liggare

    def events(self, after: int) -> Iterable[Recorded]:
        return iter(self.recorded[after + 1 :])

    def digest(self, nr: int) -> str | None:
        return digest(nr) if nr < len(self.recorded) else None

    def keywords(self) -> dict[str, Any]:
        return {"liggare": self.liggare, "digest": self.digest}

    def follow(self, model: ReadModel, **how: Any) -> int:
        return model.catch_up(self.events, **self.keywords(), **how)


def built(recorded: Iterable[Recorded], batch: int = 1000) -> ReadModel:
    """A model in memory with all of some events; closed when it is left, or with the session."""
    model = ReadModel()
    MADE.append(model)
    Log(recorded).follow(model, batch=batch)
    return model


def current(path: Path) -> Lage | None:
    """How far a file has come; None when it is no read model of this version."""
    try:
        with closing(open_model(path)) as conn:
            return lage(conn)
    except sqlite3.DatabaseError:
        return None
