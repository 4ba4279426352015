"""``liggare verifiera``: what it answers, in which form, with which exit code, and leaves alone."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from cli import verifiera
from domain.events import NyckelBytt
from ledger.head import connect
from ledger.keys import origin
from ledger.ledger import Ledger
from ledger.verification import NOTHING
from tests.cli.program import AKTOR, Run, Terminal, fingerprint, process, skriven
from tests.ledger import angrepp
from tests.ledger.underskrivet import REVISOR, signer

GODKAND = "GODKÄND: varje händelse stämmer med sitt sigill, och inget saldo är omöjligt."


@pytest.fixture
def nyckel(avtal: Path) -> str:
    """The key that the test's own ledger has noted, as a line."""
    with closing(connect(avtal)) as conn:
        vkey = str(signer(origin(conn), 0).vkey)
    event = NyckelBytt(
        handelsedatum="2023-01-01", kommando_id="nyckel-1", avser="första nyckeln", nyckel=vkey
    )
    with closing(Ledger(avtal)) as ledger, ledger.batch(AKTOR) as batch:
        batch.note(event)
    return vkey


def size(path: Path) -> int:
    return int(angrepp.outcome(path).size)


def kept(tmp_path: Path, path: Path, *sizes: int, seed: int = 0) -> list[Path]:
    """Keep checkpoints of a ledger in a folder of their own."""
    folder = tmp_path / "utanför"
    folder.mkdir(exist_ok=True)
    files = []
    for n in sizes:
        files.append(folder / f"kontrollpunkt-{n:06d}.txt")
        files[-1].write_bytes(angrepp.checkpoint(path, n, seed=seed).note.encode())
    return files


def edit(path: Path, nr: int = 40) -> None:
    with angrepp.unguarded(path) as conn:
        angrepp.edit(conn, nr, avser="något annat")


def test_a_sound_ledger_is_approved_in_words(avtal: Path, run: Run) -> None:
    done = run("verifiera")

    assert (done.code, done.err) == (0, b"")
    lines = done.text.splitlines()
    assert lines[0] == f"{size(avtal)} händelser med roten"
    assert lines[1] == f"  {angrepp.outcome(avtal).root.hex()}"
    assert lines[2:5] == [GODKAND, "", "Det här kunde inte uteslutas:"]
    assert max(map(len, lines)) <= 80


def test_a_sound_ledger_is_approved_in_json(avtal: Path, run: Run) -> None:
    done = run("verifiera", "-f", "json")

    answer = done.json
    assert done.code == 0
    assert list(answer) == [
        "schema",
        "ok",
        "handelser",
        "rot",
        "fel",
        "fel_totalt",
        "ej_kontrollerat",
    ]
    assert (answer["schema"], answer["ok"]) == ("verifiering/1", True)
    assert (answer["handelser"], answer["fel"], answer["fel_totalt"]) == (size(avtal), [], 0)
    assert answer["rot"] == angrepp.outcome(avtal).root.hex()
    assert len(answer["ej_kontrollerat"]) == 6
    assert answer["ej_kontrollerat"][-1].startswith("Läsmodellen jämfördes inte")


def test_what_is_found_is_told_in_words_with_exit_6(avtal: Path, run: Run) -> None:
    edit(avtal)

    done = run("verifiera")

    assert (done.code, done.err) == (6, b"")
    assert "UNDERKÄND: 1 fel.\n- händelse 40: innehållet stämmer inte med sigillet\n" in done.text
    assert max(map(len, done.text.splitlines())) <= 80


def test_what_is_found_is_told_in_json_with_exit_6(avtal: Path, run: Run) -> None:
    edit(avtal)

    done = run("verifiera", "-f", "json")

    assert (done.code, done.json["ok"], done.json["fel_totalt"]) == (6, False, 1)
    assert done.json["fel"] == [
        {
            "nr": 40,
            "slag": "innehall",
            "meddelande": "händelse 40: innehållet stämmer inte med sigillet",
        }
    ]


def test_what_is_found_is_rows_for_programs(avtal: Path, run: Run, tmp_path: Path) -> None:
    edit(avtal)

    assert run("verifiera", "-f", "jsonl").json["nr"] == 40
    done = run("verifiera", "-f", "csv", "-o", tmp_path / "fel.csv")
    assert done.code == 6
    assert "innehållet stämmer inte" in (tmp_path / "fel.csv").read_text("utf-8-sig")


