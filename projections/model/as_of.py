# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The moment that an answer is of, and one snapshot for all that it asks (D11, D12)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypedDict

from projections.model.views import counted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

Bound: TypeAlias = "str | int | None"
"""What a statement is asked with."""


class Per(TypedDict):
    """What an answer is as of: the bounds asked for, the last event within them, the log's root.

    ``rot`` is the root hash of the log as of that event; None before the ledger's side adds it.
    """

    datum: str | None
    registrerad: str | None
    handelse: int | None
    rot: str | None


class Vilar(TypedDict):
    """A pott of which nothing is said without the example data, and the event that rests on it."""

    pott: str
    handelse: int


_UTAN_EXEMPEL = (
    "nr NOT IN (SELECT nr FROM handelse WHERE exempeldata"
    " OR pott IN (SELECT value FROM json_each(:utan_exempel)))"
)


class AsOf(NamedTuple):
    """The moment an answer is of; inclusive bounds that all must hold (D12).

    ``datum`` is a last day, ``YYYY-MM-DD``; ``registrerad`` is UTC with six decimals and ``Z``.
    ``utan_exempel`` leaves the example data out, and the potts in it, a list in JSON, that rest on
    that.
    """

    datum: str | None = None
    registrerad: str | None = None
    handelse: int | None = None
    utan_exempel: str | None = None

    def within(self) -> str:
        """Return the condition on a row's ``sista_dag``, ``registrerad`` and ``nr``."""
        held = {
            "sista_dag <= :datum": self.datum,
            "registrerad <= :registrerad": self.registrerad,
            "nr <= :handelse": self.handelse,
            _UTAN_EXEMPEL: self.utan_exempel,
        }
        return " AND ".join(k for k, v in held.items() if v is not None) or "1"

    def bound(self, **more: Bound) -> dict[str, Bound]:
        """Return what ``within`` is asked with, and more."""
        return self._asdict() | more


NU = AsOf()


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """Let several questions see the same moment."""
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.rollback()  # which a failing disk may have done


STORLEK = 8192
"""How many events stand in each part of the log (``avsnitt``), by their numbers."""


def om(conn: sqlite3.Connection, asof: AsOf = NU, *, pott: str | None = None) -> Mapping[str, Any]:
    """Return what an answer of other rows is as of, and whether any of them is example data."""
    return {"per": per(conn, asof), "exempeldata": has_example(conn, asof, pott=pott)}


_PLATS = "pott, namnd, underenhet, position"


def per(conn: sqlite3.Connection, asof: AsOf = NU) -> Per:
    """Return what an answer is as of: the bounds asked for, and the last event within them."""
    of_all = asof._replace(utan_exempel=None)
    query = f"""
SELECT nr FROM avsnitt CROSS JOIN handelse
  ON nr BETWEEN avsnitt * {STORLEK} AND avsnitt * {STORLEK} + {STORLEK - 1}
WHERE (:datum IS NULL OR dag <= :datum) AND (:registrerad IS NULL OR forst <= :registrerad)
  AND (:handelse IS NULL OR avsnitt <= :handelse / {STORLEK})
  AND {of_all.within()} ORDER BY avsnitt DESC, nr DESC LIMIT 1"""
    row: tuple[int] | None = conn.execute(query, asof._asdict()).fetchone()
    return {
        "datum": asof.datum,
        "registrerad": asof.registrerad,
        "handelse": row and row[0],
        "rot": None,
    }


