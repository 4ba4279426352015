"""The settings that keep an acknowledged event through a power cut are read back."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import Damaged
from ledger.recording.ledger import Ledger
from ledger.store.sqlite import connection
from ledger.store.sqlite.schema import SETTINGS, USER_VERSION
from tests.ledger import bok

OTHER = {
    "synchronous": 2,
    "journal_mode": "delete",
    "foreign_keys": 0,
    "trusted_schema": 1,
    "cell_size_check": 0,
    "mmap_size": 65536,
    "recursive_triggers": 0,
}


@contextmanager
def _connection(ledger: Ledger) -> Iterator[Any]:
    with ledger.store.recorder.datastore.transaction(commit=False) as cursor:
        yield cursor


@pytest.mark.parametrize(("name", "value"), SETTINGS)
def test_a_writing_connection_has_the_setting(ledger: Ledger, name: str, value: str | int) -> None:
    with _connection(ledger) as cursor:
        cursor.execute(f"PRAGMA {name}")

        assert cursor.fetchone()[0] == value


@pytest.mark.parametrize("name", [name for name, _ in SETTINGS])
def test_a_setting_that_sqlite_does_not_take_stops_the_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    class Stubborn(sqlite3.Connection):
        """A SQLite that has its own will about one setting."""

        def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
            if sql.startswith(f"PRAGMA {name} ="):
                sql = f"PRAGMA {name} = {OTHER[name]}"
            return super().execute(sql, *more)

    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        return real(*args, **kwargs | {"factory": Stubborn})

    before = path.read_bytes()
    real = sqlite3.connect
    stubborn = Ledger(path)
    monkeypatch.setattr(connection.sqlite3, "connect", connect)

    with pytest.raises(Damaged, match=name):
        stubborn.record(bok.organ("a"), bok.AKTOR)
    assert path.read_bytes() == before


def test_the_durability_settings_are_those_that_were_measured() -> None:
    wanted = {"synchronous": 3, "journal_mode": "truncate"}

    assert wanted.items() <= dict(SETTINGS).items()


def test_a_ledger_says_what_it_is_in_its_header(path: Path) -> None:
    assert path.read_bytes()[68:72] == b"LIGG"
    assert bok.rows(path, "PRAGMA user_version") == [(USER_VERSION,)]


def test_a_ledger_can_be_read_by_its_owner_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0
