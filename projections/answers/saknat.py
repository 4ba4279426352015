# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What waits because it lacks something: an attest, or a part of its decision."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from domain.bevakning.vantan import EKONOMI, Vantan
from projections.model.berorda import concerns
from projections.model.views import attests, deviations

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.model.as_of import AsOf

MANGA = 5
"""More than this that wait for the same thing are one row."""


class _Rad(NamedTuple):
    """An event that lacks something: ``kind`` says what, or of its attests which it has.

    ``antal`` is how many are alike.
    """

    nr: int
    pott: str
    namnd: str | None
    underenhet: str | None
    avser: str
    belopp_ore: int | None
    registrerad_av: str
    kind: str | None
    antal: int

    @property
    def manga(self) -> bool:
        """Whether the row stands for all that are alike."""
        return self.antal > MANGA


def saknat(
    conn: sqlite3.Connection,
    asof: AsOf,
    *,
    pott: str | None,
    namnd: str | None,
    underenhet: str | None,
) -> Iterator[tuple[Vantan, int]]:
    """Yield what is not attested and what decisions lack; many alike as one, with how many."""
    bound = asof.bound(pott=pott, namnd=namnd, underenhet=underenhet, manga=MANGA)
    within = asof.within()
    for waits, query in ((_attest, _unattested(within)), (_beslut, _incomplete(within))):
        for found in conn.execute(_grouped(query), bound):
            row = _Rad(*found)
            whose = (namnd, underenhet) if row.manga else (row.namnd, row.underenhet)
            yield waits(row, *whose), row.antal if row.manga else 1


_SAKNAS = {
    None: "gransknings- och beslutsattest saknas",
    "granskning": "beslutsattest saknas",
    "beslut": "granskningsattest saknas",
}


def _attest(row: _Rad, namnd: str | None, underenhet: str | None) -> Vantan:
    saknas, av = _SAKNAS[row.kind], row.registrerad_av
    lage = "delvis_attesterad" if row.kind else "oattesterad"
    if row.manga:
        vad = f"Attestera {row.antal} händelser, registrerade av {av}: {saknas}. Äldst är {row.nr}."
    else:
        avser = shorten(row.avser, 80, placeholder=" …")
        vad = f"Attestera händelse {row.nr} ({avser}), registrerad av {av}: {saknas}."
    return Vantan("attest", "attestant", vad, namnd, underenhet, row.pott, lage=lage,
                  belopp_ore=None if row.manga else row.belopp_ore, handelse=row.nr)  # fmt: skip


def _beslut(row: _Rad, namnd: str | None, underenhet: str | None) -> Vantan:
    if row.manga:
        vad = f"Komplettera {row.antal} beslut, se avvikelserna; det äldsta är {row.nr}."
    else:
        vad = f"Komplettera beslutet i händelse {row.nr}: {row.kind}."
    return Vantan("beslut", EKONOMI, vad, namnd, underenhet, row.pott, lage="oppen",
                  handelse=row.nr)  # fmt: skip


def _grouped(query: str) -> str:
    """Return rows with how many are alike, and of those that are many only the first."""
    return f"""
SELECT {", ".join(_Rad._fields)} FROM (
  SELECT *, count(*) OVER (PARTITION BY alike) AS antal,
    row_number() OVER (PARTITION BY alike ORDER BY nr) AS ordning
  FROM ({query})
  WHERE (:pott IS NULL OR pott = :pott) AND {concerns()})
WHERE antal <= :manga OR ordning = 1 ORDER BY nr"""


def _unattested(within: str) -> str:
    """Return the events that lack an attest: who registered them, and which they have."""
    return f"""
SELECT h.nr, h.pott, h.namnd, h.underenhet, h.avser, h.belopp_ore, h.registrerad_av, a.slag AS kind,
  json_array(h.pott, h.registrerad_av, a.slag) AS alike
FROM ({attests(within)}) AS a JOIN handelse AS h ON h.nr = a.nr
WHERE a.vantar"""


def _incomplete(within: str) -> str:
    """Return the decisions with an open finding of R38: no §, no diarienummer, or two alike."""
    return f"""
SELECT a.handelse AS nr, a.pott, h.namnd, h.underenhet, h.avser, h.belopp_ore, h.registrerad_av,
  a.lasning_1 AS kind, a.pott AS alike
FROM ({deviations(within)}) AS a JOIN handelse AS h ON h.nr = a.handelse
WHERE a.regel = 'R38' AND a.status = 'oppen'"""
