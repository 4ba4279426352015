"""The read model beside a ledger is disposable: a spoilt one is made anew, or told by its name."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.felaktigt.grund import skriv
from tests.cli.program import Result, Run, bare, fingerprint, process
from tests.ledger import angrepp

LASER = ("saldo", "handelser", "avvikelser", "intyg")


@pytest.fixture
def modell(avtal: Path, run: Run) -> Path:
    """The read model of the test's own ledger, up to date."""
    assert run("saldo").code == 0
    return avtal.with_name("liggare.lasmodell.db")


def asked(run: Run) -> list[Result]:
    return [bare(run(verb, "-f", "json")) for verb in LASER]


def rebuilt_or_told(run: Run, sound: list[Result], name: str) -> None:
    """See that each answer is the right one, or that the damaged file is named."""
    for done, right in zip(asked(run), sound, strict=True):
        if done.code == 0:
            assert done.out == right.out
            continue
        assert done.code == 6, done.words
        assert f"läsmodellen {name} är skadad" in done.words
        assert "Ta bort filen; den byggs om ur liggaren." in done.words
        assert "liggarens fil" not in done.words


@pytest.mark.parametrize("share", [0.0, 0.001, 0.05, 0.3, 0.5, 0.9, 0.999])
def test_a_model_cut_short_is_made_anew_or_told(
    avtal: Path, modell: Path, run: Run, share: float
) -> None:
    sound, before, raw = asked(run), fingerprint(avtal), modell.read_bytes()
    modell.write_bytes(raw[: int(len(raw) * share)])

    rebuilt_or_told(run, sound, modell.name)

    assert fingerprint(avtal) == before


@pytest.mark.parametrize("seed", range(24))
def test_a_model_with_a_page_of_noise_is_made_anew_or_told(
    avtal: Path, modell: Path, run: Run, seed: int
) -> None:
    chance = random.Random(seed)
    sound, before, raw = asked(run), fingerprint(avtal), bytearray(modell.read_bytes())
    page = chance.randrange(1, len(raw) // 4096) * 4096
    raw[page : page + 4096] = chance.randbytes(4096)
    modell.write_bytes(raw)

    rebuilt_or_told(run, sound, modell.name)

    assert fingerprint(avtal) == before


@pytest.mark.parametrize(
    "table", ["handelse", "post", "pott", "lage", "forslag", "avvikelse", "saldo"]
)
def test_a_model_that_lacks_a_table_is_made_anew_or_told(
    avtal: Path, modell: Path, run: Run, table: str
) -> None:
    sound, before = asked(run), fingerprint(avtal)
    with closing(sqlite3.connect(modell)) as conn, conn:
        conn.execute("PRAGMA writable_schema = 1")
        conn.execute("DELETE FROM sqlite_master WHERE name = ?", (table,))

    rebuilt_or_told(run, sound, modell.name)

    assert fingerprint(avtal) == before


def test_a_model_that_was_removed_as_told_is_made_anew(modell: Path, run: Run) -> None:
    sound = asked(run)
    modell.unlink()

    assert asked(run) == sound
    assert modell.exists()


def _link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("mal.db"))


def _link_to_a_text(path: Path) -> None:
    path.with_name("dagbok.txt").write_text("kära dagbok\n", "utf-8")
    path.symlink_to(path.with_name("dagbok.txt"))


def _text(path: Path) -> None:
    path.write_text("kära dagbok\n" * 500, "utf-8")


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("CREATE TABLE annat (nr)")


@pytest.mark.parametrize(
    "made", [_link_to_nothing, _link_to_a_text, _text, _other_database, os.mkdir]
)
def test_what_stands_at_the_models_path_and_is_no_model_is_left_alone(
    avtal: Path, modell: Path, run: Run, made: Callable[[Path], Any]
) -> None:
    sound = asked(run)
    modell.unlink()
    made(modell)
    files = {path: path.lstat() for path in avtal.parent.iterdir()}

    assert asked(run) == sound
    after = {path: path.lstat() for path in avtal.parent.iterdir()}
    assert {path: (was.st_ino, was.st_size, was.st_mtime_ns) for path, was in files.items()} == {
        path: (now.st_ino, now.st_size, now.st_mtime_ns) for path, now in after.items()
    }


def test_the_model_is_for_its_owner_alone_whatever_the_mask(avtal: Path) -> None:
    mask = os.umask(0)
    try:
        assert process("--liggare", avtal, "saldo").code == 0
    finally:
        os.umask(mask)

    assert avtal.with_name("liggare.lasmodell.db").stat().st_mode & 0o777 == 0o600


def test_a_model_that_somebody_holds_is_replaced_and_never_written_where_it_stands(
    avtal: Path, modell: Path, run: Run
) -> None:
    with closing(sqlite3.connect(modell, isolation_level=None)) as other:
        other.execute("BEGIN")
        before = other.execute("SELECT COUNT(*) FROM handelse").fetchone()
        assert run(*skriv("mottagande")).code == 0
        inode = modell.stat().st_ino
        done = asked(run)

        assert other.execute("SELECT COUNT(*) FROM handelse").fetchone() == before
    assert modell.stat().st_ino != inode
    assert [one.code for one in done] == [0] * len(LASER)
    modell.unlink()
    assert asked(run) == done
    assert {one.name for one in avtal.parent.iterdir()} <= {
        avtal.name, modell.name, f"{avtal.name}-journal", f"{avtal.name}.lock",
    }  # fmt: skip


@pytest.mark.parametrize("flaggor", [(), ("--revisor",)])
@pytest.mark.parametrize("verb", ["saldo", "avvikelser", "handelser", "bevaka"])
def test_nothing_is_reckoned_of_an_entry_that_is_not_what_was_sealed(
    avtal: Path, run: Run, verb: str, flaggor: tuple[str, ...]
) -> None:
    with angrepp.unguarded(avtal) as conn:
        angrepp.edit(conn, 40, avser="något annat")

    done = run(*flaggor, verb)

    assert (done.code, done.out) == (6, b"")
    assert "händelse 40: innehållet stämmer inte med sigillet" in done.words


def test_an_auditor_holds_the_whole_tree_before_anything_is_reckoned(avtal: Path, run: Run) -> None:
    """The leaf is made to fit, so that only the hashes above it tell."""
    with angrepp.unguarded(avtal) as conn:
        angrepp.edit(conn, 40, avser="något annat")
        stored = dict(conn.execute("SELECT nr, noder FROM sigill"))
        angrepp.reseal(conn)
        (leaf,) = conn.execute("SELECT noder FROM sigill WHERE nr = 40").fetchone()
        for nr, noder in (stored | {40: leaf}).items():
            conn.execute("UPDATE sigill SET noder = ? WHERE nr = ?", (noder, nr))

    assert run("--revisor", "saldo").code == 6
    assert run("verifiera").code == 6
