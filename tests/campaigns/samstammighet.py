"""What the product proves, others accept; what differs from that by a bit, they refuse as we do.

    python3 run.py python -m tests.campaigns.samstammighet --slumpade 10000

from the root; takes some minutes. Needs Go with ``golang.org/x/mod`` and openssl 3; the verifier
from npm is asked too when OBEROENDE_NODE says where it is. Short form: ``pytest tests/oberoende``.

Every proof of every size up to 300, and proofs at random of sizes up to a million, are judged by
Go's tlog and by our own verification, and again with a bit changed; so are whole files, by all the
programs for the auditor, and files and events written in ways that readers have disagreed on, with
a count of each (``kant: …``). Prints one JSON line; the exit code is 1 when somebody answered
otherwise than everybody must, when something was not reached, or when a broken twin was not found
out.
"""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from ledger.evidence import tree
from ledger.store import reader
from ledger.store.sqlite.reading import Reader
from tests.campaigns import helfiler, kanter
from tests.campaigns.pastaenden import DELAR, Protokoll, publicerade, slumpade, uttommande
from tests.campaigns.rotter import prova_npm, prova_rotter
from tests.campaigns.trasiga_trad import TVILLINGAR, trasigt
from tests.golden.staden import spelat
from tests.ledger.test_tree import CT_ROOTS
from tests.oberoende import producent as p
from tests.oberoende.korning import bygg_go, go_saknas, npm_saknas, npm_version


class Val(NamedTuple):
    """How much to try: up to which size all, how many at random and how large, how many files."""

    till: int = 300
    slumpade: int = 10_000
    storsta: int = 1_000_000
    filer: int = 40
    kanter: int = 20
    seed: int = 9162


TVILLINGENS = Val(till=12, slumpade=40, storsta=1000, filer=1, kanter=0)
PA_KANTEN = {"slapp-form"}
"""The twins that only the edges find out."""


def prova(program: Path, liggare: Path, val: Val, *, npm: bool = False) -> Protokoll:
    """Try everything with a ledger's events; the larger trees are of made-up ones."""
    protokoll, rnd = Protokoll(), Random(val.seed)
    with closing(sqlite3.connect(liggare, factory=Reader)) as conn:
        rader = [rad for _, rad in islice(reader.entries(conn), val.till)]
    trad = p.Trad(map(tree.leaf_hash, rader))
    protokoll.prova(program, publicerade(protokoll))
    protokoll.prova(program, uttommande(trad, rnd))
    stort = p.Trad(tree.leaf_hash(b"%d" % nr) for nr in range(val.storsta))
    protokoll.prova(program, slumpade(stort, val.slumpade, rnd))
    with tempfile.TemporaryDirectory() as mapp:
        prova_rotter(program, Path(mapp), rader, protokoll, rnd)
        helfiler.prova_filer(program, Path(mapp), liggare, protokoll, rnd, antal=val.filer)
        kanter.prova_kanter(program, Path(mapp), liggare, protokoll, rnd, antal=val.kanter)
    if npm:
        prova_npm(rader, protokoll, rnd)
    return protokoll


def tvillingen(program: Path, liggare: Path, tvilling: str) -> dict[str, Any]:
    """Try the product with a fault, and return who answered otherwise than they must."""
    val = TVILLINGENS._replace(kanter=1) if tvilling in PA_KANTEN else TVILLINGENS
    with trasigt(tvilling):
        found = prova(program, liggare, val).violations
    av = sorted({slag.partition(":")[0] for slag in found})
    return {"ska_upptackas_av": TVILLINGAR[tvilling].av, "upptackt_av": av, "violations": found}


def campaign(program: Path, liggare: Path, val: Val, *, tvillingar: bool = True) -> dict[str, Any]:
    """Run the campaign and return the report."""
    began, npm = time.monotonic(), not npm_saknas()
    protokoll = prova(program, liggare, val, npm=npm)
    report = {
        "campaign": "samstammighet",
        "date": datetime.now(UTC).date().isoformat(),
        "seed": val.seed,
        "versions": _versions(npm=npm),
        "settings": val._asdict() | {"npm": npm},
        "attempts": protokoll.omdomen,
        "reached": dict(sorted(protokoll.reached.items())),
        "storsta_storlek": protokoll.storst,
        "langsta_bevis": protokoll.langst,
        "violations": dict(protokoll.violations),
        "exempel": protokoll.exempel,
        "tvillingar": {
            tvilling: tvillingen(program, liggare, tvilling)
            for tvilling in (TVILLINGAR if tvillingar else ())
        },
    }
    return report | {"missed": missed(report), "seconds": round(time.monotonic() - began)}


