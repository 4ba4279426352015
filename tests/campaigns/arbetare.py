"""One process of the campaign ``samtidighet``: records commands and tells what it was answered.

Reads a job as one JSON line, answers ``redo``, waits for a line so that all begin together, and
writes its answers as one JSON line. ``python -m tests.campaigns.arbetare``, from the root.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command
from domain.states.streams import stream_of
from ledger.errors import Conflict
from ledger.recording.ahead import Ahead
from ledger.recording.ledger import Ledger
from tests.campaigns.kommandon import draget, fel_organ, for_lang
from tests.campaigns.tvillingar import TVILLINGAR

VANTAN_SEKUNDER = 0.001  # longer than this to get the write lock counts as having waited
AVSIKTLIGA = ("fel_organ", "okand_pott", "for_lang", "avbrutet", "krock", "omsant")


class Avbrutet(Exception):
    """Something went wrong after the command was recorded, before its transaction ended."""


class Arbetare:
    """Sends commands to a ledger, every tenth one a fault, and notes each answer."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.process: int = job["process"]
        self.slump = Random(job["seed"] * 1000 + self.process)
        self.tvilling: str | None = job["tvilling"]
        if self.tvilling:
            TVILLINGAR[self.tvilling]()
        self.ledger = Ledger(Path(job["liggare"]))
        self.godtagna: list[dict[str, Any]] = []
        self.svar: list[dict[str, Any]] = []

    def send(self, nr: int) -> None:
        """Send one command and note what came of it."""
        stated, avsikt = self._next(nr)
        one = {"avsikt": avsikt, "kommando": stated, "start": monotonic()}
        try:
            one |= self._record(stated, avsikt, one["start"])
        except Exception as error:  # noqa: BLE001 - whatever it was is an answer
            one |= {"svar": "fel", "fel": type(error).__name__, "text": str(error)[:200]}
        self.svar.append(one | {"slut": monotonic()})

    def _record(self, stated: dict[str, Any], avsikt: str | None, start: float) -> dict[str, Any]:
        if self.tvilling:
            self.ledger.ahead = Ahead(self.ledger.store)
        command = parse_command(stated)
        with self.ledger.batch(f"P-{self.process}", [stream_of(command)]) as batch:
            waited = monotonic() - start > VANTAN_SEKUNDER
            outcome = batch.record(command)
            if avsikt == "avbrutet":
                raise Avbrutet
        if isinstance(outcome, Rejected):
            return {"svar": "nekad", "regler": outcome.rules, "vantade": waited}
        if not outcome.redan:
            self.godtagna.append(stated)
        svar = "redan" if outcome.redan else "ny"
        return {"svar": svar, "nr": [outcome.forsta_nr, outcome.sista_nr], "vantade": waited}

    def _next(self, nr: int) -> tuple[dict[str, Any], str | None]:
        """Return the next command, and what is wrong with it if it is a fault."""
        if nr % 10:
            return draget(self.slump, self.process, nr), None
        avsikt = AVSIKTLIGA[nr // 10 % len(AVSIKTLIGA)]
        match avsikt:
            case "fel_organ":
                return fel_organ(self.process, nr), avsikt
            case "for_lang":
                return for_lang(self.process, nr), avsikt
            case "okand_pott":
                return draget(self.slump, self.process, nr) | {"pott": "FINNS-EJ"}, avsikt
            case "krock" | "omsant" if self.godtagna:
                again = self.slump.choice(self.godtagna)
                return (again | {"avser": "något annat"} if avsikt == "krock" else again), avsikt
            case _:
                return draget(self.slump, self.process, nr), "avbrutet"


VANTADE_FEL = {
    "okand_pott": ("NotFound",),
    "for_lang": ("TooLong",),
    "avbrutet": (Avbrutet.__name__,),
    "krock": (Conflict.__name__,),
}
"""The errors that a fault is to be answered with; anything else is a finding."""


def main() -> None:
    """Do the one job on standard input."""
    job = json.loads(sys.stdin.readline())
    arbetare = Arbetare(job)
    arbetare.ledger.record(parse_command(fel_organ(arbetare.process, -1)), "P")  # to warm up
    print("redo", flush=True)
    sys.stdin.readline()
    for nr in range(job["kommandon"]):
        arbetare.send(nr)
    print(json.dumps(arbetare.svar))


if __name__ == "__main__":
    main()
