"""What a command is decided on is read before the write lock: nobody waits for a history."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from domain.deciding.outcome import Rejected
from ledger.errors import Conflict
from ledger.recording import ahead, streams
from ledger.recording.ledger import Ledger
from ledger.store import Found, Wanted, Writing
from tests.ledger import bok

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = 5
POTT = "pott/SOC-2022"


class Last(Ledger):
    """A ledger that counts what is read while others wait: its events, and its transactions."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.last: list[int] = []
        self._writing = self.store.writing
        self.store.writing = self._counted  # type: ignore[method-assign]

    @contextmanager
    def _counted(self) -> Iterator[Writing]:
        with self._writing() as writing:
            counting = _Counting(writing)
            yield counting  # type: ignore[misc]
            self.last.append(counting.read)


class _Counting:
    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self.read = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writing, name)

    def find(self, wanted: Wanted) -> Found:
        found = self._writing.find(wanted)
        under = [rows for (slag, _), rows in found.keys.items() if slag == "kommando"]
        self.read += sum(map(len, (*found.streams.values(), *under)))
        return found


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "NEAR", NEAR)
    monkeypatch.setattr(streams, "SLICE", 7)


def _fyll(path: Path, antal: int, first: str = "g") -> None:
    with bok.oppen(path) as ledger, ledger.batch(bok.AKTOR) as batch:
        for n in range(antal):
            assert not isinstance(batch.record(bok.tilldelning(f"{first}{n}")), Rejected)


def test_under_the_lock_only_what_has_come_since_is_read(path: Path) -> None:
    _fyll(path, 40)
    ledger = Last(path)
    ledger.record(bok.tilldelning("en"), bok.AKTOR)
    _fyll(path, NEAR - 1, "n")
    ledger.record(bok.tilldelning("tva"), bok.AKTOR)
    _fyll(path, 30, "m")
    ledger.record(bok.tilldelning("tre"), bok.AKTOR)

    assert ledger.last == [0, NEAR - 1, 0]
    assert ledger.ahead.streams[POTT].version == 1 + 40 + NEAR - 1 + 30 + 3


def test_the_streams_that_a_batch_is_about_are_read_before_it(path: Path) -> None:
    _fyll(path, 40)
    read = []
    for about in ([POTT], []):
        ledger = Last(path)
        with ledger.batch(bok.AKTOR, about) as batch:
            batch.record(bok.tilldelning(f"en-{len(about)}"))
        read += ledger.last

    assert read == [0, 42]


def test_the_events_that_a_correction_folds_once_more_are_read_before_the_lock(path: Path) -> None:
    with bok.oppen(path) as ledger:
        ledger.record(bok.tilldelning("t", 10_000), bok.AKTOR)
        for n in range(30):
            assert not isinstance(ledger.record(_rekvisition(n), bok.AKTOR), Rejected)
    ledger = Last(path)
    receipt = ledger.record(_ratta("r", "r3"), bok.AKTOR)

    assert not isinstance(receipt, Rejected)
    assert ledger.last == [1]  # what is corrected
    kept = ledger.ahead.streams[POTT].state
    assert "R3" not in {one.beteckning for one in kept.noter.rekvisitioner.values()}  # type: ignore[union-attr]


def _rekvisition(n: int, id_: str = "") -> Any:
    stated = {"kommando": "RekvireraStatsbidrag", "pott": "SOC-2022", "rekvisition": f"R{n}"}
    return bok.kommando({"id": id_ or f"r{n}", **stated, "belopp_ore": 1 + n})


def test_a_command_that_is_recorded_is_answered_without_a_transaction(path: Path) -> None:
    _fyll(path, 40)
    ledger = Last(path)
    receipt = ledger.record(bok.tilldelning("g7"), bok.AKTOR)

    assert not isinstance(receipt, Rejected)
    assert (receipt.redan, receipt.forsta_nr) == (True, bok.FORSTA_NR + 7)
    with pytest.raises(Conflict, match="g7"):
        ledger.record(bok.tilldelning("g7", 5), bok.AKTOR)
    assert ledger.last == []


def test_what_was_undone_is_not_remembered(path: Path) -> None:
    """A correction that read an event of its own batch must read it anew from the next."""
    with bok.oppen(path) as ledger:
        ledger.record(bok.tilldelning("t", 10_000), bok.AKTOR)
        with suppress(ZeroDivisionError), ledger.batch(bok.AKTOR) as batch:
            batch.record(_rekvisition(1))
            batch.record(_rekvisition(2))
            assert not isinstance(batch.record(_ratta("x", "r2")), Rejected)
            raise ZeroDivisionError
        ledger.record(_rekvisition(5, "r1"), bok.AKTOR)
        ledger.record(_rekvisition(2), bok.AKTOR)
        assert not isinstance(ledger.record(_ratta("x", "r2"), bok.AKTOR), Rejected)
        noter = ledger.ahead.streams[POTT].state.noter  # type: ignore[union-attr]

    assert [one.beteckning for one in noter.rekvisitioner.values()] == ["R5"]


def _ratta(id_: str, avser_id: str) -> Any:
    stated = {"kommando": "RattaHandelse", "pott": "SOC-2022", "skal": "fel"}
    return bok.kommando({"id": id_, "avser_id": avser_id, **stated})
