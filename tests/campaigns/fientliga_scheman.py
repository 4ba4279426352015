"""Hostile ledger files whose schema is not ours, or whose values are not what it says."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from ledger.store.sqlite.schema import TABLES
from tests.campaigns.fiender import andrad, fiende

_REKURSIV = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS nr FROM c"
_TILLAGG = (
    "CREATE VIEW annat AS SELECT * FROM handelse",
    f"CREATE VIEW oandlig AS {_REKURSIV}",
    "CREATE VIEW kedja AS SELECT load_extension('x')",
    "CREATE TABLE annat (nr INTEGER)",
    "CREATE TABLE raknad (a, b AS (a || zeroblob(100000000)) VIRTUAL)",
    "CREATE TABLE villkor (a CHECK (a > randomblob(9)))",
    "CREATE VIRTUAL TABLE sok USING fts5(a)",
    "CREATE VIRTUAL TABLE ruta USING rtree(id, a, b)",
    "CREATE VIRTUAL TABLE gammal USING fts3(a)",
    "CREATE VIRTUAL TABLE matt USING dbstat",
    "CREATE INDEX annat ON handelse (typ)",
    "CREATE INDEX uttryck ON handelse (json_extract(data, '$.avser'))",
    "CREATE INDEX delvis ON handelse (typ) WHERE nr > 3",
    "CREATE TRIGGER tyst AFTER INSERT ON kommando BEGIN DELETE FROM sokord; END",
    "CREATE TRIGGER lugn BEFORE INSERT ON handelse BEGIN SELECT load_extension('x'); END",
    "ALTER TABLE handelse ADD COLUMN annat TEXT",
    "ALTER TABLE handelse ADD COLUMN raknad AS (nr * 2) VIRTUAL",
    "ALTER TABLE kommando RENAME TO kommandon",
    "ALTER TABLE sokord RENAME COLUMN nyckel TO typ",
    "ANALYZE",
    "PRAGMA user_version = 99",
    "PRAGMA application_id = 0",
    "PRAGMA user_version = -1",
)
_SKRIV_OM = (
    "UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'handelse'",
    "UPDATE sqlite_master SET sql = replace(sql, 'nr INTEGER', 'nr  INTEGER')",
    "UPDATE sqlite_master SET sql = sql || ' -- x' WHERE name = 'sigill'",
    "UPDATE sqlite_master SET sql = NULL WHERE name = 'handelse_andras_ej'",
    "UPDATE sqlite_master SET sql = 'CREATE TABLE handelse (x)' WHERE name = 'handelse'",
    "UPDATE sqlite_master SET type = 'view' WHERE name = 'sokord'",
    "UPDATE sqlite_master SET name = 'sqlite_x', tbl_name = 'sqlite_x' WHERE name = 'sokord'",
    "UPDATE sqlite_master SET tbl_name = 'kommando' WHERE type = 'trigger'",
    "UPDATE sqlite_master SET rootpage = 1 WHERE name = 'sigill'",
    "UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'sokord'",
    "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'sigill'",
    "UPDATE sqlite_master SET rootpage = 3 WHERE name = 'kommando'",
    "UPDATE sqlite_master SET rootpage = -1 WHERE name = 'kommando'",
    "DELETE FROM sqlite_master WHERE name LIKE 'sqlite_autoindex%'",
    "DELETE FROM sqlite_master WHERE type = 'trigger'",
    "INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'handelse'",
    "INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING fts5')",
    "INSERT INTO sqlite_master VALUES ('view', 'x', 'x', 0, 'CREATE VIEW x AS SELECT * FROM x')",
    "INSERT INTO sqlite_master VALUES ('index', 'x', 'handelse', 3, NULL)",
    "INSERT INTO sqlite_master VALUES (NULL, NULL, NULL, NULL, NULL)",
    "INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 3, zeroblob(3000000))",
    "INSERT INTO sqlite_master SELECT 'trigger', 'x', 'sokord', 0, sql FROM sqlite_master",
)


def _skrivbart(path: Path, *statements: str) -> None:
    """Run statements that may rewrite the schema itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("PRAGMA journal_mode = MEMORY")
        conn.execute("PRAGMA writable_schema = 1")
        for statement in statements:
            conn.execute(statement)


@fiende
def objekt_till(path: Path, rng: Random) -> None:
    _skrivbart(path, rng.choice(_TILLAGG))


@fiende
def vy_i_en_tabells_stalle(path: Path, rng: Random) -> None:
    namn = rng.choice(("handelse", "sokord", "kommando", "sigill"))
    som = rng.choice((f"SELECT * FROM {namn}_x", _REKURSIV, f"SELECT * FROM {namn}"))  # noqa: S608 - our own
    triggers = [f"DROP TRIGGER {t}" for t in _utlosare(path, namn)]
    _skrivbart(
        path, *triggers, f"ALTER TABLE {namn} RENAME TO {namn}_x", f"CREATE VIEW {namn} AS {som}"
    )


def _utlosare(path: Path, namn: str) -> list[str]:
    with closing(sqlite3.connect(path)) as conn:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        return [row[0] for row in conn.execute(query, (namn,))]


@fiende
def schema_omskrivet(path: Path, rng: Random) -> None:
    _skrivbart(path, rng.choice(_SKRIV_OM))


@fiende
def schema_av_tusentals_objekt(path: Path, rng: Random) -> None:
    antal = rng.choice((50, 1500))
    _skrivbart(path, "BEGIN", *(f"CREATE VIEW v{n} AS SELECT {n}" for n in range(antal)), "COMMIT")


@fiende
def fel_slag_av_varde(path: Path, rng: Random) -> None:
    """Values that STRICT forbids, under a schema that is then put back to the letter."""
    sql = rng.choice((
        "UPDATE handelse SET data = CAST(data AS TEXT)",
        "UPDATE handelse SET data = NULL WHERE nr = 4",
        "UPDATE handelse SET data = 1.5 WHERE nr = 2", "UPDATE handelse SET version = 'this:s'",
        "UPDATE handelse SET typ = NULL WHERE nr = 5", "UPDATE handelse SET typ = zeroblob(9)",
        "UPDATE handelse SET aggregat = NULL WHERE nr = 3", "UPDATE handelse SET ar = 'os:system'",
        "UPDATE handelse SET aggregat = x'fffe' WHERE nr = 3",
        "UPDATE handelse SET typ = CAST(x'fffe41' AS TEXT) WHERE nr = 3",
        "UPDATE handelse SET data = zeroblob(900000)", "UPDATE sigill SET noder = 'text'",
    ))  # fmt: skip
    los = TABLES[0].replace(") STRICT", ")").replace(" NOT NULL", "")
    satt = "UPDATE sqlite_master SET sql = '{}' WHERE name = 'handelse'"
    _skrivbart(path, satt.format(los))
    with suppress(sqlite3.Error):  # some would break a key
        andrad(path, (sql, ()))
    _skrivbart(path, satt.format(TABLES[0]))
