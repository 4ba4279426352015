"""The demo tells what the documents tell, and then a marked example that moves every position."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import postings
from ledger.store.reader import events
from ledger.store.sqlite.head import connect
from tests.cli.program import ROT, inside

DATA = ROT / "application" / "data" / "malmo"
KALLOR = sorted((DATA / "kallor").glob("*.jsonl"))
TITLAR = {
    f"{serie}{n + 1}"
    for serie, antal in zip("ABC", (25, 11, 16), strict=True)
    for n in range(antal)
}
TABELLER = json.loads((ROT / "tests" / "data" / "tabeller_2022.json").read_text("utf-8"))
ELSEWHERE = {p.ANVISAT}
"""What the demo does not move: no document says how much KF has appropriated."""


@pytest.fixture(scope="module")
def forslaget(demo: Path) -> list[dict[str, Any]]:
    """The balances after the demo's first part: what the documents say."""
    conn = connect(demo)
    last = max(one.nr for one in events(conn) if not one.event.exempeldata)
    conn.close()
    answer = inside("--liggare", demo, "saldo", "--till-handelse", last, "-f", "json").json
    assert answer["exempeldata"] is False
    rows: list[dict[str, Any]] = answer["rader"]
    return rows


@pytest.mark.parametrize("pott", ["KS-2022", "SOC-2022"])
def test_the_proposal_of_2022_is_the_table_to_the_krona(
    forslaget: list[dict[str, Any]], pott: str
) -> None:
    own = [row for row in forslaget if row["pott"] == pott]

    assert {
        "/".join(filter(None, (row["namnd"], row["underenhet"]))): row["foreslaget_ore"] // 100
        for row in own
        if row["namnd"]
    } == TABELLER[pott]["rader"]
    assert [row["foreslaget_ore"] for row in own if row["namnd"] is None] == [
        TABELLER[pott]["angivet"] * 100
    ]


def test_the_sums_per_namnd_are_those_of_both_tables(forslaget: list[dict[str, Any]]) -> None:
    sums = Counter[str]()
    for row in forslaget:
        if row["namnd"] and row["foreslaget_ore"]:
            sums[row["namnd"]] += row["foreslaget_ore"] // 100

    assert sums == TABELLER["per_namnd"]
    assert sum(sums.values()) == 33_600_000
    stated = {row["pott"]: row["foreslaget_ore"] for row in forslaget if row["namnd"] is None}
    assert stated["KS-2022"] + stated["SOC-2022"] == 34_700_000_00
    assert stated["KS-2023"] + stated["SOC-2023"] == 37_200_700_00  # of which no row is known


def test_the_documents_book_what_they_say_and_no_more(forslaget: list[dict[str, Any]]) -> None:
    own = {row["pott"]: row for row in forslaget if row["namnd"] is None}

    called_in = "tilldelat_ore", "rekvirerat_ore", "inbetalt_ore"
    assert [own["SOC-2022"][name] for name in called_in] == [19_700_000_00] * 3
    assert [own["SOC-2023"][name] for name in called_in] == [22_200_700_00] * 2 + [0]
    avsatt = {pott: row["avsatt_ore"] for pott, row in own.items() if row["avsatt_ore"]}
    assert avsatt == {
        "KS-2022": 15_000_000_00,
        "KS-2023": 15_000_000_00,
        "KS-2024": 8_500_000_00,
    }
    assert not any(row["anvisat_ore"] for row in own.values())  # KF's amounts are in no document
    assert not any(row["fordelat_ore"] or row["hos_namnd_ore"] for row in forslaget)


def test_every_contradiction_is_open_and_the_missing_krona_first(demo: Path) -> None:
    rows = inside("--liggare", demo, "avvikelser", "-f", "json").json["rader"]

    missing = next(row for row in rows if row["belopp_ore"])
    assert (missing["kod"], missing["regel"]) == ("A2", "R7")
    assert missing["belopp_ore"] == 1_100_000_00
    assert "18 600 000" in missing["lasningar"][0]
    assert "19 700 000" in missing["lasningar"][1]
    noted = [row for row in rows if row["kod"] in TITLAR]
    assert {row["kod"] for row in noted} == TITLAR
    assert not any(row["exempeldata"] for row in noted)


