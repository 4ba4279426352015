"""What is asked for comes out: as JSON, as lines, for Excel, in the shapes that scripts know."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from domain.values.money import MAX_ORE, kronor_text
from tests.cli.program import Run, alias, bare, inside, lines, skriven
from tests.ledger.bok import forfalska

NYCKLAR = ["pott", "ar", "namnd", "underenhet"]
BELOPP = [f"{name}_ore" for name in (
    "foreslaget", "tilldelat", "rekvirerat", "inbetalt", "anvisat", "avsatt", "ofordelat",
    "fordelat", "hos_namnd", "sparrat", "forbrukat", "aterbetalningsskuld", "aterbetalt",
    "efterskankt", "ej_utnyttjat", "egenfinansierat", "avbojt", "aterlamnat",
    "oresavrundning", "utestaende", "balanskonto", "centralt", "beslutat", "overfort", "ater",
    "kvar",
)]  # fmt: skip
LASER = {
    "saldo": ("saldo",),
    "räkenskapsår": ("saldo", "--rakenskapsar", "2022"),
    "ram": ("saldo", "--ram"),
    "poster": ("poster", "--position", "sparrat"),
    "handelser": ("handelser",),
    "avvikelser": ("avvikelser",),
    "regler": ("regler",),
}


def shown(demo: Path, *args: str | Path) -> bytes:
    done = inside("--liggare", demo, *args)
    assert (done.code, bare(done).words) == (0, "")
    return done.out


def rows(demo: Path, *args: str) -> list[Any]:
    """The rows of a reading verb, from its JSON."""
    if args[0] == "handelser":
        return [json.loads(line) for line in shown(demo, *args, "-f", "json").splitlines()]
    found: list[Any] = json.loads(shown(demo, *args, "-f", "json"))["rader"]
    return found


@pytest.mark.parametrize("args", LASER.values(), ids=LASER)
def test_every_reading_verb_writes_jsonl_one_object_a_line(
    demo: Path, args: tuple[str, ...]
) -> None:
    found = [json.loads(line) for line in shown(demo, *args, "-f", "jsonl").splitlines()]

    beside = {"exempeldata": True} if args[0] == "saldo" else {}  # of balances the answer says it
    assert found == [{**one, **beside} for one in rows(demo, *args)]
    assert found


@pytest.mark.parametrize("args", LASER.values(), ids=LASER)
def test_every_reading_verb_writes_csv_that_swedish_excel_opens(
    demo: Path, args: tuple[str, ...]
) -> None:
    raw = shown(demo, *args, "-f", "csv")
    table = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert len(table) == len(rows(demo, *args)) + 1
    assert {len(row) for row in table} == {len(table[0])}
    assert not [cell for row in table for cell in row if re.match(r"[=+@]|-[^0-9]", cell)]


def test_amounts_in_csv_are_kronor_with_a_comma(demo: Path) -> None:
    raw = shown(demo, "saldo", "-f", "csv", "--gruppera", "pott").decode("utf-8-sig")
    first = next(csv.DictReader(io.StringIO(raw), delimiter=";"))
    whole = rows(demo, "saldo", "--gruppera", "pott")[0]

    for name in BELOPP:
        kronor, ore = divmod(whole[name], 100)
        assert first[name.removesuffix("_ore")] == f"{kronor},{ore:02d}"


@pytest.mark.parametrize("args", LASER.values(), ids=LASER)
def test_every_reading_verb_writes_a_workbook(
    demo: Path, args: tuple[str, ...], tmp_path: Path
) -> None:
    ut = tmp_path / "svar.xlsx"

    assert shown(demo, *args, "-f", "xlsx", "-o", ut) == b""

    with zipfile.ZipFile(ut) as book:
        assert book.testzip() is None
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == len(rows(demo, *args)) + 1
    assert "<f>" not in sheet


@pytest.mark.parametrize("form", ["tabell", "json", "jsonl", "csv"])
@pytest.mark.parametrize("args", [*LASER.values(), ("handelse", "119")], ids=lambda a: a[0])
def test_to_a_file_goes_what_would_have_been_shown(
    demo: Path, args: tuple[str, ...], form: str, tmp_path: Path
) -> None:
    if (args[0], form) == ("handelse", "csv"):
        return
    ut = tmp_path / "svar"
    ut.write_text("något gammalt och längre " * 10_000, "utf-8")

    assert shown(demo, *args, "-f", form, "-o", ut) == b""

    assert ut.read_bytes() == shown(demo, *args, "-f", form)
    assert list(tmp_path.iterdir()) == [ut]


def test_saldo_has_its_keys_in_their_order(demo: Path) -> None:
    found = json.loads(shown(demo, "saldo", "-f", "json"))

    assert list(found) == [
        "schema", "per", "rader", "summa", "exempeldata", "oattesterade", "provad",
    ]  # fmt: skip
    assert list(found["per"]) == ["datum", "registrerad", "handelse", "rot"]
    assert {tuple(row) for row in found["rader"]} == {(*NYCKLAR, *BELOPP)}
    assert list(found["summa"]) == BELOPP
    assert (found["schema"], found["exempeldata"]) == ("saldo/2", True)
    assert len(bytes.fromhex(found["per"]["rot"])) == 32
    assert all(isinstance(row[name], int) for row in found["rader"] for name in BELOPP)


@pytest.mark.parametrize("keys", [["pott"], ["namnd"], ["ar", "pott"], ["underenhet", "namnd"]])
def test_saldo_leaves_out_the_keys_it_does_not_group_by(demo: Path, keys: list[str]) -> None:
    found = rows(demo, "saldo", "--gruppera", ",".join(keys))

    assert {tuple(row) for row in found} == {(*(k for k in NYCKLAR if k in keys), *BELOPP)}
    assert len({tuple(row[key] for key in keys) for row in found}) == len(found)


def test_saldo_says_whether_example_data_is_in_it(demo: Path) -> None:
    for args, there in ((("--pott", "SOC-2022"), True), (("--till-handelse", "60"), False)):
        found = json.loads(shown(demo, "saldo", "-f", "json", *args))
        text = shown(demo, "saldo", *args).decode()
        assert found["exempeldata"] is there
        assert ("xempeldata" in text) is there


def test_handelser_are_the_stored_entries(demo: Path) -> None:
    raw = shown(demo, "handelser", "-f", "json")
    for nr, line in enumerate(raw.splitlines()):
        entry = json.loads(line)
        assert list(entry) == ["aggregat", "data", "nr", "typ", "version"]
        assert entry["nr"] == nr
        canonical = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        assert line.decode() == canonical
        assert shown(demo, "handelse", str(nr), "-f", "jsonl") == line + b"\n"
        whole = json.loads(shown(demo, "handelse", str(nr), "-f", "json"))
        assert whole | entry == whole


def test_an_event_is_found_by_its_liggarnummer_too(demo: Path) -> None:
    numbered = [e for e in rows(demo, "handelser") if "liggarnummer" in e["data"]]
    assert numbered
    for entry in numbered[::10]:
        found = shown(demo, "handelse", entry["data"]["liggarnummer"], "-f", "json")
        assert json.loads(found) | entry == json.loads(found)


def test_an_event_is_shown_with_its_seal(avtal: Path, run: Run) -> None:
    entry = run("handelse", "20", "-f", "jsonl").out.rstrip(b"\n")

    assert sha256(b"\x00" + entry).hexdigest() in run("handelse", "20").text
    changed = json.dumps(json.loads(entry)["data"] | {"avser": "något annat"}).encode()
    forfalska(avtal, "UPDATE handelse SET data = ? WHERE nr = 20", changed)
    done = run("handelse", "20")
    assert (done.code, "stämmer inte med sigillet" in done.words) == (6, True)
    assert "STÄMMER INTE MED SIGILLET" in done.text
    assert "Sigill" not in done.text


def test_avvikelser_have_their_keys_in_their_order(demo: Path) -> None:
    found = json.loads(shown(demo, "avvikelser", "-f", "json"))

    assert list(found) == ["schema", "per", "rader", "exempeldata", "provad"]
    assert found["schema"] == "avvikelser/1"
    keys = ["kod", "pott", "arende", "belopp_ore", "status", "regel", "handelse", "slag"]
    keys += ["lasningar", "potter"]
    assert {tuple(row) for row in found["rader"]} == {(*keys, "exempeldata")}
    assert {len(row["lasningar"]) for row in found["rader"]} <= {1, 2}
    assert {row["status"] for row in found["rader"]} == {"oppen"}


def test_import_has_its_keys_in_their_order(tom: Path, run: Run, tmp_path: Path) -> None:
    fil = skriven(tmp_path, lines(alias(1), alias(2, alias="GRN")))

    found = run("importera", fil, "--ja", "--rad-for-rad", "-f", "json").json

    keys = ["schema", "rader", "registrerade", "redan", "avvisade", "forsta_nr", "sista_nr"]
    assert list(found) == keys
    assert [list(refused) for refused in found["avvisade"]] == [
        ["rad", "regler", "meddelande", "kalla", "hjalp", "skal"]
    ]
    assert found["forsta_nr"] == found["sista_nr"]


def test_a_receipt_tells_what_became_of_it(tom: Path, run: Run) -> None:
    args = ("registrera", "alias", "--alias", "Kulturen", "--kod", "KUN", "--avser", "prov",
            "--datum", "2022-01-01", "--id", "a1")  # fmt: skip
    words = run(*args)
    found = run(*args, "-f", "json").json

    assert words.code == 0
    assert words.text.startswith("Registrerat: händelse ")
    keys = ["schema", "id", "redan", "forsta_nr", "sista_nr", "liggarnummer", "avvikelser"]
    assert list(found) == [*keys, "registrerad_av", "verkan"]
    assert (found["id"], found["redan"]) == ("a1", True)


@pytest.mark.parametrize(
    ("skrivet", "ore"),
    [
        ("22 200 700", 2_220_070_000),
        ("2 700,50", 270_050),
        ("2700,5", 270_050),
        ("1300000", 130_000_000),
        ("15 000 000 kr", 1_500_000_000),
        ("15 000 000kr", 1_500_000_000),
        ("1\u00a0000 kronor", 100_000),
        ("1\u202f000\u202f000", 100_000_000),
        ("1\u2009000 SEK", 100_000),
        ("0,01", 1),
        (" 5 ", 500),
        (kronor_text(MAX_ORE), MAX_ORE),
    ],
)
def test_amounts_are_read_as_people_write_them(
    avtal: Path, run: Run, skrivet: str, ore: int
) -> None:
    done = run("registrera", "askande", "--pott", "SOC-2022", "--datum", "220901",
               "--avser", "prov", "--namnd", "KUN", "--belopp", skrivet, "-f", "json")  # fmt: skip

    assert done.code == 0, done.words
    entry = json.loads(run("handelse", str(done.json["sista_nr"]), "-f", "json").out)
    assert entry["data"]["belopp_ore"] == ore
    assert entry["data"]["handelsedatum"] == "2022-09-01"
