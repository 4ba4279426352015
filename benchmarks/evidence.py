"""What evidence costs, as ratios to what could not be done for less.

    python3 run.py python benchmarks/evidence.py --handelser 1000000

Makes a ledger of that many events (``benchmarks.big``) and measures, in processor time unless
said otherwise, each against its own floor in the same run:

* ``seals``: the part of ``verifiera`` that hashes every stored entry and holds it against the
  stored tree; the floor is a bare loop that reads the rows and hashes each. Goal 4.
* ``replay``: the rest of ``verifiera``, which decodes and replays every event. No goal.
* ``memory``: the peak of a process that does both. Goal 100 MiB.
* ``bevis``: library time of a proof of inclusion from a ledger just opened, in ms. Goal 10.
* ``append``: one durable append, wall time, sealed against not sealed. Goal 1.10.
* ``batch``: a thousand appends in a transaction, sealed against not sealed. Goal 2.

Prints one JSON line a row; ends with exit 1 when one is above its goal.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from eventsourcing.persistence import StoredEvent

from benchmarks.big import big_ledger
from ledger import tree
from ledger.head import connect
from ledger.ledger import Ledger
from ledger.seal import Sealer, root, stored_nodes
from ledger.verification.findings import Findings
from ledger.verification.replay import check_replay
from ledger.verification.seals import Sealed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

PROOFS = 200
SINGLE = 150
BATCHES = 15
ROWS = "SELECT nr, aggregat, version, typ, data FROM handelse ORDER BY nr"
MEMORY = """
import resource, sys
from pathlib import Path
from ledger.head import connect
from ledger.verification import verify
assert not verify(connect(Path(sys.argv[1]))).found.total
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


class Unsealed(Sealer):
    """The floor of an append: everything but the seal."""

    def seal(self, cursor: object, first: int, entries: Sequence[bytes]) -> None:
        """Do nothing."""


def processor(work: Callable[[], object]) -> float:
    """Return the processor seconds that something takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def verification(path: Path, *, replay: bool) -> list[dict[str, object]]:
    """Measure ``verifiera``, part by part."""
    found = Findings()
    with closing(connect(path)) as conn:
        floor = min(processor(lambda: _bare(conn)) for _ in range(3))
        seals = min(processor(lambda: Sealed(found).check(conn, _quiet)) for _ in range(3))
        rows = [_row("seals", seals / floor, 4, seconds=seals, floor_seconds=floor)]
        if replay:
            took = processor(lambda: check_replay(conn, found, Sealed(found), [], _quiet))
            rows.append(_row("replay", took / floor, None, seconds=took))
            done = subprocess.run(
                [sys.executable, "-c", MEMORY, path], check=True, capture_output=True, text=True
            )
            rows.append(_row("memory", int(done.stdout), 100))
    assert not found.total, found.kept
    return rows


def _bare(conn: sqlite3.Connection) -> None:
    for *_, data in conn.execute(ROWS):
        sha256(data).digest()


def _quiet(_done: int) -> None:
    pass


def proofs(path: Path, size: int) -> dict[str, object]:
    """Measure proofs, each from a connection of its own."""
    took = []
    chance = random.Random(2026)
    for _ in range(PROOFS):
        nr = chance.randrange(size)
        began = time.perf_counter()
        with closing(connect(path)) as conn:
            node = stored_nodes(conn.cursor())
            proof = tree.inclusion_proof(nr, size, node)
            leaf = node(0, nr)
            whole = root(conn, size)
        took.append(1000 * (time.perf_counter() - began))
        tree.verify_inclusion(leaf, nr, size, proof, whole)
    return _row("bevis", statistics.median(took), 10, slowest=max(took))


def appends(path: Path) -> list[dict[str, object]]:
    """Measure an append with its seal and without, in turn, into two copies of a ledger."""
    copies = [path.with_name(name) for name in ("sealed.db", "bare.db")]
    for copy in copies:
        shutil.copy(path, copy)
    ledgers = [Ledger(copy) for copy in copies]
    ledgers[1].recorder._sealer = Unsealed()
    single = [_ratio(ledgers, n, 1, time.perf_counter) for n in range(SINGLE)]
    batch = [_ratio(ledgers, SINGLE + n * 1000, 1000, time.process_time) for n in range(BATCHES)]
    for ledger in ledgers:
        ledger.close()
    return [
        _row("append", statistics.median(single), 1.10),
        _row("batch", statistics.median(batch), 2),
    ]


def _ratio(ledgers: list[Ledger], n: int, count: int, clock: Callable[[], float]) -> float:
    state = b'{"prov":"' + b"x" * 400 + b'"}'
    took = []
    for ledger in ledgers:
        stored = [StoredEvent("prov", n + i + 1, "Prov/1", state) for i in range(count)]
        began = clock()
        ledger.recorder.insert_events(stored)
        took.append(clock() - began)
    return took[0] / took[1]


def _row(name: str, value: float, goal: float | None, **more: float) -> dict[str, object]:
    rounded = {key: round(one, 3) for key, one in more.items()}
    return {"row": name, "value": round(value, 2), "goal": goal, **rounded}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--handelser", type=int, default=50_000)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    path = big_ledger(folder / "stor.db", options.handelser)
    with closing(connect(path)) as conn:
        (size,) = conn.execute("SELECT COUNT(*) FROM handelse").fetchone()
    rows = [*verification(path, replay=True), proofs(path, size), *appends(path)]
    shutil.rmtree(folder)
    for row in rows:
        print(json.dumps({"handelser": size, **row}))
    sys.exit(any(row["goal"] is not None and row["value"] > row["goal"] for row in rows))


if __name__ == "__main__":
    main()
