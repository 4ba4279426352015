"""What evidence costs, as ratios to what could not be done for less.

    python3 run.py python benchmarks/evidence.py --handelser 1000000

Makes a ledger of that many outcomes (``benchmarks.big``, which cannot see what grows with notes
and corrections: ``benchmarks/alla.py`` does) and measures, in processor time unless
said otherwise, each against its own floor in the same run:

* ``seals``: ``verifiera --bara-sigill``, which hashes every stored entry and holds it against the
  stored tree; the floor is a bare loop that reads the rows and hashes each. Goal 4.
* ``read``: a bare loop that also reads the JSON of each row, and does nothing with it. No goal: it
  says what any program in Python that looks at the events cannot do for less.
* ``whole``: ``verifiera``, which also validates and replays every event. No goal.
* ``memory``: the peak of a process that does ``whole``. Goal 100 MiB.
* ``bevis``: library time of a proof of inclusion from a ledger just opened, in ms. Goal 10.
* ``append``: one durable append, wall time, sealed against not sealed. Goal 1.10.
* ``batch``: a thousand appends in a transaction, sealed against not sealed. Goal 2.

Prints one JSON line a row; ends with exit 8 when one is above its goal.
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

from benchmarks.big import BLIND, big_ledger
from ledger.evidence import proved, tree
from ledger.evidence.seal import Sealer, root, stored_nodes
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.head import connect
from ledger.verification import How, verify

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable


PROOFS = 200
SINGLE = 150
BATCHES = 15
ROWS = "SELECT nr, aggregat, version, typ, data FROM handelse ORDER BY nr"
MEMORY = """
import resource, sys
from pathlib import Path
from ledger.store.sqlite.head import connect
from ledger.verification import How, verify
assert not verify(connect(Path(sys.argv[1]))).found.total
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


class Unsealed(Sealer):
    """The floor of an append: everything but the seal."""

    def seals(self, *_: object) -> list[bytes]:
        """Give none."""
        return []


def processor(work: Callable[[], object]) -> float:
    """Return the processor seconds that something takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def verification(path: Path) -> list[dict[str, object]]:
    """Measure ``verifiera``, in the two forms it has."""

    def verified(*, replay: bool) -> None:
        with closing(connect(path, pages=False)) as conn:
            found = verify(conn, how=How(replay)).found
        assert not found.total, found.kept

    with closing(connect(path, pages=False)) as conn:
        floor = min(processor(lambda: _bare(conn)) for _ in range(3))
        read = min(processor(lambda: _read(conn)) for _ in range(3))
    seals = min(processor(lambda: verified(replay=False)) for _ in range(3))
    whole = processor(lambda: verified(replay=True))
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, path], check=True, capture_output=True, text=True
    )
    return [
        _row("seals", seals / floor, 4, seconds=seals, floor_seconds=floor),
        _row("read", read / floor, None, seconds=read),
        _row("whole", whole / floor, None, seconds=whole),
        _row("memory", int(done.stdout), 100),
    ]


def _bare(conn: sqlite3.Connection) -> None:
    for *_, data in conn.execute(ROWS):
        sha256(data).digest()


def _read(conn: sqlite3.Connection) -> None:
    for *_, data in conn.execute(ROWS):
        sha256(data).digest()
        json.loads(data)


def proofs(path: Path, size: int) -> dict[str, object]:
    """Measure proofs, each from a connection of its own."""
    took = []
    chance = random.Random(2026)
    for _ in range(PROOFS):
        nr = chance.randrange(size)
        began = time.perf_counter()
        with closing(connect(path)) as conn:
            node = stored_nodes(conn)
            proof = tree.inclusion_proof(nr, size, node)
            leaf = node(0, nr)
            whole = root(conn, size)
        took.append(1000 * (time.perf_counter() - began))
        proved.verify_inclusion(leaf, nr, size, proof, whole)
    return _row("bevis", statistics.median(took), 10, slowest=max(took))


def appends(path: Path) -> list[dict[str, object]]:
    """Measure an append with its seal and without, in turn, into two copies of a ledger."""
    copies = [path.with_name(name) for name in ("sealed.db", "bare.db")]
    for copy in copies:
        shutil.copy(path, copy)
    ledgers = [Ledger(copy) for copy in copies]
    ledgers[1].store.recorder._sealer = Unsealed()
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
        ledger.store.recorder.insert_events(stored)
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
    rows = [*verification(path), proofs(path, size), *appends(path)]
    shutil.rmtree(folder)
    for row in rows:
        print(json.dumps({"handelser": size, "workload": BLIND, **row}, ensure_ascii=False))
    above = any(row["goal"] is not None and row["value"] > row["goal"] for row in rows)
    sys.exit(8 if above else 0)  # not 1, which a benchmark that does not run gives


if __name__ == "__main__":
    main()
