"""`nyckel`: a key that is noted in the ledger, or nothing at all; and an auditor's own."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from application.recording import keys
from features.steps.arkiv import LOSEN, NAMN, Arkiv
from ledger.evidence.keyfile import load_key
from ledger.evidence.vkey import COSIGNATURE, ED25519, parse_vkey, parse_vkeys
from ledger.recording.batch import Batch
from ledger.recording.ledger import Ledger
from tests.cli.program import AKTOR, Result, Run, inside
from tests.ledger.bok import forfalska
from tests.ledger.underskrivet import kort

URSPRUNG = "malmo.se/statsbidrag/prov"


def typed(*answers: str, args: tuple[str | Path, ...]) -> Result:
    """Run a command at a terminal where somebody types what is not shown."""
    left = iter(answers)
    with patch("click.termui.hidden_prompt_func", lambda _: next(left)):
        return inside(*args, terminal=True)


def test_a_new_key_is_printed_as_it_is_noted_and_its_file_opens(arkiv: Arkiv) -> None:
    arkiv.ska("nyckel", "ny", "--nyckel", "ny.nyckel")

    (vkey,) = parse_vkeys(arkiv.svar.out)
    assert (vkey.name, vkey.kind) == (URSPRUNG, ED25519)
    private = load_key(arkiv.mapp / "ny.nyckel", LOSEN)
    assert private.public_key().public_bytes_raw() == vkey.public
    noted = inside("--liggare", arkiv.liggare, "handelse", str(arkiv.antal - 1), "-f", "json").json
    assert noted["data"]["nyckel"] == str(vkey)
    assert (noted["aggregat"], noted["data"]["registrerad_av"]) == ("liggare", AKTOR)
    assert f"från händelse {arkiv.antal - 1}" in " ".join(arkiv.svar.words.split())
    assert (arkiv.mapp / "ny.nyckel").stat().st_mode & 0o777 == 0o600


def test_openssl_opens_the_file_with_the_passphrase(arkiv: Arkiv) -> None:
    try:
        done = subprocess.run(
            ["openssl", "pkey", "-in", arkiv.mapp / "ekonomi.nyckel", "-passin", f"pass:{LOSEN}",
             "-noout", "-text"],
            capture_output=True, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    assert b"ED25519 Private-Key" in done.stdout


def test_the_keys_are_listed_in_their_order_as_a_file_of_keys(arkiv: Arkiv) -> None:
    arkiv.nyckel("andra.nyckel")
    before = arkiv.liggare.read_bytes()

    arkiv.ska("nyckel", "visa")

    first, second = parse_vkeys(arkiv.svar.out)
    assert first.public != second.public
    told = arkiv.svar.words.splitlines()
    assert told[0] == f"  {first.key_id.hex()} från händelse {arkiv.antal - 2}"
    assert told[1] == f"  {second.key_id.hex()} från händelse {arkiv.antal - 1}, gäller nu"
    assert arkiv.liggare.read_bytes() == before


def test_a_ledger_without_a_key_says_so(tom: Path, run: Run) -> None:
    done = run("nyckel")

    assert (done.code, done.out) == (5, b"")
    assert "liggare nyckel ny" in done.words


def test_at_a_terminal_the_passphrase_is_typed_twice(tom: Path) -> None:
    fil = tom.with_name("min.nyckel")

    done = typed(
        "ett", "två", "lång mening", "lång mening",
        args=("--liggare", tom, "nyckel", "ny", "--nyckel", fil),
    )  # fmt: skip

    assert done.code == 0, done.words
    assert "inte lika" in done.words
    assert "lång mening" not in done.words + done.text
    load_key(fil, "lång mening")


@pytest.mark.parametrize("losen", [None, ""])
def test_without_a_passphrase_no_key_is_made(arkiv: Arkiv, losen: str | None) -> None:
    arkiv.kor("nyckel", "ny", "--nyckel", "ny.nyckel", losen=losen)

    assert arkiv.svar.code == 2
    assert "lösenord" in arkiv.svar.words
    assert arkiv.filer() == arkiv.fore


def test_the_file_is_named_by_the_environment_too(tom: Path) -> None:
    fil = tom.with_name("ur miljön.nyckel")
    env = {"LIGGARE_NYCKEL": str(fil), "LIGGARE_NYCKEL_LOSEN": LOSEN}

    assert inside("--liggare", tom, "nyckel", "ny", env=env).code == 0
    assert fil.is_file()


@pytest.mark.parametrize("args", [("--revisor", NAMN), ()])
def test_an_existing_file_is_never_written_over(arkiv: Arkiv, args: tuple[str, ...]) -> None:
    arkiv.kor("nyckel", "ny", "--nyckel", "ekonomi.nyckel", *args)

    assert (arkiv.svar.code, arkiv.svar.out) == (7, b"")
    assert arkiv.filer() == arkiv.fore


@pytest.mark.parametrize("fel", ["upptagen", "ingen aktör", "ingen mapp", "ingen liggare", "fel"])
def test_when_it_cannot_be_recorded_no_key_remains(
    arkiv: Arkiv, fel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    args: list[str] = ["nyckel", "ny", "--nyckel", "ny.nyckel"]
    kod = {"upptagen": 75, "ingen aktör": 2, "ingen mapp": 5, "ingen liggare": 5, "fel": 1}[fel]
    other = sqlite3.connect(arkiv.liggare, isolation_level=None)
    if fel == "upptagen":
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setitem(Ledger.__init__.__kwdefaults__, "wait", 0.05)
    elif fel == "ingen aktör":
        args += ["--aktor", "x" * 99]
    elif fel == "ingen mapp":
        args[-1] = "saknas/ny.nyckel"
    elif fel == "ingen liggare":
        args = ["--liggare", "finns.inte.db", *args]
    else:
        monkeypatch.setattr(Batch, "note", lambda *_: 1 / 0)

    arkiv.kor(*args)

    other.close()
    assert arkiv.svar.code == kod, arkiv.svar.words
    left = {name: raw for name, raw in arkiv.filer().items() if not name.endswith(".lock")}
    assert left == {name: raw for name, raw in arkiv.fore.items() if not name.endswith(".lock")}


def test_a_key_that_was_noted_all_the_same_is_kept(
    arkiv: Arkiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody pressed Ctrl-C just after the commit."""

    def interrupted(*args: Any) -> None:
        noted(*args)
        raise KeyboardInterrupt

    noted = keys._note
    monkeypatch.setattr(keys, "_note", interrupted)
    arkiv.kor("nyckel", "ny", "--nyckel", "ny.nyckel")

    assert arkiv.svar.code == 0
    assert "är registrerat" in arkiv.svar.words
    assert (arkiv.mapp / "ny.nyckel").is_file()
    arkiv.ska("kontrollpunkt", "--nyckel", "ny.nyckel")


