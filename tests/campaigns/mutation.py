"""Mutation testing of domain/: each small change to its source must make some test fail.

Short form: ``pytest tests/campaigns/test_mutation.py``. Full form, whose result stands in
``docs/evidence`` (ADR-0010 says how it works and why):

    python3 run.py python -m tests.campaigns.mutation

``--sedan COMMIT`` judges only what stands on lines that have changed since: the rest keep the
verdict of the run before. ``--dodade FIL`` keeps what is killed in a file; a later run with it
judges the rest, while their modules are the same.

Prints one JSON object: seed, versions, how many mutants of each module and operator were killed
and tried, and every survivor with the reason that ``mutation_skal.toml`` gives. Exit 1 when fewer
than 98 % were killed, a survivor has no reason, or a reason has no survivor; in a sample, or with
``--sedan``, the first and the last are not asked.
"""

from __future__ import annotations

import argparse
import ast
import functools
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.campaigns import dodade
from tests.campaigns.jury import (
    AGREEMENT,
    ENDLESS,
    JUDGES,
    KILLED,
    SURVIVED,
    Judges,
    Jury,
    forked,
    sworn,
)
from tests.campaigns.mutanter import Mutant, mutants
from tests.campaigns.uppvarmd import quickly

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

ROOT = Path(__file__).parents[2]
SKAL = Path(__file__).with_name("mutation_skal.toml")
GOAL = 0.98
_FIRST = 100  # tests, the most particular; what they leave is shown to the agreement first


class Case(NamedTuple):
    """A mutant of a module; ``tree`` is the mutated source only until the next one is made."""

    module: str
    file: Path
    tree: ast.Module
    mutant: Mutant


