"""``liggare intyg``: what it says can be reckoned again by anybody, and fits an audit report."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from domain.bookkeeping import positions as p
from ledger.format.codec import canonical
from reports.writers import xlsx
from tests.cli.program import Run, bare, inside, lines, process, skriven
from tests.cli.ur_loggen import lopande
from tests.golden.staden import spelat
from tests.ledger import angrepp

TAK = {tak.slag for tak in p.TAK}
LOPANDE = [
    "nr", "handelsedatum", "liggarnummer", "pott", "namnd", "underenhet", "position",
    "forandring_ore", "efter_registrering_ore", "efter_handelsedatum_ore",
]  # fmt: skip
ORDNINGAR = ("registrering", "handelsedatum")
NAMN = "malmo.se/statsbidrag"
SOC = {"pott": "SOC-2022", "avser": "prov"}
SEN = {**SOC, "kommando": "RedovisaForbrukning", "id": "sen", "datum": "2022-02-01",
       "namnd": "KUN", "belopp_ore": 100, "insats": "prov"}  # fmt: skip


def asked(ledger: Path, *args: str) -> dict[str, Any]:
    done = inside("--liggare", ledger, "intyg", "-f", "json", *args)
    assert (done.code, done.words) == (0, "")
    found: dict[str, Any] = done.json
    return found


def rows(ledger: Path, *args: str) -> list[dict[str, Any]]:
    done = inside("--liggare", ledger, "intyg", "-f", "jsonl", *args)
    assert (done.code, bare(done).words) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.fixture(scope="module")
def staden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spelat.spela_in(tmp_path_factory.mktemp("staden") / "staden.db")


@pytest.mark.parametrize("made", ["demo", "staden", "mall_avtal"])
def test_the_running_figures_are_those_of_the_log(
    made: str, request: pytest.FixtureRequest
) -> None:
    ledger = request.getfixturevalue(made)
    logg = inside("--liggare", ledger, "exportera", "logg").out
    shown = [tuple(row[name] for name in LOPANDE) for row in rows(ledger)]

    assert sorted(shown, key=str) == sorted(lopande(logg), key=str)
    assert len(shown) > 40


def test_the_lowest_are_those_of_the_running_figures(staden: Path) -> None:
    low: dict[Any, list[tuple[int, ...]]] = {}
    for row in rows(staden):
        key = (row["pott"], row["position"], row["namnd"], row["underenhet"])
        low.setdefault(key, []).append((row[LOPANDE[-2]], row[LOPANDE[-1]]))
    found = {
        (pott["pott"], row["slag"], row["namnd"], row["underenhet"]): row
        for pott in asked(staden)["potter"]
        for row in pott["marginaler"]
    }

    positions = {key for key in low if key[1] not in p.SIGNED}  # what may be below zero has none
    assert {key for key in found if key[1] not in TAK} == positions
    for key in positions:
        after = low[key]
        for column, ordning in zip(zip(*after, strict=True), ORDNINGAR, strict=True):
            lowest = found[key][ordning]  # of a memo figure the order of days is not asked
            assert lowest is None or min(column) == lowest["lagsta_ore"], (key, ordning)
        assert found[key]["handelser"] == len(after)


def test_it_names_the_root_that_verifiera_finds(demo: Path) -> None:
    answer = asked(demo)
    verified = inside("--liggare", demo, "verifiera", "-f", "json").json

    assert answer["per"]["rot"] == answer["kort"]["rot"] == verified["rot"]
    assert answer["kort"]["handelser"] == verified["handelser"]
    assert answer["kort"]["liggare"].startswith(NAMN)
    assert answer["exempeldata"] is True


@pytest.mark.parametrize("nr", [0, 62, 119, 150])
def test_as_of_an_event_it_is_what_a_ledger_of_those_events_says(
    demo: Path, logg: bytes, tmp_path: Path, nr: int
) -> None:
    part, fil = tmp_path / "del.db", tmp_path / "logg.jsonl"
    fil.write_bytes(b"".join(logg.splitlines(keepends=True)[: nr + 1]))
    done = inside("--liggare", part, "importera", fil, "--ja")
    assert done.code == 0, done.words

    assert asked(demo, "--till-handelse", str(nr)) == asked(part)
    assert rows(demo, "--till-handelse", str(nr)) == rows(part)


@pytest.fixture(scope="module")
def sista(logg: bytes) -> int:
    """The number of the demo's last event."""
    return len(logg.splitlines()) - 1


