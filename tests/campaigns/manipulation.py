"""Thousands of manipulations of real ledgers: all that can be found is found, and named.

    python3 run.py python -m tests.campaigns.manipulation --antal 2000

from the root. Each is verified without anything from outside, then against the auditor's
checkpoints, then against a list of leaves. Prints one JSON line: per kind how many were found so
or so, and by name ``utan_material`` what nobody can find without something kept outside. The exit
code is 1 when something was missed, or blamed on another event; the other way round for a
``--tvilling``, which is a broken verifier that the campaign must find out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from random import Random
from typing import Any

from tests.campaigns.granskare import TVILLINGAR, granska
from tests.campaigns.prov import ALDRIG, ALLA, ANNAN, SLAG, missed, other_ledger
from tests.campaigns.rapport import finish, versions
from tests.campaigns.varld import fast, make


def campaign(
    antal: int, *, seed: int = 20220817, tvilling: str = "", slag: tuple[str, ...] = ALLA
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
    return finish(campaign(**vars(parser.parse_args())), unreached)


if __name__ == "__main__":
    sys.exit(main())
