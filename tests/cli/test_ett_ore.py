"""One öre too much is refused, by the right rule and in words, and nothing is written."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import NamedTuple

import pytest

from domain.values.money import NBSP
from tests.cli.program import Run, fingerprint, inside

KS = "KS 2022-08-17 § 301 STK-2022-900"
KF = "KF 2022-06-16 § 120 STK-2022-901"
SOC = ("--pott", "SOC-2022", "--avser", "prov")
STAT = (*SOC, "--datum", "2022-06-01")
ANS = ("--pott", "KS-2022", "--avser", "prov", "--datum", "2022-06-01")
POTT = ("--bidragsar", "2022", "--andamal", "trygghet", "--nyttjas-from", "2022-01-01",
        "--nyttjas-tom", "2022-12-31", "--program", "trygghet", "--engangsmedel")  # fmt: skip

GRUND: tuple[tuple[str, ...], ...] = (
    ("pott", *STAT, "--kalla", "statsbidrag", "--givare", "SOS", *POTT),
    ("tilldelning", *STAT, "--belopp", "1 000 000", "--beslut", "SOS 2022-02-01 § 1 STK-2022-900"),
    ("rekvisition", *STAT, "--belopp", "800 000,50", "--rekvisition", "R1", "--ombud", "ombud"),
    ("inbetalning", *STAT, "--belopp", "500 000", "--rekvisition", "R1"),
    ("fordelning", *STAT, "--total", "700 000", "--beslut", KS,
     "--rad", "GRN=400 000", "--rad", "KUN=300 000"),
    ("overforing", *STAT, "--namnd", "KUN", "--belopp", "300 000"),
    ("pott", *ANS, "--kalla", "ks_anslag", *POTT),
    ("anslag", *ANS, "--belopp", "5 000 000", "--beslut", KF),
    ("avsattning", *ANS, "--belopp", "4 999 999,99", "--beslut", KS),
)  # fmt: skip


class Fall(NamedTuple):
    """A command that is one öre over, its rule, and the figures that the answer must hold."""

    args: tuple[str, ...]
    regel: str
    figures: tuple[str, ...]


FALL = {
    "rekvisition": Fall(
        ("rekvisition", *STAT, "--rekvisition", "R2", "--ombud", "x", "--belopp", "199 999,51"),
        "R2", ("199 999,51 kr", "1 000 000 kr", "800 000,50 kr", "199 999,50 kr")),
    "inbetalning": Fall(
        ("inbetalning", *STAT, "--rekvisition", "R1", "--belopp", "300 000,51"),
        "R4", ("300 000,51 kr", "800 000,50 kr", "500 000 kr", "300 000,50 kr")),
    "avsättning": Fall(
        ("avsattning", *ANS, "--beslut", KS, "--belopp", "0,02"),
        "R9", ("5 000 000,01 kr", "5 000 000 kr", "0,01 kr")),
    "fördelning ur statsbidrag": Fall(
        ("fordelning", *STAT, "--beslut", KS, "--total", "100 000,51", "--rad", "TN=100 000,51"),
        "R8", ("100 000,51 kr", "100 000,50 kr")),
    "fördelning ur anslag": Fall(
        ("fordelning", *ANS, "--beslut", KS, "--total", "5 000 000", "--rad", "TN=5 000 000"),
        "R9", ("5 000 000 kr", "4 999 999,99 kr")),
    "överföring över raden": Fall(
        ("overforing", *STAT, "--namnd", "GRN", "--belopp", "400 000,01"),
        "R18", ("400 000,01 kr", "400 000 kr")),
    "överföring över kassan": Fall(
        ("overforing", *STAT, "--namnd", "GRN", "--belopp", "200 000,01"),
        "R46", ("200 000,01 kr", "500 000 kr", "300 000 kr", "200 000 kr")),
    "återlämning": Fall(
        ("aterlamning", *STAT, "--namnd", "KUN", "--belopp", "300 000,01", "--skal", "blev över",
         "--beslut", "KUN 2022-06-01 § 9 STK-2022-900"),
        "R22", ("300 000,01 kr", "300 000 kr")),
}  # fmt: skip


@pytest.fixture(scope="module")
def mall_grund(mall_tom: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger with two potts in the middle of their year, recorded by options alone."""
    path = tmp_path_factory.mktemp("grund") / "liggare.db"
    path.write_bytes(mall_tom.read_bytes())
    for args in GRUND:
        done = inside("--liggare", path, "registrera", *args)
        assert done.code == 0, done.words
    return path.read_bytes()