def test_an_auditors_key_needs_no_ledger_and_can_be_shown_again(tmp_path: Path) -> None:
    fil = tmp_path / "revisor.nyckel"
    args = ("--liggare", tmp_path / "finns.inte.db", "nyckel")
    env = {"LIGGARE_NYCKEL_LOSEN": LOSEN}

    made = inside(*args, "ny", "--revisor", NAMN, "--nyckel", fil, env=env)
    shown = inside(*args, "visa", "--revisor", NAMN, "--nyckel", fil, env=env)

    assert made.code == shown.code == 0
    assert made.out == shown.out
    vkey = parse_vkey(made.text.strip())
    assert (vkey.name, vkey.kind) == (NAMN, COSIGNATURE)
    assert [path.name for path in tmp_path.iterdir()] == ["revisor.nyckel"]


@pytest.mark.parametrize("namn", ["", "två ord", "a+b", "x" * 101], ids=kort)
def test_an_auditor_is_named_as_keys_are(tmp_path: Path, namn: str) -> None:
    done = inside("nyckel", "ny", "--revisor", namn, "--nyckel", tmp_path / "r.nyckel")

    assert (done.code, done.out, [*tmp_path.iterdir()]) == (2, b"", [])


@pytest.mark.parametrize("ursprung", ["Malmö stad", "malmo+1"])
def test_a_ledger_is_given_no_name_that_cannot_sign(tmp_path: Path, ursprung: str) -> None:
    done = inside("--liggare", tmp_path / "ny.db", "skapa", "--ursprung", ursprung)

    assert (done.code, [*tmp_path.iterdir()]) == (2, [])
    assert "mellanslag" in done.words


@pytest.mark.parametrize(
    "data",
    ["inte json", "{}", '{"nyckel":1}', '{"nyckel":"x"}', '{"nyckel":"%s"}', "[" * 100_000],
    ids=kort,
)
def test_a_noted_key_that_no_ledger_notes_is_damage(arkiv: Arkiv, data: str) -> None:
    wrong = str(parse_vkey(_revisor(arkiv)))
    stored = (data % wrong if "%s" in data else data).encode()
    forfalska(arkiv.liggare, "UPDATE handelse SET data = ? WHERE typ GLOB 'NyckelBytt/*'", stored)

    for verb in (("nyckel",), ("kontrollpunkt",), ("bevis", "1"), ("exportera", "logg", "-o", "x")):
        arkiv.kor(*verb)
        assert (arkiv.svar.code, arkiv.svar.out) == (6, b""), verb
        assert f"händelse {arkiv.antal - 1}" in arkiv.svar.words


def _revisor(arkiv: Arkiv) -> str:
    arkiv.ska("nyckel", "ny", "--revisor", NAMN, "--nyckel", "r.nyckel")
    return arkiv.svar.text.strip()


@pytest.mark.parametrize("data", ["inte json", "{}", '{"liggare":"x","ursprung":""}'])
def test_a_ledger_without_a_name_is_damage(arkiv: Arkiv, data: str) -> None:
    forfalska(arkiv.liggare, "UPDATE handelse SET data = ? WHERE nr = 0", data.encode())

    arkiv.kor("kontrollpunkt")
    assert arkiv.svar.code == 6
    arkiv.kor("nyckel", "ny", "--nyckel", "ny.nyckel")
    assert (arkiv.svar.code, arkiv.filer()) == (6, arkiv.fore)
