"""Who records after a run with a wrong clock is told so, on stderr (R55)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from application.session import Session
from cli.terminal.watcher import TERMINAL
from ledger.recording.ledger import Ledger
from tests.ledger import bok


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "liggare.db"
    bok.ny(file).close()
    return file


def _fel_klocka(path: Path) -> None:
    ledger = Ledger(path, clock=lambda: datetime.now(UTC) + timedelta(days=400))
    ledger.record(bok.tilldelning("fel"), bok.AKTOR)
    ledger.close()


def test_what_is_stamped_far_ahead_is_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _fel_klocka(path)
    with Session(path, watcher=TERMINAL).recording(bok.AKTOR) as recording:
        recording.send(bok.tilldelning("ratt"))

    told = capsys.readouterr().err
    assert "mer än ett dygn före klockan" in told
    assert "verifieringen visar från vilken händelse" in told


def test_nothing_is_told_when_nothing_was_recorded_or_the_clock_is_right(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Session(path, watcher=TERMINAL).recording(bok.AKTOR) as recording:
        recording.send(bok.tilldelning("ratt"))
    _fel_klocka(path)
    with Session(path, watcher=TERMINAL).recording(bok.AKTOR) as recording:
        recording.send(bok.nekad("nekad"))

    assert capsys.readouterr().err == ""
