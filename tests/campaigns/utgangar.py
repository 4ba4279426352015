"""Hostile text from every place a text can come from, and every way out of the program.

    python3 run.py python -m tests.campaigns.utgangar --fall 5000

puts ESC, C1, bidi, zero-width, private, unassigned and half characters, tabs and newlines into
ledgers (any text of any event, sealed anew; the names of streams and types), signed notes, key
files, imports, lists, files of actors and of hidden texts, file names, options and the environment;
asks every verb in every form; and looks at all that came out on stdout, on stderr and in ``-o``
files: no raw character of those kinds, no line that the text began by itself, JSON that can be
read. Prints one JSON line with how often a hostile text was seen, visibly written, from each place
in each form. ``--tvilling ra`` lets texts through as they are and must be found out. The exit code
is 1 when something passed or a place was never seen, the other way round for the twin.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import shutil
import tempfile
import time
import unicodedata
import zipfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from application.asking import persons as dolda
from cli import output
from cli.main import _load_all
from cli.terminal import utgang
from domain.values import text as domain_text
from ledger.persons import commitment
from reports import tables
from reports.evidence import lopande
from reports.writers import json as writers_json
from reports.writers import sheet as ark
from reports.writers import visible as synligt
from reports.writers import xlsx
from tests.campaigns.rapport import finish, versions
from tests.campaigns.utgangsfall import Fall, Varld
from tests.campaigns.utgangskallor import KALLOR
from tests.cli.program import Result, inside

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
FORMER = ("tabell", "json", "jsonl", "csv", "xlsx", "stderr")
_VISIBLE = re.compile(r"Fi\S*?\\(u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt])", re.IGNORECASE)
_XLSX = re.compile(rb"<t[^>]*>(.*?)</t>", re.DOTALL)


FINAL = {"exportera", "bevis", "utvidgning", "kontrollpunkt"}
SLAPPT = [(dolda, "opens"), (domain_text, "_check_characters"), (commitment, "opens")]
"""What would have refused a hostile text, were it not gone."""


def _identity(text: str) -> str:
    return text


RAW = [
    (synligt, "visible"), (synligt, "in_line"), (synligt, "json_text"), (utgang, "visible"),
    (utgang, "json_text"), (output, "visible"), (writers_json, "json_text"), (tables, "in_line"),
    (dolda, "in_line"), (lopande, "visible"), (lopande, "json_text"), (ark, "in_line"),
    (xlsx, "in_line"),
]  # fmt: skip


def faults(form: str, raw: bytes) -> list[str]:
    """Return what is wrong with bytes that left the program."""
    text = raw.decode("utf-8-sig" if form == "csv" else "utf-8", errors="surrogateescape")
    ends = text.replace("\r\n", "\n") if form == "csv" else text
    found = [
        f"U+{ord(char):04X} i {form}"
        for char in sorted(set(ends))
        if char != "\n" and unicodedata.category(char) in UNSEEN
    ]
    if any(line.startswith(("FALSK", '"FALSK')) for line in ends.splitlines()):
        found.append(f"en egen rad i {form}")
    if form in {"json", "jsonl"} and not found:
        try:
            for document in [ends] if form == "json" else ends.splitlines():
                json.loads(document)
        except ValueError:
            found.append(f"{form} går inte att läsa")
    return found


def xlsx_text(raw: bytes) -> bytes:
    """Return the texts of a workbook as Excel reads them, one a line."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        sheets = [book.read(name) for name in book.namelist() if name.endswith(".xml")]
    texts = b"\n".join(text for sheet in sheets for text in _XLSX.findall(sheet)).decode()
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), texts).encode()


def _outputs(case: Fall, done: Result) -> list[tuple[str, bytes]]:
    """Return all that came out, each with its form."""
    form = "jsonl" if (case.form, "handelser" in case.args) == ("json", True) else case.form
    if FINAL & {*case.args}:  # evidence leaves as it is stored; what is said of it does not
        return [("stderr", done.err)]
    found = [(form if case.ut is None else "tabell", done.out), ("stderr", done.err)]
    if case.ut is not None and case.ut.is_file():
        raw = case.ut.read_bytes()
        found.append((form, xlsx_text(raw) if form == "xlsx" else raw))
    return [(form, raw) for form, raw in found if raw]


class Sedda:
    """What has been looked at, and what was wrong with it."""

    def __init__(self) -> None:
        self.reached, self.codes = Counter[str](), Counter[str]()
        self.violations = Counter[str]()
        self.exempel: list[str] = []

    def look(self, kalla: str, case: Fall, done: Result) -> None:
        """Look at all that a run let out."""
        self.codes[str(done.code)] += 1
        if done.code == 1 and kalla != "läsmodell":  # whose figures may be no figures at all
            self._wrong(f"{kalla}: slutkod 1", case, done.err)
        for form, raw in _outputs(case, done):
            for fault in faults(form, raw):
                self._wrong(f"{kalla}: {fault}", case, raw)
            if _VISIBLE.search(raw.decode(errors="replace")):
                self.reached[f"{kalla}: {form}"] += 1

    def _wrong(self, what: str, case: Fall, raw: bytes) -> None:
        self.violations[what] += 1
        self.exempel.append(f"{what}: {case.args}: {raw[:400]!r}")


def campaign(fall: int, fro: int, tvilling: str = "") -> dict[str, Any]:
    """Run so many cases, every place in turn, and return the report."""
    began, sedda = time.monotonic(), Sedda()
    place = Path(tempfile.mkdtemp(prefix="utgangar-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, place, ignore_errors=True)
        varld = Varld(place)
        _load_all()
        for module, name in RAW if tvilling == "ra" else ():
            stack.enter_context(patch.object(module, name, _identity))
        for n in range(fall):
            kalla = list(KALLOR)[n % len(KALLOR)]
            case = KALLOR[kalla](varld, random.Random(f"{fro} {n}"))
            with ExitStack() as released:
                for module, name in SLAPPT if case.slappt else ():
                    released.enter_context(patch.object(module, name, lambda *_: True))
                done = inside(*case.args, env=case.env, stdin=case.stdin)
            sedda.look(kalla, case, done)
    return {
        "kampanj": "utgangar",
        "seed": fro,
        "versions": versions(),
        "settings": {"tvilling": tvilling},
        "attempts": fall,
        "reached": dict(sorted(sedda.reached.items())),
        "slutkoder": dict(sorted(sedda.codes.items())),
        "seconds": round(time.monotonic() - began),
        "violations": dict(sedda.violations),
        "exempel": sedda.exempel[:20],
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return the places and the forms in which a hostile text was never seen."""
    places = {name.partition(": ")[0] for name in report["reached"]}
    forms = {name.partition(": ")[2] for name in report["reached"]}
    seldom = {"schema"}  # what it is called is never said
    return [one for one in KALLOR if one not in places | seldom] + [
        f for f in FORMER if f not in forms
    ]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--fall", type=int, default=5000)
    parser.add_argument("--fro", type=int, default=1)
    parser.add_argument("--tvilling", default="")
    given = parser.parse_args()
    return finish(campaign(given.fall, given.fro, given.tvilling), unreached)


if __name__ == "__main__":
    raise SystemExit(main())