def test_more_than_a_hundred_are_counted_and_not_told(avtal: Path, demo: Path, run: Run) -> None:
    avtal.write_bytes(demo.read_bytes())
    with angrepp.unguarded(avtal) as conn:
        conn.execute("UPDATE handelse SET data = x'7b7d'")

    done = run("verifiera")

    assert "UNDERKÄND: 184 fel.\n" in done.text
    assert "\n- … och 84 till.\n" in done.text
    answer = run("verifiera", "-f", "json").json
    assert (len(answer["fel"]), answer["fel_totalt"]) == (100, 184)


@pytest.mark.parametrize("form", ["tabell", "json"])
def test_the_ledger_is_to_the_byte_as_it_was(avtal: Path, run: Run, form: str) -> None:
    run("saldo")
    files = {path: fingerprint(path) for path in avtal.parent.iterdir() if path.is_file()}

    assert run("verifiera", "--lasmodell", "-f", form).code == 0
    edit(avtal)
    files[avtal] = fingerprint(avtal)
    assert run("verifiera", "--lasmodell", "-f", form).code == 6

    now = {path: fingerprint(path) for path in avtal.parent.iterdir() if path.is_file()}
    assert now == files


@pytest.mark.parametrize("page", ["cp1252", "ascii"])
def test_a_code_page_without_our_letters_is_no_error(avtal: Path, page: str) -> None:
    edit(avtal)

    done = process("--liggare", avtal, "verifiera", env={"PYTHONIOENCODING": page})

    assert (done.code, done.err) == (6, b"")
    assert "händelse 40: innehållet".encode(page, errors="replace") in done.out


def test_a_ledger_that_is_not_there_is_not_found(run: Run) -> None:
    assert run("verifiera").code == 5


def test_a_file_that_is_no_ledger_is_damaged(run: Run, tmp_path: Path) -> None:
    skriven(tmp_path, "kära dagbok\n" * 900, "liggare.db")

    assert run("verifiera").code == 6


def damage(path: Path, table: str = "handelse") -> None:
    """Make the first page of a table nothing."""
    with closing(sqlite3.connect(path)) as conn:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = conn.execute(query, (table,)).fetchone()
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * 4096] = 0
    path.write_bytes(raw)


def test_a_damaged_page_is_told_as_what_it_is(avtal: Path, run: Run) -> None:
    damage(avtal)

    done = run("verifiera")

    assert (done.code, done.err) == (6, b"")
    assert "- databasen är skadad (" in done.text
    assert "- Filen gick inte att läsa till slut; 0 händelser" in done.text


@pytest.fixture
def skarm(monkeypatch: pytest.MonkeyPatch) -> BytesIO:
    """What a terminal on stderr shows, where any ledger is long."""
    shown = BytesIO()
    monkeypatch.setattr(verifiera, "_WORTH_A_BAR", 1)
    monkeypatch.setattr(sys, "stderr", Terminal(shown, encoding="utf-8", write_through=True))
    return shown


def test_a_long_verification_shows_how_far_it_has_come(avtal: Path, skarm: BytesIO) -> None:
    with closing(connect(avtal)) as conn:
        assert verifiera.verified_with_a_bar(conn, NOTHING).found.kept == []

    shown = skarm.getvalue().decode()
    assert "Verifierar" in shown
    assert "100%" in shown


def test_no_bar_stands_in_the_way_of_telling_damage(avtal: Path, skarm: BytesIO) -> None:
    damage(avtal)
    with closing(connect(avtal)) as conn:
        (first, *_) = verifiera.verified_with_a_bar(conn, NOTHING).found.kept

    assert first.slag == "fil"


