"""How long the program takes to start, as ratios to ``hledger bal`` on 200 transactions.

    python3 run.py python benchmarks/start.py

hledger (Debian's package) is the floor: it and the command run in turn, pair by pair, so that the
machine's mood cancels out. Prints one row a command: median wall seconds of both, the median
ratio with its quartiles, and the goal. Ends with exit 8 when a median ratio is above its goal.

The rows without a goal are floors, without garbage collection, plugins or tearing down: the bare
interpreter, the libraries that recording rests on, and all of them (``libraries``), pydantic with
one model of one field and no validator; then also our own commands and events declared
(``models``) and the rules read (``rules``), before a validator is built or a ledger opened.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAIRS = 15
GOALS = {"--help": 2.5, "saldo": 2.5, "registrera": 4.5}
MODEL = """
sys.modules["pydantic.plugin._loader"] = types.ModuleType("no plugins")
from pydantic import BaseModel, ConfigDict
class One(BaseModel):
    model_config = ConfigDict(defer_build=True)
    field: int
"""
LIBRARIES = f"import click, eventsourcing.sqlite\n{MODEL}"
FLOORS = {
    "python": "",
    "click": "import click",
    "click, eventsourcing": "import click, eventsourcing.sqlite",
    "click, pydantic_core": "import click, pydantic_core",
    "click, pydantic": f"import click\n{MODEL}",
    "libraries": LIBRARIES,
    "models": f"{LIBRARIES}import domain.commands, domain.events",
    "rules": f"{LIBRARIES}import domain.deciding.decider",
}


def journal(path: Path) -> Path:
    """Write 200 transactions as hledger reads them."""
    rows = [
        f"2022-{1 + i % 12:02d}-{1 + i % 28:02d} * (STK-2022-{1 + i}) förbrukning  ; id:{i}\n"
        f"    Förbrukat:Arbetsmarknads-och-socialnämnden:2022:SOC:Insats-{i % 10:02d}"
        f"  {100 + i}.50 SEK\n"
        f"    Nämnd:Arbetsmarknads-och-socialnämnden:2022:SOC:Insats-{i % 10:02d}"
        f"  -{100 + i}.50 SEK\n\n"
        for i in range(200)
    ]
    path.write_text("".join(rows), encoding="utf-8")
    return path


def seconds(command: list[str], env: dict[str, str]) -> float:
    """Return the wall seconds of one run, which must succeed."""
    began = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    liggare = shutil.which("liggare") or sys.exit("liggare saknas: kör genom run.py")
    hledger = shutil.which("hledger") or sys.exit("hledger saknas: apt-get install hledger")
    folder = Path(tempfile.mkdtemp())
    env = os.environ | {
        "LANG": "C.UTF-8",
        "LIGGARE_AKTOR": "EK-01",
        "LIGGARE_URL": str(folder / "demo.db"),
    }
    subprocess.run(
        [liggare, "demo", "--mapp", str(folder)], env=env, check=True, capture_output=True
    )
    floor = [hledger, "-f", str(journal(folder / "w.journal")), "bal"]
    above = 0
    for name in (*GOALS, *FLOORS):
        goal = GOALS.get(name)
        ours, theirs, ratios = [], [], []
        for i in range(PAIRS + 1):
            theirs.append(seconds(floor, env))
            ours.append(seconds(command(liggare, name, i), env))
            ratios.append(ours[-1] / theirs[-1])
        low, middle, high = statistics.quantiles(ratios[1:], n=4)  # the first pair warms the cache
        above += goal is not None and middle > goal
        row = {
            "command": name,
            "seconds": round(statistics.median(ours[1:]), 3),
            "hledger_seconds": round(statistics.median(theirs[1:]), 3),
            "ratio": round(middle, 2),
            "quartiles": [round(low, 2), round(high, 2)],
            "goal": goal,
        }
        print(json.dumps(row))
    shutil.rmtree(folder)
    sys.exit(8 if above else 0)  # not 1, which a benchmark that does not run gives


def command(liggare: str, name: str, i: int) -> list[str]:
    """Return a run's command; each ``registrera`` records something new."""
    if name in FLOORS:
        program = f"import gc, os, sys, types\ngc.disable()\n{FLOORS[name]}\nos._exit(0)"
        return [sys.executable, "-c", program]
    if name != "registrera":
        return [liggare, name]
    record = "registrera askande --pott SOC-2022 --datum 2022-12-30 --avser prov --namnd KUN"
    # An amount of its own: R53 refuses what says the same again.
    return [liggare, *record.split(), "--belopp", str(i + 1), "--id", f"bench-{i}"]


if __name__ == "__main__":
    main()
