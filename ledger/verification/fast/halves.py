"""The fast verification by two processes: each holds a half of all that one holds.

The second holds what rows say by themselves, against seals and tables, and the file; the first what
events mean. Both read the ledger of one moment: while the first has it, nobody writes. Neither is
taken on trust by the other: it is certain when both are.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ledger import store
from ledger.evidence import seal
from ledger.evidence.checkpoint import Checkpoint
from ledger.evidence.tree import Frontier
from ledger.verification.fast import Certain, Held, What, if_certain

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledger.store import Reading

_ROOT = str(Path(__file__).parents[3])
_PROGRAM = """
import sys
sys.path.append(sys.argv[1])
from ledger.verification.fast.halves import second
second(sys.argv[2])
"""
_ROWS, _MEANING = What(meaning=False), What(seals=False, events=False)


def if_both_are_certain(
    path: Path, reading: Reading, held: Held, progress: Callable[[int], None]
) -> Certain | None:
    """Return where a log ends if both halves are certain, and its file is whole; else None.

    The file is opened once more by the second process; lists of leaves are for one process.
    """
    points = [[one.size, one.root.hex()] for one in held.checkpoints]
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-I", "-c", _PROGRAM, _ROOT, str(path.absolute())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None  # noqa: S101 - for the type checker
        process.stdin.write(json.dumps(points).encode())
        process.stdin.close()
        first = if_certain(reading, held, progress, _MEANING)
        if first is None:
            process.kill()
        assert process.stdout is not None  # noqa: S101 - the same
        told = process.stdout.read()
    if first is None or process.returncode or not told:
        return None
    size, *hashes = json.loads(told)
    edge = Frontier(size, [*map(bytes.fromhex, hashes)])
    same = size == reading.head().nr + 1 and seal.edge(reading, size) == edge
    return first._replace(edge=edge) if same else None


def second(path: str) -> None:
    """Hold the half of the second process, and tell the edge of the tree if it is certain."""
    points = [Checkpoint("", size, bytes.fromhex(root)) for size, root in json.load(sys.stdin)]
    with store.open(Path(path)).reading() as reading:
        reading.lenient()
        found = None
        if not reading.faults():
            found = if_certain(reading, Held(points), lambda _: None, _ROWS)
    if found is not None:
        edge = found.edge
        sys.stdout.write(json.dumps([edge.size, *(one.hex() for one in edge.hashes)]))
