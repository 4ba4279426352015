"""The tables of a read model, in SQLAlchemy Core.

Where there is no nämnd or sub-unit a key column holds '', and the views give NULL.
"""

from __future__ import annotations

import sqlalchemy as sa

from projections.model import beside, summed
from projections.model.beside import key, maybe, number, text
from projections.model.views import RATTAR

METADATA = beside.METADATA

LAGE = sa.Table(  # what was applied last; these columns stay the same in every version
    "lage",
    METADATA,
    key("namn"),
    *text("liggare"),
    *maybe("nr", kind=sa.BigInteger),
    *maybe("sha256"),
    *number("version"),
)

POTT = sa.Table(
    "pott",
    METADATA,
    key("pott"),
    *number("ar"),
    *text("kalla", "utbetalning", "program", "nyttjas_from", "nyttjas_tom"),
    *maybe("givare"),
    *number("engangsmedel", "nr"),
    *text("sista_dag", "registrerad"),
)

HANDELSE = sa.Table(
    "handelse",
    METADATA,
    key("nr", sa.Integer),
    *text("aggregat"),
    *number("version"),
    *text("typ"),
    *maybe("pott"),
    *text("handelsedatum", "sista_dag", "registrerad", "registrerad_av"),
    *maybe("liggarnummer"),
    *text("kommando_id", "avser"),
    *maybe("namnd", "underenhet", "lage"),
    *maybe("belopp_ore", "visas_ore", kind=sa.BigInteger),
    *maybe("organ", "diarienummer", "avser_id"),
    *maybe("paragraf", kind=sa.BigInteger),
    *number("exempeldata"),
    sa.Index("handelse_pott", "pott"),
    sa.Index("handelse_kommando", "kommando_id"),
    sa.Index(
        "handelse_beslutad",
        *("pott", "nr", "sista_dag", "registrerad", "exempeldata"),
        sqlite_where=sa.text("organ IS NOT NULL"),
    ),
)

UNDERLAG = sa.Table(  # the documents that an event rests on
    "underlag",
    METADATA,
    key("nr", sa.Integer),
    key("rad", sa.Integer),
    *text("typ", "titel"),
    *maybe("diarienummer", "sha256"),
    *text("sista_dag", "registrerad"),
    sa.Index("underlag_diarienummer", "diarienummer"),
)

POST = sa.Table(  # one row per side of a move
    "post",
    METADATA,
    key("nr", sa.Integer),
    key("rad", sa.Integer),
    *text("pott"),
    *number("ar"),
    *text("namnd", "underenhet", "position"),
    *number("delta_ore"),
    *text("handelsedatum", "forsta_dag", "sista_dag", "registrerad"),
    *number("exempeldata"),
    sa.Index("post_pott", "pott"),
    sqlite_with_rowid=False,
)

SALDO = sa.Table(
    "saldo",
    METADATA,
    key("pott"),
    key("namnd"),
    key("underenhet"),
    key("position"),
    *number("ar"),
    summed.ore(),
    sqlite_with_rowid=False,
)

FORSLAG = sa.Table(  # the stated total of a proposal stands under the nämnd ''
    "forslag",
    METADATA,
    key("pott"),
    key("nr", sa.Integer),
    key("namnd"),
    key("underenhet"),
    *number("belopp_ore"),
    *text("sista_dag", "registrerad"),
    sqlite_with_rowid=False,
)

DELPOST = sa.Table(  # parts of figures, with what the event says that they are for
    "delpost",
    METADATA,
    key("nr", sa.Integer),
    key("rad", sa.Integer),
    *text("pott"),
    *number("ar"),
    *text("namnd", "underenhet", "figur"),
    *maybe("insats", "prioriterat_omrade", "geso", "kriterium"),
    *maybe("konto", "verksamhet", "kostnadsslag"),
    *number("belopp_ore"),
    *text("kommando_id"),
    *maybe("foljer", "verifikat"),
    *text("sista_dag", "registrerad"),
    sa.Index("delpost_pott", "pott"),
    sqlite_with_rowid=False,
)

AVVIKELSE = sa.Table(  # opened by event nr; shown at handelse
    "avvikelse",
    METADATA,
    key("nr", sa.Integer),
    key("rad", sa.Integer),
    *number("handelse"),
    *maybe("pott", "arende"),
    *text("kommando_id", "kod", "regel"),
    *maybe("belopp_ore", "fynd_utelamnade", kind=sa.BigInteger),
    *text("slag", "lasning_1", "potter", "genom", "sista_dag", "registrerad"),
    *maybe("lasning_2"),
    *number("exempeldata"),
    sa.Index("avvikelse_kommando", "kommando_id", "kod"),
)

FYND = sa.Table(  # the figures that a finding compared, by its row in avvikelse
    "fynd",
    METADATA,
    key("nr", sa.Integer),
    key("rad", sa.Integer),
    key("lopnr", sa.Integer),
    *text("kommando_id", "regel"),
    *maybe("pott", "position", "namnd", "underenhet", "dag"),
    *text("varden", "sista_dag", "registrerad"),
    sa.Index("fynd_pott", "pott", "regel"),
    sqlite_with_rowid=False,
)

AVVIKELSE_SLUT = sa.Table(
    "avvikelse_slut",
    METADATA,
    key("nr", sa.Integer),
    key("kod"),
    *text("kommando_id", "slag"),
    *maybe("slutsats"),
    *text("genom", "sista_dag", "registrerad"),
    sa.Index("avvikelse_slut_kommando", "kommando_id", "kod"),
)

LAGESTEG = sa.Table(  # what events say of where things stand; a table or remiss has several
    "lagesteg",
    METADATA,
    key("nr", sa.Integer),
    key("rad", sa.Integer),
    *text("typ", "kommando_id"),
    *maybe("pott", "arende", "avser_id", "namnd", "underenhet", "val", "forfaller"),
    *maybe("belopp_ore", kind=sa.BigInteger),
    *maybe("organ", "mote", "anmals", "insats"),
    *text("sista_dag", "registrerad"),
    sa.Index("lagesteg_avser", "avser_id"),
    sa.Index("lagesteg_rattar", "kommando_id", sqlite_where=sa.text(f"typ = '{RATTAR}'")),
    sqlite_with_rowid=False,
)
