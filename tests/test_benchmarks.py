"""Each benchmark runs, as small as it can be: nothing else of the tests imports them."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks import alla, arbetslast, evidence, listor, start, webben
from benchmarks.blandat.gang import bygg
from benchmarks.blandat.utdata import skriv
from benchmarks.matt import forlaga, korning, skriva, svara
from domain.events import EVENTS
from domain.states.pott import Pott
from domain.states.streams import fold, initial
from ledger import store
from ledger.format.codec import LedgerMapper, notification
from ledger.format.noted import noted
from ledger.store.sqlite.head import connect
from ledger.verification import verify
from ledger.verification.fast.events import own

MAPP = Path(evidence.__file__).parent
LITET = 3_000  # events: fewer do not hold a city's four years
ROWS = [
    "verifiera / ledger bal",
    "verifiera, MiB",
    "verifiera, två processer / ledger bal, väggtid",
    "verifiera per händelse, mot en tiondel så många",
    "verifiera --bara-sigill / sha256sum, filens sidor för sig",
    "verifiera --sedan-sist efter 100 nya händelser, s",
    "Go-programmet, hela loggen / ledger bal",
    "intyg / verifiera",
    "registrera i en pott med många händelser / med få",
    "en annan skrivare väntar på registrera, ms",
    "ett varmt beslut, hur stor del av farten hos rå insert + commit",
    "importera, kostnader per processorsekund",
    "importera, MiB",
    "importera per kostnad, mot en tiondel så många",
    "saldo / hledger bal på 200 transaktioner",
    "saldo --per / DuckDB",
    "saldo --till-handelse / DuckDB",
    "läsmodellen byggd om, µs per händelse",
    "handelser -f jsonl, MiB",
]
EVIDENCE = ["seals", "read", "whole", "memory", "bevis", "append", "batch"]


def rows(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Run a benchmark, which may be above its goals here; return what it prints."""
    with pytest.raises(SystemExit) as ended:
        benchmark.main()
    assert ended.value.code in {0, 8}, ended.value.code
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_benchmark_is_run_here() -> None:
    run = {path for path in MAPP.glob("*.py") if "__main__" in path.read_text("utf-8")}

    ours = (alla, arbetslast, evidence, listor, start, webben)
    assert run == {Path(one.__file__) for one in ours}


def test_what_evidence_costs_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, small in (("PROOFS", 2), ("SINGLE", 1), ("BATCHES", 1)):
        monkeypatch.setattr(evidence, name, small)
    monkeypatch.setattr(sys, "argv", ["evidence.py", "--handelser", "24"])

    found = rows(evidence, capsys)

    assert [row["row"] for row in found] == EVIDENCE
    assert {row["handelser"] > 24 for row in found} == {True}
    assert min(row["value"] for row in found) > 0


def test_what_reading_a_list_costs_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(listor, "PAIRS", 2)
    monkeypatch.setattr(listor, "ROWS", 20)
    monkeypatch.setattr(listor, "COSTS", 40)

    found = rows(listor, capsys)

    assert [row["row"] for row in found] == [*listor.GOALS, "memory", "beslut"]
    *measured, beslut = found
    assert min(row.get("ratio") or row["value"] for row in measured) > 0
    assert isinstance(beslut["ms"], float)  # of so few it is less than a clock can tell


