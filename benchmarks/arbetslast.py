"""Make the mixed workload (``benchmarks.blandat``): a ledger, and its moves as others read them.

    python3 run.py python benchmarks/arbetslast.py --handelser 100000 --ut FIL.db --bocker MAPP

With ``--bocker`` the same transactions are written in a folder for ledger and hledger, for
beancount, and as a table for DuckDB. A million events take twelve minutes of processor time and
half a GiB, half of which is SQLite's cache; 100 000 a minute. The same bytes for the same seed
(``--fro``) and number, but for the version of the rules whose ids the events carry.

Prints a JSON line: how many events there are, of each kind, and how long their data is.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from benchmarks.blandat.gang import FRO, bygg
from benchmarks.blandat.utdata import skriv
from ledger import store


def innehall(path: Path) -> dict[str, object]:
    """Return what a ledger holds: events of each kind, and bytes of data in the mean."""
    kinds, size = Counter[str](), 0
    with store.open(path).reading() as reading:
        for row in reading.rows(after=None):
            kinds[row.typ] += 1
            size += len(row.data)
    antal = kinds.total()
    return {"handelser": antal, "byte": round(size / antal), "slag": dict(kinds.most_common())}


def main() -> None:
    """Make it and say what it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--handelser", type=int, default=100_000)
    parser.add_argument("--fro", type=int, default=FRO)
    parser.add_argument("--ut", type=Path, required=True)
    parser.add_argument("--bocker", type=Path)
    options = parser.parse_args()
    began = time.process_time()
    bygg(options.ut, options.handelser, options.fro)
    took: dict[str, float] = {"sekunder": round(time.process_time() - began, 1)}
    if options.bocker is not None:
        options.bocker.mkdir(parents=True, exist_ok=True)
        took["transaktioner"] = skriv(options.ut, options.bocker).antal
    print(json.dumps(innehall(options.ut) | took, ensure_ascii=False))


if __name__ == "__main__":
    main()
