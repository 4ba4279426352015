"""Stored bytes that no ledger has written are refused, and nothing in them is ever run."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import Damaged
from ledger.evidence.noted_keys import noted_keys
from ledger.recording.ledger import Ledger
from ledger.store import reader
from ledger.store.sqlite.reading import Reader
from tests.ledger import bok
from tests.ledger.underskrivet import EKONOMI

NR = bok.FORSTA_NR - 1  # the pott's first event, that every command on it must read
ROOT = Path(__file__).parents[2]
TOPICS = [
    "os:system",
    "this:s",
    "subprocess:Popen",
    "builtins:eval",
    "domain.events:PottUpprattad",
    "ligger_bredvid:Handelse",
    "PottUpprattad",
    "PottUpprattad/2",
    "PottUpprattad/1 ",
    "pottupprattad/1",
    "",
    "__class__/1",
]


def _changed(path: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """Put other data where an event's is, as valid JSON."""
    data = bok.stored(path)[NR]
    change(data)
    _bytes(path, json.dumps(data).encode())


def _bytes(path: Path, data: bytes) -> None:
    bok.forfalska(path, "UPDATE handelse SET data = ? WHERE nr = ?", data, NR)


def _where(what: str) -> str:
    return rf"händelse {NR} \(pott/SOC-2022 1\): .*{what}"


def _not_read(path: Path, what: str) -> None:
    """See that whoever reads the log is told which event is wrong."""
    with (
        closing(sqlite3.connect(path, factory=Reader)) as conn,
        pytest.raises(Damaged, match=_where(what)),
    ):
        list(reader.events(conn))


def _not_written_on(path: Path, what: str) -> None:
    """See that no command is decided on the event, and that nothing is written."""
    before = bok.content(path)
    ledger = Ledger(path)
    with pytest.raises(Damaged, match=_where(what)):
        ledger.record(bok.tilldelning("t"), bok.AKTOR)
    ledger.close()
    assert bok.content(path) == before


@pytest.mark.parametrize("topic", TOPICS)
def test_a_type_that_is_not_ours_is_refused_and_nothing_is_imported(
    path: Path, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path.parent / "ligger_bredvid.py").write_text("raise SystemExit('körd')", "utf-8")
    monkeypatch.syspath_prepend(path.parent)
    monkeypatch.chdir(path.parent)
    for name in ("this", "ligger_bredvid"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    bok.forfalska(path, "UPDATE handelse SET typ = ? WHERE nr = ?", topic, NR)
    before = set(sys.modules)
    _not_read(path, "är okänd för det här programmet")
    _not_written_on(path, "är okänd för det här programmet")

    assert set(sys.modules) == before


def test_a_type_that_is_not_ours_runs_nothing_in_a_process_of_its_own(path: Path) -> None:
    bok.forfalska(path, "UPDATE handelse SET typ = 'this:s' WHERE nr = ?", NR)
    program = (
        "import sqlite3, sys; from ledger.store import reader\n"
        "from ledger.store.sqlite import reading\n"
        "conn = sqlite3.connect(sys.argv[1], factory=reading.Reader)\n"
        "try: list(reader.events(conn))\n"
        "except Exception as error: print(type(error).__name__, 'this' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, check=True
    )

    assert done.stdout.split() == [b"Damaged", b"False"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"7",
        b'"text"',
        b"\xff\xfe{}",
        b"{}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\x80\x04}\x94.",
        b"9" * 5000,
    ],
    ids=[
        "tomt",
        "avbrutet",
        "null",
        "lista",
        "tal",
        "text",
        "inte UTF-8",
        "inga fält",
        "djup lista",
        "djupt objekt",
        "pickle",
        "långt tal",
    ],
)
def test_bytes_that_are_no_event_are_refused(path: Path, data: bytes) -> None:
    _bytes(path, data)
    _not_read(path, "innehållet går inte att läsa")
    _not_written_on(path, "innehållet går inte att läsa")


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(extra="fält"),
        lambda data: data.update(originator_topic="os:system"),
        lambda data: data.pop("kommando_id"),
        lambda data: data.pop("pott"),
        lambda data: data.update(bidragsar="2022"),
        lambda data: data.update(bidragsar=2022.0),
        lambda data: data.update(bidragsar=True),
        lambda data: data.update(engangsmedel=1),
        lambda data: data.update(program=None),
        lambda data: data.update(kalla="gåva"),
        lambda data: data.update(handelsedatum="2022-02-30"),
        lambda data: data.update(nationell_ram_ore=-1),
        lambda data: data.update(nationell_ram_ore=2**53),
        lambda data: data.update(nationell_ram_ore=float("nan")),
        lambda data: data["underlag"].append({"typ": "annat", "titel": "x", "extra": 1}),
    ],
)
def test_an_event_with_other_fields_or_values_is_refused(
    path: Path, change: Callable[[dict[str, Any]], Any]
) -> None:
    _changed(path, change)
    _not_read(path, "innehållet går inte att läsa")


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("registrerad"),
        lambda data: data.update(registrerad=7),
        lambda data: data.update(registrerad="i går"),
        lambda data: data.pop("registrerad_av"),
        lambda data: data.update(registrerad_av=["EK-01"]),
        lambda data: data.update(liggarnummer=17),
    ],
)
def test_a_stamp_that_no_ledger_gives_is_refused(
    path: Path, change: Callable[[dict[str, Any]], Any]
) -> None:
    _changed(path, change)
    _not_read(path, "innehållet går inte att läsa")


def test_events_before_a_damaged_one_can_be_read(path: Path) -> None:
    _bytes(path, b"{")
    with closing(sqlite3.connect(path, factory=Reader)) as conn:
        assert len([*reader.events(conn, last=NR - 1)]) == NR


def test_a_number_that_leaves_none_after_it_is_refused_by_whoever_writes(path: Path) -> None:
    bok.forfalska(
        path,
        "INSERT INTO handelse SELECT ?, aggregat, 99, typ, data, NULL, NULL FROM handelse"
        " WHERE nr = 0",
        2**63 - 1,
    )
    before = bok.content(path)

    with closing(Ledger(path)) as ledger, pytest.raises(Damaged, match="ingen liggare når"):
        ledger.record(bok.organ("o", "O"), bok.AKTOR)
    assert bok.content(path) == before


def test_a_key_before_the_first_event_is_nobodys(path: Path) -> None:
    data = json.dumps({"nyckel": str(EKONOMI.vkey)}).encode()
    sql = "INSERT INTO handelse VALUES (?, 'x', ?, 'NyckelBytt/1', ?, NULL, NULL)"
    for nr in (-1, -(2**63)):
        bok.forfalska(path, sql, nr, nr, data)
    with closing(sqlite3.connect(path, factory=Reader)) as conn:
        assert noted_keys(conn) == []

    bok.forfalska(path, "UPDATE handelse SET typ = 'NyckelBytt/1', data = ? WHERE nr = 0", data)
    with closing(sqlite3.connect(path, factory=Reader)) as conn:
        assert noted_keys(conn) == [(0, EKONOMI.vkey)]
