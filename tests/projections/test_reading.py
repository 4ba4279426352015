"""The plain answers: journal, views, and that asking loads nothing heavy."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from domain.events import BeslutKompletterat, UnderlagKompletterat
from domain.events.recorded import Recorded
from ledger.store.sqlite import dbfile
from projections.answers.avvikelser import avvikelser
from projections.answers.journal import journal
from projections.answers.saldo import KEYS, saldo
from projections.model.follow import ReadModel
from projections.model.opening import fingerprint, lage, open_model
from projections.model.views import FIGURES, TABLES, VIEWS
from tests.projections.flode import Log, built, current

HEAVY = """
import sys
from projections.answers import avvikelser, journal, saldo
print([m for m in ("sqlalchemy", "pydantic", "eventsourcing", "pydantic_core") if m in sys.modules])
"""


@pytest.fixture(scope="module")
def conn(rikt: list[Recorded]) -> sqlite3.Connection:
    return built(rikt).connection()


def test_reading_loads_nothing_heavy() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", HEAVY], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_tables_are_those_that_a_file_is_held_against(conn: sqlite3.Connection) -> None:
    """When a table changes: raise SCHEMA, and put what this says in TABLES."""
    assert fingerprint(dbfile.objects(conn, 500)) == TABLES


@pytest.mark.parametrize("sql", [
    "CREATE TRIGGER t AFTER INSERT ON saldo BEGIN SELECT 1; END",
    "CREATE VIEW v_till AS SELECT 1",
    "CREATE TABLE annan (x)",
    "CREATE INDEX annat ON saldo (ore)",
    "DROP INDEX post_pott",
    "DROP VIEW v_saldo; CREATE VIEW v_saldo AS SELECT 1",
    "ALTER TABLE saldo ADD COLUMN x",
    "ALTER TABLE saldo RENAME TO s; CREATE VIEW saldo AS SELECT * FROM s",
    "ANALYZE",
])  # fmt: skip
def test_a_model_with_another_schema_is_none(
    rikt: list[Recorded], tmp_path: Path, sql: str
) -> None:
    with ReadModel(tmp_path / "l") as model:
        Log(rikt[:20]).follow(model)
    with closing(sqlite3.connect(tmp_path / "l")) as other:
        assert lage(other) is not None
        other.executescript(sql)
        assert lage(other) is None


def test_the_journal_holds_every_event(conn: sqlite3.Connection, rikt: list[Recorded]) -> None:
    rows = list(journal(conn))

    assert [(r["nr"], r["typ"], r["liggarnummer"], r["registrerad"]) for r in rows] == [
        (r.nr, r.typ, r.liggarnummer, r.registrerad) for r in rikt
    ]
    assert {type(r["exempeldata"]) for r in rows} == {bool}
    (changed,) = journal(conn, typ="FordelningAndrad", pott="ANS-2023")
    assert changed["belopp_ore"] == 100
    assert (changed["organ"], changed["paragraf"]) == ("KS", 170)
    assert (changed["pott"], changed["ar"], changed["namnd"]) == ("ANS-2023", 2023, None)


def test_the_journal_is_filtered(conn: sqlite3.Connection, rikt: list[Recorded]) -> None:
    types = [r["typ"] for r in journal(conn, namnd="FRN", pott="ANS-2023")]
    assert types == ["FordelningBeslutad/1", "FordelningAndrad/1"]
    assert [r["typ"] for r in journal(conn, namnd="ASN", ar=2023)] == ["FordelningForeslagen/1"]
    assert len(list(journal(conn, typ="FordelningForeslagen/1"))) == 2
    assert list(journal(conn, typ="Fordelning")) == []
    assert [r["nr"] for r in journal(conn)] == list(range(len(rikt)))


def test_what_belongs_to_an_arende_is_found_in_every_pott(
    conn: sqlite3.Connection, rikt: list[Recorded]
) -> None:
    """By the decision's diarienummer or a document's, in its own stream, and what they complete."""
    for arende in ("STK-2023-490", "STK-2022-1", "finns-ej"):
        named = [
            one
            for one in rikt
            if one.aggregat == f"arende/{arende}"
            or (one.event.beslut and one.event.beslut.diarienummer == arende)
            or (
                one.aggregat != "register"
                and any(document.diarienummer == arende for document in one.event.underlag)
            )
        ]
        completed = {
            one.event.avser_id
            for one in named
            if isinstance(one.event, BeslutKompletterat | UnderlagKompletterat)
        }
        assert [row["nr"] for row in journal(conn, arende=arende)] == [
            one.nr for one in rikt if one in named or one.event.kommando_id in completed
        ]
    assert {row["pott"] for row in journal(conn, arende="STK-2023-490")} == {"ANS-2023"}


def test_the_views_say_what_the_answers_say(conn: sqlite3.Connection) -> None:
    columns = [*KEYS, *(f"{name}_ore" for name in FIGURES)]
    query = f"SELECT {', '.join(columns)} FROM v_saldo"  # noqa: S608
    rows = {tuple(row) for row in conn.execute(query)}

    # The view also shows who has only applied for money (askat_ore); the answer does not.
    shown = {row for row in rows if row[2] is None or any(row[len(KEYS) :])}
    assert shown == {tuple(row.values()) for row in saldo(conn)["rader"]}
    assert conn.execute("SELECT count(*) FROM v_avvikelse").fetchone() == (
        len(avvikelser(conn, alla=True)["rader"]),
    )
    own = conn.execute("SELECT sum(delta_ore) FROM v_poster WHERE pott = 'ANS-2023'"
                       " AND namnd IS NULL AND position = 'ofordelat'").fetchone()  # fmt: skip
    assert own == (1500 - 900 + 100,)


def test_every_view_is_plain_ascii(conn: sqlite3.Connection) -> None:
    for view in VIEWS:
        cursor = conn.execute(f"SELECT * FROM {view}")  # noqa: S608
        assert all(
            column[0].isidentifier() and column[0].isascii() for column in cursor.description
        )


def test_an_opened_model_cannot_be_written(rikt: list[Recorded], tmp_path: Path) -> None:
    path = tmp_path / "l"
    with ReadModel(path) as model:
        Log(rikt).follow(model)
        plain = model.connection()
        assert saldo(plain) == saldo(built(rikt).connection())
        plain.close()
    opened = open_model(path)

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened.execute("DELETE FROM saldo")
    opened.close()
    assert current(path) is not None


def test_an_answer_is_of_one_moment(rikt: list[Recorded], tmp_path: Path) -> None:
    """Whoever has a transaction open sees the same in every answer within it."""
    path = tmp_path / "l"
    with ReadModel(path) as model:
        Log(rikt).follow(model)
    conn = open_model(path)
    conn.execute("BEGIN")

    assert saldo(conn) == saldo(conn)
    assert conn.in_transaction

    conn.close()
