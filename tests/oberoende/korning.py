"""Runs an independent verifier as an auditor does, and holds it to its three exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.cli.program import ROT

HAR = ROT / "tools" / "oberoende"
NODE = Path(__file__).with_name("node")
_GOCODE = Path("/usr/share/gocode")
Fraga = dict[str, Any]


class Svar(NamedTuple):
    kod: int
    ut: str
    fel: str

    @property
    def json(self) -> Any:
        return json.loads(self.ut)

    @property
    def fynd(self) -> dict[str, int]:
        """What granska.py found: of each kind, at which event."""
        return {ett["slag"]: ett["nr"] for ett in self.json["fel"]}

    @property
    def godkand(self) -> bool:
        """Whether it was accepted; refused and unreadable must say so too."""
        assert (self.kod == 0) == self.ut.startswith("GODKÄND: "), self
        assert (self.kod == 1) == self.ut.startswith("UNDERKÄND: "), self
        assert (self.kod == 2) == bool(self.fel), self
        return self.kod == 0


def kor(*args: str | Path, stdin: str = "") -> Svar:
    line = [str(one) for one in args]
    done = subprocess.run(line, input=stdin.encode(), capture_output=True, check=False)
    svar = Svar(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in svar.fel, svar.fel
    assert "goroutine" not in svar.fel, svar.fel
    assert svar.kod in {0, 1, 2}, svar
    return svar


def granska(*args: str | Path) -> Svar:
    """Run granska.py with a Python that has nothing but its standard library."""
    return kor(sys.executable, "-I", "-S", "-X", "utf8", HAR / "granska.py", *args)


def go_saknas() -> str:
    """Return why the Go program cannot be built here; nothing when it can."""
    if shutil.which("go") and (_GOCODE / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        return ""
    return "Go-programmet byggs inte: golang-go eller golang-golang-x-mod-dev saknas"


def bygg_go(mapp: Path, har: Path = HAR) -> Path:
    """Build the Go program as tools/oberoende/README.md says."""
    ut = har / "byggd" if har != HAR else mapp / "oberoende"
    env = {"GO111MODULE": "off", "GOPATH": f"{mapp}:{_GOCODE}", "GOCACHE": f"{mapp}/cache"}
    line = ["go", "build", "-o", str(ut), *map(str, sorted(har.glob("*.go")))]
    subprocess.run(line, env={**os.environ, **env}, check=True)
    return ut


def npm_saknas() -> str:
    """Return why the verifier from npm cannot be asked here; nothing when it can."""
    if os.environ.get("OBEROENDE_NODE"):
        return ""
    return "@sigstore/verify prövar inget: OBEROENDE_NODE säger inte var det är installerat"


def npm_version() -> str:
    folder = Path(os.environ["OBEROENDE_NODE"], "node_modules", "@sigstore", "verify")
    return str(json.loads((folder / "package.json").read_text("utf-8"))["version"])


def npm(fragor: Iterable[Fraga]) -> list[str]:
    """Ask the verifier from npm, which answers ja or nej to each."""
    given = "".join(json.dumps(one) + "\n" for one in fragor).encode()
    line = ["node", str(NODE / "inklusion.cjs")]
    done = subprocess.run(line, input=given, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def npm_fraga(text: str) -> Fraga:
    """Read a proof as a file, by the format alone; the signature is left to others."""
    titel, extra, index, *hashar = text.partition("\n\n")[0].split("\n")
    _, storlek, rot = text.partition("\n\n")[2].split("\n")[:3]
    assert titel == "c2sp.org/tlog-proof@v1"
    return {
        "nr": int(index.removeprefix("index ")), "storlek": int(storlek), "rot": rot,
        "handelse": extra.removeprefix("extra "), "bevis": hashar,
    }  # fmt: skip


def vand(data: bytes, rnd: Random) -> bytes:
    """Flip one bit."""
    andrad = bytearray(data)
    andrad[rnd.randrange(len(andrad))] ^= 1 << rnd.randrange(8)
    return bytes(andrad)
