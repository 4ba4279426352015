"""Example data is marked in every answer, and left out of every answer with --utan-exempel."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from ledger.store.reader import events
from ledger.store.sqlite.head import connect
from tests.cli.program import inside

LAST_DAY = ("--idag", "2026-01-01")
SVAR: dict[str, tuple[str, ...]] = {
    "saldo": ("saldo",),
    "saldo per insats": ("saldo", "--gruppera", "pott,insats"),
    "saldo --rakenskapsar": ("saldo", "--rakenskapsar", "2022"),
    "handelser": ("handelser",),
    "poster": ("poster", "--position", "ofordelat"),
    "avvikelser": ("avvikelser",),
    "bevaka": ("bevaka", *LAST_DAY),
    "intyg": ("intyg",),
    "intyg --lopande": ("intyg", "--lopande"),
}
UTAN_RADER = {"ram": ("saldo", "--ram"), "attestforteckning": ("attestforteckning",)}
every_answer = pytest.mark.parametrize("args", SVAR.values(), ids=SVAR)


@pytest.fixture(scope="module")
def sista(demo: Path) -> str:
    """The number of the last event that is no example; every example comes after it."""
    conn = connect(demo)
    found = [(one.nr, one.event.exempeldata) for one in events(conn)]
    conn.close()
    last = max(nr for nr, example in found if not example)
    assert all(example for nr, example in found if nr > last)
    assert not any(example for nr, example in found if nr <= last)
    return str(last)


def asked(demo: Path, *args: str) -> str:
    done = inside("--liggare", demo, *args)
    assert done.code in {0, 8}, done.words
    return done.out.decode("utf-8-sig")


def sheet(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def rows(demo: Path, *args: str) -> Any:
    """What an answer holds, without what it is as of."""
    text = asked(demo, *args, "-f", "json")
    if args[0] == "handelser":
        return text
    return {key: of for key, of in json.loads(text).items() if key not in {"per", "kort", "provad"}}


@every_answer
def test_it_is_marked_where_people_read(demo: Path, args: tuple[str, ...]) -> None:
    assert "xempeldata ingår" in asked(demo, *args)


@every_answer
def test_it_is_marked_in_json(demo: Path, args: tuple[str, ...]) -> None:
    text = asked(demo, *args, "-f", "json")
    if args[0] == "handelser":
        assert any(json.loads(line)["data"].get("exempeldata") for line in text.splitlines())
    else:
        assert json.loads(text)["exempeldata"] is True


@every_answer
def test_each_line_of_json_says_it_for_itself(demo: Path, args: tuple[str, ...]) -> None:
    lines = [json.loads(line) for line in asked(demo, *args, "-f", "jsonl").splitlines()]

    assert all("exempeldata" in (one.get("data") or one) for one in lines)
    assert any((one.get("data") or one)["exempeldata"] is True for one in lines)


@every_answer
def test_each_row_of_a_sheet_says_it(demo: Path, args: tuple[str, ...], tmp_path: Path) -> None:
    found = {row["exempeldata"] for row in sheet(asked(demo, *args, "-f", "csv"))}
    assert "ja" in found

    asked(demo, *args, "-f", "xlsx", "-o", str(tmp_path / "bok.xlsx"))


@every_answer
def test_without_it_there_is_what_there_was_before_it(
    demo: Path, args: tuple[str, ...], sista: str
) -> None:
    found = rows(demo, *args, "--utan-exempel")
    before = rows(demo, *args, "--till-handelse", sista)

    if args[0] != "handelser":
        assert found["exempeldata"] is False
        assert found.pop("vilar_pa_exempel") == []
    assert found == before


@pytest.mark.parametrize("args", [*SVAR.values(), *UTAN_RADER.values()], ids=[*SVAR, *UTAN_RADER])
def test_without_it_that_is_said(demo: Path, args: tuple[str, ...]) -> None:
    assert "Utan exempeldata." in asked(demo, *args, "--utan-exempel")
    assert "xempeldata ingår" not in asked(demo, *args, "--utan-exempel")
    for row in sheet(asked(demo, *args, "--utan-exempel", "-f", "csv")):
        assert (row["exempeldata"], row["utan_exempel"]) == ("nej", "ja")


def test_what_waits_is_marked_by_what_it_follows_from(demo: Path) -> None:
    found = json.loads(asked(demo, "bevaka", *LAST_DAY, "-f", "json"))["rader"]
    journal = asked(demo, "handelser", "-f", "json").splitlines()
    entries = [json.loads(line) for line in journal]
    examples = {one["nr"] for one in entries if one["data"].get("exempeldata") is True}

    assert {row["exempeldata"] for row in found} == {True, False}
    assert all(row["exempeldata"] for row in found if row["handelse"] in examples)
    others = [row for row in found if row["handelse"] not in examples]
    assert {(row["pott"], row["slag"]) for row in others if row["exempeldata"]} == {
        ("KS-2022", "nyttjande"),  # what is left of the pott when the example has used it
        ("KS-2022", "attest"),  # how many of its events lack one
    }
    marked = [row["vem"] for row in found if row["exempeldata"]]
    assert asked(demo, "bevaka", *LAST_DAY).count("(exempeldata)") == len(marked)


def test_an_event_that_is_an_example_says_so_first(demo: Path) -> None:
    for line in asked(demo, "handelser", "-f", "json").splitlines():
        entry = json.loads(line)
        if entry["nr"] % 12 == 0:
            head = asked(demo, "handelse", str(entry["nr"])).splitlines()[:2]
            assert ("EXEMPELDATA" in head) is entry["data"]["exempeldata"]