@pytest.mark.parametrize("named", ["fil", "mapp", "båda"])
def test_checkpoints_are_a_file_or_a_folder(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str, named: str
) -> None:
    files = kept(tmp_path, avtal, 10, 60, size(avtal))
    (files[0].parent / "annat.txt").write_text("ingen kontrollpunkt", "utf-8")
    given = {"fil": files, "mapp": [files[0].parent], "båda": [files[0], files[0].parent]}[named]
    args = [arg for path in given for arg in ("--kontrollpunkt", path)]

    done = run("verifiera", *args, "-f", "json")

    assert (done.code, done.json["fel"]) == (0, [])
    said = "\n".join(done.json["ej_kontrollerat"])
    assert "Ingen kontrollpunkt" not in said
    assert "Nycklarna är hämtade ur liggaren själv" in said
    with angrepp.unguarded(avtal) as conn:
        angrepp.cut(conn, 50)
        angrepp.edit(conn, 40, avser="något annat")
        angrepp.reseal(conn)
    keys = skriven(tmp_path, f"# ekonomi\n{nyckel}\n", "nycklar.txt")
    done = run("verifiera", *args, "--nycklar", keys, "-f", "json")
    assert done.code == 6
    assert [one["slag"] for one in done.json["fel"]] == ["kontrollpunkt"] * 2
    assert "Nycklarna" not in "\n".join(done.json["ej_kontrollerat"])


def test_keys_that_came_another_way_are_those_that_count(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str
) -> None:
    """With a stolen ledger, a key of the thief's own may be noted in it."""
    (file,) = kept(tmp_path, avtal, 60, seed=50)
    name = nyckel.partition("+")[0]
    thiefs = skriven(tmp_path, f"{signer(name, 50).vkey}\n", "tjuvens.txt")
    ours = skriven(tmp_path, f"{nyckel}\n{REVISOR.vkey}\r\n", "vara.txt")

    assert run("verifiera", "--kontrollpunkt", file, "--nycklar", thiefs).code == 0
    for keys in (("--nycklar", ours), ()):
        done = run("verifiera", "--kontrollpunkt", file, *keys)
        assert done.code == 6
        assert "ingen signatur av känd nyckel" in done.words


def test_keys_of_another_ledger_do_not_fit(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str
) -> None:
    (file,) = kept(tmp_path, avtal, 60)
    keys = skriven(tmp_path, f"{signer('exempel.se/annan', 0).vkey}\n", "nycklar.txt")

    done = run("verifiera", "--kontrollpunkt", file, "--nycklar", keys)

    assert done.code == 6
    assert "fel liggare" in done.words


def test_another_ledger_under_the_same_name_is_told(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str, demo: Path
) -> None:
    (file,) = kept(tmp_path, avtal, 60)
    keys = skriven(tmp_path, f"{nyckel}\n", "nycklar.txt")
    avtal.write_bytes(demo.read_bytes())

    done = run("verifiera", "--kontrollpunkt", file, "--nycklar", keys)

    assert done.code == 6
    assert "- fel liggare: kontrollpunkt 60 gäller " in done.text


def test_keys_from_elsewhere_do_not_need_those_of_the_ledger(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str
) -> None:
    (file,) = kept(tmp_path, avtal, 60)
    last = size(avtal) - 1
    with angrepp.unguarded(avtal) as conn:
        angrepp.put(conn, last, b'{"nyckel":7}')
    keys = skriven(tmp_path, f"{nyckel}\n", "nycklar.txt")

    done = run("verifiera", "--kontrollpunkt", file, "--nycklar", keys)

    assert (done.code, done.err) == (6, b"")
    assert f"- händelse {last}: innehållet stämmer inte med sigillet" in done.text
    assert f"händelse {last}: nyckel" in run("verifiera", "--kontrollpunkt", file).words


def test_a_list_of_leaves_names_what_was_rewritten(avtal: Path, run: Run, tmp_path: Path) -> None:
    blad = skriven(tmp_path, angrepp.leaves(avtal), "blad.bin")
    assert run("verifiera", "--blad", blad).code == 0
    edit(avtal)
    with angrepp.unguarded(avtal) as conn:
        angrepp.reseal(conn)

    assert run("verifiera").code == 0
    done = run("verifiera", "--blad", blad)

    assert done.code == 6
    assert "- händelse 40: innehållet skiljer sig från den sparade bladlistan\n" in done.text


ARGS = ("--kontrollpunkt", "--nycklar", "--blad")


@pytest.mark.parametrize("flag", ARGS)
def test_what_is_not_there_is_not_found(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str, flag: str
) -> None:
    given = ["--kontrollpunkt", *kept(tmp_path, avtal, 60)] if flag == "--nycklar" else []

    done = run("verifiera", *given, flag, tmp_path / "finns-ej")

    assert done.code == 5
    assert "finns inte eller är ingen vanlig fil" in done.words


