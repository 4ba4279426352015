"""Every SQLite file of ours, every verb, and everything that may be planted at or beside it.

    python3 run.py python -m tests.campaigns.planterat --varv 3

plants each kind at the ledger, the read model and the file of hidden names, runs each verb, and
looks afterwards: a file that what was planted pointed at is as it was; the ledger's bytes are too,
but for what a journal of its own undoes, and then no false answer is given; the answer is the right
one, or says that it was not held to the seals, or is a refusal with a code that was meant; and a
read model that answered has our schema to the letter. Twins, each of which must be found out:
``vakt`` opens without looking beside, ``schema`` believes any schema of a read model, ``tyst``
says of every answer that it was held to the seals. Prints one JSON line.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from application.asking.readmodel import is_model, model_path
from application.asking.snapshot import Asking
from cli.failures import NOT_FOUND
from ledger.store.personfile import path_of
from ledger.store.sqlite import dbfile, shape
from projections.model import opening
from tests.campaigns.planteringar import PLANTERINGAR
from tests.campaigns.rapport import finish, versions
from tests.cli.felaktigt.grund import skriv
from tests.cli.program import AVTAL, OPROVAD, Result, bare, inside

LASER: dict[str, tuple[str, ...]] = {
    "saldo": ("saldo", "-f", "json"),
    "saldo tabell": ("saldo",),
    "saldo prövat": ("saldo", "--provad", "-f", "json"),
    "saldo revisor": ("--revisor", "saldo", "-f", "json"),
    "poster": ("poster", "--position", "balanskonto"),
    "handelser": ("handelser",),
    "avvikelser": ("avvikelser",),
    "bevaka": ("bevaka", "--idag", "2023-01-01"),
    "attestforteckning": ("attestforteckning",),
    "intyg": ("intyg", "-f", "json"),
    "handelse": ("handelse", "20"),
    "verifiera": ("verifiera", "-f", "json"),
    "verifiera lasmodell": ("verifiera", "--lasmodell", "-f", "json"),
    "exportera": ("exportera", "logg"),
    "jamfor": ("jamfor", "{liggare}", "{liggare}"),
}
SKRIVER: dict[str, tuple[str, ...]] = {
    "registrera": skriv("mottagande"),
    "dolj": ("dolj", "20", "--om", "handlaggare"),
    "utplana": ("utplana", "20", "--skal", "prov", "--ja"),
}
FILER = {"liggare": lambda path: path, "läsmodell": model_path, "personuppgifter": path_of}
KODER = {0, 4, 5, 6, 7, 8, 75}  # 4, 5: what stands in the ledger's place is no ledger
TVILLINGAR = ("", "vakt", "schema", "tyst")


def _vouching(asking: Asking, question: Any, bounds: Any, **of: Any) -> dict[str, Any]:
    """An answer that says it was held to the seals when it was not."""
    return asking.rooted(question(asking.conn, bounds, **of)) | {"provad": True}


@contextmanager
def _twin(name: str) -> Iterator[None]:
    """Break one wall."""
    broken: dict[str, tuple[tuple[Any, str, Any], ...]] = {
        "": (),
        "vakt": (
            (dbfile, "unfinished", lambda path: bool(dbfile.companions(path))),
            (dbfile, "private_fault", lambda *_: None),
            (shape, "header_fault", lambda _: None),
        ),
        "schema": ((opening, "_exact", lambda _: True),),
        "tyst": ((Asking, "answer", _vouching),),
    }
    patches = [patch.object(*one) for one in broken[name]]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def _ground(folder: Path) -> Path:
    """Make a sound ledger with its read model and a hidden name."""
    path = folder / "liggare.db"
    ready = (("skapa",), ("importera", AVTAL, "--ja", "--rad-for-rad"))
    for args in (*ready, ("dolj", "20", "--om", "handlaggare"), ("saldo",)):
        inside("--liggare", path, *args, stdin="Åsa Öberg\n")
    return path


class Prov:
    """One planting and one verb after another, and what was seen."""

    def __init__(self, ground: Path, sound: dict[str, Result]) -> None:
        self.ground, self.sound = ground, sound
        self.reached, self.codes = Counter[str](), Counter[str]()
        self.violations, self.examples = Counter[str](), list[str]()

    def run(self, fil: str, slag: str, verb: str, rng: Random) -> None:
        """Plant, run, and look."""
        with tempfile.TemporaryDirectory(prefix="planterat-") as name:
            folder, away = Path(name) / "liggaren", Path(name) / "annanstans"
            shutil.copytree(self.ground, folder)
            away.mkdir()
            victim = away / "arsbokslut.txt"
            victim.write_text("viktigt\n", "utf-8")
            path = folder / "liggare.db"
            PLANTERINGAR[slag](FILER[fil](path), victim, rng)
            before = path.read_bytes() if path.is_file() else b""
            args = [arg.format(liggare=path) for arg in (LASER | SKRIVER)[verb]]
            done = inside("--liggare", path, *args, stdin="Bo Ek\n")
            self.reached[f"{fil}: {slag}"] += 1
            self.codes[f"{verb} {done.code}"] += 1
            kind = f"{fil}, {slag}, {verb}"
            if [one.name for one in away.iterdir()] != [victim.name]:
                self._wrong("offret borta eller något nytt bredvid", kind, done)
            elif victim.read_text("utf-8") != "viktigt\n":
                self._wrong("offret ändrat", kind, done)
            moved = str(folder).encode(), str(self.ground).encode()
            self._answer(fil, verb, done._replace(out=done.out.replace(*moved)), kind)
            after = path.read_bytes() if path.is_file() else b""
            if (verb, done.code) == ("utplana", NOT_FOUND) and after != before:
                self.reached["noterat, och sagt att texten inte fanns här"] += 1
            elif (verb in LASER or done.code) and after != before:
                self._changed(fil, slag, done, kind)
            if done.code == 0 and fil == "läsmodell" and verb in {"saldo", "handelser"}:
                self._schema(path, done, kind)

    def _answer(self, fil: str, verb: str, done: Result, kind: str) -> None:
        if done.code not in KODER:
            self._wrong(f"slutkod {done.code}", kind, done)
        if verb not in LASER or done.code not in {0, 8}:
            self.reached["vägrade"] += done.code == 6
            return
        said = OPROVAD.encode() in done.out + done.err or b'"provad": false' in done.out
        if bare(done).out == bare(self.sound[verb]).out:
            self.reached["rätt svar"] += 1
        elif said and fil == "läsmodell":
            self.reached["andra siffror, sagt"] += 1
        elif verb == "exportera" and fil == "liggare":  # as it is stored; held by whoever reads it
            self.reached["exporterat som det står"] += 1
        elif fil != "personuppgifter" or not verb.startswith(("handelse", "verifiera")):
            self._wrong("fel svar", kind, done)

    def _changed(self, fil: str, slag: str, done: Result, kind: str) -> None:
        if (fil, slag) == ("liggare", "het journal med andrade sidor"):
            self.reached["journalen rullad tillbaka"] += 1  # a crash's looks the same
            return
        self._wrong("liggaren ändrad", kind, done)

    def _schema(self, path: Path, done: Result, kind: str) -> None:
        model = model_path(path)
        if not dbfile.is_plain(model) or not is_model(model):
            return
        with closing(opening.open_model(model, still=True)) as conn:
            found = [row for row, _ in dbfile.objects(conn, 500)]
        if any("planterad" in row[1] for row in found):
            self._wrong("det planterade finns kvar i läsmodellen", kind, done)
        self.reached["läsmodellen hel efteråt"] += 1

    def _wrong(self, what: str, kind: str, done: Result) -> None:
        self.violations[what] += 1
        self.examples.append(f"{what}: {kind}: {done.code} {done.words[:200]}")


def campaign(varv: int, seed: int, tvilling: str = "", most: int | None = None) -> dict[str, Any]:
    """Run every combination so many times, or a draw of them."""
    began = time.monotonic()
    rng = Random(seed)
    asked = [(f, s, v) for f in FILER for s in PLANTERINGAR for v in LASER | SKRIVER] * varv
    if most is not None:
        rng.shuffle(asked)
        asked = asked[:most]
    with tempfile.TemporaryDirectory(prefix="planterat-") as name:
        ground = Path(name) / "grund"
        ground.mkdir()
        path = _ground(ground)
        sound = {
            verb: inside("--liggare", path, *(arg.format(liggare=path) for arg in args))
            for verb, args in LASER.items()
        }
        prov = Prov(ground, sound)
        with _twin(tvilling):
            for fil, slag, verb in asked:
                prov.run(fil, slag, verb, rng)
    return {
        "kampanj": "planterat", "seed": seed, "versions": versions(),
        "settings": {"varv": varv, "tvilling": tvilling}, "attempts": len(asked),
        "reached": dict(sorted(prov.reached.items())),
        "slutkoder": dict(sorted(prov.codes.items())),
        "violations": dict(prov.violations), "exempel": prov.examples[:20],
        "seconds": round(time.monotonic() - began),
    }  # fmt: skip


def unreached(report: dict[str, Any]) -> list[str]:
    """Return what a run had to reach and did not."""
    reached = report["reached"]
    wanted = ["rätt svar", "vägrade", "andra siffror, sagt", "läsmodellen hel efteråt"]
    if report["attempts"] >= len(FILER) * len(PLANTERINGAR) * len(LASER | SKRIVER):
        wanted += [f"{fil}: {slag}" for fil in FILER for slag in PLANTERINGAR]
        wanted.append("journalen rullad tillbaka")
    return [one for one in wanted if not reached.get(one)]


def main() -> int:
    """Run the campaign and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--varv", type=int, default=1)
    parser.add_argument("--fro", type=int, default=20261129)
    parser.add_argument("--hogst", type=int, default=None)
    parser.add_argument("--tvilling", choices=TVILLINGAR, default="")
    asked = parser.parse_args()
    return finish(campaign(asked.varv, asked.fro, asked.tvilling, asked.hogst), unreached)


if __name__ == "__main__":
    sys.exit(main())
