"""Who records: as stated, or as the file beside the ledger maps the user; nobody else."""

from __future__ import annotations

import getpass
import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.program import AVTAL, Result, Run, fingerprint, inside, process

ALIAS = ("registrera", "alias", "--alias", "Kulturen", "--kod", "KUN", "--avser", "prov",
         "--datum", "2022-01-01")  # fmt: skip
SKRIVER = {
    "registrera": ALIAS,
    "importera": ("importera", str(AVTAL), "--ja"),
    "importera rad för rad": ("importera", str(AVTAL), "--ja", "--rad-for-rad"),
}


def recorder(tom: Path, done: Result) -> str:
    assert done.code == 0, done.words
    entry = inside("--liggare", tom, "handelser", "-f", "json").out.splitlines()[-1]
    found: str = json.loads(entry)["data"]["registrerad_av"]
    return found


@pytest.mark.parametrize("args", SKRIVER.values(), ids=SKRIVER)
def test_a_user_who_is_not_mapped_cannot_write(tom: Path, run: Run, args: tuple[str, ...]) -> None:
    before = fingerprint(tom)

    done = run(*args, env={"LIGGARE_AKTOR": "", "LOGNAME": "obekant"})

    assert done.code == 2
    assert "'obekant' är ingen registrerad aktör" in done.words
    assert "aktorer.toml" in done.words
    assert fingerprint(tom) == before


def test_how_to_map_a_user_is_told_as_toml_whatever_the_name(tom: Path, run: Run) -> None:
    namn = 'Fi\nFALSK 1 000 "000"\\'
    done = run(*ALIAS, env={"LIGGARE_AKTOR": "", "LOGNAME": namn})

    assert [line for line in done.words.splitlines() if not line.startswith(("Fel:", " "))] == []
    told = done.words.partition("aktorer.toml:")[2]
    assert tomllib.loads(told) == {"EK-01": {"os": [namn]}}


def test_a_user_who_is_not_mapped_cannot_create_a_ledger(tmp_path: Path, run: Run) -> None:
    done = run("skapa", env={"LIGGARE_AKTOR": "", "LOGNAME": "obekant"})

    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_user_who_is_mapped_writes_under_the_id(tom: Path, run: Run) -> None:
    tom.with_name("aktorer.toml").write_text(
        '[EK-01]\nos = ["annan"]\n\n[EK-02]\nnamn = "Åsa"\nos = ["asa", "STADEN\\\\asa"]\n', "utf-8"
    )

    done = run(*ALIAS, env={"LIGGARE_AKTOR": "", "LOGNAME": "asa"})

    assert recorder(tom, done) == "EK-02"


def test_in_a_process_of_its_own_the_same(tom: Path) -> None:
    mapped = f'[EK-07]\nos = ["{getpass.getuser()}"]\n'
    env = {"LIGGARE_AKTOR": "", "LIGGARE_URL": str(tom), "PYTHONIOENCODING": "utf-8"}

    assert process(*ALIAS, env=env).code == 2
    tom.with_name("aktorer.toml").write_text(mapped, "utf-8")
    assert recorder(tom, process(*ALIAS, env=env)) == "EK-07"


@pytest.mark.parametrize("text", ["[EK-01", "EK-01 = 5", "[EK-01]\nos = 5", "\xff"])
def test_a_mapping_that_cannot_be_read_maps_nobody(tom: Path, run: Run, text: str) -> None:
    before = fingerprint(tom)
    tom.with_name("aktorer.toml").write_bytes(text.encode("latin-1"))

    done = run(*ALIAS, env={"LIGGARE_AKTOR": "", "LOGNAME": "asa"})

    assert done.code == 2
    assert "aktorer.toml går inte att läsa" in done.words
    assert fingerprint(tom) == before


def test_what_is_stated_goes_before_what_is_mapped(tom: Path, run: Run) -> None:
    tom.with_name("aktorer.toml").write_text('[EK-02]\nos = ["asa"]\n', "utf-8")
    env = {"LOGNAME": "asa", "LIGGARE_AKTOR": "EK-03"}

    assert recorder(tom, run(*ALIAS, "--id", "1", env=env)) == "EK-03"
    other = (*ALIAS[:3], "Kulturens", *ALIAS[4:])
    assert recorder(tom, run("--aktor", "EK-04", *other, env=env)) == "EK-04"
    third = (*ALIAS[:3], "Kulturer", *ALIAS[4:])
    assert recorder(tom, run("--aktor", "EK-04", *third, "--aktor", "EK-05", env=env)) == "EK-05"


def test_reading_asks_for_nobody(tom: Path, run: Run) -> None:
    assert run("saldo", env={"LIGGARE_AKTOR": "", "LOGNAME": "obekant"}).code == 0
