# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What waits for an attest, and who can give it: by a right, of what others registered (R35)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, NotRequired, TypedDict

from domain.values.dates import within
from domain.values.skelett import actor_looks
from projections.answers.attester import Attestslag, attestforteckning
from projections.answers.attester.urval import signed
from projections.model.as_of import NU, Per, Vilar, per, snapshot
from projections.model.berorda import concerns
from projections.model.views import attests

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from projections.answers.attester import Attestratt
    from projections.model.as_of import AsOf

SLAGEN: tuple[Attestslag, ...] = ("granskning", "beslut")


class Vantar(TypedDict):
    """The events of a pott, or of the ledger as a whole, that lack one of the two attests.

    ``summa_ore`` is signed, a credit below zero. ``kan`` can attest all of them, ``kan_en_del``
    some; ``ingen`` is how many of them nobody can.
    """

    pott: str | None
    slag: Attestslag
    antal: int
    summa_ore: int
    kan: list[str]
    kan_en_del: list[str]
    ingen: int
    exempeldata: bool


class Attestvantan(TypedDict):
    """What waits for an attest on the day ``idag``, by pott and by which attest is lacking."""

    schema: Literal["attestvantan/1"]
    idag: str
    per: Per
    rader: list[Vantar]
    exempeldata: bool
    provad: NotRequired[bool]
    vilar_pa_exempel: NotRequired[list[Vilar]]


class Hop(NamedTuple):
    """Events of a pott that wait alike: of a nämnd, by who registered them and what they have."""

    pott: str | None
    registrerad_av: str
    har: str | None
    namnd: str | None
    antal: int
    summa_ore: int
    exempel: int = 0

    def saknar(self, slag: str) -> bool:
        """Tell whether they lack one of the two attests."""
        return slag not in (self.har or "").split(",")


class Givare(NamedTuple):
    """Who can attest all of some events, who a part, and how many of them nobody can."""

    alla: list[str]
    en_del: list[str]
    ingen: int

    def sagt(self, *slagen: str) -> str:
        """Say it in words, of one attest or of both."""
        if not self.alla and not self.en_del:
            return (
                f"Ingen kan ge {'- eller '.join(slagen)}attest: någon annan än den som"
                " registrerade behöver få rätten."
            )
        vad = f"{'- och '.join(slagen)}attest".capitalize()
        vem = ", ".join((*self.alla, *(f"{aktor} (en del)" for aktor in self.en_del)))
        resten = f"; {self.ingen} kan ingen attestera" if self.ingen else ""
        return f"{vad} kan ges av {vem}{resten}."


def vantar(
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
) -> list[Hop]:
    """Return what lacks an attest, alike by alike, the oldest first; of what concerns a nämnd."""
    query = f"""
SELECT h.pott, h.registrerad_av, a.slag AS har, h.namnd, count(*), sum({signed("h")}),
  max(h.exempeldata)
FROM ({attests(asof.within())}) AS a JOIN handelse AS h ON h.nr = a.nr
WHERE a.vantar AND (:pott IS NULL OR h.pott = :pott) AND {concerns("h.nr")}
GROUP BY h.pott, h.registrerad_av, a.slag, h.namnd ORDER BY min(h.nr)"""
    bound = asof.bound(pott=pott, namnd=namnd, underenhet=underenhet)
    return [Hop(*row) for row in conn.execute(query, bound)]


class Ratter:
    """Who has which right on a day."""

    def __init__(self, conn: sqlite3.Connection, asof: AsOf, idag: str) -> None:
        """Read the rights that are in force."""
        found = attestforteckning(conn, asof)["rader"]
        self._held = [one for one in found if one["slag"] and _in_force(one, idag)]

    def slag(self, aktor: str) -> frozenset[Attestslag]:
        """Return which attests somebody gives, of anything."""
        return frozenset(one["slag"] for one in self._held if one["aktor"] == aktor and one["slag"])

    def givare(self, slag: str, hopar: Iterable[Hop]) -> Givare:
        """Return who can give events that attest; there are some."""
        kan = [(self._kan(slag, hop), hop.antal) for hop in hopar]
        alla = frozenset.intersection(*(vem for vem, _ in kan))
        nagra = frozenset.union(*(vem for vem, _ in kan)) - alla
        return Givare(sorted(alla), sorted(nagra), sum(antal for vem, antal in kan if not vem))

    def sagt(self, hopar: Iterable[Hop]) -> str:
        """Say who can give each attest that some events lack, or that nobody can."""
        hopar = list(hopar)
        lacking = {slag: [hop for hop in hopar if hop.saknar(slag)] for slag in SLAGEN}
        found = {slag: self.givare(slag, some) for slag, some in lacking.items() if some}
        if len(found) > 1 and len({*map(repr, found.values())}) == 1:
            return next(iter(found.values())).sagt(*(f"{slag}s" for slag in found))
        return " ".join(one.sagt(f"{slag}s") for slag, one in found.items())

    def _kan(self, slag: str, hop: Hop) -> frozenset[str]:
        return frozenset(
            one["aktor"]
            for one in self._held
            if one["slag"] == slag
            and one["for_pott"] in {None, hop.pott}
            and one["for_namnd"] in {None, hop.namnd}
            and actor_looks(one["aktor"]) != actor_looks(hop.registrerad_av)
        )


def _in_force(one: Attestratt, dag: str) -> bool:
    return bool(within(dag, one["giltig_from"], one["giltig_tom"]))


def attestvantan(conn: sqlite3.Connection, asof: AsOf = NU, *, idag: str) -> Attestvantan:
    """Return what waits for an attest in the shape ``attestvantan/1``."""
    with snapshot(conn):
        hopar, ratter, at = vantar(conn, asof), Ratter(conn, asof, idag), per(conn, asof)
    groups: dict[tuple[str | None, Attestslag], list[Hop]] = {}
    for hop in hopar:
        for slag in filter(hop.saknar, SLAGEN):
            groups.setdefault((hop.pott, slag), []).append(hop)
    rader = [_row(pott, slag, some, ratter) for (pott, slag), some in groups.items()]
    return {
        "schema": "attestvantan/1",
        "idag": idag,
        "per": at,
        "rader": rader,
        "exempeldata": any(row["exempeldata"] for row in rader),
    }


def _row(pott: str | None, slag: Attestslag, hopar: list[Hop], ratter: Ratter) -> Vantar:
    vem = ratter.givare(slag, hopar)
    return {
        "pott": pott,
        "slag": slag,
        "antal": sum(hop.antal for hop in hopar),
        "summa_ore": sum(hop.summa_ore for hop in hopar),
        "kan": vem.alla,
        "kan_en_del": vem.en_del,
        "ingen": vem.ingen,
        "exempeldata": any(hop.exempel for hop in hopar),
    }