@pytest.fixture
def grund(mall_grund: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "liggare.db"
    path.write_bytes(mall_grund)
    return path


def events(path: Path) -> int:
    conn = sqlite3.connect(path)
    (found,) = conn.execute("SELECT count(*) FROM handelse").fetchone()
    conn.close()
    return int(found)


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace(NBSP, " "))


@pytest.mark.parametrize("fall", FALL.values(), ids=FALL)
def test_one_ore_too_much_is_refused_in_words(fall: Fall, grund: Path, run: Run) -> None:
    before = fingerprint(grund), events(grund)

    done = run("registrera", *fall.args)

    assert done.code == 3
    assert done.out == b""
    said = plain(done.words)
    assert said.startswith("Avvisat: ")
    assert f" {fall.regel} " in said
    assert "Källa: " in said
    for figure in fall.figures:
        assert figure in said
    assert (fingerprint(grund), events(grund)) == before


@pytest.mark.parametrize("fall", FALL.values(), ids=FALL)
def test_as_json_the_refusal_has_its_five_parts(fall: Fall, grund: Path, run: Run) -> None:
    done = run("registrera", *fall.args, "-f", "json")

    assert done.code == 3
    told = done._replace(out=done.err).json
    flera = ["skal"] if len(told["regler"]) > 1 else []
    assert list(told) == ["kod", "regler", "meddelande", "kalla", "hjalp", "rad", *flera]
    assert (told["kod"], told["regler"][0], told["rad"]) == ("regel", fall.regel, None)
    assert all(told[key] for key in ("meddelande", "kalla", "hjalp"))


@pytest.mark.parametrize("fall", FALL.values(), ids=FALL)
def test_one_ore_less_is_recorded(fall: Fall, grund: Path, run: Run) -> None:
    args = list(fall.args)
    at = args.index("--rad" if "--rad" in args else "--belopp") + 1
    less = {"199 999,51": "199 999,50", "300 000,51": "300 000,50", "0,02": "0,01",
            "TN=100 000,51": "TN=100 000,50", "TN=5 000 000": "TN=4 999 999,99",
            "400 000,01": "400 000", "200 000,01": "200 000", "300 000,01": "300 000"}  # fmt: skip
    args[at] = less[args[at]]
    if fall.regel == "R18":  # of the row there is enough, in the till only half
        assert run("registrera", "forskottering", *STAT, "--belopp", "200 000",
                   "--beslut", KS).code == 0  # fmt: skip
    before = events(grund)

    done = run("registrera", *args)

    assert done.code == 0, done.words
    assert events(grund) == before + 1


def outcome(run: Run, pott: tuple[str, ...], belopp: str, verifikat: str) -> int:
    return run("registrera", "forbrukning", *pott, "--namnd", "KUN", "--belopp", belopp,
               "--insats", "lov", "--verifikat", verifikat).code  # fmt: skip


def kun(run: Run, pott: str) -> tuple[int, int, int]:
    rows = run("saldo", "-f", "json", "--pott", pott, "--namnd", "KUN").json["rader"]
    names = "hos_namnd_ore", "forbrukat_ore", "egenfinansierat_ore"
    return tuple(sum(row[name] for row in rows) for name in names)  # type: ignore[return-value]


def test_an_outcome_one_ore_over_is_borne_by_the_namnd_itself(grund: Path, run: Run) -> None:
    assert outcome(run, STAT, "300 000,01", "V1") == 0

    assert kun(run, "SOC-2022") == (0, 30_000_000, 1)


def test_an_outcome_of_a_namnd_without_money_is_all_its_own(grund: Path, run: Run) -> None:
    assert outcome(run, ANS, "12,34", "V1") == 0

    assert kun(run, "KS-2022") == (0, 0, 1234)


def test_the_same_verifikat_in_another_pott_is_refused(grund: Path, run: Run) -> None:
    assert outcome(run, STAT, "100", "V1") == 0
    before = fingerprint(grund), events(grund)

    done = run("registrera", "forbrukning", *ANS, "--namnd", "KUN", "--belopp", "100",
               "--insats", "lov", "--verifikat", "V1")  # fmt: skip

    assert done.code == 3
    said = plain(done.words)
    assert " R48 " in said
    assert "V1" in said
    assert "SOC-2022" in said
    assert "Källa: " in said
    assert (fingerprint(grund), events(grund)) == before
    assert outcome(run, ANS, "100", "V2") == 0
