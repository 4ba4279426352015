"""The tables of a ledger file, their append-only guards, and the settings it is opened with."""

from __future__ import annotations

APPLICATION_ID = 0x4C494747  # "LIGG": what `file` and SQLite see in the header
USER_VERSION = 1

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
    # Which command gave which events, so that sending it again is harmless (D13).
    """CREATE TABLE kommando (
  id TEXT PRIMARY KEY,
  avtryck BLOB NOT NULL,
  forsta_nr INTEGER NOT NULL,
  sista_nr INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    # Where rules find earlier events (domain.context); derived, can be rebuilt from handelse.
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


def _guards(table: str, keys: str) -> tuple[str, ...]:
    stop = "BEGIN SELECT RAISE(ABORT, 'liggaren är oföränderlig'); END"
    return (
        f"CREATE TRIGGER {table}_andras_ej BEFORE UPDATE ON {table} {stop}",
        f"CREATE TRIGGER {table}_tas_ej_bort BEFORE DELETE ON {table} {stop}",
        # INSERT OR REPLACE deletes without firing a delete trigger, so it is stopped before.
        f"CREATE TRIGGER {table}_ersatts_ej BEFORE INSERT ON {table}"  # noqa: S608, ISC004 - our own
        f" WHEN EXISTS (SELECT 1 FROM {table} WHERE {keys}) {stop}",
    )


_DENSE = (
    "CREATE TRIGGER handelse_utan_lucka BEFORE INSERT ON handelse"
    " WHEN NEW.nr IS NOT (SELECT COALESCE(MAX(nr) + 1, 0) FROM handelse)"
    " BEGIN SELECT RAISE(ABORT, 'liggaren är oföränderlig'); END"
)

GUARDS = (*(g for table, keys in _KEYS.items() for g in _guards(table, keys)), _DENSE)

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
