"""Rows of proving: ``verifiera``, its growth, its seals, what is new, the Go program, ``intyg``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from benchmarks.matt.forlaga import (
    STOR,
    antal_i,
    erbjuds,
    insats,
    kostnad,
    som_text,
    steg,
)
from benchmarks.matt.korning import Rad, Steg, cpu, kor, kvot, median, mib, varva
from benchmarks.matt.program import FILEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.matt.forlaga import Forlaga
    from benchmarks.matt.korning import Varv

_NYA = 100


def rader(forlaga: Forlaga, par: int) -> Iterator[Rad]:
    """Measure all of it in turn, pair by pair, and yield the rows."""
    liggare, miljo = forlaga.liggare, forlaga.miljo(forlaga.liggare)
    kommandon = {
        "verifiera": steg(liggare, "verifiera"),
        "tiondel": steg(forlaga.tiondel, "verifiera"),
        "tom": steg(forlaga.tom, "verifiera"),
        "intyg": steg(liggare, "intyg", "--kort"),
        "sigill": steg(liggare, "verifiera", "--bara-sigill"),
        "filen": Steg((sys.executable, "-c", FILEN, liggare, "prova")),
        "oppnad": Steg((sys.executable, "-c", FILEN, liggare, "")),
        "sha256sum": Steg(("sha256sum", forlaga.logg)),
    }
    if erbjuds("--processer", "verifiera"):
        kommandon["tva"] = steg(liggare, "verifiera", "--processer", "2")
    if shutil.which("ledger"):
        kommandon["ledger"] = Steg(("ledger", "-f", forlaga.bocker["journal"], "bal"))
    if (go := _go(forlaga)) is not None:
        kommandon["go"] = go
    varv = varva(kommandon, par, miljo)
    yield from _hela(varv, forlaga)
    yield _vaxer(varv, forlaga)
    yield _sigillen(varv)
    yield from _nytt(forlaga, par)
    yield _go_raden(varv, forlaga)
    intyg = {"seconds": cpu(varv, "intyg"), "mib": mib(varv, "intyg")}
    yield Rad("intyg / verifiera", kvot(varv, "intyg", "verifiera"), 1.2, mer=intyg)


def _hela(varv: Varv, forlaga: Forlaga) -> Iterator[Rad]:
    """Yield what the whole verification takes, beside ledger, in one process and in two."""
    mer: dict[str, Any] = {
        "seconds": cpu(varv, "verifiera"),
        "transactions": forlaga.bocker["antal"],
    }
    if "ledger" not in varv:
        ej = "ledger saknas (apt-get install ledger)"
        yield Rad("verifiera / ledger bal", bar=1.7, ej=ej)
    else:
        mer |= {"ledger_seconds": cpu(varv, "ledger"), "ledger_mib": mib(varv, "ledger")}
        yield Rad("verifiera / ledger bal", kvot(varv, "verifiera", "ledger"), 1.7, mer=mer)
    yield Rad("verifiera, MiB", mib(varv, "verifiera"), 64)
    if "tva" not in varv or "ledger" not in varv:
        ej = "--processer finns inte än" if "tva" not in varv else "ledger saknas"
        yield Rad("verifiera, två processer / ledger bal, väggtid", bar=1.1, ej=ej)
        return
    pairs = zip(varv["tva"], varv["ledger"], strict=True)
    wall = median(one.tid / other.tid for one, other in pairs)
    mer = {
        "wall_seconds": median(one.tid for one in varv["tva"]),
        "ledger_wall_seconds": median(one.tid for one in varv["ledger"]),
        "mib": mib(varv, "tva"),
    }
    yield Rad("verifiera, två processer / ledger bal, väggtid", wall, 1.1, mer=mer)


def _vaxer(varv: Varv, forlaga: Forlaga) -> Rad:
    """Return how much more an event takes in a ledger of ten times as many, start apart."""
    mindre = antal_i(forlaga.tiondel)
    stor, liten = (
        [
            1e6 * (one.cpu - start.cpu) / antal
            for one, start in zip(varv[namn], varv["tom"], strict=True)
        ]
        for namn, antal in (("verifiera", forlaga.handelser), ("tiondel", mindre))
    )
    growth = median(one / other for one, other in zip(stor, liten, strict=True))
    mer = {"us_an_event": median(stor), "us_at_fewer": median(liten), "fewer": mindre}
    return Rad("verifiera per händelse, mot en tiondel så många", growth, 1.1, mer=mer)


def _sigillen(varv: Varv) -> Rad:
    """Return what the seals take beside sha256sum, without the check of the file's pages.

    What that check takes is measured by itself: a process that opens the ledger and looks its
    pages over, less one that only opens it.
    """
    names = ("sigill", "filen", "oppnad", "sha256sum")
    ratio = median(
        (sigill.cpu - (filen.cpu - oppnad.cpu)) / floor.cpu
        for sigill, filen, oppnad, floor in zip(*(varv[name] for name in names), strict=True)
    )
    mer = {
        "seconds": cpu(varv, "sigill"),
        "pages_seconds": cpu(varv, "filen") - cpu(varv, "oppnad"),
        "sha256sum_seconds": cpu(varv, "sha256sum"),
        "mib": mib(varv, "sigill"),
    }
    return Rad("verifiera --bara-sigill / sha256sum, filens sidor för sig", ratio, 2.5, mer=mer)


def _nytt(forlaga: Forlaga, par: int) -> Iterator[Rad]:
    """Yield how long it takes to hold a hundred new events after a certified state, cold."""
    namn = "verifiera --sedan-sist efter 100 nya händelser, s"
    if not erbjuds("--sedan-sist", "verifiera"):
        yield Rad(namn, bar=0.25, ej="--sedan-sist finns inte än")
        return
    liggare = forlaga.kopia(forlaga.liggare, "sedan")
    miljo, fil = forlaga.miljo(liggare), forlaga.mapp / "nya.jsonl"
    forlaga.liggar("verifiera", "--sedan-sist", i=liggare)
    took = []
    for varvet in range(par):
        ny = insats(liggare, STOR)
        nya = [kostnad(STOR, f"ny{varvet}", nr, ny) for nr in range(_NYA)]
        fil.write_text(som_text(nya), encoding="utf-8")
        forlaga.liggar("importera", str(fil), "--ja", i=liggare)
        took.append(kor(steg(liggare, "verifiera", "--sedan-sist"), miljo))
    mer = {"wall_seconds": median(one.tid for one in took), "mib": max(one.mib for one in took)}
    yield Rad(namn, median(one.cpu for one in took), 0.25, mer=mer)


def _go(forlaga: Forlaga) -> Steg | None:
    """Return the Go program's check of a log, if it can be built and holds all of it."""
    if forlaga.go is None:
        return None
    argv = (forlaga.go, "logg", forlaga.logg)
    done = subprocess.run(argv, capture_output=True, text=True, check=True)
    return None if "vad händelserna betyder" in done.stdout else Steg(argv)