def first_ones(conn: sqlite3.Connection, asof: AsOf) -> int | None:
    """Return the number of the last event within a number and a time, when those before it are.

    It is -1 when there is none, and what it is asked for when there are fewer. None tells that
    some before it are not, as in a log whose times go back.
    """
    sist = _sist(conn) if asof.handelse is None else min(_sist(conn), asof.handelse)
    if asof.registrerad is None:
        return sist
    query = "SELECT avsnitt, forst <= :tid, sist <= :tid FROM avsnitt ORDER BY avsnitt"
    parts = conn.execute(query, {"tid": asof.registrerad}).fetchall()
    whole = next((nr for nr, _, all_of_it in parts if not all_of_it), len(parts))
    if any(begun for _, begun, _ in parts[whole + 1 :]):
        return None
    first = whole * STORLEK
    query = (
        "SELECT count(*), max(nr) FROM handelse"
        f" WHERE nr BETWEEN {first} AND {first + STORLEK - 1} AND registrerad <= :tid"
    )
    many, last = conn.execute(query, {"tid": asof.registrerad}).fetchone()
    return min(sist, first + many - 1) if not many or last == first + many - 1 else None


def _sist(conn: sqlite3.Connection) -> int:
    nr: int = conn.execute("SELECT coalesce(max(nr), -1) FROM handelse").fetchone()[0]
    return nr


def balances(conn: sqlite3.Connection, asof: AsOf) -> str:
    """Return the query of the balances within some bounds, of what has been summed as far as it is.

    Within a day they are those of whole months and of the days of one more; within a number or a
    time those at the end of an avsnitt, and the moves since. Within both, what moved after the
    number is taken away, or what moved before it is counted, whichever is less.
    """
    sist = first_ones(conn, asof)
    if asof.utan_exempel is not None or sist is None:
        return counted(asof.within())
    if asof.datum is None:
        return _vid(sist)
    if 2 * sist < _sist(conn):
        return counted(f"nr <= {sist} AND sista_dag <= :datum")
    return f"""
SELECT {_PLATS}, sum(ore) AS ore FROM (
  SELECT {_PLATS}, ore FROM saldo_manad WHERE manad < substr(:datum, 1, 7)
  UNION ALL SELECT {_PLATS}, ore FROM saldo_dag
    WHERE dag >= substr(:datum, 1, 7) AND dag <= :datum
  UNION ALL SELECT {_PLATS}, -delta_ore FROM post WHERE nr > {sist} AND sista_dag <= :datum
) GROUP BY {_PLATS}"""


def _vid(sist: int) -> str:
    hela = (sist + 1) // STORLEK
    return f"""
SELECT {_PLATS}, sum(ore) AS ore FROM (
  SELECT {_PLATS}, coalesce((
    SELECT vid.ore FROM saldo_vid AS vid
    WHERE vid.pott = saldo.pott AND vid.namnd = saldo.namnd AND vid.underenhet = saldo.underenhet
      AND vid.position = saldo.position AND vid.avsnitt < {hela} ORDER BY vid.avsnitt DESC LIMIT 1
  ), 0) AS ore FROM saldo
  UNION ALL SELECT {_PLATS}, delta_ore FROM post WHERE nr BETWEEN {hela * STORLEK} AND {sist}
) GROUP BY {_PLATS}"""


def has_example(
    conn: sqlite3.Connection, asof: AsOf, *, pott: str | None = None, ar: int | None = None
) -> bool:
    """Tell whether any event of the potts counted is example data (D16)."""
    if asof.utan_exempel is not None:
        return False
    of = (
        "(:pott IS NULL OR pott = :pott)"
        f" AND (:ar IS NULL OR pott IN (SELECT pott FROM pott WHERE ar = :ar)) AND {asof.within()}"
    )
    bound = asof.bound(pott=pott, ar=ar)
    if not conn.execute(f"SELECT EXISTS (SELECT 1 FROM exempel WHERE {of})", bound).fetchone()[0]:
        return False
    bounds = asof.datum, asof.registrerad, asof.handelse
    if sum(one is not None for one in bounds) <= 1:  # else one event must be within them all
        return True
    query = f"SELECT EXISTS (SELECT 1 FROM handelse WHERE exempeldata AND {of})"
    return bool(conn.execute(query, bound).fetchone()[0])
