# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The avvikelser: what does not add up, with both readings, until somebody has looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from projections.model.as_of import NU, Per, Vilar, per, snapshot
from projections.model.shape import rows
from projections.model.views import deviations

if TYPE_CHECKING:
    import sqlite3

    from projections.model.as_of import AsOf


class Avvikelserad(TypedDict):
    """An avvikelse with both readings; what was concluded of it when all are asked for."""

    kod: str
    pott: str | None
    arende: str | None
    belopp_ore: int | None
    status: Literal["oppen", "utredd", "rattad"]
    regel: str
    slag: Literal["motsagelse", "lucka", "anmarkning"]
    handelse: int
    lasningar: list[str]
    potter: list[str]
    exempeldata: bool
    utredd_handelse: NotRequired[int | None]
    slutsats: NotRequired[str | None]


class Avvikelser(TypedDict):
    """The avvikelser, the oldest first, example data last.

    ``provad`` tells whether the figures were held to the seals in this very answer.
    """

    schema: Literal["avvikelser/1"]
    per: Per
    rader: list[Avvikelserad]
    exempeldata: bool
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


class Funnen(TypedDict):
    """An avvikelse as it is found: a row of ``deviations``."""

    kod: str
    pott: str | None
    arende: str | None
    belopp_ore: int | None
    status: Literal["oppen", "utredd", "rattad"]
    regel: str
    handelse: int
    slag: Literal["motsagelse", "lucka", "anmarkning"]
    lasning_1: str
    lasning_2: str | None
    potter: str
    kommando_id: str
    utredd_handelse: int | None
    slutsats: str | None
    exempeldata: bool


def avvikelser(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    arende: str | None = None,
    regel: str | None = None,
    alla: bool = False,
) -> Avvikelser:
    """Return the open avvikelser, or all, in the shape ``avvikelser/1``; the oldest first.

    ``regel`` is the rule that opened them.
    """
    query = f"SELECT * FROM ({asked(asof)}) ORDER BY {ORDNING}"
    with snapshot(conn):
        bound = asof.bound(pott=pott, arende=arende, regel=regel, alla=alla)
        found = list(rows(Funnen, conn, query, bound))
        at = per(conn, asof)
    rader = [shown(one, alla=alla) for one in found]
    return {
        "schema": "avvikelser/1",
        "per": at,
        "rader": rader,
        "exempeldata": any(row["exempeldata"] for row in rader),
    }


POTTENS = "(:pott IS NULL OR pott = :pott OR instr(' ' || potter || ' ', ' ' || :pott || ' '))"
"""Which concern a pott, if one is asked for: its own, and others' that name it."""


def asked(asof: AsOf) -> str:
    """Return the query of those of a pott, an ärende and a rule: the open ones, or all."""
    return (
        f"SELECT * FROM ({deviations(asof.within())})"
        f" WHERE {POTTENS}"
        " AND (:arende IS NULL OR arende = :arende) AND (:regel IS NULL OR regel = :regel)"
        " AND (:alla OR status = 'oppen')"
    )


ORDNING = "exempeldata, handelse, kod, kommando_id"
"""The oldest first, example data last."""


def shown(found: Funnen, *, alla: bool = False) -> Avvikelserad:
    """Return an avvikelse as it is shown; with what was concluded when all are."""
    rad: Avvikelserad = {
        "kod": found["kod"],
        "pott": found["pott"],
        "arende": found["arende"],
        "belopp_ore": found["belopp_ore"],
        "status": found["status"],
        "regel": found["regel"],
        "handelse": found["handelse"],
        "slag": found["slag"],
        "lasningar": [one for one in (found["lasning_1"], found["lasning_2"]) if one],
        "potter": found["potter"].split(),
        "exempeldata": found["exempeldata"],
    }
    if alla:
        rad["utredd_handelse"] = found["utredd_handelse"]
        rad["slutsats"] = found["slutsats"]
    return rad