def missed(report: dict[str, Any]) -> list[str]:
    """Return what a run had to reach and did not; then it proves less than it says."""
    reached = Counter[str](report["reached"])
    exact = _antal(Val(**{key: report["settings"][key] for key in Val._fields}))
    if report["settings"]["npm"]:
        exact |= dict.fromkeys(
            ("bevis (npm)", "bevis, ändrat (npm)"), exact["uttömmande inklusion"]
        )
    wrong = [f"{vad}: {reached[vad]} av {n}" for vad, n in exact.items() if reached[vad] != n]
    for hur in ("uttömmande", "slumpad"):
        bevis = exact[f"{hur} inklusion"] + exact[f"{hur} utvidgning"]
        if sum(reached[f"{hur}, ändrad {del_}"] for del_ in DELAR) < bevis:
            wrong.append(f"{hur}: minst en ändring per bevis")
    wrong += [vad for vad in _nagon() if not reached[vad]]
    for tvilling, one in report["tvillingar"].items():
        if one["ska_upptackas_av"] not in one["upptackt_av"]:
            wrong.append(f"{tvilling}: upptäckt")
    return wrong


def _nagon() -> Iterator[str]:
    """Yield what must have been reached, it does not matter how often."""
    yield "bevis, ändrat (skriptet)"
    yield from kanter.alla()
    for hur in ("uttömmande", "slumpad"):
        yield from (f"{hur}, ändrad {del_}" for del_ in DELAR)
    for slag, delar in helfiler.DELAR.items():
        yield from (f"hel fil: {slag}, ändrad {del_}" for del_ in delar)


def _antal(val: Val) -> dict[str, int]:
    """Return how many there are of what is tried without exception, by arithmetic alone."""
    n, publicerade_ = val.till, len(CT_ROOTS)
    rotter = [
        f"rot över loggen{hur} ({vem})" for vem in ("go", "granska") for hur in ("", ", ändrad")
    ]
    return {
        "uttömmande inklusion": n * (n + 1) // 2,
        "uttömmande utvidgning": (n + 1) * (n + 2) // 2,
        "slumpad inklusion": (val.slumpade + 1) // 2,
        "slumpad utvidgning": val.slumpade // 2,
        "slumpad, ombyggd": val.slumpade,
        "slumpad, annat antal": val.slumpade,
        "publicerad rot": publicerade_,
        "publicerad rot, inklusion": publicerade_ * (publicerade_ - 1) // 2,
        "publicerad rot, utvidgning": publicerade_ * (publicerade_ + 1) // 2,
        **dict.fromkeys(rotter, n + 1),
        **{f"hel fil: {slag}": val.filer for slag in ("kontrollpunkt", "bevis", "utvidgning")},
        "bevis (skriptet)": min(val.filer, helfiler.MED_SKRIPTET),
    }


def _versions(*, npm: bool) -> dict[str, str]:
    names = ("bidragsliggaren", "cryptography")
    found = {name: version(name) for name in names} | {"python": platform.python_version()}
    found["go"] = _sager("go", "version").split()[2]
    found["golang.org/x/mod"] = _sager(
        "dpkg-query", "-W", "-f", "${Version}", "golang-golang-x-mod-dev"
    )
    found["openssl"] = _sager("openssl", "version").split()[1]
    if npm:
        found |= {"node": _sager("node", "--version"), "@sigstore/verify": npm_version()}
    return found


def _sager(*line: str) -> str:
    return subprocess.run(line, capture_output=True, check=True, text=True).stdout.strip()


def main() -> int:
    """Run the full form from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name, standard in Val()._asdict().items():
        parser.add_argument(f"--{name}", type=int, default=standard)
    val = Val(**vars(parser.parse_args()))
    if why := go_saknas():
        sys.exit(why)
    with tempfile.TemporaryDirectory() as folder:
        liggare = spelat.spela_in(Path(folder) / "staden.db")
        report = campaign(bygg_go(Path(folder)), liggare, val)
    print(json.dumps(report, ensure_ascii=False))
    return 1 if report["violations"] or report["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
