# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What waits for whom on a day, out of a read model with nothing but ``sqlite3``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from domain.bevakning.bild import Lagesteg, Pottbild, Tider, i_kraft
from domain.bevakning.lage import aterrapporteringen, pottens_lage, pottens_sidospar
from domain.bevakning.reglering import arendets, pottens
from domain.bevakning.vantan import Vantan, dagar, status
from projections.answers.saknat import saknat
from projections.model.as_of import NU, per, snapshot
from projections.model.views import NOW, then

if TYPE_CHECKING:
    import sqlite3

    from projections.model.as_of import AsOf

STATUS = ("forsenad", "snart", "vantar", "senare")
_STEG = ", ".join("sista_dag" if name == "dag" else name for name in Lagesteg._fields)


def bevaka(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    idag: str,
    inom: int = 30,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
) -> dict[str, Any]:
    """Return what waits on a day in the shape ``bevaka/1``: what is late first.

    What falls due later than ``inom`` days from ``idag`` is only counted.
    """
    with snapshot(conn):
        bilder, arenden = _read(conn, asof, pott)
        waits = [one for bild in bilder for one in pottens(bild, idag)]
        waits += [one for arende in arenden for one in arendets(arende, arenden[arende], idag)]
        waits = [
            one
            for one in waits
            if namnd is None
            or (underenhet is None and namnd in {one.namnd, one.vem})
            or (underenhet is not None and underenhet in {one.underenhet, one.vem})
        ]
        rader = [_row(one, idag, inom) for one in waits]
        of = {"pott": pott, "namnd": namnd, "underenhet": underenhet}
        rader += [_row(one, idag, inom, antal) for one, antal in saknat(conn, asof, of)]
        at, example = per(conn, asof), _example(conn, asof, pott)
    antal = Counter(row["status"] for row in rader)
    return {
        "schema": "bevaka/1",
        "idag": idag,
        "dagar": inom,
        "per": at,
        "rader": sorted((row for row in rader if row["status"] != "senare"), key=_order),
        "potter": [_stands(bild, idag) for bild in bilder],
        "summa": {name: antal[name] for name in STATUS},
        "exempeldata": example,
    }


def _row(one: Vantan, idag: str, inom: int, antal: int = 1) -> dict[str, Any]:
    left = None if one.forfaller is None else dagar(one.forfaller, idag)
    return {
        "slag": one.slag,
        "status": status(one.forfaller, idag, inom),
        "forfaller": one.forfaller,
        "dagar": left,
        "pott": one.pott,
        "arende": one.arende,
        "namnd": one.namnd,
        "underenhet": one.underenhet,
        "lage": one.lage,
        "vem": one.vem,
        "vad": one.vad,
        "belopp_ore": one.belopp_ore,
        "antal": antal,
        "handelse": one.handelse,
    }


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    named = (row[key] or "" for key in ("forfaller", "pott", "arende", "namnd", "underenhet"))
    return (STATUS.index(row["status"]), *named, row["handelse"], row["slag"])


def _stands(bild: Pottbild, idag: str) -> dict[str, Any]:
    """Return where a pott stands: on its main track, beside it, and on both tracks of reports."""
    rapport = aterrapporteringen(bild)
    return {
        "pott": bild.pott,
        "lage": pottens_lage(bild, idag),
        "sidospar": pottens_sidospar(bild) or None,
        "internt": rapport.internt,
        "myndighet": rapport.myndighet,
    }


def _read(
    conn: sqlite3.Connection, asof: AsOf, pott: str | None
) -> tuple[list[Pottbild], dict[str, list[Lagesteg]]]:
    """Return the potts, and the steps of the ärenden: with a pott, of those that concern it."""
    within = asof.within()
    query = f"SELECT {_STEG} FROM lagesteg WHERE {within} ORDER BY nr, rad"
    per_pott: dict[str, list[Lagesteg]] = {}
    per_arende: dict[str, list[Lagesteg]] = {}
    for one in i_kraft([Lagesteg(*row) for row in conn.execute(query, asof._asdict())]):
        if one.pott is not None:
            per_pott.setdefault(one.pott, []).append(one)
        if one.arende is not None:
            per_arende.setdefault(one.arende, []).append(one)
    saldon = _saldon(conn, asof)
    query = f"SELECT pott, {', '.join(Tider._fields)} FROM pott_tid WHERE {within} ORDER BY nr"
    bilder = [
        Pottbild.bildad(namn, Tider(*tider), per_pott.get(namn, []), saldon.get(namn, {}))
        for namn, *tider in conn.execute(query, asof._asdict())
        if pott in {None, namn}
    ]
    arenden = {
        arende: steg
        for arende, steg in per_arende.items()
        if pott is None or any(one.pott == pott for one in steg)
    }
    return bilder, arenden


def _saldon(
    conn: sqlite3.Connection, asof: AsOf
) -> dict[str, dict[tuple[str, str | None, str | None], int]]:
    found: dict[str, dict[tuple[str, str | None, str | None], int]] = {}
    query = NOW if asof == NU else then(asof.within())
    for pott, namnd, underenhet, position, ore in conn.execute(query, asof._asdict()):
        if ore:
            found.setdefault(pott, {})[position, namnd or None, underenhet or None] = ore
    return found


def _example(conn: sqlite3.Connection, asof: AsOf, pott: str | None) -> bool:
    """Tell whether any event that is counted is example data (D16)."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM handelse WHERE exempeldata"
        f" AND (:pott IS NULL OR pott = :pott) AND {asof.within()})"
    )
    return bool(conn.execute(query, asof._asdict() | {"pott": pott}).fetchone()[0])
