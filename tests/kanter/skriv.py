"""Writes the edge cases to tests/data/kanter: a manifest for each kind of file, the files in it.

    python3 run.py python -m tests.kanter.skriv            writes the manifests
    python3 run.py python -m tests.kanter.skriv MAPP       writes every file of every case there

A manifest is JSON lines: the case's name, the one right verdict and why, who does not look at that
(``ej_kontrollerat``), and the file itself in base64. They are the same to the byte each time.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.cli.program import ROT
from tests.kanter import grund as g
from tests.kanter.bevisen import HANDELSE, HASHAR, NR, bevis
from tests.kanter.filerna import alla

MAPP = ROT / "tests" / "data" / "kanter"
ALLMANNA = {
    "nycklar.txt": g.NYCKLAR,
    "logg.jsonl": g.som_fil(g.RADER),
    "kontrollpunkt.txt": g.PUNKT,
    "kontrollpunkt-3.txt": g.not_(g.punkttext(3)),
    "bevis.tlog-proof": bevis(HANDELSE, NR, HASHAR),
}
"""What the cases are read with, unless they say otherwise."""

_ROLLER = ("fil", "fran", "kontrollpunkt", "bevis")


class Kant(NamedTuple):
    """A case as the manifest has it."""

    slag: str
    namn: str
    ratt: bool
    varfor: str
    ej: dict[str, str]
    filer: dict[str, bytes]


def manifesten() -> Iterator[tuple[str, bytes]]:
    """Yield every file of the set, by its name."""
    yield from ALLMANNA.items()
    allmanna = {data: namn for namn, data in ALLMANNA.items()}
    rader: dict[str, list[str]] = {}
    for fall in alla():
        post: dict[str, Any] = {
            "namn": fall.namn, "dom": "godkänd" if fall.ratt else "underkänd", "varfor": fall.varfor,
            "ej_kontrollerat": dict(fall.ej), "fil": g.b64(fall.fil),
        }  # fmt: skip
        for roll, data in fall.med.items():
            post[roll] = allmanna.get(data) or g.b64(data)
        rader.setdefault(fall.slag, []).append(json.dumps(post, ensure_ascii=False) + "\n")
    for slag, egna in rader.items():
        yield f"{slag}.manifest.jsonl", "".join(egna).encode()


def kanterna() -> list[Kant]:
    """Return the committed cases."""
    found = []
    for manifest in sorted(MAPP.glob("*.manifest.jsonl")):
        slag = manifest.name.partition(".")[0]
        for rad in manifest.read_text("utf-8").split("\n")[:-1]:
            post = json.loads(rad)
            filer = {roll: _data(post[roll]) for roll in _ROLLER if roll in post}
            ratt = {"godkänd": True, "underkänd": False}[post["dom"]]
            found.append(
                Kant(slag, post["namn"], ratt, post["varfor"], post["ej_kontrollerat"], filer)
            )
    return found


def _data(skriven: str) -> bytes:
    return (
        (MAPP / skriven).read_bytes() if skriven in ALLMANNA else b64decode(skriven, validate=True)
    )


def main(mapp: Path | None = None) -> None:
    """Write the manifests anew; into a folder, every file of every case."""
    for namn, data in manifesten():
        (mapp or MAPP).mkdir(parents=True, exist_ok=True)
        ((mapp or MAPP) / namn).write_bytes(data)
    for kant in kanterna() if mapp else ():
        for roll, data in kant.filer.items():
            (mapp / kant.slag).mkdir(exist_ok=True)
            (mapp / kant.slag / f"{kant.namn}.{roll}").write_bytes(data)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
