"""Rows of answering: ``saldo`` now, as of a day and an event, the read model, the journal."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from application.asking.readmodel import model_path
from benchmarks.blandat.skrivare import FIRST, LAST
from benchmarks.matt import korning
from benchmarks.matt.forlaga import steg
from benchmarks.matt.korning import Rad, Steg, cpu, kvot, median, mib, varva
from benchmarks.matt.program import DUCKDB
from benchmarks.start import journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.matt.forlaga import Forlaga
    from benchmarks.matt.korning import Varv

NAR = (10, 50, 90)  # how far into the ledger, of a hundred


def rader(forlaga: Forlaga, par: int) -> Iterator[Rad]:
    """Measure all of it in turn, and yield the rows."""
    liggare, miljo = forlaga.liggare, forlaga.miljo(forlaga.liggare)
    forlaga.liggar("saldo", i=liggare)  # the read model is made
    kommandon = {
        "saldo": steg(liggare, "saldo"),
        **_da(liggare, forlaga.handelser),
        **duckdb(forlaga),
    }
    if shutil.which("hledger"):
        litet = journal(forlaga.mapp / "200.journal")
        kommandon["hledger"] = Steg(("hledger", "-f", litet, "bal"))
    yield from _nu_och_da(varva(kommandon, korning.FLER * par, miljo))
    yield from _modellen(forlaga, par)


def _da(liggare: Path, antal: int) -> dict[str, Steg]:
    """Return the question as of some days and some events."""
    return {
        namn: steg(liggare, "saldo", f"--{val}", varde)
        for namn, val, varde in (
            *((f"per {nar}", "per", _dag(nar)) for nar in NAR),
            *((f"nr {nar}", "till-handelse", str(antal * nar // 100)) for nar in NAR),
        )
    }


def duckdb(forlaga: Forlaga) -> dict[str, Steg]:
    """Return the same questions to DuckDB over the moves as Parquet; none where it is not."""
    if forlaga.parquet is None or forlaga.duckdb is None:
        return {}
    villkor = {"DuckDB, saldon": "true"}
    for nar in NAR:
        villkor[f"DuckDB per {nar}"] = f"dag <= DATE '{_dag(nar)}'"
        villkor[f"DuckDB nr {nar}"] = f"nr <= {forlaga.handelser * nar // 100}"
    head = (forlaga.duckdb, "-c", DUCKDB, forlaga.parquet)
    return {namn: Steg((*head, one)) for namn, one in villkor.items()}


def _dag(nar: int) -> str:
    return (FIRST + (LAST - FIRST) * nar / 100).date().isoformat()


def _nu_och_da(varv: Varv) -> Iterator[Rad]:
    if "hledger" in varv:
        mer = {"seconds": cpu(varv, "saldo"), "hledger_seconds": cpu(varv, "hledger")}
        ratio = kvot(varv, "saldo", "hledger")
        yield Rad("saldo / hledger bal på 200 transaktioner", ratio, 2.5, mer=mer)
    else:
        ej = "hledger saknas (apt-get install hledger)"
        yield Rad("saldo / hledger bal på 200 transaktioner", bar=2.5, ej=ej)
    for namn, vad in (("saldo --per", "per"), ("saldo --till-handelse", "nr")):
        own = {nar: cpu(varv, f"{vad} {nar}") for nar in NAR}
        worst = max(own, key=own.__getitem__)
        if f"DuckDB {vad} {worst}" not in varv:
            yield Rad(f"{namn} / DuckDB", bar=1.0, ej="duckdb saknas (--duckdb-python)")
            continue
        ratios = {nar: kvot(varv, f"{vad} {nar}", f"DuckDB {vad} {nar}") for nar in NAR}
        worst = max(ratios, key=ratios.__getitem__)
        mer = {
            "seconds": own[worst],
            "duckdb_seconds": cpu(varv, f"DuckDB {vad} {worst}"),
            "at_percent": worst,
            "mib": mib(varv, f"{vad} {worst}"),
        }
        yield Rad(f"{namn} / DuckDB", ratios[worst], 1.0, mer=mer)


def _modellen(forlaga: Forlaga, par: int) -> Iterator[Rad]:
    """Yield what it takes to make the read model anew, and what the journal keeps in memory."""
    liggare, miljo = forlaga.liggare, forlaga.miljo(forlaga.liggare)
    kommandon = {
        "ny": steg(liggare, "saldo", fore=lambda: model_path(liggare).unlink(missing_ok=True)),
        "aktuell": steg(liggare, "saldo"),
        "journal": steg(liggare, "handelser", "-f", "jsonl"),
    }
    varv = varva(kommandon, par, miljo)
    pairs = zip(varv["ny"], varv["aktuell"], strict=True)
    us = median(1e6 * (ny.cpu - there.cpu) / forlaga.handelser for ny, there in pairs)
    mer = {"seconds": cpu(varv, "ny"), "mib": mib(varv, "ny")}
    yield Rad("läsmodellen byggd om, µs per händelse", us, 40, mer=mer)
    mer = {"seconds": cpu(varv, "journal")}
    yield Rad("handelser -f jsonl, MiB", mib(varv, "journal"), 100, mer=mer)
