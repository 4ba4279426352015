# ruff: noqa: S608 - the text is all our own; what users say is bound
"""Balances split by what money is for: insats, prioriterat område, GeSO area, criterion.

Four figures say what they are for: ``foreslaget`` and ``beslutat`` row by row, ``forbrukat`` and
``egenfinansierat`` outcome by outcome. All the rest of a figure stands under None, so that a
dimension's rows add up to what stands there without it.

``andamal`` says what an amount is for, where its event does not.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from projections.answers.andamal import DIMENSIONER, Group, Part, resolved
from projections.answers.saldo import KEYS, ORE, Saldo, Saldorad, amounts, group, saldo
from projections.model.as_of import NU, snapshot
from projections.model.shape import rows, shaped
from projections.model.views import proposals

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.model.as_of import AsOf, Bound

_NOTHING = dict.fromkeys(ORE, 0)


def split(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    gruppera: tuple[str, ...],
) -> Saldo:
    """Return balances as ``saldo`` does, also grouped by dimensions."""
    asked = tuple(key for key in DIMENSIONER if key in gruppera)
    keys = tuple(key for key in KEYS if key in gruppera)
    with snapshot(conn):
        answer = saldo(conn, asof, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar,
                       gruppera=keys)  # fmt: skip
        found = list(_parts(conn, asof, pott=pott, namnd=namnd, underenhet=underenhet, ar=ar))
    whole = {group(row, keys): {**_NOTHING, **amounts(row)} for row in answer["rader"]}
    stated: dict[Group, dict[Group, dict[str, int]]] = defaultdict(dict)
    for part, andamal in resolved(found):
        ore, at = f"{part['figur']}_ore", group(part, keys)
        whole.setdefault(at, {**_NOTHING})
        of = tuple(andamal._asdict()[key] for key in asked)
        if any(value is not None for value in of):
            stated[at].setdefault(of, {**_NOTHING})[ore] += part["belopp_ore"]
    rader = [
        shaped(Saldorad, {**dict(zip((*keys, *asked), (*at, *of), strict=True)), **figures})
        for at in whole
        for of, figures in _divided(whole[at], asked, stated[at])
    ]
    rader.sort(key=lambda row: [*map(_place, gruppera, group(row, gruppera))])
    answer["rader"] = rader
    return answer


def _divided(
    whole: dict[str, int], asked: tuple[str, ...], stated: dict[Group, dict[str, int]]
) -> Iterator[tuple[Group, dict[str, int]]]:
    """Yield the amounts for each value that is stated, and the rest of each figure under None."""
    rest = {ore: whole[ore] - sum(of[ore] for of in stated.values()) for ore in _NOTHING}
    shown = {of: figures for of, figures in stated.items() if any(figures.values())}
    if any(rest.values()) or not shown:
        shown[(None,) * len(asked)] = rest
    yield from shown.items()


def _parts(conn: sqlite3.Connection, asof: AsOf, **of: Bound) -> Iterator[Part]:
    """Yield the parts within some bounds, in order; of the proposals of a pott the latest in force.

    Those that no other event follows, and that say the same, come as one: a ledger has many
    outcomes and few corrections.
    """
    within = asof.within()
    where = " AND ".join(f"(:{name} IS NULL OR {name} = :{name})" for name in of)
    query = f"""
WITH allt AS (
  SELECT * FROM delpost WHERE {within} AND {where} AND (figur <> 'foreslaget' OR nr IN
    ({proposals(within)}))
),
foljd AS (SELECT DISTINCT foljer, verifikat FROM allt WHERE foljer IS NOT NULL),
del AS (
  SELECT *,
    foljer IS NOT NULL OR kommando_id IN (SELECT foljer FROM foljd) AS ensam,
    verifikat IN (SELECT verifikat FROM foljd WHERE verifikat IS NOT NULL) AS utpekad
  FROM allt
)
SELECT min(del.nr) AS nr, pott, ar, nullif(namnd, '') AS namnd,
  nullif(underenhet, '') AS underenhet, figur, {", ".join(DIMENSIONER)}, foljer,
  sum(belopp_ore) AS belopp_ore, iif(ensam, kommando_id, NULL) AS kommando_id,
  iif(utpekad, verifikat, NULL) AS verifikat
FROM del
GROUP BY pott, ar, del.namnd, del.underenhet, figur, {", ".join(DIMENSIONER)}, foljer,
  del.belopp_ore < 0, iif(utpekad, del.verifikat, NULL), iif(ensam, del.nr, -1),
  iif(ensam, del.rad, -1)
ORDER BY min(del.nr), min(del.rad)"""
    yield from rows(Part, conn, query, asof.bound(**of))


def _place(key: str, value: Bound) -> tuple[bool, str, int]:
    """Sort a pott's own before its nämnder, and what is not stated after what is."""
    last = (value is None) if key in DIMENSIONER else (value is not None)
    return (last, value, 0) if isinstance(value, str) else (last, "", value or 0)
