"""Every write of a command fails in turn, and the answer is held against what is on the disk.

    python3 run.py python -m tests.campaigns.skrivfel --processer 2

compiles ``fel.c`` with gcc, preloads it, and makes each open, write, fsync, ftruncate, unlink and
rename of the product's own (and of SQLite's for it) fail: with EIO, ENOSPC and EDQUOT, once, for
that kind for ever, for everything for ever, as a short write, and as one that was made and said to
have failed. After each: what was answered is true, the same command again gives one set of events,
nothing is called damaged, and ``verifiera`` has no finding. Prints one JSON line with how many came
to each answer. ``--tvilling svar`` answers as it was before ("nothing was recorded") and must be
found out. The exit code is 1 when an answer is false or one was never reached, the other way round
for the twin. ``--antal N`` draws N cases a verb by the seed.
"""

from __future__ import annotations

import argparse
import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.campaigns.rapport import finish, versions
from tests.campaigns.skrivfel_arbetare import HUR, SLAG, Case, work
from tests.campaigns.skrivfel_verb import VERB

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("fel.c")
ERRNOS = (errno.EIO, errno.ENOSPC, errno.EDQUOT)
_LATE = ((errno.EIO, 0), (errno.EIO, 2))
MUST = ("klart", "klart, med varning", "ovisst, inte registrerat", "registrerat, men inte klart",
        "inte registrerat")  # fmt: skip


def has_gcc() -> bool:
    """Tell whether the library can be made here."""
    return shutil.which("gcc") is not None and sys.platform == "linux"


def compiled(folder: Path) -> Path:
    """Make the library that fails calls."""
    made = folder / "fel.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", made, SOURCE, "-ldl"], check=True)
    return made


def cases(verb: str, counts: list[int], antal: int | None, fro: int) -> list[Case]:
    """Return every case of a verb, or some: the last fsyncs and truncations are always among."""
    found = []
    for slag, count in enumerate(counts):
        for nummer in range(1, count + 1):
            for fel in ERRNOS:
                found += [Case(verb, slag, nummer, fel, hur) for hur in _ways(SLAG[slag])]
    if antal is None or antal >= len(found):
        return found
    late = [one for one in found if SLAG[one.slag] in {"fsync", "ftruncate", "unlink"}
            and one.nummer == counts[one.slag] and (one.fel, one.hur) in _LATE]  # fmt: skip
    rest = [one for one in found if one not in late]
    return late + random.Random(f"{fro} {verb}").sample(rest, max(0, antal - len(late)))


def _ways(slag: str) -> list[int]:
    ways = [0, 1, 2]
    if slag == "write":
        ways.append(HUR.index("kort"))
    if slag in {"fsync", "ftruncate", "unlink", "rename"}:
        ways.append(HUR.index("efter"))
    return ways


def campaign(
    antal: int | None, fro: int, processer: int = 1, tvilling: str = "", verb: str = ""
) -> dict[str, Any]:
    """Run the work in processes that have the library, and return the report."""
    began = time.monotonic()
    verbs = [verb] if verb else list(VERB)
    sums: dict[str, Any] = {
        "anrop": {},
        "utfall": Counter(),
        "violations": Counter(),
        "exempel": [],
    }
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"LD_PRELOAD": str(compiled(Path(folder)))}
        workers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.campaigns.skrivfel", "--arbetare", f"--fro={fro}",
                 f"--tvilling={tvilling}", f"--verb={','.join(verbs[n::processer])}",
                 *([f"--antal={antal}"] if antal else [])],
                cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", env=env,
            )
            for n in range(processer)
        ]  # fmt: skip
        for worker in workers:
            out, _ = worker.communicate()
            if worker.returncode:
                sums["violations"][f"processen dog ({worker.returncode})"] += 1
                continue
            part = json.loads(out)
            sums["anrop"] |= part["anrop"]
            sums["utfall"].update(part["utfall"])
            sums["violations"].update(part["violations"])
            sums["exempel"] += part["exempel"]
    return {
        "kampanj": "skrivfel",
        "seed": fro,
        "versions": versions(),
        "settings": {"antal per verb": antal, "processer": processer, "tvilling": tvilling},
        "attempts": sum(sums["utfall"].values()),
        "anrop": sums["anrop"],
        "utfall": dict(sorted(sums["utfall"].items())),
        "seconds": round(time.monotonic() - began),
        "violations": dict(sums["violations"]),
        "exempel": sums["exempel"][:20],
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return the answers that were never given, and the verbs none of whose calls failed."""
    outcomes = {name.partition(": ")[2] for name in report["utfall"]}
    reached = {name.partition(": ")[0] for name in report["utfall"]}
    return [one for one in MUST if one not in outcomes] + [v for v in VERB if v not in reached]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--antal", type=int)
    parser.add_argument("--fro", type=int, default=1)
    parser.add_argument("--processer", type=int, default=1)
    parser.add_argument("--tvilling", default="")
    parser.add_argument("--verb", default="")
    parser.add_argument("--arbetare", action="store_true")
    given = parser.parse_args()
    if given.arbetare:
        print(json.dumps(work(given.verb.split(","), given.antal, given.fro, given.tvilling)))
        return 0
    report = campaign(given.antal, given.fro, given.processer, given.tvilling, given.verb)
    return finish(report, unreached)


if __name__ == "__main__":
    raise SystemExit(main())