def test_the_shape(demo: Path, sista: int) -> None:
    answer = asked(demo, "--pott", "SOC-2022")

    assert list(answer) == ["schema", "per", "potter", "kort", "exempeldata"]
    assert answer["schema"] == "intyg/2"
    assert answer["per"] | {"rot": None} == {
        "datum": None, "registrerad": None, "handelse": sista, "rot": None,
    }  # fmt: skip
    (pott,) = answer["potter"]
    assert pott["marginaler"][0] == {
        "slag": "tilldelat_minus_rekvirerat", "namnd": None, "underenhet": None, "handelser": 2,
        "registrering": {"lagsta_ore": 0, "handelse": 61, "datum": "../2022-08-12"},
        "handelsedatum": {"lagsta_ore": 0, "handelse": 61, "datum": "2022-08-12"},
        "avvikelse": None,
    }  # fmt: skip
    assert pott["ej_avstamt"][0] == {
        "slag": "kostnad", "namnd": "ASN", "underenhet": None, "belopp_ore": 275_000_000,
        "varav_egenfinansierat_ore": 0, "mot": "huvudbok", "avstamning": None,
    }  # fmt: skip
    assert list(answer["kort"]) == [
        "liggare", "rot", "handelser", *ORDNINGAR, "oattesterade", "oppna_avvikelser",
        "egenfinansierat_ore", "avstamningar", "kontrollpunkter",
    ]  # fmt: skip
    kort = json.loads(inside("--liggare", demo, "intyg", "--kort", "-f", "json").out)
    assert kort == {key: value for key, value in asked(demo).items() if key != "potter"}


def test_the_counts_are_those_of_the_other_verbs(demo: Path) -> None:
    for of in ((), ("--pott", "KS-2022")):
        kort = asked(demo, *of)["kort"]
        saldo = inside("--liggare", demo, "saldo", "-f", "json", *of).json
        found = inside("--liggare", demo, "avvikelser", "-f", "json", *of).json["rader"]
        waits = inside("--liggare", demo, "bevaka", "-f", "json", *of).json["rader"]

        assert kort["egenfinansierat_ore"] == saldo["summa"]["egenfinansierat_ore"]
        assert kort["oppna_avvikelser"] == len(found)
        assert kort["oattesterade"] == sum(r["antal"] for r in waits if r["slag"] == "attest")


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_the_short_form_fits_a_page(demo: Path, sista: int, columns: str) -> None:
    done = inside("--liggare", demo, "intyg", "--kort", env={"COLUMNS": columns})

    assert (done.code, done.err) == (0, b"")
    told = done.text.splitlines()
    assert max(map(len, told)) <= 80
    assert len(told) <= 40
    kort = asked(demo)["kort"]
    for said in (kort["rot"], kort["liggare"], f" {sista + 1}\n", "EXEMPELDATA",
                 "10\xa0000\xa0kr, EJ AVSTÄMT", f"{kort['oattesterade']} händelser",
                 f"ill och med händelse {sista}", "liggare verifiera",
                 "tools/oberoende/granska.py", "inga bredvid liggaren"):  # fmt: skip
        assert said in done.text
    assert "0\xa0kr vid händelse 61 (2022-08-12): SOC-2022" in " ".join(done.text.split(" "))


