"""All of an answer is of one moment: who writes in between is in neither the rows nor the line."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from cli.terminal.watcher import TERMINAL
from domain import commands as c
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.head import connect
from projections.model import as_of
from tests.cli.program import Run

PRODUCT = {"projections", "application", "reports", "cli"}
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


def _record(path: Path) -> None:
    with closing(Ledger(path)) as ledger:
        command = c.RegistreraAktor(id="a9", datum="2022-09-01", avser="x", aktor="ZZ-99",
                                    roll="ekonom")  # fmt: skip
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
