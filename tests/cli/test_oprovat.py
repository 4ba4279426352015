"""An edited read model: right figures all the same, or the answer says what it was not held to."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from projections.model.tables import LAGE, METADATA
from tests.cli.program import OPROVAD, Result, Run, bare, inside

TABLES = [table for table in METADATA.sorted_tables if table is not LAGE]
VERBS: dict[str, tuple[str, ...]] = {
    "saldo": ("saldo",),
    "insats": ("saldo", "--gruppera", "namnd,insats"),
    "räkenskapsår": ("saldo", "--rakenskapsar", "2022"),
    "ram": ("saldo", "--ram"),
    "per": ("saldo", "--per", "2022-12-31"),
    "poster": ("poster", "--position", "balanskonto"),
    "handelser": ("handelser",),
    "avvikelser": ("avvikelser", "--alla"),
    "bevaka": ("bevaka", "--idag", "2023-01-01"),
    "attestforteckning": ("attestforteckning",),
    "intyg": ("intyg",),
    "handelse": ("handelse", "20"),
}
FORMS = ("tabell", "json", "jsonl", "csv")


def _edited(modell: Path, table: str) -> int:
    """Change every row of a table as a program that opens the file can, its schema left alone."""
    with closing(sqlite3.connect(modell)) as conn, conn:
        columns = conn.execute(f"SELECT name, type, pk FROM pragma_table_info('{table}')")  # noqa: S608 - ours
        changed = 0
        for name, kind, key in columns.fetchall():
            if key or name in {"sista_dag", "registrerad"}:
                continue
            new = f"{name} || 'X'" if kind == "TEXT" else f"{name} + 7"
            sql = f"UPDATE {table} SET {name} = {new} WHERE {name} IS NOT NULL"  # noqa: S608 - ours
            changed += conn.execute(sql).rowcount
        return changed


def _said(done: Result, form: str) -> bool:
    if form == "tabell":
        return OPROVAD in done.text
    if form == "csv" and OPROVAD not in done.words:
        rows = list(csv.DictReader(io.StringIO(done.out.decode("utf-8-sig")), delimiter=";"))
        return bool(rows) and {row.get("provad") for row in rows} == {"nej"}
    return OPROVAD in done.words or b'"provad": false' in done.out


def _asked(run: Run) -> dict[tuple[str, str], Result]:
    asked = {}
    for name, args in VERBS.items():
        for form in FORMS if name != "handelse" else ("tabell", "json"):
            asked[name, form] = run(*args, "-f", form)
    return asked


@pytest.fixture(scope="module")
def sound(
    mall_avtal: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Result]:
    """What every verb answers of a read model that nobody has edited."""
    kopia = shutil.copyfile(mall_avtal, tmp_path_factory.mktemp("sound") / "liggare.db")
    return _asked(lambda *args: inside(*args, env={"LIGGARE_URL": str(kopia)}))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_what_was_edited_is_never_shown_as_held_to_the_log(
    avtal: Path, run: Run, sound: dict[tuple[str, str], Result], table: object
) -> None:
    run("saldo")  # which makes the read model
    modell = avtal.with_name("liggare.lasmodell.db")
    edited = _edited(modell, str(table))

    wrong = 0
    for (name, form), done in _asked(run).items():
        if done.code == 6:
            continue
        if bare(done) != bare(sound[name, form]):
            wrong += 1
            assert _said(done, form), (name, form)
        assert name not in {"intyg", "handelse"} or done == sound[name, form]
    print(table, edited, wrong)
    for name, args in VERBS.items():
        if name in {"intyg", "handelse"}:
            continue
        done = run(*args, "--provad", "-f", "json")
        assert bare(done) == bare(sound[name, "json"]), name
        assert b'"provad": false' not in done.out
        assert OPROVAD not in run(*args, "--provad").text


def test_the_edits_do_reach_the_answers(avtal: Path, run: Run) -> None:
    """Or the test above would show nothing."""
    sound = _asked(run)
    modell = avtal.with_name("liggare.lasmodell.db")
    edited = ("saldo", "saldo_dag", "saldo_manad", "handelse", "post", "avvikelse")
    assert all(_edited(modell, name) for name in edited)

    done = _asked(run)
    for name in ("saldo", "per", "handelser", "avvikelser"):
        assert bare(done[name, "csv"]) != bare(sound[name, "csv"])
        assert [form for form in FORMS if not _said(done[name, form], form)] == [], name


def test_an_auditor_needs_no_such_words(avtal: Path, run: Run) -> None:
    for args in (("saldo",), ("handelser", "-f", "csv")):
        done = run("--revisor", *args)
        assert OPROVAD not in done.text + done.words
    assert run("--revisor", "saldo", "-f", "json").json["provad"] is True
