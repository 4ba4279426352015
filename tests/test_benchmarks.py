"""Each benchmark runs, as small as it can be: nothing else of the tests imports them."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import evidence, listor, start

MAPP = Path(evidence.__file__).parent
EVIDENCE = ["seals", "read", "whole", "memory", "bevis", "append", "batch"]


def rows(benchmark: Any, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Run a benchmark, which may be above its goals here; return what it prints."""
    with pytest.raises(SystemExit) as ended:
        benchmark.main()
    assert ended.value.code in {0, 8}, ended.value.code
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_benchmark_is_run_here() -> None:
    run = {path for path in MAPP.glob("*.py") if "__main__" in path.read_text("utf-8")}

    assert run == {Path(one.__file__) for one in (evidence, listor, start)}


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
    assert min(row.get("ratio") or row.get("value") or row["ms"] for row in found) > 0


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