def test_what_the_rules_find_of_the_documents_is_what_these_leave_unsaid(demo: Path) -> None:
    honest = ("--liggare", demo, "avvikelser", "--utan-exempel", "-f", "json")
    rows = [row for row in inside(*honest).json["rader"] if row["kod"] not in TITLAR]

    assert Counter(row["kod"] for row in rows) == {
        "R57": 23,  # amounts and tables
        "R38": 21,  # days, § and diarienummer
        "R29": 8,  # what nämnder used of 2024
        "R3": 2,  # the day and the ombud of a rekvisition
        "R14": 2,  # the application that was late, and announced before it was decided
    }


def test_all_eight_of_2024_have_reported(demo: Path) -> None:
    potter = inside("--liggare", demo, "bevaka", "--utan-exempel", "-f", "json").json["potter"]
    (of_2024,) = [one for one in potter if one["pott"] == "KS-2024"]

    assert (of_2024["redovisat"], of_2024["redovisande"]) == (8, 8)
    assert of_2024["internt"] == "inkommen"  # none of them with an amount (A17)


@pytest.mark.parametrize("fil", ["dokument", "register"])
def test_every_command_of_the_documents_names_the_text_it_rests_on(fil: str) -> None:
    kallor = [json.loads(one.read_text("utf-8").partition("\n")[0]) for one in KALLOR]
    texts = {one["sha256"] for one in kallor}
    for line in (DATA / f"{fil}.jsonl").read_text("utf-8").splitlines():
        stated = json.loads(line)
        hashes = {one["sha256"] for one in stated["underlag"] if "sha256" in one}

        assert hashes, stated["id"]
        assert hashes <= texts, stated["id"]
        assert "exempeldata" not in stated, stated["id"]


def test_the_example_moves_every_position_and_is_marked(demo: Path) -> None:
    conn = connect(demo)
    moved = {
        konto.position
        for one in events(conn)
        for fran, till, _ in postings(one.event)
        for konto in (fran, till)
        if konto is not None
    }
    conn.close()
    positions = {
        value for name, value in vars(p).items() if name.isupper() and isinstance(value, str)
    }

    assert positions - ELSEWHERE <= moved
    answer = inside("--liggare", demo, "saldo", "-f", "json").json
    assert answer["exempeldata"] is True


@pytest.fixture(scope="module")
def berattelsen(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the demo tells at a terminal of 80 columns."""
    done = inside("demo", "--mapp", tmp_path_factory.mktemp("berattelse"))
    assert done.code == 0
    return done.text


def _parts(text: str) -> list[str]:
    return re.split(r"\n(?=[1-5]\. [A-ZÅÄÖ ()]+\n=+\n)", text)[1:]


def test_the_demo_tells_a_story_in_five_parts_of_a_screen_each(berattelsen: str) -> None:
    parts = _parts(berattelsen)

    assert [part.partition("\n")[0] for part in parts] == [
        "1. VAD DOKUMENTEN SÄGER",
        "2. VAD SOM INTE STÄMMER",
        "3. SÅ SER ETT ÅR UT (EXEMPEL)",
        "4. VAD SOM ÄR BEVISAT",
        "5. PRÖVA SJÄLV",
    ]
    lines = [line for line in berattelsen.splitlines() if "LIGGARE_URL=" not in line]
    assert max(map(len, lines)) <= 80
    assert max(len(part.splitlines()) for part in parts) <= 42
    assert len(berattelsen.splitlines()) <= 135


def test_the_story_has_the_figures_of_the_documents(berattelsen: str) -> None:
    first, second, *_ = _parts(berattelsen.replace("\N{NO-BREAK SPACE}", " "))

    assert re.search(r"Raderna tillsammans +15 000 000 +18 600 000\n", first)
    assert re.search(r"Totalbelopp som dokumentet anger +15 000 000 +19 700 000\n", first)
    assert "EXEMPEL" not in first + second
    assert "\nA2   " in second
    assert "18 600 000 kr" in second


def test_every_table_of_the_example_is_marked(berattelsen: str) -> None:
    third = _parts(berattelsen)[2]

    assert third.count("EXEMPEL") >= 1 + third.count("-----\n\n") + 2


def test_every_command_that_is_proposed_works(berattelsen: str, demo: Path) -> None:
    proposed = re.findall(r"^  liggare (.+?)  ", _parts(berattelsen)[4], re.MULTILINE)

    assert len(proposed) >= 6
    assert any("--utan-exempel" in one for one in proposed)
    for one in proposed:
        assert inside("--liggare", demo, *one.split()).code in {0, 8}, one
