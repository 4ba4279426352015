"""Every program that reads a kind of evidence, asked about a case as its user would ask it.

granska.py runs in this process, from its source anew each time: starting Python for each case would
cost more than all the rest.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType
from unittest.mock import patch

import pytest

from tests.cli.program import inside
from tests.kanter import grund as g
from tests.kanter.skriv import Kant
from tests.oberoende import producent as p
from tests.oberoende.korning import HAR, kor, npm, npm_fraga

LASER = {
    "logg": ("importera", "go", "granska"),
    "kontrollpunkt": ("kontrollera", "go", "granska"),
    "bevis": ("kontrollera", "go", "skriptet", "npm"),
    "utvidgning": ("kontrollera", "go"),
    "blad": ("verifiera", "granska"),
    "nycklar": ("kontrollera", "go", "skriptet"),
}
"""Which programs read which kind of file."""

Svar = Callable[[Kant, Path], bool]


class Lasare:
    """The programs: the Go one where it was built, ours in this process, a ledger of the log."""

    def __init__(self, mapp: Path, go: Path | None, har: Path = HAR) -> None:
        self._mapp, self._go, self._har = mapp, go, har
        self._nycklar = p.sparad(mapp, "nycklar.txt", g.NYCKLAR)
        self._logg = p.sparad(mapp, "logg.jsonl", g.som_fil(g.RADER))
        self._liggare = mapp / "liggare.db"
        done = inside("--liggare", self._liggare, "importera", self._logg, "--ja")
        assert done.code == 0, done.words

    def svar(self, program: str, kanter: Iterable[Kant]) -> Iterator[tuple[Kant, bool]]:
        """Yield each case that a program reads with whether it accepted it; others are left out."""
        mina = [kant for kant in kanter if program in LASER[kant.slag]]
        if program == "npm":
            yield from _npm(mina)
            return
        fraga: Svar = getattr(self, program)
        mappar = [self._mapp / f"{program}-{nr}" for nr in range(len(mina))]
        for mapp in mappar:
            mapp.mkdir(exist_ok=True)
        if program in {"go", "skriptet"}:
            with ThreadPoolExecutor(4) as pool:
                yield from zip(mina, pool.map(fraga, mina, mappar), strict=True)
            return
        yield from ((kant, fraga(kant, mapp)) for kant, mapp in zip(mina, mappar, strict=True))

    def kontrollera(self, kant: Kant, mapp: Path) -> bool:
        fil = p.sparad(mapp, "fil", kant.filer.get("kontrollpunkt", kant.filer["fil"]))
        fran = (
            ("--fran", p.sparad(mapp, "fran", kant.filer["fran"])) if "fran" in kant.filer else ()
        )
        done = inside("kontrollera", fil, "--nycklar", self._med_nycklar(kant, mapp), *fran)
        assert done.code in {0, 4, 6} | ({2} if fran else set()), (kant, done)
        return done.code == 0

    def importera(self, kant: Kant, mapp: Path) -> bool:
        fil, ny = p.sparad(mapp, "fil.jsonl", kant.filer["fil"]), mapp / "ny.db"
        done = inside("--liggare", ny, "importera", fil, "--ja")
        assert done.code in {0, 4, 5}, (kant, done)
        assert (done.code == 0) == ny.exists()
        return done.code == 0

    def verifiera(self, kant: Kant, mapp: Path) -> bool:
        fil = p.sparad(mapp, "fil", kant.filer["fil"])
        done = inside("--liggare", self._liggare, "verifiera", "--blad", fil)
        assert done.code in {0, 4, 6}, (kant, done)
        return done.code == 0

    def go(self, kant: Kant, mapp: Path) -> bool:
        assert self._go is not None
        fil, nycklar = p.sparad(mapp, "fil", kant.filer["fil"]), self._med_nycklar(kant, mapp)
        if kant.slag == "logg":
            return kor(self._go, "logg", fil).godkand
        if kant.slag == "nycklar":
            fil = p.sparad(mapp, "punkt", kant.filer["kontrollpunkt"])
            return kor(self._go, "kontrollpunkt", fil, nycklar).godkand
        fran = [p.sparad(mapp, "fran", kant.filer["fran"])] if "fran" in kant.filer else []
        return kor(self._go, kant.slag, fil, *fran, nycklar).godkand

    def skriptet(self, kant: Kant, mapp: Path) -> bool:
        fil = p.sparad(mapp, "fil", kant.filer.get("bevis", kant.filer["fil"]))
        return kor(
            "bash", self._har / "kontrollera_bevis.sh", fil, self._med_nycklar(kant, mapp)
        ).godkand

    def granska(self, kant: Kant, mapp: Path) -> bool:
        """Of a checkpoint it judges the form alone: another size than the log's is a finding."""
        fil = p.sparad(mapp, "fil", kant.filer["fil"])
        if kant.slag == "logg":
            return self._granskas(fil) == 0
        if kant.slag == "blad":
            return self._granskas(self._logg, "--blad", fil) == 0
        return self._granskas(self._logg, "--kontrollpunkt", fil) != 2

    def _granskas(self, *args: Path | str) -> int:
        return granskas(*args, program=self._har / "granska.py")

    def _med_nycklar(self, kant: Kant, mapp: Path) -> Path:
        if kant.slag != "nycklar":
            return self._nycklar
        return p.sparad(mapp, "nycklar", kant.filer["fil"])


@cache
def _kod(fil: Path) -> CodeType:
    return compile(fil.read_text("utf-8"), str(fil), "exec")


@contextmanager
def _strommar() -> Iterator[None]:
    ut, fel = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with patch.object(sys, "stdout", ut), patch.object(sys, "stderr", fel):
        yield


def granskas(*args: Path | str, program: Path = HAR / "granska.py") -> int:
    """Return the exit code of granska.py."""
    line = [str(program), *map(str, args), "--json"]
    var = {"__name__": "__main__", "__doc__": "", "__file__": str(program)}
    som_eget = patch.multiple(sys, argv=line, path=[*sys.path], dont_write_bytecode=True)
    with _strommar(), som_eget, pytest.raises(SystemExit) as slut:
        exec(_kod(program), var)  # noqa: S102 - our own file
    assert slut.value.code in {0, 1, 2}, slut.value.code
    return int(slut.value.code)


def _npm(kanter: list[Kant]) -> Iterator[tuple[Kant, bool]]:
    """Yield what the verifier from npm makes of the trees; what is no proof it never sees."""
    fragor = [npm_fraga(kant.filer["fil"].decode()) for kant in kanter if not kant.ej]
    svar = iter(npm(fragor))
    for kant in kanter:
        if not kant.ej:
            yield kant, next(svar) == "ja"
