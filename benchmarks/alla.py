"""All the figures of speed and growth in one table, each beside its floor and its bar.

    python3 run.py python benchmarks/alla.py --handelser 1000000 --spara FIL.json

Makes the mixed workload (``benchmarks.blandat``) and measures the product's own commands on it, as
processes of their own: processor seconds and peak memory as the system counts them for the
process, medians of runs that take turns with their floors and peers (``--par`` turns). The bars
are for a million events; 100 000, the short form, take minutes.

Peers are measured if they are here, and else the row says that they were not: ``ledger`` and
``hledger`` (apt-get install ledger hledger), ``bean-check`` on PATH, and DuckDB in a Python of its
own. Nothing is installed by this program; put them in an environment beside the project's:

    python3 -m venv kamrater
    kamrater/bin/pip install duckdb==2.0.1 beancount==3.2.3
    export PATH=$PATH:$PWD/kamrater/bin
    python3 run.py python benchmarks/alla.py --duckdb-python kamrater/bin/python

What is not built yet (an option that the help does not have) is said not to exist. Prints one JSON
line a row; ends with exit 8 when one does not reach its bar.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.blandat.gang import FRO
from benchmarks.matt import prova, skriva, svara
from benchmarks.matt.forlaga import Forlaga, duckdbs_python
from tests.campaigns.rapport import versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.matt.korning import Rad

_PEERS = ("ledger", "hledger", "bean-check", "go")


def rader(forlaga: Forlaga, par: int) -> Iterator[Rad]:
    """Yield every row of the table."""
    yield from prova.rader(forlaga, par)
    yield from skriva.rader(forlaga, par)
    yield from svara.rader(forlaga, par)
    alla = svara.duckdb(forlaga)
    yield from prova.kamrater(forlaga, {n: one for n, one in alla.items() if "saldon" in n})


def machine() -> dict[str, Any]:
    """Return what it ran on."""
    return {"system": platform.platform(), "machine": platform.machine(), "cores": os.cpu_count()}


def peers() -> dict[str, str]:
    """Return the first line that each peer says of its version."""
    found = {}
    for name in _PEERS:
        if shutil.which(name):
            asked = [name, "version" if name == "go" else "--version"]
            done = subprocess.run(asked, capture_output=True, text=True, check=False)
            found[name] = done.stdout.partition("\n")[0]
    return found


def main() -> None:
    """Measure, print, and save if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--handelser", type=int, default=100_000)
    parser.add_argument("--par", type=int, default=3)
    parser.add_argument("--fro", type=int, default=FRO)
    parser.add_argument("--duckdb-python", dest="duckdb", help="a Python that has DuckDB")
    parser.add_argument("--spara", type=Path)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    made = []
    try:
        python = duckdbs_python(options.duckdb)
        forlaga = Forlaga(folder, options.handelser, options.fro, python)
        for row in rader(forlaga, options.par):
            made.append(row)
            print(json.dumps(row.som_json(), ensure_ascii=False), flush=True)
        report = {
            "benchmark": "alla",
            "date": datetime.now(UTC).date().isoformat(),
            "versions": versions() | peers(),
            "machine": machine(),
            "seed": options.fro,
            "events": forlaga.handelser,
            "pairs": options.par,
            "rows": [row.som_json() for row in made],
        }
    finally:
        shutil.rmtree(folder)
    if options.spara is not None:
        text = json.dumps(report, ensure_ascii=False, indent=1)
        options.spara.write_text(f"{text}\n", encoding="utf-8")
    sys.exit(8 if any(row.natt is False for row in made) else 0)


if __name__ == "__main__":
    main()
