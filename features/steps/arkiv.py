"""The world of a scenario about evidence: a ledger in a file, two people with keys, and files."""

from __future__ import annotations

import shutil
from contextlib import chdir
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ledger.evidence.proof import parse_proof
from ledger.evidence.tree import Frontier, leaf_hash
from ledger.format.entry import entry
from tests.cli import program
from tests.ledger.bok import forfalska, rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.decider import Harness

LOSEN = "hemligt lösenord i provet"
NAMN = "revisor.malmo.se/stadsrevisionen"


class Arkiv:
    """What the steps of one scenario share: a folder where each command is given."""

    def __init__(self, mapp: Path) -> None:
        self.mapp = mapp
        self.liggare = mapp / "liggare.db"
        self.kopia = mapp / "kopia.db"
        self.revisor = mapp / "revisor"
        self.svar = program.Result(0, b"", b"")
        self.fore: dict[str, bytes] = {}
        self.protokoll = ""  # what minutes say of the ledger
        self.registrerade = 0
        self.nr: dict[str, int] = {}  # of the first event that a command gave

    def filer(self) -> dict[str, bytes]:
        """Every file that there is but those that are only locked, and what it holds."""
        files = [p for p in self.mapp.rglob("*") if p.is_file() and p.suffix != ".lock"]
        return {str(path.relative_to(self.mapp)): path.read_bytes() for path in files}

    @property
    def antal(self) -> int:
        """How many events the ledger holds."""
        return int(rows(self.liggare, "SELECT COUNT(*) FROM handelse")[0][0])

    @property
    def kontrollpunkt(self) -> Path:
        """The newest checkpoint beside the ledger."""
        return max(self.mapp.glob("kontrollpunkt-*.txt"))

    def kor(
        self,
        *args: str | Path,
        losen: str | None = LOSEN,
        i: Path | None = None,
        stdin: str | None = None,
    ) -> None:
        """Run a command in the folder of whoever gives it, and remember the answer."""
        self.fore = self.filer()
        env = {"LIGGARE_URL": str(self.liggare)}
        env |= {} if losen is None else {"LIGGARE_NYCKEL_LOSEN": losen}
        with chdir(i or self.mapp):
            self.svar = program.inside(*args, env=env, stdin=stdin)

    def ska(self, *args: str | Path, i: Path | None = None) -> None:
        """Run a command that goes well, as what a scenario begins with."""
        self.kor(*args, i=i)
        assert self.svar.code == 0, self.svar.words

    def skapa(self) -> None:
        self.ska("skapa", "--register", "tomt", "--ursprung", "malmo.se/statsbidrag/prov")
        self.registrera(4, "organ")

    def infor(self, liggare: Harness) -> None:
        """Record in a new ledger all that has happened in a scenario, each by who recorded it."""
        self.ska("skapa", "--register", "malmo", "--ursprung", "malmo.se/statsbidrag/prov")
        fil = self.mapp / "kommandon.jsonl"
        for aktor, group in groupby(liggare.accepted, key=itemgetter(0)):
            fil.write_text(program.lines(*(stated for _, stated in group)), "utf-8")
            self.ska("--aktor", aktor, "importera", fil, "--ja")
        fil.unlink()
        self.nr = dict(rows(self.liggare, "SELECT id, forsta_nr FROM kommando"))

    def registrera(self, antal: int, sort: str) -> None:
        """Record events that are always accepted; another kind gives another history."""
        organ = [
            {"kommando": "RegistreraOrgan", "id": f"{sort}-{n}", "datum": "2022-01-01",
             "avser": "prov", "kod": f"{sort.upper()[:8]}{n}", "namn": f"{sort} nummer {n}",
             "slag": "namnd"}
            for n in range(self.registrerade, self.registrerade + antal)
        ]  # fmt: skip
        self.registrerade += antal
        fil = self.mapp / f"{sort}-{self.registrerade}.jsonl"
        fil.write_text(program.lines(*organ), "utf-8")
        self.ska("importera", fil, "--ja")
        fil.unlink()

    def nyckel(self, namn: str = "ekonomi.nyckel") -> None:
        self.ska("nyckel", "ny", "--nyckel", namn)

    def revidera(self) -> None:
        """Let an auditor make a key, and get the ledger's by another way than its evidence."""
        self.revisor.mkdir()
        self.ska("nyckel", "visa")
        known = self.svar.text
        self.ska("nyckel", "ny", "--revisor", NAMN, i=self.revisor)
        (self.revisor / "nycklar.txt").write_text(known + self.svar.text, "utf-8")

    def underteckna(self, namn: str = "ekonomi.nyckel") -> None:
        self.ska("kontrollpunkt", "--nyckel", namn)

    def medunderteckna(self) -> None:
        """Sign, let the auditor cosign in the ledger's folder, and get the file back."""
        self.underteckna()
        fil = self.kontrollpunkt
        self.ska("medunderteckna", fil, "-o", fil, i=self.revisor)

    def aterstall(self) -> None:
        shutil.copyfile(self.kopia, self.liggare)

    def underteckna_kopian(self) -> None:
        """Sign the ledger as it now is, by whoever has the key and takes every trace away."""
        for path in [*self.mapp.glob("*kontrollpunkt*.txt")]:
            path.unlink()
        self.underteckna()

    def forfalska(self, nr: int) -> None:
        said = "CAST(replace(CAST(data AS TEXT), 'prov', 'bluff') AS BLOB)"
        forfalska(self.liggare, f"UPDATE handelse SET data = {said} WHERE nr = ?", nr)  # noqa: S608

    def rakna_om(self) -> None:
        """Rewrite every seal so that it is that of the event as it now stands."""
        tree = Frontier()
        for row in rows(self.liggare, "SELECT nr, aggregat, typ, version, data FROM handelse"):
            noder = tree.append(leaf_hash(entry(*row)))
            forfalska(self.liggare, "UPDATE sigill SET noder = ? WHERE nr = ?", noder, row[0])


def omskriven(bevis: bytes) -> bytes:
    """A proof with another event in it, written as a ledger writes one."""
    proof = parse_proof(bevis)
    other = proof.entry.replace(b'"avser":"prov"', b'"avser":"bluff"')
    assert other != proof.entry
    return proof._replace(entry=other).encode()
