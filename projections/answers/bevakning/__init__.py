"""What waits for whom on a day, out of a read model with nothing but ``sqlite3``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict, get_args

from domain.bevakning.vantan import Status, Vantan, dagar, status
from projections.answers.bevakning.exempel import examples_of
from projections.answers.bevakning.saknat import SAKNAT, saknat
from projections.answers.bevakning.vantande import Pottlage, funnet
from projections.answers.kept import Kept
from projections.model.as_of import NU, Per, Vilar, has_example, per, snapshot

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

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
    vem: str | None = None,
    kept: Kept | None = None,
) -> Bevaka:
    """Return what waits on a day in the shape ``bevaka/1``, of these kinds: what is late first.

    What falls due later than ``inom`` days is only counted; ``vem`` is an organ or a role.
    """
    with snapshot(conn):
        potter, waits = funnet(conn, asof, pott, idag, kept or Kept())
        found = [(one, 1) for one in waits if _is_of(one, namnd, underenhet)]
        if not slag or SAKNAT & {*slag}:
            whose = {"pott": pott, "namnd": namnd, "underenhet": underenhet}
            found += saknat(conn, asof, idag=idag, **whose)
        found = [(one, antal) for one, antal in found if _is_asked(one, slag, vem)]
        examples = examples_of(conn, asof, [one.handelse for one, _ in found])
        rader = [
            _row(one, idag, inom, antal, example=examples.bear(one, antal)) for one, antal in found
        ]
        at, example = per(conn, asof), has_example(conn, asof, pott=pott)
    return {
        "schema": "bevaka/1",
        "idag": idag,
        "dagar": inom,
        "per": at,
        "rader": sorted((row for row in rader if row["status"] != "senare"), key=_order),
        "potter": potter,
        "summa": _counted(row["status"] for row in rader),
        "exempeldata": example,
    }


def _is_of(one: Vantan, namnd: str | None, underenhet: str | None) -> bool:
    """Tell whether what waits is of whom is asked for, if anybody is."""
    if underenhet is not None:
        return underenhet in {one.underenhet, one.vem}
    return namnd is None or namnd in {one.namnd, one.vem}


def _is_asked(one: Vantan, slag: Collection[str], vem: str | None) -> bool:
    """Tell whether what waits is of the kinds, and for who must act, that are asked for."""
    return (not slag or one.slag in slag) and vem in {None, one.vem}


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
