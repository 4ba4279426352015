"""The moves of a ledger as other programs read them: journals, and a table for DuckDB.

Each event that moves money is a transaction, by ``domain.bookkeeping.postings``; what lies outside
a pott is an account of its own, so that every transaction is in balance.
"""

from __future__ import annotations

import csv
import subprocess
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from domain.bookkeeping.postings import Konto, postings
from domain.values.dates import last_day
from ledger import store
from ledger.format.codec import LedgerMapper, notification

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from domain.events.recorded import Recorded

KOLUMNER = ("nr", "dag", "pott", "position", "namnd", "underenhet", "ore")
_UTANFOR = Konto("utanför")
_OPPNAS = "2000-01-01"
_TO_PARQUET = """
import duckdb, sys
fran, till = sys.argv[1:]
duckdb.sql(f"COPY (FROM read_csv('{fran}', header=true)) TO '{till}' (FORMAT parquet)")
"""


class Transaktion(NamedTuple):
    """An event that moves money: its number, day, pott, kind, and what each position gets."""

    nr: int
    dag: str
    pott: str
    typ: str
    sidor: tuple[tuple[Konto, int], ...]


class Bocker(NamedTuple):
    """Where the moves of a ledger stand for others, and how many transactions they are."""

    journal: Path
    beancount: Path
    tabell: Path
    antal: int


def transaktioner(liggare: Path) -> Iterator[Transaktion]:
    """Yield what the events of a ledger move, in their order."""
    mapper = LedgerMapper()
    with store.open(liggare).reading() as reading:
        for row in reading.rows(after=None):
            if row.aggregat.startswith("pott/"):
                moved = _transaktion(mapper.to_own_event(notification(row)))
                if moved.sidor:
                    yield moved


def _transaktion(recorded: Recorded) -> Transaktion:
    event = recorded.event
    sidor = tuple(
        (konto or _UTANFOR, ore)
        for fran, till, belopp in postings(event)
        for konto, ore in ((fran, -belopp), (till, belopp))
    )
    pott = recorded.aggregat.removeprefix("pott/")
    return Transaktion(recorded.nr, last_day(event.handelsedatum), pott, recorded.typ, sidor)


def skriv(liggare: Path, mapp: Path) -> Bocker:
    """Write the moves of a ledger in a folder: ``flyttar.journal``, ``.beancount`` and ``.csv``."""
    journal, beancount, tabell = (
        mapp / f"flyttar.{slut}" for slut in ("journal", "beancount", "csv")
    )
    konton: set[str] = set()
    antal = 0
    with ExitStack() as stack:
        till_journal, till_beancount, till_tabell = (
            stack.enter_context(one.open("w", encoding="utf-8", newline=""))
            for one in (journal, beancount, tabell)
        )
        rader = csv.writer(till_tabell)
        rader.writerow(KOLUMNER)
        for one in transaktioner(liggare):
            antal += 1
            head = f"{one.dag} * "
            till_journal.write(f"{head}({one.nr}) {one.typ}\n{_rader(one, _konto)}\n")
            till_beancount.write(f'{head}"{one.typ}"\n{_rader(one, _beankonto)}\n')
            konton.update(_beankonto(one, konto) for konto, _ in one.sidor)
            rader.writerows((one.nr, one.dag, one.pott, *konto, ore) for konto, ore in one.sidor)
        till_beancount.writelines(f"{_OPPNAS} open {konto} SEK\n" for konto in sorted(konton))
    return Bocker(journal, beancount, tabell, antal)


def parquet(tabell: Path, python: str) -> Path:
    """Write the table as Parquet beside it, by DuckDB in the Python that has it."""
    made = tabell.with_suffix(".parquet")
    subprocess.run([python, "-c", _TO_PARQUET, tabell, made], check=True, capture_output=True)
    return made


def _rader(one: Transaktion, namn: Callable[[Transaktion, Konto], str]) -> str:
    return "".join(f"    {namn(one, konto)}  {_kr(ore)} SEK\n" for konto, ore in one.sidor)


def _konto(one: Transaktion, konto: Konto) -> str:
    return ":".join((konto.position, one.pott, *(part for part in konto[1:] if part)))


def _beankonto(one: Transaktion, konto: Konto) -> str:
    """Write an account as beancount has them: under a root, each part in capitals or digits."""
    return f"Assets:{_konto(one, konto).replace('_', '-').upper()}"


def _kr(ore: int) -> str:
    tecken, rest = "-" if ore < 0 else "", abs(ore)
    return f"{tecken}{rest // 100}.{rest % 100:02d}"
