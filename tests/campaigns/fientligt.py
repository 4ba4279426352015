"""Hostile ledger files read as an auditor reads them: nothing runs, nothing is written.

    python3 run.py python -m tests.campaigns.fientligt --filer 10000 --processer 2

generates the files by their seed, has each read by six of the verbs, with ``--revisor``, and
counts by Python's audit events whatever imports, compiles, runs, sends or opens to write; it also
looks at the folder afterwards. Prints one JSON line: seed, versions, attempts, how many of each
kind were opened or refused and with which exit codes, violations. ``--tvilling mapper`` reads type
names as the engine's own mapper does, by importing them, and must be found out. The exit code is
1 when a promise is broken or a kind was not reached, the other way round for the twin.
"""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.campaigns.fiender import FIENDER
from tests.campaigns.fientlig_lasare import PER_VERB, UTFALL, VERB_PER_FIL, work

ROOT = Path(__file__).parents[2]


def campaign(filer: int, seed: int, processer: int = 1, tvilling: str = "") -> dict[str, Any]:
    """Run the work in processes of its own, where a crash is seen, and return the report."""
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.campaigns.fientligt", "--arbetare", f"--fro={seed}",
               f"--filer={filer}", f"--processer={processer}",
               f"--tvilling={tvilling}"]  # fmt: skip
    workers = [
        subprocess.Popen(
            [*command, f"--del={n}"], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
        )
        for n in range(processer)
    ]
    report: dict[str, Any] = {
        "kampanj": "fientligt",
        "date": datetime.now(UTC).date().isoformat(),
        "seed": seed,
        "versions": _versions(),
        "settings": {"processer": processer, "tvilling": tvilling, "verb_per_fil": VERB_PER_FIL},
        "attempts": filer,
    }  # fmt: skip
    sums = {name: Counter[str]() for name in ("reached", "codes", "violations")}
    examples: list[str] = []
    slowest = 0.0
    for worker in workers:
        out, _ = worker.communicate()
        if worker.returncode:
            sums["violations"][f"processen dog ({worker.returncode})"] += 1
            continue
        part = json.loads(out)
        for name, counted in sums.items():
            counted.update(part[name])
        examples += part["exempel"]
        slowest = max(slowest, part["slowest"])
    kinds = sums["reached"]
    report["reached"] = {
        "slag": {kind: {how: kinds[f"{kind}: {how}"] for how in UTFALL} for kind in FIENDER},
        "slutkoder": dict(sorted(sums["codes"].items())),
        "långsammaste fil, sekunder": slowest,
    }
    return report | {
        "seconds": round(time.monotonic() - began),
        "violations": dict(sums["violations"]),
        "exempel": examples[:20],
    }


def _versions() -> dict[str, str]:
    names = ("bidragsliggaren", "eventsourcing", "pydantic", "sqlalchemy")
    ours = {name: version(name) for name in names}
    return ours | {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}


def unreached(report: dict[str, Any]) -> list[str]:
    """Return what a run had to reach and did not; then it proves nothing."""
    kinds = report["reached"]["slag"]
    codes = report["reached"]["slutkoder"]
    read = sum(one["öppnad"] + one["delvis"] for one in kinds.values())
    wanted = {f"filer av slaget {kind}": sum(one.values()) > 0 for kind, one in kinds.items()}
    wanted["filer som öppnas, minst 5 %"] = read >= report["attempts"] * 0.05
    for verb in PER_VERB:
        answered = any(codes.get(f"{verb} {code}") for code in (0, 5, 8))
        wanted[f"{verb} besvarat och vägrat"] = answered and bool(codes.get(f"{verb} 6"))
    return [name for name, fulfilled in wanted.items() if not fulfilled]


def main() -> int:
    """Run the campaign, or one process of it, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--filer", type=int, default=10_000)
    parser.add_argument("--processer", type=int, default=2)
    parser.add_argument("--fro", type=int, default=20261125)
    parser.add_argument("--tvilling", choices=["", "mapper"], default="")
    parser.add_argument("--arbetare", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--del", dest="nummer", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.arbetare:
        print(
            json.dumps(work(asked.fro, asked.nummer, asked.filer, asked.processer, asked.tvilling))
        )
        return 0
    report = campaign(asked.filer, asked.fro, asked.processer, asked.tvilling)
    report["unreached"] = unreached(report)
    print(json.dumps(report, ensure_ascii=False))
    if asked.tvilling:
        return 0 if report["violations"] else 1
    return 1 if report["violations"] or report["unreached"] else 0


if __name__ == "__main__":
    sys.exit(main())
