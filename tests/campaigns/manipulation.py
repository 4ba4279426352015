"""Thousands of manipulations of real ledgers: all that can be found is found, and named.

    python3 run.py python -m tests.campaigns.manipulation --antal 2000

from the root. Each is verified without anything from outside, then against the auditor's
checkpoints, then against a list of leaves. Prints one JSON line: per kind how many were found so
or so, and by name ``utan_material`` what nobody can find without something kept outside. The exit
code is 1 when something was missed, or blamed on another event; the other way round for a
``--tvilling``, which is a broken verifier that the campaign must find out. Where Go is,
``granska.py`` and the Go program read what can be written out as a log: they say the same of it, at
the same event, and refuse nothing that ``importera`` takes.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from random import Random
from typing import Any

from ledger.errors import Damaged, NotALedger, Unreadable
from tests.campaigns.granskare import TVILLINGAR, granska
from tests.campaigns.prov import ALDRIG, ALLA, ANNAN, SLAG, missed, other_ledger
from tests.campaigns.rapport import finish, versions
from tests.campaigns.varld import fast, make
from tests.oberoende import korning
from tests.oberoende.forseglad import events, inlast


def _disagree(folder: Path, path: Path, program: Path) -> str:
    """Return in what those who read a log differ on a ledger's; nothing of one that gives none."""
    try:
        lines = events(path)
    except (Damaged, NotALedger, Unreadable, sqlite3.Error, TypeError, ValueError):
        return ""
    fil = folder / "logg.jsonl"
    fil.write_bytes(b"".join(line + b"\n" for line in lines))
    said, gos = korning.granska(fil, "--json"), korning.kor(program, "logg", "--json", fil)
    if (said.kod, _first(said)) != (gos.kod, _first(gos)):
        return f"granska {said.fynd}, go {gos.fynd}"
    return "vägrar det som läses in" if said.kod and not inlast(folder / "in.db", lines) else ""


def _first(svar: korning.Svar) -> int:
    return min(svar.fynd.values(), default=-1)


def campaign(
    antal: int,
    *,
    seed: int = 20220817,
    tvilling: str = "",
    slag: tuple[str, ...] = ALLA,
    program: Path | None = None,
) -> dict[str, Any]:
    """Make the manipulations, of each kind as many, and return the report."""
    tally = {kind: Counter[str]() for kind in slag}
    violations: Counter[str] = Counter()
    examples: list[str] = []
    with (
        TVILLINGAR.get(tvilling, nullcontext)(),
        tempfile.TemporaryDirectory(dir=fast()) as folder,
    ):
        worlds = [make(Path(folder), name) for name in ("demo", "avtal")]
        for world in worlds:
            assert not granska(world.path, world.held), "a ledger that nobody has touched"
        for n in range(antal):
            kind = [*tally][n % len(tally)]
            slump = Random(f"{seed}:{n}")
            turn = n // len(tally)
            world, other = worlds[turn % 2], worlds[(turn + 1) % 2]
            path = world.copied(Path(folder))
            utfall = (
                other_ledger(path, world, other, slump)
                if kind == ANNAN
                else SLAG[kind](path, world, slump)
            )
            tally[kind] += Counter(
                forsok=1, **{name: 1 for name, so in utfall._asdict().items() if so}
            )
            if program and (differ := _disagree(Path(folder), path, program)):
                violations[f"{kind}: programmen är överens"] += 1
                examples.append(f"{kind}, försök {n}: {differ}")
            for what in missed(kind, utfall):
                violations[f"{kind}: {what}"] += 1
                examples.append(f"{kind}, försök {n}: inte {what}")
    return {
        "kampanj": "manipulation",
        "seed": seed,
        "versions": versions(),
        "settings": {
            "liggare": {world.path.stem: world.size for world in worlds},
            "kontrollpunkter": {world.path.stem: world.bounds for world in worlds},
            "tvilling": tvilling,
            "programmen": program is not None,
        },
        "attempts": antal,
        "reached": {kind: dict(count) for kind, count in tally.items()},
        "utan_material": {
            kind: {"forsok": count["forsok"], "funna_utan": count["utan"]}
            for kind, count in tally.items()
            if count["utan"] < count["forsok"]
        },
        "aldrig": ALDRIG,
        "violations": dict(violations),
        "exempel": examples[:5],
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return the kinds that were not tried; then the run proves nothing of them."""
    return [kind for kind, count in report["reached"].items() if not count.get("forsok")]


def main() -> int:
    """Run the campaign and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--antal", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20220817)
    parser.add_argument("--tvilling", choices=["", *TVILLINGAR], default="")
    with tempfile.TemporaryDirectory() as folder:
        program = None if korning.go_saknas() else korning.bygg_go(Path(folder))
        return finish(campaign(program=program, **vars(parser.parse_args())), unreached)


if __name__ == "__main__":
    sys.exit(main())
