"""Programs that are run in processes of their own: floors, peers and one who waits."""

from __future__ import annotations

FILEN = """
import sys
from contextlib import closing
from pathlib import Path
from ledger.store.sqlite.head import connect
with closing(connect(Path(sys.argv[1]), pages=False)) as conn:
    if sys.argv[2] == "prova":
        assert not conn.faults()
"""
"""Opens a ledger and, if asked to, looks its pages over as ``verifiera`` does."""

DUCKDB = """
import duckdb, sys
fil, villkor = sys.argv[1:]
duckdb.sql("SET threads = 1")
rader = duckdb.sql(
    "SELECT pott, position, namnd, underenhet, sum(ore) AS ore"
    f" FROM '{fil}' WHERE {villkor} GROUP BY ALL ORDER BY ALL"
).fetchall()
assert rader
"""
"""Sums the moves up to a day or an event, over a Parquet file."""

VANTAR = """
import subprocess, sys, time
from contextlib import suppress
from pathlib import Path
from ledger import store
class Undone(Exception): pass
place, longest = store.open(Path(sys.argv[1])), 0.0
running = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL)
while running.poll() is None:
    began = time.perf_counter()
    with suppress(Undone), place.writing():
        longest = max(longest, time.perf_counter() - began)
        raise Undone
    time.sleep(0.001)
place.close()
print(longest)
sys.exit(running.returncode)
"""
"""Takes the write lock over and over while a command runs; prints the longest it had to wait."""
