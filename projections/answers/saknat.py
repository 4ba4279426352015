# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What waits because it lacks something: an attest, or a part of its decision."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from domain.bevakning.vantan import EKONOMI, Vantan
from projections.model.as_of import dicts
from projections.model.berorda import concerns
from projections.model.views import attests, deviations

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.model.as_of import AsOf

MANGA = 5
"""More than this that wait for the same thing are one row."""


def saknat(
    conn: sqlite3.Connection, asof: AsOf, of: dict[str, str | None]
) -> Iterator[tuple[Vantan, int]]:
    """Yield what is not attested and what decisions lack; many alike as one, with how many."""
    bound = asof._asdict() | of | {"manga": MANGA}
    for row in dicts(conn, _grouped(_unattested(asof.within())), bound):
        yield _attest(row, of), _antal(row)
    for row in dicts(conn, _grouped(_incomplete(asof.within())), bound):
        yield _beslut(row, of), _antal(row)


def _antal(row: dict[str, Any]) -> int:
    antal: int = row["antal"]
    return antal if antal > MANGA else 1


_SAKNAS = {
    None: "gransknings- och beslutsattest saknas",
    "granskning": "beslutsattest saknas",
    "beslut": "granskningsattest saknas",
}


def _attest(row: dict[str, Any], asked: dict[str, Any]) -> Vantan:
    saknas, av = _SAKNAS[row["kind"]], row["registrerad_av"]
    lage = "delvis_attesterad" if row["kind"] else "oattesterad"
    of, ore = row, row["belopp_ore"]
    if (antal := _antal(row)) > 1:
        of, ore = asked, None
        vad = f"Attestera {antal} händelser, registrerade av {av}: {saknas}. Äldst är {row['nr']}."
    else:
        avser = shorten(row["avser"], 80, placeholder=" …")
        vad = f"Attestera händelse {row['nr']} ({avser}), registrerad av {av}: {saknas}."
    return Vantan("attest", "attestant", vad, of["namnd"], of["underenhet"], row["pott"], lage=lage,
                  belopp_ore=ore, handelse=row["nr"])  # fmt: skip


def _beslut(row: dict[str, Any], asked: dict[str, Any]) -> Vantan:
    if (antal := _antal(row)) > 1:
        vad = f"Komplettera {antal} beslut, se liggare avvikelser; det äldsta är {row['nr']}."
        of = asked
    else:
        vad, of = f"Komplettera beslutet i händelse {row['nr']}: {row['kind']}.", row
    return Vantan("beslut", EKONOMI, vad, of["namnd"], of["underenhet"], row["pott"], lage="oppen",
                  handelse=row["nr"])  # fmt: skip


def _grouped(query: str) -> str:
    """Return rows with how many are alike, and of those that are many only the first."""
    return f"""
SELECT * FROM (
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
SELECT a.handelse AS nr, a.pott, h.namnd, h.underenhet, a.lasning_1 AS kind, a.pott AS alike
FROM ({deviations(within)}) AS a JOIN handelse AS h ON h.nr = a.handelse
WHERE a.regel = 'R38' AND a.status = 'oppen'"""
