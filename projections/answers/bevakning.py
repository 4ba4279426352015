# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What waits for whom on a day, out of a read model with nothing but ``sqlite3``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, NotRequired, TypedDict, get_args

from domain.bevakning.bild import Pottbild, Tider, i_kraft
from domain.bevakning.lage_pott import (
    aterrapporteringen,
    har_redovisat,
    pottens_lage,
    pottens_sidospar,
)
from domain.bevakning.reglering import arendets, pottens
from domain.bevakning.vantan import Status, Vantan, dagar, status
from projections.answers.saknat import saknat
from projections.model.as_of import NU, Per, Vilar, balances, has_example, per, snapshot
from projections.model.shape import lagesteg
from projections.model.views import NOW

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from domain.bevakning.bild import Lagesteg
    from projections.model.as_of import AsOf

STATUS: tuple[Status, ...] = get_args(Status)


class Bevakad(TypedDict):
    """What waits: ``vem`` must act, ``vad`` says for what, ``lage`` is the state that it is in.

    ``forfaller`` is the last day and ``dagar`` the days left, below zero when it has passed; None
    when there is none. ``antal`` is how many alike the row stands for, the first of which follows
    from the event ``handelse``. It is an example when that event is, or sums a pott that has any.
    """

    slag: str
    status: Status
    forfaller: str | None
    dagar: int | None
    pott: str | None
    arende: str | None
    namnd: str | None
    underenhet: str | None
    lage: str
    vem: str
    vad: str
    belopp_ore: int | None
    antal: int
    handelse: int | None
    exempeldata: bool


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


class Antal(TypedDict):
    """How many wait, by how late they are; those that fall due later are only counted."""

    forsenad: int
    snart: int
    vantar: int
    senare: int


class Bevaka(TypedDict):
    """What waits for whom on the day ``idag``: late, due in ``dagar`` days, or without a day.

    ``provad`` tells whether the rows were held to the seals in this very answer.
    """

    schema: Literal["bevaka/1"]
    idag: str
    dagar: int
    per: Per
    rader: list[Bevakad]
    potter: list[Pottlage]
    summa: Antal
    exempeldata: bool
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


def bevaka(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    idag: str,
    inom: int = 30,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    slag: Collection[str] = (),
) -> Bevaka:
    """Return what waits on a day in the shape ``bevaka/1``, of these kinds: what is late first.

    What falls due later than ``inom`` days from ``idag`` is only counted.
    """
    with snapshot(conn):
        bilder, arenden = _read(conn, asof, pott)
        waits = [one for bild in bilder for one in pottens(bild, idag)]
        waits += [one for arende in arenden for one in arendets(arende, arenden[arende], idag)]
        waits = [one for one in waits if _is_of(one, namnd, underenhet)]
        lacking = saknat(conn, asof, idag=idag, pott=pott, namnd=namnd, underenhet=underenhet)
        examples = _examples(conn, asof)
        rader = [
            _row(one, idag, inom, antal, example=examples.bear(one, antal))
            for one, antal in (*((one, 1) for one in waits), *lacking)
            if not slag or one.slag in slag
        ]
        at, example = per(conn, asof), has_example(conn, asof, pott=pott)
    return {
        "schema": "bevaka/1",
        "idag": idag,
        "dagar": inom,
        "per": at,
        "rader": sorted((row for row in rader if row["status"] != "senare"), key=_order),
        "potter": [_stands(bild, idag) for bild in bilder],
        "summa": _counted(row["status"] for row in rader),
        "exempeldata": example,
    }


def _is_of(one: Vantan, namnd: str | None, underenhet: str | None) -> bool:
    """Tell whether what waits is of whom is asked for, if anybody is."""
    if underenhet is not None:
        return underenhet in {one.underenhet, one.vem}
    return namnd is None or namnd in {one.namnd, one.vem}


class _Examples(NamedTuple):
    """The events that are example data, and the potts that have any."""

    handelser: frozenset[int]
    potter: frozenset[str | None]

    def bear(self, one: Vantan, antal: int) -> bool:
        """Tell whether what waits is example data: its event, or a sum or number over a pott's."""
        over = antal > 1 or (one.belopp_ore is not None and one.slag != "attest")
        return one.handelse in self.handelser or (over and one.pott in self.potter)


def _examples(conn: sqlite3.Connection, asof: AsOf) -> _Examples:
    query = f"SELECT nr, pott FROM handelse WHERE exempeldata AND {asof.within()}"
    found = conn.execute(query, asof.bound()).fetchall()
    potter = frozenset(pott for _, pott in found if pott is not None)
    return _Examples(frozenset(nr for nr, _ in found), potter)


def _counted(found: Iterable[Status]) -> Antal:
    antal = Counter(found)
    forsenad, snart, vantar, senare = (antal[one] for one in STATUS)
    return {"forsenad": forsenad, "snart": snart, "vantar": vantar, "senare": senare}


def _row(one: Vantan, idag: str, inom: int, antal: int, *, example: bool) -> Bevakad:
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
        "exempeldata": example,
    }


def _order(row: Bevakad) -> tuple[int, list[str], int, str]:
    named = (row["forfaller"], row["pott"], row["arende"], row["namnd"], row["underenhet"])
    nr = -1 if row["handelse"] is None else row["handelse"]
    return STATUS.index(row["status"]), [one or "" for one in named], nr, row["slag"]


def _stands(bild: Pottbild, idag: str) -> Pottlage:
    """Return where a pott stands: on its main track, beside it, and on both tracks of reports."""
    rapport = aterrapporteringen(bild)
    return {
        "pott": bild.pott,
        "lage": pottens_lage(bild, idag),
        "sidospar": pottens_sidospar(bild) or None,
        "internt": rapport.internt,
        "redovisat": len(har_redovisat(bild)),
        "redovisande": len(bild.redovisande()),
        "myndighet": rapport.myndighet,
    }


def _read(
    conn: sqlite3.Connection, asof: AsOf, pott: str | None
) -> tuple[list[Pottbild], dict[str, list[Lagesteg]]]:
    """Return the potts, and the steps of the ärenden: with a pott, of those that concern it."""
    per_pott: dict[str, list[Lagesteg]] = {}
    per_arende: dict[str, list[Lagesteg]] = {}
    for one in i_kraft(lagesteg(conn, asof)):
        if one.pott is not None:
            per_pott.setdefault(one.pott, []).append(one)
        if one.arende is not None:
            per_arende.setdefault(one.arende, []).append(one)
    saldon = _saldon(conn, asof)
    columns, within = ", ".join(Tider._fields), asof.within()
    query = f"SELECT pott, {columns} FROM pott_tid WHERE {within} ORDER BY nr"
    bilder = [
        Pottbild.bildad(namn, Tider(*tider), per_pott.get(namn, []), saldon.get(namn, {}))
        for namn, *tider in conn.execute(query, asof.bound())
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
    query = NOW if asof == NU else balances(conn, asof)
    for pott, namnd, underenhet, position, ore in conn.execute(query, asof.bound()):
        if ore:
            found.setdefault(pott, {})[position, namnd or None, underenhet or None] = ore
    return found
