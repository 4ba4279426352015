"""The tables of a ledger file, their append-only guards, and the settings it is opened with."""

from __future__ import annotations

APPLICATION_ID = 0x4C494747  # "LIGG": what `file` and SQLite see in the header
USER_VERSION = 7

TABLES = (
    # The log itself. nr is dense from 0 and given by the insert, never by a sequence (D8).
    """CREATE TABLE handelse (
  nr INTEGER PRIMARY KEY,
  aggregat TEXT NOT NULL,
  version INTEGER NOT NULL,
  typ TEXT NOT NULL,
  data BLOB NOT NULL,
  ar INTEGER,
  lopnummer INTEGER,
  UNIQUE (aggregat, version),
  UNIQUE (ar, lopnummer)
) STRICT""",
    # The seal of each event: the tree hashes that it completes (ledger.evidence.seal).
    """CREATE TABLE sigill (
  nr INTEGER PRIMARY KEY,
  noder BLOB NOT NULL
) STRICT""",
    # Which command gave which events, so that sending it again is harmless (D13); derived.
    """CREATE TABLE kommando (
  id TEXT PRIMARY KEY,
  forsta_nr INTEGER NOT NULL,
  sista_nr INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    # Where rules find earlier events (domain.deciding.context), but by what commands gave, which
    # ``kommando`` says; can be rebuilt from handelse.
    """CREATE TABLE sokord (
  slag TEXT NOT NULL,
  nyckel TEXT NOT NULL,
  nr INTEGER NOT NULL,
  PRIMARY KEY (slag, nyckel, nr)
) STRICT, WITHOUT ROWID""",
)

_KEYS = {
    "handelse": "(aggregat = NEW.aggregat AND version = NEW.version)"
    " OR (ar = NEW.ar AND lopnummer = NEW.lopnummer)",
    "kommando": "id = NEW.id",
    "sokord": "slag = NEW.slag AND nyckel = NEW.nyckel AND nr = NEW.nr",
}
_NUMBERED = ("handelse", "sigill")
_STOP = "BEGIN SELECT RAISE(ABORT, 'liggaren är oföränderlig'); END"

GUARDS = (
    *(
        f"CREATE TRIGGER {table}_{word} BEFORE {change} ON {table} {_STOP}"
        for table in (*_KEYS, "sigill")
        for word, change in (("andras_ej", "UPDATE"), ("tas_ej_bort", "DELETE"))
    ),
    # INSERT OR REPLACE deletes without firing a delete trigger, so it is stopped before.
    *(
        f"CREATE TRIGGER {table}_ersatts_ej BEFORE INSERT ON {table}"  # noqa: S608 - our own
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {keys}) {_STOP}"
        for table, keys in _KEYS.items()
    ),
    *(
        f"CREATE TRIGGER {table}_utan_lucka BEFORE INSERT ON {table}"  # noqa: S608 - our own
        f" WHEN NEW.nr IS NOT (SELECT COALESCE(MAX(nr) + 1, 0) FROM {table}) {_STOP}"
        for table in _NUMBERED
    ),
)

OBJECTS: tuple[tuple[str, str, str, str | None], ...] = (
    *(("table", sql.split()[2], sql.split()[2], sql) for sql in TABLES),
    # SQLite's own, for the two UNIQUE of a table with rowid.
    *(("index", f"sqlite_autoindex_handelse_{n}", "handelse", None) for n in (1, 2)),
    *(("trigger", sql.split()[2], sql.partition(" ON ")[2].split()[0], sql) for sql in GUARDS),
)
"""Every row of a ledger's schema: kind, name, table, text."""

SETTINGS: tuple[tuple[str, str | int], ...] = (
    # What a power cut may cost was measured: with these, no acknowledged event (D7).
    ("synchronous", 3),  # EXTRA
    ("journal_mode", "truncate"),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("recursive_triggers", 1),
)
"""Pragmas of a writing connection, in this order; each is read back and must have taken."""
