"""``verifiera --sedan-sist`` and ``--grundligt``: what is held, what is said, what is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from application.proving import certified
from features.steps.arkiv import LOSEN, Arkiv
from tests.cli.program import Run, inside
from tests.ledger import angrepp

SEDAN = ("verifiera", "--sedan-sist", "-f", "json")


def test_what_is_old_is_taken_on_trust_the_second_time(avtal: Path, run: Run) -> None:
    first, again = run(*SEDAN).json, run(*SEDAN).json
    size = first["handelser"]

    assert (first["ok"], first["sedan"]) == (again["ok"], None) == (True, None)
    assert (again["sedan"], again["rot"]) == (size, first["rot"])
    assert again["tillstand"] == first["tillstand"]
    assert again["ej_kontrollerat"][0].startswith(f"Händelserna 0-{size - 1} prövades när roten")
    assert "bärs inte av någon kontrollpunkt" in again["ej_kontrollerat"][1]
    assert f"varje händelse från och med {size}" in run("verifiera", "--sedan-sist").text
    assert run("verifiera", "-f", "json").json["sedan"] is None

    with angrepp.unguarded(avtal) as conn:
        angrepp.edit(conn, size - 1, avser="något annat")
    assert run(*SEDAN).code == 6


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"\xff" * 99], ids=["tom", "annat", "ej text"])
def test_a_damaged_certificate_counts_for_nothing(avtal: Path, run: Run, damage: bytes) -> None:
    first = run(*SEDAN).json
    certified.path_of(avtal).write_bytes(damage)

    assert run(*SEDAN).json == first


def test_nothing_is_kept_of_a_ledger_in_which_something_is_wrong(avtal: Path, run: Run) -> None:
    with angrepp.unguarded(avtal) as conn:
        angrepp.edit(conn, 3, avser="något annat")
    done = run(*SEDAN)

    assert (done.code, done.json["tillstand"]) == (6, None)
    assert not certified.path_of(avtal).exists()


def test_thorough_gives_the_same_answer(avtal: Path, run: Run) -> None:
    assert run("verifiera", "--grundligt").out == run("verifiera").out
    with angrepp.unguarded(avtal) as conn:
        conn.execute("DELETE FROM sokord WHERE nr = 5")
    assert run("verifiera", "--grundligt", "-f", "json").json == run("verifiera", "-f", "json").json


@pytest.mark.parametrize("other", [("--bara-sigill",), ("--grundligt",), ("--blad", "blad.bin")])
@pytest.mark.usefixtures("avtal")
def test_what_is_new_alone_goes_with_nothing_that_holds_more_or_less(
    run: Run, other: tuple[str, ...]
) -> None:
    done = run(*SEDAN, *other)
    assert (done.code, done.out) == (2, b"")
    assert f"går inte ihop med {other[0]}" in done.words


@pytest.mark.usefixtures("avtal")
def test_who_audits_takes_nothing_on_trust(run: Run) -> None:
    assert run(*SEDAN).code == 0
    done = run("--revisor", *SEDAN)
    assert (done.code, done.out) == (2, b"")
    assert "den som granskar" in done.words


def test_a_checkpoint_carries_what_the_ledger_adds_up_to(arkiv: Arkiv) -> None:
    env = {"LIGGARE_NYCKEL_LOSEN": LOSEN}
    nyckel, ut = arkiv.mapp / "ekonomi.nyckel", arkiv.mapp / "buren.txt"
    liggare = ("--liggare", arkiv.liggare)
    done = inside(*liggare, "kontrollpunkt", "--tillstand", "--nyckel", nyckel, "-o", ut, env=env)
    assert done.code == 0

    answer = inside(*liggare, *SEDAN, "--kontrollpunkt", ut).json
    assert (answer["ok"], answer["sedan"]) == (True, answer["handelser"])
    assert f"tillstand sha256:{answer['tillstand']}" in ut.read_text("utf-8")
    assert any("bärs av kontrollpunkt" in one for one in answer["ej_kontrollerat"])
