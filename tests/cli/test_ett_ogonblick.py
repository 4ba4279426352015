"""All of an answer is of one moment: who writes in between is in neither the rows nor the line."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from cli.terminal.watcher import TERMINAL
from domain import commands as c
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.head import connect
from ledger.store.sqlite.reading import Reader
from projections.model import as_of
from tests.cli.program import Run

PRODUCT = {"projections", "application", "reports", "web", "cli"}
TILLDELNING = (
    "registrera", "tilldelning", "--pott", "SOC-2022", "--datum", "2022-09-01", "--avser", "prov",
    "--belopp", "1", "--beslut", "SOS 2022-09-01 dnr 5.1-1/2022",
)  # fmt: skip


@pytest.mark.parametrize(
    "verb",
    [
        ("handelser",),
        ("avvikelser",),
        ("saldo",),
        ("bevaka",),
        ("attestforteckning",),
        ("poster", "--position", "tilldelat"),
    ],
    ids=" ".join,
)
def test_what_is_recorded_in_between_is_in_neither_the_rows_nor_the_line(
    avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    alone = run(*verb)
    written: list[int] = []
    asked = as_of.per

    def writer_first(*args: Any, **how: Any) -> Any:
        """Somebody records, and somebody else's answer brings the read model up to date."""
        if not written:
            written.append(0)
            written[0] = run(*TILLDELNING).code
            run("saldo")
        return asked(*args, **how)

    for module in tuple(_asking()):
        monkeypatch.setattr(module, "per", writer_first)
    between = run(*verb)

    assert written == [0]
    assert between.out == alone.out
    assert _sista(run(*verb).text) == _sista(alone.text) + 1


def test_what_is_recorded_while_the_seals_are_held_is_no_change_of_the_ledger(
    avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reckoned in memory, of one moment: whoever records waits until it is answered."""
    avtal.with_name(f"{avtal.stem}.lasmodell.db").unlink(missing_ok=True)
    avtal.with_name(f"{avtal.stem}.lasmodell.db").write_text("något annat")
    before = head_of(avtal)
    writers: list[threading.Thread] = []
    shown = TERMINAL.progress

    @contextmanager
    def writing_meanwhile(what: str, total: int) -> Iterator[Callable[[int], None]]:
        def advance(done: int) -> None:
            if not writers:
                writers.append(threading.Thread(target=_record, args=(avtal,)))
                writers[0].start()
                writers[0].join(0.3)

        with shown(what, total):
            yield advance

    monkeypatch.setattr(TERMINAL, "progress", writing_meanwhile)
    done = run("saldo", "-f", "json")
    writers[0].join()

    assert (done.code, done.json["provad"], done.words) == (0, True, "")
    assert done.json["per"]["handelse"] == before
    assert head_of(avtal) == before + 1


@pytest.mark.parametrize("form", ["tabell", "json"])
def test_an_event_and_what_is_about_it_are_of_one_moment(
    avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Somebody adds to the event before each statement, in turn, that its answer takes."""
    asked, avser_id = ("handelse", "60", "-f", form), kommando_id(run)
    execute, here, left = Reader.execute, threading.current_thread(), 0
    writers: list[threading.Thread] = []

    def adding_meanwhile(conn: Reader, *args: Any) -> Any:
        nonlocal left
        if threading.current_thread() is here:
            left -= 1
            if left == 0:
                writers[-1].start()
                writers[-1].join(0.5)
        return execute(conn, *args)

    monkeypatch.setattr(Reader, "execute", adding_meanwhile)
    for turn in count(1):
        before = run(*asked).out
        writers.append(threading.Thread(target=_record, args=(avtal, _added(avser_id, turn))))
        left = turn
        between = run(*asked).out
        if left > 0:
            break
        writers[-1].join()
        after = run(*asked).out
        assert before != after
        assert between in {before, after}, turn

    assert turn > 5
    assert run("handelse", "60", "-f", "json").json["per"]["handelse"] == head_of(avtal)


def kommando_id(run: Run) -> str:
    """The command that gave event 60."""
    return str(run("handelse", "60", "-f", "json").json["data"]["kommando_id"])


def _added(avser_id: str, nr: int) -> c.KompletteraUnderlag:
    return c.KompletteraUnderlag.model_validate(
        {
            "id": f"u{nr}", "pott": "SOC-2022", "datum": "2022-09-01", "avser": "prov",
            "avser_id": avser_id, "underlag": [{"typ": "annat", "titel": f"kvitto {nr}"}],
        }
    )  # fmt: skip


AKTOR = c.RegistreraAktor(id="a9", datum="2022-09-01", avser="x", aktor="ZZ-99", roll="ekonom")


def _record(path: Path, command: c.Command = AKTOR) -> None:
    with closing(Ledger(path)) as ledger:
        assert ledger.record(command, "EK-01")


def head_of(path: Path) -> int:
    with closing(connect(path)) as conn:
        return conn.head().nr


def _asking() -> Iterator[Any]:
    """Find every module that asks as of when it answers, wherever the question has been moved."""
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] in PRODUCT and vars(module).get("per") is as_of.per:
            yield module


def _sista(text: str) -> int:
    found = re.search(r"(?i)till och med händelse ([0-9]+)", text)
    assert found, text
    return int(found[1])
