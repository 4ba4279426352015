"""The tables of a read model, in SQLAlchemy Core, and how a file is emptied and filled with them.

Key columns hold '' where there is no nämnd or sub-unit, since SQLite lets NULL into a unique key
twice; the views give NULL.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import sqlalchemy as sa

from projections.views import APPLICATION_ID, VIEWS

METADATA = sa.MetaData()

Kind: TypeAlias = type[sa.types.TypeEngine[Any]]
Column: TypeAlias = sa.Column[Any]


def _key(name: str, kind: Kind = sa.Text) -> Column:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _text(*names: str) -> list[Column]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _maybe(*names: str, kind: Kind = sa.Text) -> list[Column]:
    return [sa.Column(name, kind) for name in names]


def _number(*names: str) -> list[Column]:
    return [sa.Column(name, sa.BigInteger, nullable=False) for name in names]


LAGE = sa.Table(  # what was applied last; these columns stay the same in every version
    "lage",
    METADATA,
    _key("namn"),
    *_text("liggare"),
    *_maybe("nr", kind=sa.BigInteger),
    *_maybe("sha256"),
    *_number("version"),
)

POTT = sa.Table(
    "pott",
    METADATA,
    _key("pott"),
    *_number("ar"),
    *_text("kalla", "program"),
    *_maybe("givare"),
    *_number("engangsmedel", "nr"),
    *_text("sista_dag", "registrerad"),
)

HANDELSE = sa.Table(
    "handelse",
    METADATA,
    _key("nr", sa.Integer),
    *_text("aggregat"),
    *_number("version"),
    *_text("typ"),
    *_maybe("pott"),
    *_text("handelsedatum", "sista_dag", "registrerad", "registrerad_av"),
    *_maybe("liggarnummer"),
    *_text("kommando_id", "avser"),
    *_maybe("namnd", "underenhet"),
    *_maybe("belopp_ore", kind=sa.BigInteger),
    *_maybe("organ"),
    *_maybe("paragraf", kind=sa.BigInteger),
    *_maybe("diarienummer", "avser_id"),
    *_number("exempeldata"),
    sa.Index("handelse_pott", "pott"),
)

UNDERLAG = sa.Table(  # the documents that an event rests on
    "underlag",
    METADATA,
    _key("nr", sa.Integer),
    _key("rad", sa.Integer),
    *_text("typ", "titel"),
    *_maybe("diarienummer", "sha256"),
    *_text("sista_dag", "registrerad"),
    sa.Index("underlag_diarienummer", "diarienummer"),
)

POST = sa.Table(  # one row per side of a move
    "post",
    METADATA,
    _key("nr", sa.Integer),
    _key("rad", sa.Integer),
    *_text("pott"),
    *_number("ar"),
    *_text("namnd", "underenhet", "position"),
    *_number("delta_ore"),
    *_text("handelsedatum", "sista_dag", "registrerad"),
    *_number("exempeldata"),
    sa.Index("post_pott", "pott"),
    sqlite_with_rowid=False,
)

SALDO = sa.Table(
    "saldo",
    METADATA,
    _key("pott"),
    _key("namnd"),
    _key("underenhet"),
    _key("position"),
    *_number("ar"),
    # SQLite turns a sum beyond 64 bits into a float, and nothing here may be one (D5).
    sa.Column("ore", sa.BigInteger, sa.CheckConstraint("typeof(ore) = 'integer'"), nullable=False),
    sqlite_with_rowid=False,
)

FORSLAG = sa.Table(  # the stated total of a proposal stands under the nämnd ''
    "forslag",
    METADATA,
    _key("pott"),
    _key("nr", sa.Integer),
    _key("namnd"),
    _key("underenhet"),
    *_number("belopp_ore"),
    *_text("sista_dag", "registrerad"),
    sqlite_with_rowid=False,
)

DELPOST = sa.Table(  # parts of figures, with what the event says that they are for
    "delpost",
    METADATA,
    _key("nr", sa.Integer),
    _key("rad", sa.Integer),
    *_text("pott"),
    *_number("ar"),
    *_text("namnd", "underenhet", "figur"),
    *_maybe("insats", "prioriterat_omrade", "geso", "kriterium"),
    *_number("belopp_ore"),
    *_text("kommando_id"),
    *_maybe("foljer", "verifikat"),
    *_text("sista_dag", "registrerad"),
    sa.Index("delpost_pott", "pott"),
    sqlite_with_rowid=False,
)

AVVIKELSE = sa.Table(  # opened by event nr; shown at handelse
    "avvikelse",
    METADATA,
    _key("nr", sa.Integer),
    _key("rad", sa.Integer),
    *_number("handelse"),
    *_maybe("pott"),
    *_text("kommando_id", "kod", "regel"),
    *_maybe("belopp_ore", kind=sa.BigInteger),
    *_text("lasning_1", "lasning_2", "sista_dag", "registrerad"),
    *_number("exempeldata"),
    sa.Index("avvikelse_kommando", "kommando_id", "kod"),
)

AVVIKELSE_SLUT = sa.Table(
    "avvikelse_slut",
    METADATA,
    _key("nr", sa.Integer),
    *_text("kommando_id", "kod", "slag"),
    *_maybe("slutsats"),
    *_text("sista_dag", "registrerad"),
    sa.Index("avvikelse_slut_kommando", "kommando_id", "kod"),
)

LAGESTEG = sa.Table(  # what events say of where things stand; a table or remiss has several
    "lagesteg",
    METADATA,
    _key("nr", sa.Integer),
    _key("rad", sa.Integer),
    *_text("typ", "kommando_id"),
    *_maybe("pott", "arende", "avser_id", "namnd", "underenhet", "val", "forfaller"),
    *_maybe("belopp_ore", kind=sa.BigInteger),
    *_maybe("organ", "mote"),
    *_text("sista_dag", "registrerad"),
    sa.Index("lagesteg_avser", "avser_id"),
)

POTT_TID = sa.Table(  # the days that a pott is bound by
    "pott_tid",
    METADATA,
    _key("pott"),
    *_text("kalla", "nyttjas_tom"),
    *_maybe("givare", "rekvireras_tom", "askande_senast", "svar_senast", "redovisas_senast"),
    *_number("nr"),
    *_text("sista_dag", "registrerad"),
)

ATTESTERAS = sa.Table(  # what somebody else than who registered it must attest (R35)
    "attesteras",
    METADATA,
    _key("nr", sa.Integer),
    *_text("sista_dag", "registrerad"),
)

ATTEST = sa.Table(
    "attest",
    METADATA,
    _key("nr", sa.Integer),
    *_text("avser_id", "slag", "sista_dag", "registrerad"),
    sa.Index("attest_avser", "avser_id"),
)

STANGNING = sa.Table(  # which years of the city's books are closed (R41)
    "stangning",
    METADATA,
    _key("nr", sa.Integer),
    *_number("ar"),
    *_text("sista_dag", "registrerad"),
)

VAXLING = sa.Table(  # permanent kommunbidrag from one organ to another (R34)
    "vaxling",
    METADATA,
    _key("nr", sa.Integer),
    *_text("pott", "fran", "till"),
    *_number("belopp_per_ar_ore", "fran_ar"),
    *_maybe("insats"),
    *_text("sista_dag", "registrerad"),
)

AKTOR = sa.Table(
    "aktor",
    METADATA,
    _key("nr", sa.Integer),
    *_text("aktor", "roll"),
    *_maybe("organ"),
    *_text("sista_dag", "registrerad"),
)

ATTESTRATT = sa.Table(  # who may attest what, from when to when (R35)
    "attestratt",
    METADATA,
    _key("nr", sa.Integer),
    *_text("aktor", "slag"),
    *_maybe("for_pott", "for_namnd"),
    *_text("giltig_from"),
    *_maybe("giltig_tom"),
    *_text("sista_dag", "registrerad"),
)


def create(conn: sa.Connection) -> None:
    """Empty a file that is ours, whatever version it has, and create the tables and views."""
    made = conn.exec_driver_sql(
        "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table')"
        " AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY type DESC"
    ).all()
    for kind, name in made:
        quoted = name.replace('"', '""')
        conn.exec_driver_sql(f'DROP {kind} "{quoted}"')
    conn.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    METADATA.create_all(conn, checkfirst=False)
    for name, query in VIEWS.items():
        conn.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