@pytest.mark.parametrize("args", [(), ("--lopande",), ("--kort",), ("--per", "2022-08")], ids=str)
def test_no_line_is_wider_than_80_columns(demo: Path, staden: Path, args: tuple[str, ...]) -> None:
    for ledger in (demo, staden):
        done = inside("--liggare", ledger, "intyg", *args)
        assert (done.code, done.err) == (0, b"")
        assert [line for line in done.text.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("args", [(), ("--lopande",), ("--kort",)], ids=str)
@pytest.mark.parametrize("kodning", ["cp1252", "cp850"])
def test_a_code_page_has_all_its_letters(demo: Path, kodning: str, args: tuple[str, ...]) -> None:
    done = process("--liggare", demo, "intyg", *args, env={"PYTHONIOENCODING": kodning})

    assert (done.code, done.err) == (0, b"")
    assert done.out.decode(kodning) == inside("--liggare", demo, "intyg", *args).text
    assert b"?" not in done.out


def test_the_running_figures_come_in_every_form(demo: Path, tmp_path: Path, sista: int) -> None:
    wanted = rows(demo, "--pott", "SOC-2022")
    args = ("--liggare", demo, "intyg", "--pott", "SOC-2022")

    as_json = inside(*args, "--lopande", "-f", "json").json
    assert (as_json["schema"], as_json["exempeldata"]) == ("intyg-lopande/1", True)
    assert (as_json["rader"], as_json["per"]["handelse"]) == (wanted, sista)
    sheet = inside(*args, "-f", "csv").out.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(sheet, newline=""), delimiter=";"))
    assert len(table) == len(wanted)
    of_all = ["exempeldata", "per_datum", "per_registrerad", "per_handelse", "rot"]
    assert list(table[0]) == [*(name.removesuffix("_ore") for name in LOPANDE), *of_all]
    assert table[0]["forandring"] == "19700000,00"
    text = inside(*args, "--lopande").text
    assert len(re.findall(r"^  [^ ]", text, re.MULTILINE)) == len(wanted)
    assert re.search(rf"\nKronor, till och med händelse {sista}, rot [0-9a-f]+\. Exempel", text)
    fil = tmp_path / "lopande.xlsx"
    assert inside(*args, "--lopande", "-f", "xlsx", "-o", fil).code == 0
    with zipfile.ZipFile(fil) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == len(wanted) + 1
    for form in ("csv", "jsonl", "tabell", "json"):
        fil = tmp_path / f"fil.{form}"
        assert inside(*args, "--lopande", "-f", form, "-o", fil).code == 0
        assert fil.read_bytes() == inside(*args, "--lopande", "-f", form).out


def test_more_rows_than_a_sheet_holds_are_told(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "LAST_ROW", 10)
    fil = tmp_path / "fil.xlsx"
    done = inside("--liggare", demo, "intyg", "--lopande", "-f", "xlsx", "-o", fil)

    assert done.code == 2
    assert "välj csv" in done.words
    assert list(tmp_path.iterdir()) == []