@pytest.mark.skipif(shutil.which("hledger") is None, reason="hledger finns inte här")
def test_how_long_the_program_takes_to_start_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One row of the table is enough: that of the command that says most."""
    monkeypatch.setattr(start, "PAIRS", 2)
    monkeypatch.setattr(start, "GOALS", {"registrera": start.GOALS["registrera"]})
    monkeypatch.setattr(start, "FLOORS", {})

    (found,) = rows(start, capsys)

    assert found["command"] == "registrera"
    assert found["ratio"] > 0


def test_the_floor_that_imports_what_the_others_do_runs() -> None:
    assert start.seconds(start.command("", "rules", 0), {}) > 0


@pytest.fixture(scope="module")
def blandad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blandad") / "w.db"
    bygg(path, LITET)
    return path


def logg(path: Path) -> list[tuple[object, ...]]:
    with store.open(path).reading() as reading:
        return [(row.aggregat, row.typ, row.data) for row in reading.rows(after=None)]


def test_what_pages_cost_and_how_long_readers_wait_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], blandad: Path
) -> None:
    for name, small in (("GANGER", 1), ("LASARE", 2), ("TANKE", 0.05), ("SKRIVNA", 5)):
        monkeypatch.setattr(webben, name, small)
    monkeypatch.setattr(sys, "argv", ["webben.py", "--liggare", str(blandad)])

    found = rows(webben, capsys)

    pages = [f"{namn}, {nar}" for namn, *_ in webben.SIDOR for nar in ("nu", "förr", "dag")]
    assert [row["row"] for row in found] == [*pages, "läsare, p95 s"]
    assert found[-1]["lasta"] >= 2
    assert min(row["value"] for row in found) > 0


def test_the_mixed_workload_is_a_ledger_that_is_accepted_whole(blandad: Path) -> None:
    with closing(connect(blandad)) as conn:
        found = verify(conn).found

    assert found.kept == []
    assert len(logg(blandad)) >= LITET


def test_the_mixed_workload_has_every_kind_of_event_and_notes_that_are_folded_anew(
    blandad: Path,
) -> None:
    kinds = {str(typ).partition("/")[0] for _, typ, _ in logg(blandad)}

    assert {one.__name__ for one in EVENTS} == kinds
    corrected = {
        one["avser_id"]
        for _, typ, data in logg(blandad)
        if str(typ).startswith("HandelseRattad")
        for one in [json.loads(data)]
    }
    with store.open(blandad).reading() as reading:
        read = [
            event.kommando_id
            for stream in reading.streams("pott")
            for event in noted(reading, own, stream, LITET)
        ]
    assert not corrected.isdisjoint(read)


def test_the_mixed_workload_is_the_same_for_the_same_seed(blandad: Path, tmp_path: Path) -> None:
    bygg(tmp_path / "igen.db", LITET)
    bygg(tmp_path / "annan.db", LITET, fro=1)

    assert logg(tmp_path / "igen.db") == logg(blandad)
    assert logg(tmp_path / "annan.db") != logg(blandad)


def test_the_books_for_others_come_to_what_the_potts_hold(blandad: Path, tmp_path: Path) -> None:
    tabell = skriv(blandad, tmp_path).tabell
    summor = Counter[tuple[str, ...]]()
    with tabell.open(encoding="utf-8", newline="") as file:
        for rad in csv.DictReader(file):
            key = rad["pott"], rad["position"], rad["namnd"], rad["underenhet"]
            summor[key] += int(rad["ore"])
    utanfor = {key: ore for key, ore in summor.items() if key[1] == "utanför"}
    mapper = LedgerMapper()
    with store.open(blandad).reading() as reading:
        for stream in reading.streams("pott"):
            events = (
                mapper.to_own_event(notification(row)).event for row in reading.rows(stream=stream)
            )
            pott = fold(initial(stream), events)
            assert isinstance(pott, Pott)
            for konto, ore in pott.saldon.items():
                assert summor.pop((pott.pott, *(part or "" for part in konto)), 0) == ore, konto

    assert {key: ore for key, ore in summor.items() if ore} == utanfor


@pytest.mark.skipif(shutil.which("ledger") is None, reason="ledger finns inte här")
def test_the_journal_is_read_by_ledger_and_in_balance(blandad: Path, tmp_path: Path) -> None:
    journal = skriv(blandad, tmp_path).journal
    line = ["ledger", "-f", str(journal), "bal", "--flat", "--format", "%(account)\n"]
    done = subprocess.run(line, check=True, capture_output=True, text=True)

    assert "forbrukat:SOC-2021:ASN" in done.stdout


def test_every_row_of_the_table_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(skriva, "VARMA", 2)
    monkeypatch.setattr(korning, "FLER", 1)
    monkeypatch.setattr(svara, "NAR", (50,))
    monkeypatch.setattr(forlaga, "go_saknas", lambda: "det tar en halv minut att bygga")
    spara = tmp_path / "alla.json"
    argv = ["alla.py", "--handelser", str(LITET), "--par", "1", "--spara", str(spara)]
    monkeypatch.setattr(sys, "argv", argv)

    found = rows(alla, capsys)

    own = [row for row in found if not row["row"].startswith("kamrat: ")]
    assert [row["row"] for row in own] == ROWS
    assert {row["goal"] is None for row in own} == {False}
    assert all("value" in row or row["unmeasured"].startswith("ej mätt: ") for row in found)
    saved = json.loads(spara.read_text("utf-8"))
    assert (saved["rows"], saved["seed"], saved["events"] >= LITET) == (found, 2026, True)
