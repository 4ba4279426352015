"""`kontrollera`: what a file proves to whoever has the keys, in words and as JSON; no ledger."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path

import pytest
import rfc8785

from features.steps.arkiv import NAMN, Arkiv
from ledger.evidence.note import parse_note
from ledger.evidence.proof import Proof, parse_proof
from tests.cli.bevisfiler import FILER, FRAN, pa
from tests.cli.program import environ, inside, process, rot
from tests.ledger.underskrivet import (
    EKONOMI,
    LINES,
    ORIGIN,
    REVISOR,
    TID,
    Log,
    checkpoint,
    kort,
    utvidgning,
)


def test_a_proof_tells_the_event_and_where_it_is(reviderat: Arkiv) -> None:
    reviderat.medunderteckna()
    log = inside("--liggare", reviderat.liggare, "exportera", "logg").out
    reviderat.ska("bevis", "3", "-o", "bevis.txt")
    reviderat.liggare.unlink()

    reviderat.ska("kontrollera", reviderat.mapp / "bevis.txt", i=reviderat.revisor)

    entry = json.loads(log.splitlines()[3])
    text = " ".join(reviderat.svar.text.split())
    for said in (
        "BEVISET HÅLLER: händelse 3 ingår i liggaren malmo.se/statsbidrag/prov",
        f"Händelse: 3, {entry['typ']}",
        f"Ström: {entry['aggregat']}, version {entry['version']}",
        "Avser: prov",
        f"Registrerad: {entry['data']['registrerad']} av EK-01",
        f"Antal händelser: {len(log.splitlines())}",
        f"Rot: {rot(log)}",
        "Undertecknad av: malmo.se/statsbidrag/prov (",
        f"av {NAMN} (",
    ):
        assert said in text
    assert max(map(len, reviderat.svar.text.splitlines())) <= 80
    assert reviderat.svar.words == ""


def test_amounts_are_told_in_kronor_with_the_liggarnummer(avtal: Path, tmp_path: Path) -> None:
    env = {"LIGGARE_URL": str(avtal), "LIGGARE_NYCKEL_LOSEN": "x",
           "LIGGARE_NYCKEL": str(tmp_path / "e.nyckel")}  # fmt: skip
    keys = tmp_path / "nycklar.txt"
    keys.write_bytes(inside("nyckel", "ny", env=env).out)
    assert inside("kontrollpunkt", env=env).code == 0
    for nr in range(30, 60):
        fil = tmp_path / f"bevis-{nr}.tlog-proof"
        assert inside("bevis", str(nr), "-o", fil, env=env).code == 0
        entry = json.loads(parse_proof(fil.read_bytes()).entry)
        if entry["data"].get("belopp_ore"):
            break

    text = inside("kontrollera", fil, "--nycklar", keys).text

    whole = f"{entry['data']['belopp_ore'] // 100:,}".replace(",", "\xa0")
    assert f"Belopp: {whole}\xa0kr" in text
    assert entry["data"]["liggarnummer"] in text


def test_example_data_is_shown_as_such(mapp: Path) -> None:
    for said in (True, False):
        data = {"avser": "x"} | ({"exempeldata": True} if said else {})
        entry = rfc8785.dumps({"aggregat": "a", "data": data, "nr": 0, "typ": "x/1", "version": 1})
        (mapp / "x.txt").write_bytes(Proof(entry, 0, (), checkpoint(1, Log([entry]))).encode())
        assert ("\nEXEMPELDATA\n" in pa("x.txt").text) == said


def test_as_json_it_has_its_shape(mapp: Path) -> None:
    found = pa("med.txt", "-f", "json").json

    key = {"namn": ORIGIN, "nyckel": EKONOMI.vkey.key_id.hex()}
    assert found == {
        "schema": "kontroll/1",
        "ok": True,
        "slag": "kontrollpunkt",
        "liggare": ORIGIN,
        "handelser": 5,
        "rot": found["rot"],
        "undertecknad_av": [key],
        "medundertecknad_av": [
            {"namn": REVISOR.name, "nyckel": REVISOR.vkey.key_id.hex(),
             "tid": "2023-03-20T12:25:47Z"}
        ],
        "handelse": None,
        "fran": None,
    }  # fmt: skip
    assert TID == 1_679_315_147
    proof = pa("bevis-2.tlog-proof", "-f", "json").json
    assert (proof["slag"], proof["handelse"]) == ("bevis", json.loads(LINES[2]))
    extension = pa("utvidgning-3-5.txt", "-f", "json").json
    assert (extension["slag"], extension["fran"]["handelser"]) == ("utvidgning", 3)


@pytest.mark.parametrize(
    ("fil", "sagt"),
    [
        ("bevis-2.tlog-proof", "BEVISET HÅLLER: händelse 2 ingår i"),
        ("kontrollpunkt-000005.txt", "KONTROLLPUNKTEN ÄR ÄKTA"),
        ("utvidgning-3-5.txt", "de 3 första av 5 händelser är oförändrade"),
    ],
)
def test_each_kind_is_known_by_what_is_in_it(mapp: Path, fil: str, sagt: str) -> None:
    extra = FRAN if "utv" in fil else ()
    (mapp / "okänt namn").write_bytes((mapp / fil).read_bytes())

    done = inside("kontrollera", "okänt namn", *extra)

    assert (done.code, sagt in " ".join(done.text.split())) == (0, True)


def test_who_has_not_cosigned_is_not_said_to_have(mapp: Path) -> None:
    assert "Medundertecknad: nej" in pa("utvidgning-3-5.txt").text
    (mapp / "nycklar.txt").write_text(f"{EKONOMI.vkey}\n")
    assert "Medundertecknad: nej" in pa("med.txt").text


def test_no_ledger_is_looked_for_and_nothing_is_written(mapp: Path) -> None:
    before = {path.name: path.read_bytes() for path in mapp.iterdir()}
    for fil in FILER:
        done = process("--liggare", "/saknas/x.db", "kontrollera", fil,
                       *(FRAN if "utv" in fil else ()), cwd=mapp)  # fmt: skip
        assert (done.code, done.words) == (0, "")
    (mapp / "liggare.db").write_bytes(b"inte en liggare")
    assert pa("med.txt").code == 0
    (mapp / "liggare.db").unlink()
    assert {path.name: path.read_bytes() for path in mapp.iterdir()} == before


def test_without_keys_it_says_why_they_must_come_another_way(mapp: Path) -> None:
    (mapp / "nycklar.txt").unlink()

    for args in ((), ("--nycklar", "saknas.txt")):
        done = pa("med.txt", *args)
        assert (done.code, done.out) == (2, b"")
        assert "en annan väg" in done.words
        assert "--nycklar" in done.words


@pytest.mark.parametrize(("raw", "kod"), [(b"", 6), (b"skr\xe4p", 4), (b"namn", 4)], ids=kort)
def test_keys_that_are_none_open_nothing(mapp: Path, raw: bytes, kod: int) -> None:
    (mapp / "nycklar.txt").write_bytes(raw)

    done = pa("med.txt")

    assert (done.code, done.out) == (kod, b"")


def test_keys_may_be_kept_by_hand_with_remarks(mapp: Path) -> None:
    raw = (mapp / "nycklar.txt").read_bytes()
    (mapp / "mina.txt").write_bytes(b"\xef\xbb\xbf# fick dem 2026-01-05\r\n\r\n" + raw)

    assert pa("med.txt", "--nycklar", "mina.txt").code == 0


def test_an_extension_needs_the_checkpoint_it_grew_from(mapp: Path) -> None:
    alone = inside("kontrollera", "utvidgning-3-5.txt")
    other = pa("utvidgning-3-5.txt", "--fran", "kontrollpunkt-000005.txt")
    (mapp / "noll.txt").write_bytes(utvidgning(0).encode())

    assert (alone.code, "--fran" in alone.words) == (2, True)
    assert (other.code, "utgår från 3" in other.words) == (6, True)
    assert inside("kontrollera", "noll.txt").code == 0


@pytest.mark.parametrize("fil", ["bevis-2.tlog-proof", "med.txt"])
def test_an_older_checkpoint_belongs_to_an_extension(mapp: Path, fil: str) -> None:
    done = pa(fil, *FRAN)

    assert (done.code, "utvidgning" in done.words) == (2, True)


@pytest.mark.parametrize(("fil", "kod"), [("saknas.txt", 5), (".", 4)])
def test_a_file_that_cannot_be_read_is_told(mapp: Path, fil: str, kod: int) -> None:
    assert pa(fil).code == kod


@pytest.mark.parametrize("kodning", ["cp1252", "cp850", "ascii"])
def test_it_is_told_on_any_code_page(mapp: Path, kodning: str) -> None:
    for form in ("tabell", "json"):
        done = process("kontrollera", "med.txt", "-f", form, env={"PYTHONIOENCODING": kodning},
                       cwd=mapp)  # fmt: skip
        assert (done.code, done.err) == (0, b"")
    assert done.json["ok"]
    assert environ(None)["COLUMNS"] == "80"


def test_the_answer_goes_to_a_file_when_asked(mapp: Path) -> None:
    done = pa("med.txt", "-f", "json", "-o", "svar.json")

    assert (done.code, done.out) == (0, b"")
    assert json.loads((mapp / "svar.json").read_bytes())["ok"]


def test_a_line_by_a_key_that_is_not_known_says_nothing(mapp: Path) -> None:
    note = parse_note((mapp / "med.txt").read_bytes()).encode()
    line = f"— främling {b64encode(bytes(68)).decode()}\n".encode()
    (mapp / "x.txt").write_bytes(note + line)

    done = pa("x.txt")

    assert (done.code, "främling" in done.text) == (0, False)
