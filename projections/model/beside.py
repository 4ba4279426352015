"""The tables of what is kept of events beside their money, and the kinds of columns of all."""

from __future__ import annotations

from typing import Any, TypeAlias

import sqlalchemy as sa

Kind: TypeAlias = type[sa.types.TypeEngine[Any]]
Column: TypeAlias = sa.Column[Any]


def key(name: str, kind: Kind = sa.Text) -> Column:
    """Return a column of a primary key."""
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def text(*names: str) -> list[Column]:
    """Return columns of texts that are always there."""
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def maybe(*names: str, kind: Kind = sa.Text) -> list[Column]:
    """Return columns that may be empty."""
    return [sa.Column(name, kind) for name in names]


def number(*names: str) -> list[Column]:
    """Return columns of whole numbers that are always there."""
    return [sa.Column(name, sa.BigInteger, nullable=False) for name in names]


METADATA = sa.MetaData()

KOSTNAD = sa.Table(  # how a cost or a credit note is booked, as it says itself
    "kostnad",
    METADATA,
    key("nr", sa.Integer),
    *maybe("insats", "period", "verifikat", "konto", "verksamhet", "kostnadsslag"),
    *maybe("moms_ore", kind=sa.BigInteger),
    *maybe("utforare", "buren_av"),
    *text("sista_dag", "registrerad"),
)

AVSTAMNING = sa.Table(  # what was held against other books
    "avstamning",
    METADATA,
    key("nr", sa.Integer),
    *text("pott", "kommando_id", "slag"),
    *maybe("konto"),
    *text("per_datum", "position"),
    *maybe("namnd", "underenhet"),
    *number("belopp_ore", "liggarens_ore", "differens_ore"),
    *maybe("forklaring"),
    *text("sista_dag", "registrerad"),
)

ATERRAPPORT = sa.Table(  # which costs a report to the authority rests on
    "aterrapport",
    METADATA,
    key("nr", sa.Integer),
    *text("pott", "per_datum", "sista_dag", "registrerad"),
)

POTT_TID = sa.Table(  # the days that a pott is bound by
    "pott_tid",
    METADATA,
    key("pott"),
    *text("kalla", "nyttjas_tom", "utbetalning"),
    *maybe("givare", "rekvireras_tom", "askande_senast", "svar_senast", "redovisas_senast"),
    *number("nr"),
    *text("sista_dag", "registrerad"),
)

ATTESTERAS = sa.Table(  # what somebody else than who registered it must attest (R35)
    "attesteras",
    METADATA,
    key("nr", sa.Integer),
    *text("kommando_id"),
    *maybe("pott"),
    *text("sista_dag", "registrerad"),
)

VANTAN_DAG = sa.Table(  # by how many more or fewer lack an attest from each day on; never 0
    "vantan_dag",
    METADATA,
    key("dag"),
    key("pott"),
    *number("antal"),
    sqlite_with_rowid=False,
)

VANTAN_NR = sa.Table(  # and from each event on
    "vantan_nr",
    METADATA,
    key("nr", sa.Integer),
    key("pott"),
    *number("antal"),
    sqlite_with_rowid=False,
)

ATTEST = sa.Table(
    "attest",
    METADATA,
    key("nr", sa.Integer),
    *text("avser_id", "slag", "sista_dag", "registrerad"),
    sa.Index("attest_avser", "avser_id"),
)

STANGNING = sa.Table(  # which years of the city's books are closed (R41)
    "stangning",
    METADATA,
    key("nr", sa.Integer),
    *number("ar"),
    *text("sista_dag", "registrerad"),
)

OPPNING = sa.Table(  # which years were opened again, with all after them
    "oppning",
    METADATA,
    key("nr", sa.Integer),
    *number("ar"),
    *text("sista_dag", "registrerad"),
)

VAXLING = sa.Table(  # permanent kommunbidrag from one organ to another (R34)
    "vaxling",
    METADATA,
    key("nr", sa.Integer),
    *text("pott", "fran", "till"),
    *number("belopp_per_ar_ore", "fran_ar"),
    *maybe("insats"),
    *text("sista_dag", "registrerad"),
)

AKTOR = sa.Table(
    "aktor",
    METADATA,
    key("nr", sa.Integer),
    *text("aktor", "roll"),
    *maybe("organ"),
    *text("sista_dag", "registrerad"),
)

ATTESTRATT = sa.Table(  # who may attest what, from when to when (R35)
    "attestratt",
    METADATA,
    key("nr", sa.Integer),
    *text("aktor", "slag"),
    *maybe("for_pott", "for_namnd"),
    *text("giltig_from"),
    *maybe("giltig_tom"),
    *text("sista_dag", "registrerad"),
)
