# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The journal: what has happened, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict, Unpack, cast

from domain.bookkeeping.positions import KVAR
from projections.model import views
from projections.model.as_of import NU
from projections.model.berorda import concerns
from projections.model.shape import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from projections.model.as_of import AsOf, Bound


class Journalrad(TypedDict):
    """An event in the journal: what it is, when, of what, how far it is attested and corrected.

    ``lage`` is whether what is said of an ärende is decided, or only proposed or planned.

    ``rattar`` is the number of the event that a correction corrects, ``rattad_av`` that of the
    correction in force of one that is corrected; ``attest`` is None where none is needed. Of a
    cost or a credit note it says how that is booked. ``belopp_ore`` is what an event is about;
    asked of a nämnd, its share of an event that has a row for each.
    """

    nr: int
    aggregat: str
    version: int
    typ: str
    liggarnummer: str | None
    pott: str | None
    ar: int | None
    handelsedatum: str
    sista_dag: str
    registrerad: str
    registrerad_av: str
    kommando_id: str
    avser: str
    namnd: str | None
    underenhet: str | None
    lage: Literal["foreslaget", "planerat", "beslutat"] | None
    belopp_ore: int | None
    organ: str | None
    paragraf: int | None
    diarienummer: str | None
    exempeldata: bool
    attest: Literal["attesterad", "delvis_attesterad", "oattesterad", "rattad"] | None
    rattad: bool
    rattar: int | None
    rattad_av: int | None
    insats: str | None
    period: str | None
    verifikat: str | None
    konto: str | None
    verksamhet: str | None
    kostnadsslag: str | None
    moms_ore: int | None
    utforare: str | None
    buren_av: str | None


_RADVIS = {
    "FordelningForeslagen", "FordelningBeslutad", "FordelningAndrad", "BeslutKompletterat",
    "BidragsarAvslutat",
}  # fmt: skip
"""The events that have an amount for each of several nämnder."""

_IN_ARENDE = (
    "diarienummer = :arende OR aggregat = 'arende/' || :arende"
    " OR (aggregat <> 'register' AND nr IN"
    " (SELECT nr FROM underlag WHERE diarienummer = :arende))"
)
_OF_ARENDE = (
    f"({_IN_ARENDE} OR kommando_id IN (SELECT avser_id FROM handelse"
    f" WHERE typ GLOB '*Kompletterat/*' AND ({_IN_ARENDE}) AND {{within}}))"
)


_OATTESTERADE = "pott IS NOT NULL AND nr IN (SELECT nr FROM ({attests}) WHERE vantar)"


class Urval(TypedDict, total=False):
    """Of what events are asked for: a pott, a nämnd, a sub-unit, a bidragsår, a type, an ärende.

    ``nar`` are the numbers of those that were found by the rest, as a list in JSON; ``beslutade``
    asks for those that an organ has decided, ``oattesterade`` for those in the balances that lack
    an attest (R35).
    """

    pott: str | None
    namnd: str | None
    underenhet: str | None
    ar: int | None
    typ: str | None
    arende: str | None
    nar: str | None
    beslutade: Literal[True] | None
    oattesterade: Literal[True] | None


_NAR = "SELECT value FROM json_each(:nar)"
_NOTHING: dict[str, Bound] = dict.fromkeys(Urval.__annotations__)


def journal(
    conn: sqlite3.Connection, asof: AsOf = NU, **urval: Unpack[Urval]
) -> Iterator[Journalrad]:
    """Yield the events in order: of a pott, a nämnd (also in rows), a bidragsår, a type, an ärende.

    ``typ`` is a name with or without its version. To an ärende belongs what was decided in it,
    what rests on a document of it, and what either was added to afterwards, in whichever potts;
    the register, which only names organs, does not.
    """
    where, bound = asked(asof, **urval)
    source = "v_handelse" if asof == NU else f"({views.journal(asof.within())})"
    if urval.get("nar") is not None:
        source = f"({views.journal(asof.within(), _NAR)})"
    found = rows(Journalrad, conn, f"SELECT * FROM {source} WHERE {where} ORDER BY nr", bound)
    if urval.get("namnd") is None:
        yield from found
        return
    shares = _shares(conn, asof, bound)
    for row in found:
        yield row if row["namnd"] else _shared(row, shares)


ALLA = "SELECT handelse.*, ar FROM handelse LEFT JOIN pott USING (pott)"
"""Every event, with what ``asked`` holds it to."""


def numbers(
    conn: sqlite3.Connection, asof: AsOf = NU, **urval: Unpack[Urval]
) -> Iterator[tuple[int, bool]]:
    """Yield the numbers of what ``journal`` yields, and whether each is example data."""
    where, bound = asked(asof, **urval)
    query = f"SELECT nr, exempeldata FROM ({ALLA}) WHERE {where} ORDER BY nr"
    return ((nr, bool(exempel)) for nr, exempel in conn.execute(query, bound))


def asked(asof: AsOf, **urval: Unpack[Urval]) -> tuple[str, dict[str, Bound]]:
    """Return the condition on an event, and what it is asked with."""
    held = {
        "pott": "pott = :pott",
        "ar": "ar = :ar",
        "typ": "(typ = :typ OR typ GLOB :typ || '/*')",
        "arende": _OF_ARENDE.format(within=asof.within()),
        "namnd": concerns(),
        "nar": f"nr IN ({_NAR})",
        "beslutade": "organ IS NOT NULL AND nr >= 0",  # found by an index of their own
        "oattesterade": _OATTESTERADE.format(attests=views.attests(asof.within())),
    }
    named = ["nar"] if urval.get("nar") is not None else [*held]  # what those are has been asked
    stated = [held[name] for name in named if urval.get(name) is not None]
    return " AND ".join([asof.within(), *stated]), asof.bound(
        **_NOTHING | cast("dict[str, Bound]", urval)
    )


def _shared(row: Journalrad, shares: Mapping[int, int]) -> Journalrad:
    """Return an event of several nämnder with what it is about for one of them."""
    typ = row["typ"].partition("/")[0]
    if typ in _RADVIS:
        return {**row, "belopp_ore": shares.get(row["nr"])}
    if typ == views.RATTAR:  # of what it reverses, also where that moved nothing for the nämnd
        share = shares.get(row["nr"]) or shares.get(row["rattar"] or -1)
        return {**row, "belopp_ore": share or row["belopp_ore"]}
    return row


def _shares(conn: sqlite3.Connection, asof: AsOf, bound: Mapping[str, Bound]) -> dict[int, int]:
    """Return by how much each event changes what a nämnd has, or is to have by a proposal."""
    query = f"""
SELECT nr, abs(sum(ore)) FROM (
  SELECT nr, delta_ore AS ore, namnd, underenhet, sista_dag, registrerad FROM post
    WHERE {views.among(KVAR.plus)}
  UNION ALL SELECT nr, belopp_ore, namnd, underenhet, sista_dag, registrerad FROM forslag
) WHERE {asof.within()} AND namnd = :namnd AND (:underenhet IS NULL OR underenhet = :underenhet)
GROUP BY nr"""
    return dict(conn.execute(query, bound).fetchall())


def arenden(conn: sqlite3.Connection) -> list[str]:
    """Return every diarienummer that an event has: of its decision, its documents or its ärende."""
    query = (
        "SELECT diarienummer FROM handelse UNION SELECT diarienummer FROM underlag"
        " UNION SELECT substr(aggregat, 8) FROM handelse WHERE aggregat GLOB 'arende/*'"
    )
    return sorted(found for (found,) in conn.execute(query) if found)
