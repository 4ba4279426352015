"""``liggare verifiera --lasmodell``: a kept read model held against one made anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import Run
from tests.ledger import angrepp


def test_an_edited_read_model_is_told_by_its_balances(avtal: Path, run: Run) -> None:
    assert run("saldo").code == 0
    modell = avtal.with_name("liggare.lasmodell.db")
    assert run("verifiera", "--lasmodell").code == 0
    sql = "UPDATE saldo SET ore = ore + 20000000 WHERE pott = ? AND namnd = ? AND position = ?"
    with closing(sqlite3.connect(modell)) as conn, conn:
        query = "SELECT pott, namnd, position, ore FROM saldo WHERE namnd > '' AND ore > 0 LIMIT 1"
        pott, namnd, position, ore = conn.execute(query).fetchone()
        assert conn.execute(sql, (pott, namnd, position)).rowcount == 1

    done = run("verifiera", "--lasmodell", "-f", "json")

    (fel,) = done.json["fel"]
    assert (done.code, fel["nr"], fel["slag"]) == (6, None, "lasmodell")
    start, _, rest = fel["meddelande"].partition(": läsmodellen har ")
    has, _, gives = rest.partition(", händelserna ger ")
    assert start.startswith("saldo ")
    assert {pott, namnd, position} <= set(start.split())
    kronor = [int(text.replace("\xa0", "").replace(" ", "").split("kr")[0].split(",")[0])
              for text in (has, gives)]  # fmt: skip
    assert kronor == [(ore + 20000000) // 100, ore // 100]


def test_the_read_model_is_of_no_interest_when_the_ledger_is_wrong(avtal: Path, run: Run) -> None:
    assert run("saldo").code == 0
    angrepp.rewritten(avtal, 40)
    with angrepp.unguarded(avtal) as conn:
        angrepp.edit(conn, 40, avser="något tredje")

    done = run("verifiera", "--lasmodell", "-f", "json")

    assert [one["slag"] for one in done.json["fel"]] == ["innehall"]
    assert done.json["ej_kontrollerat"][-2].startswith("Läsmodellen jämfördes inte")


def test_a_read_model_that_was_compared_is_not_said_not_to_be(avtal: Path, run: Run) -> None:
    assert run("saldo").code == 0

    assert "Läsmodellen" not in run("verifiera", "--lasmodell").text


def test_without_a_read_model_there_is_nothing_to_compare(avtal: Path, run: Run) -> None:
    done = run("verifiera", "--lasmodell")

    assert done.code == 5
    assert "det finns ingen läsmodell liggare.lasmodell.db att jämföra" in done.words
    assert "liggare saldo" in done.words


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE post",
        "DROP VIEW v_saldo",
        "CREATE TRIGGER tyst AFTER INSERT ON saldo BEGIN DELETE FROM saldo; END",
    ],
)
def test_a_read_model_with_another_schema_is_told(avtal: Path, run: Run, sql: str) -> None:
    assert run("saldo").code == 0
    with closing(sqlite3.connect(avtal.with_name("liggare.lasmodell.db"))) as conn, conn:
        conn.execute(sql)

    done = run("verifiera", "--lasmodell")

    assert done.code == 6
    assert "har andra tabeller eller vyer än den ska ha" in done.text


def test_a_read_model_with_damaged_pages_is_told(avtal: Path, run: Run) -> None:
    assert run("saldo").code == 0
    angrepp.damage(avtal.with_name("liggare.lasmodell.db"), "post")

    done = run("verifiera", "--lasmodell")

    assert done.code == 6
    assert "- läsmodellen liggare.lasmodell.db är skadad (" in done.text
