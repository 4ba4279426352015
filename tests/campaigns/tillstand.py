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
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from domain.rules import ALL_RULES
from domain.rules.rule import Rule
from tests.property.agreement import Pair, must_reach

_PER_LEDGER = 2_000  # commands before both start with an empty ledger again


def campaign(
    commands: int, seed: int, rules: tuple[Rule, ...] = ALL_RULES, *, progress: bool = False
) -> dict[str, Any]:
    """Run the commands and return the report; raises on the first difference."""
    reached = Counter[str]()
    began = time.monotonic()
    for start in range(0, commands, _PER_LEDGER):
        pair = Pair(seed + start, rules)
        for _ in range(min(_PER_LEDGER, commands - start)):
            pair.step()
        pair.oracle.check()
        reached += pair.reached
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


def main() -> None:
    """Run the full form from the command line; exit 1 when something was not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kommandon", type=int, default=1_000_000)
    parser.add_argument("--fro", type=int, default=2026)
    options = parser.parse_args()
    report = campaign(options.kommandon, options.fro, progress=sys.stderr.isatty())
    print(json.dumps(report, ensure_ascii=False))
    sys.exit(1 if report["missed"] else 0)


if __name__ == "__main__":
    main()