@pytest.mark.parametrize("flag", ARGS)
def test_what_is_something_else_is_a_bad_file(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str, flag: str
) -> None:
    given = ["--kontrollpunkt", *kept(tmp_path, avtal, 60)] if flag == "--nycklar" else []
    for text in ("kära dagbok\n", b"\xff\xfe" * 9, ""):
        if (flag, text) == ("--nycklar", ""):
            continue  # no keys at all: none is known
        done = run("verifiera", *given, flag, skriven(tmp_path, text, "annat.txt"))
        assert done.code == 4, (flag, text, done.words)


def test_an_empty_folder_has_no_checkpoints(avtal: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()

    done = run("verifiera", "--kontrollpunkt", tmp_path / "tom")

    assert done.code == 5
    assert "har inga filer kontrollpunkt-*.txt" in done.words


def test_an_edited_read_model_is_told_by_its_balances(avtal: Path, run: Run) -> None:
    assert run("saldo").code == 0
    modell = avtal.with_name("liggare.lasmodell.db")
    assert run("verifiera", "--lasmodell").code == 0
    sql = "UPDATE saldo SET ore = ore + 20000000 WHERE pott = ? AND namnd = ? AND position = ?"
    with closing(sqlite3.connect(modell)) as conn, conn:
        query = "SELECT pott, namnd, position, ore FROM saldo WHERE namnd > '' AND ore > 0 LIMIT 1"
        pott, namnd, position, ore = conn.execute(query).fetchone()
        assert conn.execute(sql, (pott, namnd, position)).rowcount == 1

    done = run("verifiera", "--lasmodell", "-f", "json")

    (fel,) = done.json["fel"]
    assert (done.code, fel["nr"], fel["slag"]) == (6, None, "lasmodell")
    start, _, rest = fel["meddelande"].partition(": läsmodellen har ")
    has, _, gives = rest.partition(", händelserna ger ")
    assert start.startswith("saldo ")
    assert {pott, namnd, position} <= set(start.split())
    kronor = [int(text.replace("\xa0", "").replace(" ", "").split("kr")[0].split(",")[0])
              for text in (has, gives)]  # fmt: skip
    assert kronor == [(ore + 20000000) // 100, ore // 100]


def test_the_read_model_is_of_no_interest_when_the_ledger_is_wrong(avtal: Path, run: Run) -> None:
    assert run("saldo").code == 0
    edit(avtal)

    done = run("verifiera", "--lasmodell", "-f", "json")

    assert [one["slag"] for one in done.json["fel"]] == ["innehall"]
    assert done.json["ej_kontrollerat"][-1].startswith("Läsmodellen jämfördes inte")


def test_a_read_model_that_was_compared_is_not_said_not_to_be(avtal: Path, run: Run) -> None:
    assert run("saldo").code == 0

    assert "Läsmodellen" not in run("verifiera", "--lasmodell").text


def test_without_a_read_model_there_is_nothing_to_compare(avtal: Path, run: Run) -> None:
    done = run("verifiera", "--lasmodell")

    assert done.code == 5
    assert "det finns ingen läsmodell liggare.lasmodell.db att jämföra" in done.words
    assert "liggare saldo" in done.words


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE post",
        "DROP VIEW v_saldo",
        "CREATE TRIGGER tyst AFTER INSERT ON saldo BEGIN DELETE FROM saldo; END",
    ],
)
def test_a_read_model_with_another_schema_is_told(avtal: Path, run: Run, sql: str) -> None:
    assert run("saldo").code == 0
    with closing(sqlite3.connect(avtal.with_name("liggare.lasmodell.db"))) as conn, conn:
        conn.execute(sql)

    done = run("verifiera", "--lasmodell")

    assert done.code == 6
    assert "har andra tabeller eller vyer än den ska ha" in done.text


def test_a_read_model_with_damaged_pages_is_told(avtal: Path, run: Run) -> None:
    assert run("saldo").code == 0
    damage(avtal.with_name("liggare.lasmodell.db"), "post")

    done = run("verifiera", "--lasmodell")

    assert done.code == 6
    assert "- läsmodellen liggare.lasmodell.db är skadad (" in done.text


def test_the_demo_ends_with_a_verification(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--mapp", tmp_path / "demo")

    assert done.code == 0
    assert "5. Verifiering\n\n184 händelser med roten\n" in done.text
    assert GODKAND in done.text
