# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What potts and ärenden wait for at a moment, and where the potts stand."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, TypedDict

from domain.bevakning.bild import Tider
from domain.bevakning.lage_pott import (
    aterrapporteringen,
    har_redovisat,
    pottens_lage,
    pottens_sidospar,
)
from domain.bevakning.pottbild import Pottbild
from domain.bevakning.reglering import arendets, pottens
from domain.bevakning.vantan import Vantan
from projections.model.as_of import NU, balances
from projections.model.views import NOW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from domain.bevakning.bild import Lagesteg
    from domain.bevakning.pottbild import Saldon
    from projections.answers.kept import Kept
    from projections.model.as_of import AsOf

_NR = attrgetter("nr")


class Pottlage(TypedDict):
    """Where a pott stands: on its main track, beside it, and on both tracks of reports.

    Of the ``redovisande`` who are to report, ``redovisat`` have, with or without an amount.
    """

    pott: str
    lage: str
    sidospar: str | None
    internt: str
    redovisat: int
    redovisande: int
    myndighet: str


def _stands(bild: Pottbild, idag: str) -> Pottlage:
    """Return where a pott stands: on its main track, beside it, and on both tracks of reports."""
    rapport = aterrapporteringen(bild)
    return {
        "pott": bild.pott,
        "lage": pottens_lage(bild, idag),
        "sidospar": pottens_sidospar(bild) or None,
        "internt": rapport.internt,
        "redovisat": len(har_redovisat(bild)),
        "redovisande": len(bild.redovisande),
        "myndighet": rapport.myndighet,
    }


def funnet(
    conn: sqlite3.Connection, asof: AsOf, pott: str | None, idag: str, kept: Kept
) -> tuple[list[Pottlage], list[Vantan]]:
    """Return where the potts stand, and what waits: with a pott, of what concerns it.

    What is found of a pott follows from its terms, steps and balances and the day alone, so that it
    is found anew when one of them is another; of an ärende from its steps and the day.
    """
    steg, saldon = kept.steg(conn, asof), _saldon(conn, asof)
    stands, waits = list[Pottlage](), list[Vantan]()
    for bild in _bilder(conn, asof, pott, steg.per_pott, saldon):
        of = idag, bild.tider, tuple(map(_NR, bild.steg)), frozenset(bild.saldon.items())
        lage, own = kept.once(("pott", bild.pott), of, partial(_pottens, bild, idag))
        stands.append(lage)
        waits += own
    for arende, own_steps in steg.per_arende.items():
        if pott is None or any(one.pott == pott for one in own_steps):
            of_arende = idag, *map(_NR, own_steps)
            waits += kept.once(
                ("arende", arende), of_arende, partial(_arendets, arende, own_steps, idag)
            )
    return stands, waits


def _pottens(bild: Pottbild, idag: str) -> tuple[Pottlage, list[Vantan]]:
    return _stands(bild, idag), list(pottens(bild, idag))


def _arendets(arende: str, steg: Sequence[Lagesteg], idag: str) -> list[Vantan]:
    return list(arendets(arende, steg, idag))


def _bilder(
    conn: sqlite3.Connection,
    asof: AsOf,
    pott: str | None,
    steg: Mapping[str, Sequence[Lagesteg]],
    saldon: Mapping[str, Saldon],
) -> list[Pottbild]:
    query = (
        f"SELECT pott, {', '.join(Tider._fields)} FROM pott_tid"
        f" WHERE {asof.within()} AND (:pott IS NULL OR pott = :pott) ORDER BY nr"
    )
    return [
        Pottbild(namn, Tider(*tider), steg.get(namn, []), saldon.get(namn, {}))
        for namn, *tider in conn.execute(query, asof.bound(pott=pott))
    ]


def _saldon(
    conn: sqlite3.Connection, asof: AsOf
) -> dict[str, dict[tuple[str, str | None, str | None], int]]:
    found: dict[str, dict[tuple[str, str | None, str | None], int]] = {}
    query = NOW if asof == NU else balances(conn, asof)
    for pott, namnd, underenhet, position, ore in conn.execute(query, asof.bound()):
        if ore:
            found.setdefault(pott, {})[position, namnd or None, underenhet or None] = ore
    return found
