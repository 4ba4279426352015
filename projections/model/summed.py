"""The tables of sums: what an answer as of a moment is put together of, and not counted anew.

They are filled as ``saldo`` is, with the net of each batch in the transaction that writes it. The
log is cut into parts (``avsnitt``) of ``as_of.STORLEK`` events, by their numbers.
"""

from __future__ import annotations

import sqlalchemy as sa

from projections.model.beside import METADATA, Column, key, number, text


def ore() -> Column:
    """Return the column of a sum of money; always a whole number of öre (D5).

    SQLite turns a sum beyond 64 bits into a float.
    """
    held = sa.CheckConstraint("typeof(ore) = 'integer'")
    return sa.Column("ore", sa.BigInteger, held, nullable=False)


SALDO_DAG = sa.Table(  # what each day changed, by the last day that the date of each event can mean
    "saldo_dag",
    METADATA,
    key("dag"),
    *map(key, ("pott", "namnd", "underenhet", "position")),
    ore(),
    sqlite_with_rowid=False,
)

SALDO_MANAD = sa.Table(  # and each month
    "saldo_manad",
    METADATA,
    key("manad"),
    *map(key, ("pott", "namnd", "underenhet", "position")),
    ore(),
    sqlite_with_rowid=False,
)

SALDO_VID = sa.Table(  # balances at the end of each avsnitt that touched them
    "saldo_vid",
    METADATA,
    *map(key, ("pott", "namnd", "underenhet", "position")),
    key("avsnitt", sa.Integer),
    ore(),
    sqlite_with_rowid=False,
)

AVSNITT = sa.Table(  # of the events of each: the first day, and the first and last time
    "avsnitt",
    METADATA,
    key("avsnitt", sa.Integer),
    *text("dag", "forst", "sist"),
)

EXEMPEL = sa.Table(  # the least of each in the example data of a pott, '' for none
    "exempel",
    METADATA,
    key("pott"),
    *text("sista_dag", "registrerad"),
    *number("nr"),
    sqlite_with_rowid=False,
)