def cases(prefix: tuple[str, ...]) -> Iterator[Case]:
    """Yield every mutant of domain/, or of the modules whose names begin so."""
    for file in sorted((ROOT / "domain").rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        module = ".".join(parts).removesuffix(".__init__")
        if module.startswith(prefix):
            tree = ast.parse(file.read_text("utf-8"))
            for mutant in mutants(module, tree):
                yield Case(module, file, tree, mutant)


def changed_lines(since: str) -> dict[Path, frozenset[int]]:
    """Return the lines of each file of domain/ that have changed since a commit, or are new."""
    command = ["git", "diff", "--unified=0", since, "--", "domain"]
    diff = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines: dict[Path, frozenset[int]] = {}
    for line in diff.splitlines():
        if line.startswith("+++ b/"):
            file = ROOT / line.removeprefix("+++ b/")
        elif hunk := re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            lines[file] = lines.get(file, frozenset()) | {*range(first, first + count)}
    return lines


def judged(
    jury: Jury, prefix: tuple[str, ...], wanted: frozenset[str], kept: Path | None
) -> Iterator[tuple[Case, int]]:
    """Yield the verdict on each wanted mutant, as many at once as there are CPUs.

    What dies is added to ``kept``.
    """
    running: dict[int, Case] = {}

    def one() -> tuple[Case, int]:
        pid, status = os.wait()
        case, answer = running.pop(pid), os.waitstatus_to_exitcode(status)
        if answer != SURVIVED:
            dodade.add(kept, case.mutant.name, answer)
        return case, answer

    for case in cases(prefix):
        if case.mutant.name in wanted:
            if len(running) == (os.cpu_count() or 1):
                yield one()
            _, file, tree, mutant = case
            judge = functools.partial(jury.verdict, case.module, str(file), tree, mutant)
            running[forked(judge)] = case
    while running:
        yield one()


def _verdicts(
    judges: Judges,
    prefix: tuple[str, ...],
    wanted: frozenset[str],
    known: dict[str, int],
    kept: Path | None,
) -> Iterator[tuple[Case, int]]:
    def of(names: Container[str]) -> Iterator[Case]:
        return (case for case in cases(prefix) if case.mutant.name in names)

    yield from ((case, known[case.mutant.name]) for case in of(wanted & known.keys()))
    wanted -= known.keys()
    if not wanted:
        return
    with tempfile.TemporaryDirectory() as compiled:
        jury = sworn(judges, compiled)
        found = quickly(jury, lambda: of(wanted), kept, slice(_FIRST))
        alive = frozenset(name for name, answer in found.items() if answer == SURVIVED)
        yield from ((case, found[case.mutant.name]) for case in of(found.keys() - alive))
        last = tuple(judge for judge in judges if judge == (AGREEMENT,))
        agreed = frozenset[str]()
        for case, answer in judged(jury._replace(judges=last), prefix, alive, kept):
            if answer == SURVIVED:
                agreed |= {case.mutant.name}
            else:
                yield case, answer
        if agreed:  # the thousands that only pass by
            rest = quickly(jury, lambda: of(agreed), kept, slice(_FIRST, None))
            yield from ((case, rest[case.mutant.name]) for case in of(agreed))
        yield from judged(jury, prefix, wanted - found.keys(), kept)


def campaign(
    judges: Judges,
    prefix: tuple[str, ...],
    sample: int,
    seed: int,
    *,
    since: str = "",
    kept: Path | None = None,
) -> dict[str, Any]:
    """Judge every mutant, or a sample of so many, and return the report.

    ``since`` is a commit: then only the mutants on lines that have changed since are judged.
    ``kept`` holds what the same judges have killed before; what they kill now is added to it.
    """
    began = time.monotonic()
    known = dodade.read(kept)
    new = changed_lines(since) if since else None
    names = [
        case.mutant.name
        for case in cases(prefix)
        if new is None or case.mutant.lines & new.get(case.file, frozenset())
    ]
    wanted = random.Random(seed).sample(names, min(sample or len(names), len(names)))
    found: dict[int, list[str]] = {SURVIVED: [], KILLED: [], ENDLESS: []}
    tried, killed = Counter[str](), Counter[str]()
    verdicts = _verdicts(judges, prefix, frozenset(wanted), known, kept)
    for done, (case, answer) in enumerate(verdicts, start=1):
        found[answer].append(case.mutant.name)
        tried.update((case.module, case.mutant.operator))
        if answer != SURVIVED:
            killed.update((case.module, case.mutant.operator))
        if sys.stderr.isatty():
            print(f"\r{done} av {len(wanted)}", end="", file=sys.stderr, flush=True)
    reasons, survivors = reasons_given(), sorted(found[SURVIVED])
    return {
        "campaign": "mutation",
        "date": datetime.now(UTC).date().isoformat(),
        "seed": seed,
        "since": since or None,
        "versions": {"python": platform.python_version()}
        | {name: version(name) for name in ("pydantic", "pytest", "bidragsliggaren")},
        "judges": [" ".join(judge) for judge in judges],
        "possible": len(names),
        "mutants": len(wanted),
        "killed": len(wanted) - len(survivors),
        "killed_share": round(1 - len(survivors) / max(1, len(wanted)), 4),
        "killed_before": len(known.keys() & set(wanted)),
        "seconds": round(time.monotonic() - began),
        "groups": {group: f"{killed[group]} av {tried[group]}" for group in sorted(tried)},
        "endless": sorted(found[ENDLESS]),
        "survivors": {name: reasons.get(name) for name in survivors},
    }


def reasons_given() -> dict[str, str]:
    """Return why each mutant that may survive does."""
    groups = tomllib.loads(SKAL.read_text("utf-8"))["grupp"]
    return {name: group["skal"] for group in groups for name in group["mutanter"]}


def faults(report: dict[str, Any]) -> list[str]:
    """Return what is wrong with a report."""
    survivors = report["survivors"]
    found = [f"överlevde utan skäl: {name}" for name, why in survivors.items() if not why]
    if report["mutants"] == report["possible"] and not report.get("since"):
        if report["killed_share"] < GOAL:
            found.append(f"{report['killed_share']:.2%} dödades; minst {GOAL:.0%} ska dödas")
        mine = (name for name in reasons_given() if name.partition(" ")[0] in report["groups"])
        found += [f"skäl utan överlevare: {name}" for name in mine if name not in survivors]
    return found


def main() -> None:
    """Run the campaign from the command line; exit 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stickprov", type=int, default=0, help="antal mutanter; 0 = alla")
    parser.add_argument("--fro", type=int, default=2026)
    parser.add_argument(
        "--modul", nargs="+", default=["domain"], help="bara moduler vars namn börjar så"
    )
    parser.add_argument("--tester", nargs="+", help="låt bara dessa filer döma")
    parser.add_argument("--sedan", default="", help="bara rader som ändrats sedan den versionen")
    parser.add_argument("--dodade", type=Path, help="vad som redan är dödat; skrivs också")
    options = parser.parse_args()
    judges = (tuple(options.tester),) if options.tester else JUDGES
    prefix = tuple(options.modul)
    report = campaign(
        judges, prefix, options.stickprov, options.fro, since=options.sedan, kept=options.dodade
    )
    print(json.dumps(report, ensure_ascii=False, indent=1))
    wrong = faults(report)
    print(*wrong, sep="\n", file=sys.stderr)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
