"""A long journal is written part by part, and says what it says in one; or nothing at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from application.asking import snapshot
from reports.events import journal
from tests.cli.program import Run
from tests.ledger import bok

FORMS = ("json", "jsonl", "csv")
URVAL: tuple[tuple[str, ...], ...] = (
    (), ("--pott", "SOC-2022"), ("--namnd", "GRN"), ("--per", "2022-09"), ("--utan-exempel",),
    ("--typ", "overforing", "--till-handelse", "60"), ("--per", "2001"),
)  # fmt: skip


@pytest.mark.parametrize("urval", URVAL, ids=" ".join)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("avtal")
def test_parts_say_what_the_whole_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, urval: tuple[str, ...]
) -> None:
    whole = run("handelser", "-f", form, *urval)
    fil = tmp_path / "svar"
    for module in (snapshot, journal):
        monkeypatch.setattr(module, "_PART", 3)

    assert run("handelser", "-f", form, *urval) == whole
    assert run("handelser", "-f", form, *urval, "-o", fil).words == whole.words
    assert fil.read_bytes() == whole.out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_of_a_damaged_log_nothing_is_written(
    avtal: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    run("saldo")
    monkeypatch.setattr(snapshot, "_PART", 3)
    sql = "UPDATE handelse SET data = CAST(data || ' ' AS BLOB) WHERE nr = 60"
    bok.forfalska(avtal, sql)
    fil = tmp_path / "svar"

    done = run("handelser", "-f", form)

    assert "händelse 60: innehållet stämmer inte med sigillet" in done.words
    assert (done.code, done.out) == (6, b"")
    assert run("handelser", "-f", form, "-o", fil).code == 6
    assert not fil.exists()


@pytest.mark.usefixtures("avtal")
def test_of_a_damaged_read_model_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("saldo")
    monkeypatch.setattr(journal, "_PART", 3)
    with closing(sqlite3.connect(tmp_path / "liggare.lasmodell.db")) as conn, conn:
        conn.execute("UPDATE handelse SET avser = CAST(x'ff' AS TEXT) WHERE nr = 60")

    done = run("handelser", "-f", "csv")

    assert (done.code, done.out) == (6, b"")
