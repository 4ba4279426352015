"""The moves of the ledger for the open text ledgers (hledger, ledger, beancount, fava)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange.bocker import Bok
from exchange.bocker import beancount as _beancount
from exchange.bocker import hledger as _hledger
from projections.answers.rorelser import rorelser, sista_dag, stallning
from projections.model.as_of import om
from reports.asof import as_of_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from application.asking.snapshot import Asking
    from application.exporting.wanted import Wanted


def hledger(asking: Asking, wanted: Wanted) -> Iterator[bytes]:
    """Yield the journal that hledger and ledger read."""
    return _written(asking, wanted, _hledger.skriven)


def beancount(asking: Asking, wanted: Wanted) -> Iterator[bytes]:
    """Yield the journal that beancount and fava read."""
    return _written(asking, wanted, _beancount.skriven)


def _written(
    asking: Asking, wanted: Wanted, skriven: Callable[[Bok], Iterator[str]]
) -> Iterator[bytes]:
    told = asking.answer(om, wanted.bounds, pott=wanted.pott)
    inom, _ = asking.bounded(wanted.bounds, wanted.pott)
    bok = Bok(
        rorelser(asking.conn, inom, pott=wanted.pott),
        stallning(asking.conn, inom, pott=wanted.pott) if wanted.pastaenden else {},
        tuple(as_of_line(told).splitlines()),
        wanted.bounds.datum or sista_dag(asking.conn, inom),
        wanted.pastaenden,
    )
    return (part.encode() for part in skriven(bok))
