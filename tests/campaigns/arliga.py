"""Thousands of honest histories and their copies: a verification finds nothing in any of them.

    python3 run.py python -m tests.campaigns.arliga --antal 10000

from the root. Each is recorded by several writers in turn, with commands that are refused, sent
again or undone between, on clocks that do not quite agree; checkpoints are cosigned on the way.
The ledger is then verified as it is, after VACUUM, dumped and restored, backed up, and exported
and read in again: against the checkpoints and the list of leaves nothing may be found, and the
root is the same in all. Prints one JSON line; the exit code is 1 at a false alarm, the other way
round for a ``--tvilling`` that must give some.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, nullcontext
from functools import partial
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from ledger.evidence.seal import Sealer
from ledger.recording.restore import restoring
from ledger.store.reader import log
from ledger.store.sqlite.head import connect
from ledger.store.sqlite.schema import APPLICATION_ID, USER_VERSION
from ledger.verification import Outside, clocks
from tests.campaigns.historia import Historia, base
from tests.campaigns.rapport import finish, versions
from tests.campaigns.varld import fast
from tests.ledger import angrepp

PER_DEL = 25  # histories that a process takes at a time


def as_it_is(path: Path, copy: Path, slump: Random) -> None:
    """Leave the file alone."""
    shutil.copyfile(path, copy)


def vacuumed(path: Path, copy: Path, slump: Random) -> None:
    """Let SQLite write every page anew, in another size now and then."""
    shutil.copyfile(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        conn.execute(f"PRAGMA page_size = {slump.choice((512, 1024, 4096, 65536))}")
        conn.execute("VACUUM")


def dumped(path: Path, copy: Path, slump: Random) -> None:
    """Write the database out as SQL and run it in an empty one."""
    with closing(sqlite3.connect(path)) as conn:
        script = "\n".join(conn.iterdump())
    with closing(sqlite3.connect(copy)) as conn:
        conn.executescript(script)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {USER_VERSION}")


def backed_up(path: Path, copy: Path, slump: Random) -> None:
    """Copy the pages as SQLite copies a file that is in use."""
    with closing(sqlite3.connect(path)) as conn, closing(sqlite3.connect(copy)) as other:
        conn.backup(other, pages=slump.choice((-1, 3)), sleep=0)


def read_in(path: Path, copy: Path, slump: Random) -> None:
    """Export the log and make a ledger of it."""
    with closing(connect(path)) as conn:
        ((last,),) = conn.execute("SELECT MAX(nr) FROM handelse").fetchall()
        lines = [*log(conn, last)]
    with restoring(copy) as restored:
        for line in lines:
            restored.add(line)


KOPIOR: dict[str, Callable[[Path, Path, Random], None]] = {
    "som den är": as_it_is,
    "VACUUM": vacuumed,
    "dump": dumped,
    "säkerhetskopia": backed_up,
    "exporterad och inläst": read_in,
}


def verified(history: Historia, kind: str, folder: Path) -> list[str]:
    """Copy a ledger in one way and return what is found in the copy, which is nothing."""
    copy = folder / "kopia.db"
    copy.unlink(missing_ok=True)
    if kind == "exporterad och inläst":
        shutil.copyfile(folder / "tom.db", copy)
    KOPIOR[kind](history.path, copy, history.slump)
    outside = Outside(tuple(history.checkpoints), BytesIO(history.leaves))
    outcome = angrepp.outcome(copy, outside)
    found = [f"{kind}: {one.meddelande}" for one in outcome.found.kept]
    if outcome.root != history.root:
        found.append(f"{kind}: en annan rot")
    return found


def part(folder: Path, seed: int, tvilling: str, numbers: range) -> tuple[Counter[str], list[str]]:
    """Record some histories; return what was reached, and every false alarm."""
    reached: Counter[str] = Counter()
    wrong: list[str] = []
    with (
        TVILLINGAR.get(tvilling, nullcontext)(),
        tempfile.TemporaryDirectory(dir=folder) as own,
    ):
        shutil.copyfile(folder / "tom.db", Path(own) / "tom.db")
        for n in numbers:
            history = Historia(folder / "bas.db", Path(own) / "liggare.db", Random(f"{seed}:{n}"))
            history.run()
            reached += history.reached
            for kind in KOPIOR:
                found = verified(history, kind, Path(own))
                wrong += [f"historia {n}, {text}" for text in found]
                reached[kind] += 1
    return reached, wrong


def campaign(
    antal: int, *, seed: int = 20220817, processer: int = 2, tvilling: str = ""
) -> dict[str, Any]:
    """Record the histories and return the report."""
    reached: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(dir=fast()) as folder:
        base(Path(folder))
        parts = [range(start, min(start + PER_DEL, antal)) for start in range(0, antal, PER_DEL)]
        one = partial(part, Path(folder), seed, tvilling)
        if processer > 1:
            with ProcessPoolExecutor(processer, get_context("spawn")) as pool:
                done = [*pool.map(one, parts)]
        else:
            done = [one(numbers) for numbers in parts]
    for counted, found in done:
        reached += counted
        wrong += found
    return {
        "kampanj": "arliga",
        "seed": seed,
        "versions": versions(),
        "settings": {"kopior": [*KOPIOR], "tvilling": tvilling},
        "attempts": antal,
        "reached": dict(sorted(reached.items())),
        "violations": {"falska larm": len(wrong)} if wrong else {},
        "exempel": wrong[:5],
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return what did not happen in any history; then the run proves nothing of it."""
    reached = report["reached"]
    wanted = ("godtagna", "nekade", "omsända", "krockar", "ångrade", "byten", "nycklar")
    missing = [name for name in (*wanted, "kontrollpunkter", *KOPIOR) if not reached.get(name)]
    share = reached.get("nekade", 0) / max(1, reached.get("godtagna", 0) + reached.get("nekade", 0))
    return [*missing, *(["nekade 20-80 %"] if not 0.2 <= share <= 0.8 else [])]


TVILLINGAR: dict[str, Callable[[], Any]] = {
    "glomskt-sigill": lambda: patch.object(Sealer, "forget", lambda _: None),
    "utan-marginal": lambda: patch.object(clocks, "_CLOCKS", clocks._CLOCKS * 0),
}
"""A writer that keeps the edge of what was undone; a verifier whose clock is the only right one."""


def main() -> int:
    """Run the campaign and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--antal", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20220817)
    parser.add_argument("--processer", type=int, default=2)
    parser.add_argument("--tvilling", choices=["", *TVILLINGAR], default="")
    return finish(campaign(**vars(parser.parse_args())), unreached)


if __name__ == "__main__":
    sys.exit(main())