def test_parts_follow_each_other_without_a_seam(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {form: inside("--liggare", demo, "intyg", "-f", form).out for form in ("csv", "jsonl")}
    monkeypatch.setattr("reports.evidence.lopande._PART", 7)

    for form, wanted in whole.items():
        assert inside("--liggare", demo, "intyg", "-f", form).out == wanted


def test_the_margins_come_as_a_sheet(demo: Path, tmp_path: Path) -> None:
    fil = tmp_path / "intyg.xlsx"
    assert inside("--liggare", demo, "intyg", "-f", "xlsx", "-o", fil).code == 0

    many = sum(len(pott["marginaler"]) for pott in asked(demo)["potter"])
    with zipfile.ZipFile(fil) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == many + 1


@pytest.mark.parametrize(
    ("args", "kod", "sagt"),
    [
        (("--pott", "SOC-1999"), 5, "potten 'SOC-1999' finns inte"),
        (("--pott", "SOC-1999", "--lopande"), 5, "potten 'SOC-1999' finns inte"),
        (("--kort", "--lopande"), 2, "utan --lopande"),
        (("--kort", "-f", "csv"), 2, "--kort skrivs som"),
        (("-f", "xlsx"), 2, "ange -o FIL.xlsx"),
        (("--lopande", "-f", "xlsx"), 2, "ange -o FIL.xlsx"),
        (("--per", "igår"), 2, "är inget datum"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_told(
    demo: Path, args: tuple[str, ...], kod: int, sagt: str
) -> None:
    done = inside("--liggare", demo, "intyg", *args)

    assert (done.code, done.out) == (kod, b"")
    assert sagt in done.words


def test_a_new_ledger_has_a_certificate_too(tom: Path, run: Run) -> None:
    assert run("intyg").text.startswith("Inga potter.\nTill och med händelse")
    kort = run("intyg", "--kort").text
    assert kort.count("ingen, inga pengar har rört sig") == 2
    assert "EXEMPELDATA" not in kort
    assert run("intyg", "--lopande", "-f", "json").json["rader"] == []
    before = run("intyg", "-f", "json", "--registrerat-per", "2001-01-01").json
    assert (before["per"]["rot"], before["kort"]["rot"], before["kort"]["handelser"]) == (
        None, None, 0,
    )  # fmt: skip
    assert "Rot                ingen" in run("intyg", "--kort", "--per", "2001-01-01").text
    assert tom.is_file()


def test_below_zero_by_the_days_names_its_avvikelse(avtal: Path, run: Run, tmp_path: Path) -> None:
    assert run("importera", skriven(tmp_path, lines(SEN)), "--ja").code == 0
    nr = run("intyg", "-f", "json").json["per"]["handelse"]
    done = run("intyg", "--pott", "SOC-2022")

    assert done.code == 0
    text = " ".join(done.text.split())
    assert "Under noll dag för dag: hos nämnden KUN -1 kr" in text.replace("\xa0", " ")
    assert f"Avvikelsen R49 i händelse {nr} är öppen." in text
    kort = " ".join(run("intyg", "--kort").text.split())
    assert (
        f"dag för dag -1 kr vid händelse {nr} (2022-02-01): SOC-2022 hos nämnden KUN; 1 har" in kort
    )
    # As of that day the money had not come: what was registered first is not counted.
    per = run("intyg", "--pott", "SOC-2022", "--per", "2022-02-01")
    assert per.code == 0
    assert "per en dag räknas bara det som hade hänt då" in " ".join(per.text.split())


def test_an_avvikelse_that_got_a_name_and_one_that_is_gone(
    avtal: Path, run: Run, tmp_path: Path
) -> None:
    namn = {**SOC, "kommando": "NoteraAvvikelse", "id": "namn", "datum": "2022-12-30", "kod": "A9",
            "regel": "R49", "avser_id": "sen", "lasning_1": "x", "lasning_2": "y"}  # fmt: skip
    utred = {**SOC, "kommando": "UtredAvvikelse", "id": "utred", "datum": "2022-12-30",
             "avser_id": "sen", "kod": "A9", "slutsats": "rätt",
             "underlag": [{"typ": "annat", "titel": "t"}]}  # fmt: skip
    assert run("importera", skriven(tmp_path, lines(SEN, namn)), "--ja").code == 0
    assert "Avvikelsen A9 (R49)" in " ".join(run("intyg").text.split())
    assert run("importera", skriven(tmp_path, lines(utred)), "--ja").code == 0
    assert "är utredd." in " ".join(run("intyg").text.split())


def test_an_avvikelse_that_somebody_took_away(avtal: Path, run: Run, tmp_path: Path) -> None:
    assert run("importera", skriven(tmp_path, lines(SEN)), "--ja").code == 0
    with angrepp.unguarded(avtal) as conn:
        nr = nr_of(conn, "sen")
        left = {k: v for k, v in angrepp.data_of(conn, nr).items() if k != "avvikelser"}
        angrepp.put(conn, nr, canonical(left))
        angrepp.reseal(conn)
    assert "Ingen avvikelse enligt R49 nämner det." in " ".join(run("intyg").text.split())


def nr_of(conn: sqlite3.Connection, kommando_id: str) -> int:
    (nr,) = conn.execute("SELECT forsta_nr FROM kommando WHERE id = ?", (kommando_id,)).fetchone()
    return int(nr)


def test_what_was_below_zero_as_registered_is_not_certified(avtal: Path, run: Run) -> None:
    assert run("intyg").code == 0
    with angrepp.unguarded(avtal) as conn:
        granted = "SELECT nr FROM handelse WHERE typ = 'StatsbidragTilldelat/1'"
        for (nr,) in conn.execute(granted).fetchall():
            angrepp.edit(conn, nr, belopp_ore=1)
        angrepp.reseal(conn)

    done = run("intyg", "--pott", "SOC-2022")

    assert (done.code, done.text) == (6, "")
    assert "omöjlig: SOC-2022: I2 inbetalt ≤ rekvirerat ≤ tilldelat" in done.err.decode()
    assert run("intyg", "--kort").code == 6


def test_what_lies_beside_the_ledger_is_no_part_of_a_certificate(avtal: Path, run: Run) -> None:
    kort = run("intyg", "--kort").text
    assert run("saldo").code == 0
    with closing(sqlite3.connect(avtal.with_name("liggare.lasmodell.db"))) as conn, conn:
        conn.execute("UPDATE post SET delta_ore = 0 WHERE position = 'egenfinansierat'")
        conn.execute("DELETE FROM avvikelse")
        conn.execute("DELETE FROM attesteras")

    assert run("intyg", "--kort").text == kort


@pytest.mark.parametrize("flaggor", [(), ("--revisor",)])
def test_nothing_is_certified_of_entries_that_are_not_what_was_sealed(
    avtal: Path, run: Run, flaggor: tuple[str, ...]
) -> None:
    with angrepp.unguarded(avtal) as conn:
        angrepp.edit(conn, 40, avser="något annat")

    for form in (("intyg",), ("intyg", "--kort"), ("intyg", "--lopande")):
        done = run(*flaggor, *form)
        assert done.code == 6
        assert "händelse 40: innehållet stämmer inte med sigillet" in done.err.decode()


def test_balances_kept_of_another_history_are_not_those_of_this(avtal: Path, run: Run) -> None:
    before = run("saldo", "-f", "json").json
    with angrepp.unguarded(avtal) as conn:
        nr, ore = conn.execute(
            "SELECT nr, json_extract(data, '$.belopp_ore') FROM handelse"
            " WHERE typ = 'StatsbidragTilldelat/1' ORDER BY nr"
        ).fetchone()
        angrepp.edit(conn, nr, belopp_ore=ore + 100)
        angrepp.reseal(conn)

    after = run("saldo", "-f", "json").json
    total = [sum(row["tilldelat_ore"] for row in one["rader"]) for one in (before, after)]
    assert after["per"]["rot"] != before["per"]["rot"]
    assert total[1] == total[0] + 100


def test_checkpoints_beside_the_ledger_are_counted(avtal: Path, run: Run) -> None:
    namn = run("intyg", "-f", "json").json["kort"]["liggare"]

    def held() -> Any:
        return run("intyg", "-f", "json").json["kort"]["kontrollpunkter"]

    def lay(nr: str, raw: bytes) -> None:
        avtal.with_name(f"kontrollpunkt-{nr}.txt").write_bytes(raw)

    rot = b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    lay("000002", f"{namn}\n2\n".encode() + rot + b"\n\n\xe2\x80\x94 x y\n")
    assert held() == {"antal": 1, "storsta": 2}
    assert "1 sparad bredvid liggaren" in run("intyg", "--kort").text
    lay("000040", f"{namn}\n40\n".encode() + rot + b"\n")
    assert held() == {"antal": 2, "storsta": 40}
    assert "2 sparade bredvid liggaren, den senaste med 40 händelser" in " ".join(
        run("intyg", "--kort").text.split()
    )
    lay("000041", b"en.annan/liggare\n41\n" + rot + b"\n")
    lay("000042", f"{namn}\n42".encode())
    lay("000043", f"{namn}\n4,3\n".encode() + rot + b"\n")
    lay("000044", f"{namn}\n{'9' * 30}\n".encode() + rot + b"\n")
    lay("000045", b"\xff\xfe\n45\n" + rot)
    lay("000046", os.urandom(5000).replace(b"\n", b""))
    avtal.with_name("kontrollpunkt-000047.txt").mkdir()
    os.mkfifo(avtal.with_name("kontrollpunkt-000048.txt"))
    assert held() == {"antal": 2, "storsta": 40}
