"""The rule book: every rule, and the scenarios that hold it with the result of running them.

    python3 run.py python -m features.regeldok

runs the feature files and writes ``docs/regler.md`` and the list of scenarios that ``liggare
regler`` shows; a test refuses one that is not current. Its exit code is that of the run, and
nothing is written where the scenarios cannot be run.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from application.asking.rules import by_number, held_against, rule_sets
from domain.rules import ALL_RULES
from features import oversikt, scenarier
from features.oversikt import plain
from features.taggar import AVVIKELSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.rules.rule import Rule
    from features.scenarier import Scenario

ROOT = Path(__file__).parents[1]
BOK = ROOT / "docs" / "regler.md"
KOMMANDO = "python3 run.py python -m features.regeldok"
GODKAND, UNDERKAND, EJ_KORD = "godkänd", "underkänd", "ej körd"
SVAR = {
    "godtas": "godtas",
    AVVIKELSE: "godtas och öppnar avvikelse",
    "avvisas": "avvisas",
}
INGRESS = f"""# Regler

Varje regel i `domain/rules/` med sina källor, och de scenarier i `features/` som håller den.
Boken skrivs, efter att scenarierna har körts, av

```
{KOMMANDO}
```

och ett test underkänner en bok som inte stämmer; ändra den inte för hand. Kör en regels scenarier
med `python3 run.py pytest -m R8`.

En regel som *avvisar* vägrar kommandot: då skrivs ingenting. En regel som *öppnar avvikelse*
släpper igenom det och för in motsägelsen i liggaren, öppen tills någon utreder den. Ett scenario
kan hålla flera regler och räknas hos var och en av dem; i slutsumman räknas det en gång.
"""
ALLA = "\n## Alla regler\n\n"
HUVUD = (
    "| Regel | Mening | Verkan | Scenarier | Godtas | Öppnar avvikelse | Avvisas | Senast |\n"
    "|---|---|---|--:|--:|--:|--:|---|\n"
)


class Resultat(NamedTuple):
    """How the runs of a scenario went, one for each of its examples."""

    godkanda: int
    korda: int

    def __str__(self) -> str:
        """Say it in a word, and how many examples there are if the scenario has several."""
        if not self.korda:
            return EJ_KORD
        word = GODKAND if self.godkanda == self.korda else UNDERKAND
        return f"{word} ({self.korda} exempel)" if self.korda > 1 else word


INTE = Resultat(0, 0)
Korning = dict[tuple[str, int], Resultat]  # by the file and line of the scenario


def run(report: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run scenarios, all of them unless pytest is told otherwise, into a JUnit report."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={report}"]
    return subprocess.run(
        [*command, *(args or (str(scenarier.FEATURES),))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def results(report: ET.Element) -> Korning:
    """Return how each scenario of a JUnit report went; one that was skipped was not run."""
    found: Korning = {}
    for case in report.iter("testcase"):
        named = [p.get("value", "") for p in case.iter("property") if p.get("name") == "scenario"]
        if not named or case.find("skipped") is not None:
            continue
        fil, _, rad = named[0].rpartition(":")
        passed = case.find("failure") is None and case.find("error") is None
        before = found.get((fil, int(rad)), INTE)
        found[fil, int(rad)] = Resultat(before.godkanda + passed, before.korda + 1)
    return found


def text(korning: Korning) -> str:
    """Return the rule book as it stands in its file."""
    every = scenarier.scenarier()
    rules = by_number(ALL_RULES)
    of = {rule.id: [one for one in every if rule.id in one.regler] for rule in rules}
    kinds = Counter("upphörd" if rule.retired else _verkan(rule) for rule in rules)
    ended = f", {kinds['upphörd']} har upphört" if kinds["upphörd"] else ""
    rows = [
        f"| [{r.id}](#{r.id.lower()}) | {plain(r.sentence)} | {plain(_verkan(r))} "
        f"| {_counted(of[r.id], korning)} |\n"
        for r in rules
    ]
    return (
        f"{INGRESS}\n{len(rules)} regler: {kinds['avvisar']} avvisar,"
        f" {kinds['öppnar avvikelse']} öppnar avvikelse{ended}."
        f" {_kinds(every)}."
        f" Senaste körning: {_together(every, korning)}.\n"
        f"{oversikt.text()}{ALLA}{HUVUD}{''.join(rows)}"
        f"| **Alla** | {len(rules)} regler | | {_counted(every, korning)} |\n"
        + "".join(_chapter(rule, of[rule.id], korning) for rule in rules)
    )


def _chapter(rule: Rule, held: Sequence[Scenario], korning: Korning) -> str:
    said = [
        f"Verkan: {plain(_verkan(rule))}",
        f"Giltig från: {rule.valid_from}",
        f"Kommandon som prövas: {', '.join(held_against(rule)) or 'inga'}",
        *(f"Källa: {plain(source.told)}" for source in rule.sources),
    ]
    if rule.regelverk is not None:
        said.insert(2, f"Bara i potter med regelverk: {', '.join(rule_sets(rule))}")
    rows = "".join(
        f"| [{plain(one.namn)}](../features/{quote(one.fil)}#L{one.rad}) | {SVAR[one.svar]} "
        f"| {_result(one, korning)} |\n"
        for one in held
    )
    points = "".join(f"- {point}\n" for point in said)
    return (
        f"\n## {rule.id}\n\n{plain(rule.sentence)}\n\n{points}\n"
        f"| Scenario | Svar | Senaste körning |\n|---|---|---|\n{rows}\n"
        f"{_kinds(held)}. Senaste körning: {_together(held, korning)}.\n"
    )


def _kinds(held: Sequence[Scenario]) -> str:
    kinds = Counter(one.svar for one in held)
    each = ", ".join(f"{kinds[svar]} {word}" for svar, word in SVAR.items() if kinds[svar])
    return f"{len(held)} scenarier: {each or 'inget'}"


def _counted(held: Sequence[Scenario], korning: Korning) -> str:
    kinds = Counter(one.svar for one in held)
    return " | ".join([str(len(held)), *(str(kinds[s]) for s in SVAR), _together(held, korning)])


def _together(held: Iterable[Scenario], korning: Korning) -> str:
    """Say how scenarios went: in one word if all went the same way."""
    words = Counter(str(_result(one, korning)).partition(" (")[0] for one in held)
    if set(words) == {GODKAND}:
        return GODKAND
    return ", ".join(f"{words[w]} {w}" for w in (UNDERKAND, EJ_KORD, GODKAND) if words[w]) or "–"


def _result(one: Scenario, korning: Korning) -> Resultat:
    return korning.get((one.fil, one.rad), INTE)


def _verkan(rule: Rule) -> str:
    if rule.retired:
        return str(rule.retired)
    return "öppnar avvikelse" if rule.soft else "avvisar"


def main() -> int:
    """Run the scenarios, write what came of it, and return the exit code of the run."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "features.xml"
        done = run(report)
        if done.returncode not in {0, 1}:  # 1: some failed, which is a result
            sys.stderr.write(done.stdout + done.stderr)
            return done.returncode
        korning = results(ET.parse(report).getroot())  # noqa: S314 - written by ourselves just now
    if done.returncode:
        sys.stderr.write(done.stdout)
    for path, written in ((BOK, text(korning)), (scenarier.LISTA, scenarier.text())):
        path.write_text(written, encoding="utf-8", newline="\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
