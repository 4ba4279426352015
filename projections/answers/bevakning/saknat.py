# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What waits because it lacks something: an attest, or a part of its decision."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from domain.bevakning.vantan import ATTESTANT, EKONOMI, Vantan
from domain.values.money import kronor_text
from projections.answers.attester.urval import signed
from projections.answers.attester.vantan import Hop, Ratter, vantar
from projections.model.berorda import concerns
from projections.model.views import attests, deviations

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.model.as_of import AsOf

SAKNAT = frozenset[str]({"attest", "beslut"})
"""What is asked for here: of anything else that waits nothing here says."""

MANGA = 5
"""More than this that wait for the same thing are one row."""


class _Rad(NamedTuple):
    """An event that lacks something: ``kind`` says what, or of its attests which it has.

    ``antal`` is how many are alike, and ``summa_ore`` their sum, a credit below zero.
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
    summa_ore: int

    @property
    def manga(self) -> bool:
        """Whether the row stands for all that are alike."""
        return self.antal > MANGA

    @property
    def hop(self) -> Hop:
        """The event by itself."""
        return Hop(self.pott, self.registrerad_av, self.kind, self.namnd, 1, self.summa_ore)


def saknat(  # noqa: PLR0913 - the filters of a read verb, and the day that rights are held on
    conn: sqlite3.Connection,
    asof: AsOf,
    *,
    idag: str,
    pott: str | None,
    namnd: str | None,
    underenhet: str | None,
) -> Iterator[tuple[Vantan, int]]:
    """Yield what is not attested and what decisions lack; many alike as one, with how many."""
    whose = {"pott": pott, "namnd": namnd, "underenhet": underenhet}
    bound, within = asof.bound(**whose, manga=MANGA), asof.within()
    ratter, hopar = Ratter(conn, asof, idag), vantar(conn, asof, **whose)
    for found in conn.execute(_grouped(_unattested(within)), bound):
        row = _Rad(*found)
        alike = [hop for hop in hopar if hop[:3] == (row.pott, row.registrerad_av, row.kind)]
        kan = ratter.sagt(alike if row.manga else [row.hop])
        yield _attest(row, kan, *_whose(row, namnd, underenhet)), row.antal if row.manga else 1
    for found in conn.execute(_grouped(_incomplete(within)), bound):
        row = _Rad(*found)
        yield _beslut(row, *_whose(row, namnd, underenhet)), row.antal if row.manga else 1


def _whose(row: _Rad, namnd: str | None, underenhet: str | None) -> tuple[str | None, str | None]:
    """Return the nämnd and sub-unit of a row: of many, those that were asked for."""
    return (namnd, underenhet) if row.manga else (row.namnd, row.underenhet)


_SAKNAS = {
    None: "gransknings- och beslutsattest saknas",
    "granskning": "beslutsattest saknas",
    "beslut": "granskningsattest saknas",
}


def _attest(row: _Rad, kan: str, namnd: str | None, underenhet: str | None) -> Vantan:
    saknas, av = _SAKNAS[row.kind], row.registrerad_av
    lage = "delvis_attesterad" if row.kind else "oattesterad"
    if row.manga:
        vad = (
            f"Attestera {row.antal} händelser på sammanlagt {kronor_text(row.summa_ore)},"
            f" registrerade av {av}: {saknas}. Äldst är {row.nr}. {kan}"
        )
    else:
        avser = shorten(row.avser, 80, placeholder=" …")
        vad = f"Attestera händelse {row.nr} ({avser}), registrerad av {av}: {saknas}. {kan}"
    ore = row.summa_ore if row.manga else row.belopp_ore
    return Vantan("attest", ATTESTANT, vad, namnd, underenhet, row.pott, lage=lage,
                  belopp_ore=ore, handelse=row.nr)  # fmt: skip


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
    sum(ore) OVER (PARTITION BY alike) AS summa_ore,
    row_number() OVER (PARTITION BY alike ORDER BY nr) AS ordning
  FROM ({query})
  WHERE (:pott IS NULL OR pott = :pott) AND {concerns()})
WHERE antal <= :manga OR ordning = 1 ORDER BY nr"""


def _unattested(within: str) -> str:
    """Return the events that lack an attest: who registered them, and which they have."""
    return f"""
SELECT h.nr, h.pott, h.namnd, h.underenhet, h.avser, h.belopp_ore, h.registrerad_av, a.slag AS kind,
  {signed("h")} AS ore, json_array(h.pott, h.registrerad_av, a.slag) AS alike
FROM ({attests(within)}) AS a JOIN handelse AS h ON h.nr = a.nr
WHERE a.vantar"""


def _incomplete(within: str) -> str:
    """Return the decisions with an open finding of R38: no §, no diarienummer, or two alike."""
    return f"""
SELECT a.handelse AS nr, a.pott, h.namnd, h.underenhet, h.avser, h.belopp_ore, h.registrerad_av,
  a.lasning_1 AS kind, 0 AS ore, a.pott AS alike
FROM ({deviations(within)}) AS a JOIN handelse AS h ON h.nr = a.handelse
WHERE a.regel = 'R38' AND a.status = 'oppen'"""
