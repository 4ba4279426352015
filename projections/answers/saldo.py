# ruff: noqa: S608 - the text is all our own; what users say is bound
"""Balances, grouped: what each position of each pott and nämnd holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.answers.attester import oattesterade
from projections.model.as_of import NU, dicts, has_example, per, snapshot
from projections.model.views import FIGURES, figures, then

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from projections.model.as_of import AsOf

KEYS = ("pott", "ar", "namnd", "underenhet")
GRUPPERA = ("pott", "namnd", "underenhet", "ar")
ORE = tuple(f"{name}_ore" for name in FIGURES)


def saldo(  # noqa: PLR0913 - the filters of a read verb
    conn: sqlite3.Connection,
    asof: AsOf = NU,
    *,
    pott: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    ar: int | None = None,
    gruppera: tuple[str, ...] = GRUPPERA,
) -> dict[str, Any]:
    """Return the balances in the shape ``saldo/1``, now or as of a moment, one row per group."""
    of: dict[str, Any] = {"pott": pott, "namnd": namnd, "underenhet": underenhet, "ar": ar}
    with snapshot(conn):
        fine = list(_fine(conn, asof, of))
        at = per(conn, asof)
        example = has_example(conn, asof, of)
        waiting = oattesterade(conn, asof, **of)
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in fine:
        groups.setdefault(tuple(row[key] for key in gruppera), []).append(row)
    shown = [key for key in KEYS if key in gruppera]
    return {
        "schema": "saldo/1",
        "per": at,
        "rader": [
            {key: groups[group][0][key] for key in shown} | _summed(groups[group])
            for group in sorted(groups, key=_none_first)
        ],
        "summa": _summed(fine),
        "exempeldata": example,
        "oattesterade": waiting,
    }


def _fine(
    conn: sqlite3.Connection, asof: AsOf, of: dict[str, str | int | None]
) -> Iterator[dict[str, Any]]:
    """Yield a row per pott, and per nämnd and sub-unit with anything to show."""
    within = asof.within()
    source = "v_saldo" if asof == NU else f"({figures(then(within), within)})"
    where = " AND ".join(f"(:{name} IS NULL OR {name} = :{name})" for name in of)
    query = f"SELECT {', '.join(KEYS + ORE)} FROM {source} WHERE {where}"
    for row in dicts(conn, query, asof._asdict() | of):
        if row["namnd"] is None or any(row[ore] for ore in ORE):
            yield row


def _summed(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Add rows up; of proposals a pott's stated total counts, not its rows as well."""
    own = [row for row in rows if row["namnd"] is None]
    sums = {ore: sum(row[ore] for row in rows) for ore in ORE}
    return sums | {"foreslaget_ore": sum(row["foreslaget_ore"] for row in own or rows)}


def _none_first(group: Iterable[Any]) -> list[tuple[bool, Any]]:
    return [(value is not None, value) for value in group]
