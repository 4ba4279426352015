"""Runs an independent verifier as an auditor does, and holds it to its three exit codes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.cli.program import ROT

HAR = ROT / "tools" / "oberoende"


class Svar(NamedTuple):
    kod: int
    ut: str
    fel: str

    @property
    def json(self) -> Any:
        return json.loads(self.ut)

    @property
    def fynd(self) -> dict[str, int]:
        """What granska.py found: of each kind, at which event."""
        return {ett["slag"]: ett["nr"] for ett in self.json["fel"]}

    @property
    def godkand(self) -> bool:
        """Whether it was accepted; refused and unreadable must say so too."""
        assert (self.kod == 0) == self.ut.startswith("GODKÄND: "), self
        assert (self.kod == 1) == self.ut.startswith("UNDERKÄND: "), self
        assert (self.kod == 2) == bool(self.fel), self
        return self.kod == 0


def kor(*args: str | Path, stdin: str = "") -> Svar:
    line = [str(one) for one in args]
    done = subprocess.run(line, input=stdin.encode(), capture_output=True, check=False)
    svar = Svar(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in svar.fel, svar.fel
    assert "goroutine" not in svar.fel, svar.fel
    assert svar.kod in {0, 1, 2}, svar
    return svar


def vand(data: bytes, rnd: Random) -> bytes:
    """Flip one bit."""
    andrad = bytearray(data)
    andrad[rnd.randrange(len(andrad))] ^= 1 << rnd.randrange(8)
    return bytes(andrad)
