# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What headroom does not say, and whether the books of others confirm it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from domain.bookkeeping.positions import UPPGIFTER, Delar
from domain.values.dates import last_day
from projections.answers.intyg.svar import Avstamt
from projections.model.as_of import NU, balances
from projections.model.shape import shaped
from projections.model.views import NOW, struck

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from projections.answers.intyg.marginaler import Potter
    from projections.answers.intyg.svar import Raknat, Uppgift
    from projections.answers.saldo import Saldorad
    from projections.model.as_of import AsOf

Key: TypeAlias = "tuple[str, str, str | None, str | None]"
"""A figure, which books it is held against, and whose it is."""


def confirmed(one: Uppgift) -> bool:
    """Tell whether a figure is held against other books and still is what it was."""
    return one["avstamning"] is not None and one["avstamning"]["avstamt"]


def counted(uppgifter: Collection[Uppgift]) -> Raknat:
    """Return how many figures are confirmed, are not any longer, or never were."""
    sure = sum(map(confirmed, uppgifter))
    never = sum(one["avstamning"] is None for one in uppgifter)
    return {
        "avstamt": sure,
        "ej_avstamt": len(uppgifter) - sure - never,
        "aldrig_avstamt": never,
    }


def told(
    conn: sqlite3.Connection, asof: AsOf, rader: Iterable[Saldorad], pott: str, potter: Potter
) -> list[Uppgift]:
    """Return what of a pott is to be confirmed, or has been held against other books."""
    latest = _latest(conn, asof, pott)
    own = [row for row in rader if row["pott"] == pott]
    asked = {(one["slag"], _bok(one), one["namnd"], one["underenhet"]): one
             for one in _asked(own, statsbidrag=pott in potter.statsbidrag)}  # fmt: skip
    for key in latest:
        asked.setdefault(key, _uppgift(key[0], key[1], _nu(conn, asof, pott, key), *key[2:]))
    return [{**one, "avstamning": latest.get(key)} for key, one in asked.items()]


def _bok(one: Uppgift) -> str:
    return "bank" if one["mot"] == "bank" else "huvudbok"


def _asked(own: list[Saldorad], *, statsbidrag: bool) -> Iterator[Uppgift]:
    """Yield what outside the log must confirm, whether anybody has held it against that or not."""
    for row in own:
        borne = row["egenfinansierat_ore"]
        if (ore := row["forbrukat_ore"] + borne) or borne:
            one = _uppgift("kostnad", "huvudbok", ore, row["namnd"], row["underenhet"])
            yield {**one, "varav_egenfinansierat_ore": borne}
    if statsbidrag:
        yield _uppgift("inbetalt", "bank", sum(row["inbetalt_ore"] for row in own))
        balans = sum(row["balanskonto_ore"] for row in own)
        yield {**_uppgift("balanskonto", "huvudbok", balans), "mot": "balansrakning"}


def _uppgift(
    slag: str, bok: str, ore: int, namnd: str | None = None, underenhet: str | None = None
) -> Uppgift:
    return {
        "slag": slag,
        "namnd": namnd,
        "underenhet": underenhet,
        "belopp_ore": ore,
        "varav_egenfinansierat_ore": 0,
        "mot": "bank" if bok == "bank" else "huvudbok",
        "avstamning": None,
    }


def _latest(conn: sqlite3.Connection, asof: AsOf, pott: str) -> dict[Key, Avstamt]:
    """Return the reconciliation in force of the latest day of each figure."""
    within = asof.within()
    query = f"""
SELECT position, slag, namnd, underenhet, a.nr AS handelse, h.handelsedatum AS datum, konto,
  per_datum, a.belopp_ore, liggarens_ore, differens_ore, forklaring
FROM (SELECT * FROM avstamning WHERE pott = :pott AND {within}
  AND kommando_id NOT IN ({struck(within)})) AS a
JOIN (SELECT nr, handelsedatum FROM handelse) AS h ON h.nr = a.nr ORDER BY a.nr"""
    cursor = conn.execute(query, asof.bound(pott=pott))
    names = [column[0] for column in cursor.description[4:]]
    found: dict[Key, dict[str, object]] = {}
    for position, bok, namnd, underenhet, *rest in cursor.fetchall():
        of, said = (position, bok, namnd, underenhet), dict(zip(names, rest, strict=True))
        if of not in found or _dag(found[of]) <= _dag(said):
            found[of] = said
    return {of: _standing(conn, asof, pott, of, said) for of, said in found.items()}


def _dag(said: dict[str, object]) -> str:
    return last_day(str(said["per_datum"]))


def _standing(
    conn: sqlite3.Connection, asof: AsOf, pott: str, key: Key, said: dict[str, object]
) -> Avstamt:
    nu = _nu(conn, asof, pott, key, _dag(said))
    agreed = said["differens_ore"] == 0 or said["forklaring"] is not None
    avstamt = agreed and nu == said["liggarens_ore"]
    return shaped(Avstamt, {**said, "nu_ore": nu, "avstamt": avstamt})


def _nu(conn: sqlite3.Connection, asof: AsOf, pott: str, key: Key, dag: str | None = None) -> int:
    """Return what the ledger has of a figure, in öre: of all, or of what is dated by a day."""
    position, _, namnd, underenhet = key
    delar = UPPGIFTER.get(position, Delar((position,)))
    minus, parts = (
        ", ".join(f"'{name}'" for name in names)
        for names in (delar.minus, delar.plus + delar.minus)
    )
    dagar = [one for one in (asof.datum, dag) if one is not None]
    then = asof._replace(datum=min(dagar, default=None))
    query = f"""
SELECT coalesce(sum(iif(position IN ({minus}), -ore, ore)), 0)
FROM ({NOW if then == NU else balances(conn, then)})
WHERE pott = :pott AND position IN ({parts})
  AND (:namnd IS NULL OR (namnd = :namnd AND underenhet = coalesce(:underenhet, '')))"""
    bound = then.bound(pott=pott, namnd=namnd, underenhet=underenhet)
    ore: int = conn.execute(query, bound).fetchone()[0]
    return ore
