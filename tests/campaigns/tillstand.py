"""Random commands against an independent oracle: same verdicts, same balances, no overspend.

Short form: ``pytest tests/property``. Full form, whose result stands in ``docs/evidence``:

    python3 run.py python -m tests.campaigns.tillstand --kommandon 1000000

Prints one JSON line: seed, versions, attempts, how often each command, event and rule was
reached, what was missed, violations. A difference stops the run with the command that shows it.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from typing import Any

from domain.rules import ALL_RULES
from domain.rules.rule import Rule
from tests.property.agreement import Pair, must_reach

_PER_LEDGER = 2_000  # commands before both start with an empty ledger again


def campaign(
    commands: int,
    seed: int,
    rules: tuple[Rule, ...] = ALL_RULES,
    *,
    processer: int = 1,
    progress: bool = False,
) -> dict[str, Any]:
    """Run the commands and return the report; raises on the first difference.

    What is drawn depends on the seed alone, not on how many ``processer`` share the work; more
    than one take the rules that are in force.
    """
    if processer > 1 and rules is not ALL_RULES:
        raise ValueError("other rules than those in force are held in one process")
    reached = Counter[str]()
    began = time.monotonic()
    starts = range(0, commands, _PER_LEDGER)
    seeds = [seed + start for start in starts]
    sizes = [min(_PER_LEDGER, commands - start) for start in starts]
    pool = ProcessPoolExecutor(processer, get_context("spawn")) if processer > 1 else None
    with pool or nullcontext():
        one = _ledger if pool else partial(_ledger, rules=rules)  # rules are not sent to others
        ledgers = (pool.map if pool else map)(one, seeds, sizes)
        for start, of in zip(starts, ledgers, strict=True):
            reached += of
            if progress:
                print(f"\r{start + _PER_LEDGER} av {commands}", end="", file=sys.stderr, flush=True)
    return {
        "campaign": "tillstand",
        "date": datetime.now(UTC).date().isoformat(),
        "seed": seed,
        "versions": {
            "python": platform.python_version(),
            "pydantic": version("pydantic"),
            "bidragsliggaren": version("bidragsliggaren"),
        },
        "attempts": commands,
        "seconds": round(time.monotonic() - began),
        "reached": dict(sorted(reached.items())),
        "missed": sorted(must_reach() - set(reached)),
        "violations": 0,
    }


def _ledger(seed: int, commands: int, rules: tuple[Rule, ...] = ALL_RULES) -> Counter[str]:
    """Begin with an empty ledger; return what its commands reached."""
    pair = Pair(seed, rules)
    try:
        for _ in range(commands):
            pair.step()
        pair.oracle.check()
    except Exception as error:
        error.add_note(f"liggaren med frö {seed}, kommando {pair.steps}")
        raise
    return pair.reached


def main() -> None:
    """Run the full form from the command line; exit 1 when something was not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kommandon", type=int, default=1_000_000)
    parser.add_argument("--fro", type=int, default=2026)
    parser.add_argument("--processer", type=int, default=2)
    options = parser.parse_args()
    report = campaign(
        options.kommandon,
        options.fro,
        processer=options.processer,
        progress=sys.stderr.isatty(),
    )
    print(json.dumps(report, ensure_ascii=False))
    sys.exit(1 if report["missed"] else 0)


if __name__ == "__main__":
    main()
