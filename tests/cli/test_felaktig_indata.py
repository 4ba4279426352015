"""What is wrong is told in Swedish, with its exit code, and leaves the ledger as it was."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.felaktigt.belopp import BELOPP
from tests.cli.felaktigt.datum import DATUM
from tests.cli.felaktigt.falt import FALT
from tests.cli.felaktigt.grund import AVVISAS, FLAGGOR, GODA, Fel, med, skriv
from tests.cli.felaktigt.kommandorad import KOMMANDORAD
from tests.cli.felaktigt.livscykel import LIVSCYKEL
from tests.cli.felaktigt.namn import NAMN
from tests.cli.felaktigt.texter import TEXTER
from tests.cli.program import Result, Run, fingerprint, inside, skriven

LISTOR = (BELOPP, DATUM, NAMN, TEXTER, FALT, KOMMANDORAD, LIVSCYKEL)
ALLA = list({(fel.rad, fel.args): fel for lista in LISTOR for fel in lista}.values())
# What click, pydantic, sqlite3 and Python say of themselves, in English.
ENGELSKA = re.compile(
    r"Traceback|Error|Invalid|invalid|Exceeds|\b(must|should|not|the|of|value|expected|input|"
    r"unknown|missing|required|function-|overflow|out of range|Usage|Options|Try)\b"
)


@pytest.fixture(scope="module")
def gemensam(mall_avtal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One ledger for all rows: none of them may change it."""
    folder = tmp_path_factory.mktemp("fel")
    return Path(shutil.copyfile(mall_avtal, folder / "liggare.db"))


@pytest.fixture
def liggare(gemensam: Path, mall_avtal: Path) -> Iterator[Path]:
    """The shared ledger; a row that did change it fails alone."""
    yield gemensam
    if fingerprint(gemensam) != fingerprint(mall_avtal):
        shutil.copyfile(mall_avtal, gemensam)


def tried(fel: Fel, liggare: Path, *args: str) -> Result:
    url = {"LIGGARE_URL": str(liggare)}
    if fel.rad is None:
        return inside(*fel.args, *args, env=url)
    fil = liggare.with_name("rad.jsonl")
    fil.write_text(fel.rad + "\n", "utf-8")
    return inside("importera", fil, "--ja", *args, env=url)


def test_there_are_at_least_five_hundred_bad_inputs() -> None:
    assert len(ALLA) >= 500
    assert all(len(lista) > 50 for lista in LISTOR)


@pytest.mark.parametrize("fel", ALLA, ids=lambda fel: ascii(fel.namn)[1:-1])
def test_bad_input_is_refused_in_swedish_and_changes_nothing(fel: Fel, liggare: Path) -> None:
    before = fingerprint(liggare)

    done = tried(fel, liggare)

    assert done.code == fel.kod, done.words
    assert fel.ordet in done.words
    assert re.search(r"Fel: |Avvisat: |Användning: ", done.words)
    said = re.sub(r"'[^']*'", "", done.words)  # what was typed is quoted as it was
    assert not ENGELSKA.search(said), said
    assert "\x1b" not in done.words
    assert done.out == b"" or fel.rad is not None
    assert fingerprint(liggare) == before


@pytest.mark.parametrize(
    "fel",
    [fel for fel in ALLA if fel.rad][::7],
    ids=lambda fel: ascii(fel.namn)[1:-1],
)
def test_asked_for_as_json_the_error_is_one(fel: Fel, liggare: Path) -> None:
    before = fingerprint(liggare)

    done = tried(fel, liggare, "-f", "json")

    told = [json.loads(line) for line in done.words.splitlines()]
    assert done.code == fel.kod
    names = ["kod", "regler", "meddelande", "kalla", "hjalp", "rad"]
    for one in told:  # of several rules each has its own
        assert list(one) == names + ["skal"] * ("skal" in one)
        assert ("skal" in one) is (len(one["regler"]) > 1)
    assert {one["rad"] for one in told} == {1}
    assert fel.ordet in told[0]["meddelande"] or fel.ordet in told[0]["regler"]
    assert done.json["avvisade"][0]["meddelande"] == told[0]["meddelande"]
    assert fingerprint(liggare) == before


@pytest.mark.parametrize("kommando", GODA)
def test_what_is_spoilt_would_have_been_accepted(
    kommando: str, avtal: Path, run: Run, tmp_path: Path
) -> None:
    command = med(kommando, "avser", "prov")

    done = run("importera", skriven(tmp_path, json.dumps(command)), "--torrkor")

    assert done.code == (3 if kommando in AVVISAS else 0), done.words
    assert AVVISAS.get(kommando, "") in done.words


@pytest.mark.parametrize("substantiv", FLAGGOR)
def test_the_options_that_are_spoilt_would_have_been_accepted(
    substantiv: str, avtal: Path, run: Run
) -> None:
    done = run(*skriv(substantiv))

    assert done.code == 0, done.words
