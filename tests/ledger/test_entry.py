"""The stored entry: canonical, spliced from stored bytes, of a bounded length (design §5)."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import rfc8785

from ledger.errors import TooLong
from ledger.format.entry import entry
from ledger.format.limits import MAX_BYTES
from ledger.recording.ledger import Ledger
from ledger.store import reader
from ledger.store.sqlite.reading import Reader
from tests.ledger import bok


@pytest.fixture(params=["demon", "avtalet"])
def bocker(request: pytest.FixtureRequest) -> Path:
    """Each of two ledgers: the demo's documents and example, and the contract's flow."""
    return request.getfixturevalue(request.param)


def _entries(path: Path) -> list[bytes]:
    with closing(sqlite3.connect(path, factory=Reader)) as conn:
        return [line for _, line in reader.entries(conn)]


def test_every_entry_is_canonical(bocker: Path) -> None:
    entries = _entries(bocker)

    assert len(entries) > 50
    assert [rfc8785.dumps(json.loads(line)) for line in entries] == entries


def test_every_entry_is_one_short_line_of_utf8(bocker: Path) -> None:
    for line in _entries(bocker):
        assert b"\n" not in line
        assert len(line) <= MAX_BYTES == 65_535
        line.decode("utf-8")


def test_an_entry_holds_the_stored_bytes_as_they_are(bocker: Path) -> None:
    rows = bok.rows(bocker, "SELECT nr, aggregat, typ, version, data FROM handelse ORDER BY nr")
    for (nr, aggregat, typ, version, data), line in zip(rows, _entries(bocker), strict=True):
        assert b'"data":' + data + b',"nr":' in line
        told = json.loads(line)
        assert [*told] == ["aggregat", "data", "nr", "typ", "version"]
        assert (told["nr"], told["aggregat"], told["typ"], told["version"]) == (
            nr,
            aggregat,
            typ,
            version,
        )


def test_entries_and_events_are_read_between_two_numbers(demon: Path) -> None:
    with closing(sqlite3.connect(demon, factory=Reader)) as conn:
        assert [one.nr for one in reader.events(conn, 3, 6)] == [4, 5, 6]
        found = [(nr, json.loads(line)["nr"]) for nr, line in reader.entries(conn, 3, 6)]
        assert found == [(4, 4), (5, 5), (6, 6)]
        assert [*reader.entries(conn, 10**6)] == []


@pytest.mark.parametrize("over", [0, 1])
def test_an_entry_has_room_for_65535_bytes_and_no_more(over: int) -> None:
    empty = len(entry(0, "liggare", "X/1", 1, b'""'))
    data = b'"' + b"x" * (MAX_BYTES - empty + over) + b'"'
    if not over:
        assert len(entry(0, "liggare", "X/1", 1, data)) == MAX_BYTES
        return

    with pytest.raises(TooLong, match="blir 65536 byte, högst 65535 ryms"):
        entry(0, "liggare", "X/1", 1, data)


def test_letters_count_as_the_bytes_they_are_stored_in(path: Path, ledger: Ledger) -> None:
    before = bok.content(path)
    titles = [{"typ": "annat", "titel": "å" * 2000}] * 17

    with pytest.raises(TooLong, match="högst 65535 ryms"):
        ledger.record(bok.tilldelning("lang", underlag=titles), bok.AKTOR)
    assert bok.content(path) == before
    titles = [{"typ": "annat", "titel": "a" * 2000}] * 17
    assert not ledger.record(bok.tilldelning("lang", underlag=titles), bok.AKTOR).redan


@pytest.mark.parametrize("aggregat", ['pott/"', "pott/\\", "arende/STK-2023-490", "pott/Å"])
def test_an_entry_is_canonical_whatever_its_stream_is_called(aggregat: str) -> None:
    line = entry(7, aggregat, "X/1", 1, b"{}")

    assert rfc8785.dumps(json.loads(line)) == line
    assert json.loads(line)["aggregat"] == aggregat
