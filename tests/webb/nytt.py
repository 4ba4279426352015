"""What others record while somebody reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from tests.cli.program import inside, lines

if TYPE_CHECKING:
    from pathlib import Path

POTT = "PROV-2022"
UPPRATTAD = {
    "kommando": "UpprattaPott", "id": "ny-pott", "pott": POTT, "datum": "2022-08-01", "avser": "x",
    "kalla": "statsbidrag", "givare": "SOS", "program": "x", "bidragsar": 2022, "andamal": "x",
    "nyttjas_from": "2022", "nyttjas_tom": "2022", "engangsmedel": True, "utbetalning": "efterhand",
    "underlag": [{"typ": "annat", "titel": "x"}],
}  # fmt: skip


def inbetalning(n: int) -> dict[str, Any]:
    """A command that moves money, and that is always accepted."""
    return {
        "kommando": "RegistreraTilldelning", "id": f"nytt-{n}", "pott": POTT, "belopp_ore": 100,
        "datum": "2022-08-01", "avser": f"tilldelning {n}", "upprepning": f"nr {n}",
        "beslut": {"organ": "SOS", "datum": "2022-08-01", "diarienummer": f"9.3-{n}/2022"},
        "underlag": [{"typ": "annat", "titel": "x"}],
    }  # fmt: skip


def skriv(path: Path, *commands: dict[str, Any]) -> None:
    """Record some commands, one at a time, as a program of others would."""
    fil = path.parent.parent / "nytt.jsonl"
    for one in commands:
        fil.write_text(lines(one), "utf-8")
        done = inside("--liggare", path, "importera", fil, "--ja")
        assert done.code == 0, done.words


def sista(path: Path) -> int:
    """Return the number of the last event of a ledger."""
    with closing(sqlite3.connect(path)) as conn:
        nr: int = conn.execute("SELECT max(nr) FROM handelse").fetchone()[0]
        return nr