def _go_raden(varv: Varv, forlaga: Forlaga) -> Rad:
    namn = "Go-programmet, hela loggen / ledger bal"
    if "go" not in varv or "ledger" not in varv:
        finns = "det prövar inte hela loggen än" if forlaga.go else "Go saknas"
        return Rad(namn, bar=0.5, ej=finns if "go" not in varv else "ledger saknas")
    mer = {"seconds": cpu(varv, "go"), "mib": mib(varv, "go"), "stretch": 0.35}
    return Rad(namn, kvot(varv, "go", "ledger"), 0.5, mer=mer)


def kamrater(forlaga: Forlaga, duckdb: Mapping[str, Steg]) -> Iterator[Rad]:
    """Yield what others take for the balances of the same moves; none of them verifies anything."""
    bocker, miljo = forlaga.bocker, forlaga.miljo(forlaga.liggare)
    andra = {
        "ledger bal": Steg(("ledger", "-f", bocker["journal"], "bal")),
        "hledger bal": Steg(("hledger", "-f", bocker["journal"], "bal")),
        "bean-check": Steg(("bean-check", bocker["beancount"])),
    }
    for namn, one in andra.items():
        if shutil.which(str(one.argv[0])) is None:
            yield Rad(f"kamrat: {namn}", ej=f"{one.argv[0]} saknas på PATH")
            continue
        took = kor(one, miljo)
        yield Rad(f"kamrat: {namn}, s", took.cpu, mer={"wall_seconds": took.tid, "mib": took.mib})
    if not duckdb:
        yield Rad("kamrat: DuckDB, saldon", ej="duckdb saknas (--duckdb-python)")
    for namn, one in duckdb.items():
        took = kor(one, miljo)
        yield Rad(f"kamrat: {namn}, s", took.cpu, mer={"wall_seconds": took.tid, "mib": took.mib})
