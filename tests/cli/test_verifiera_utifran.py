"""``liggare verifiera`` held against checkpoints, keys and leaves that were kept elsewhere."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from domain.events import NyckelBytt
from ledger.evidence.noted_keys import origin
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.head import connect
from tests.cli.program import AKTOR, Run, skriven
from tests.ledger import angrepp
from tests.ledger.underskrivet import REVISOR, signer


@pytest.fixture
def nyckel(avtal: Path) -> str:
    """The key that the test's own ledger has noted, as a line."""
    return note_key(avtal, 0)


def note_key(path: Path, seed: int) -> str:
    """Note another key in a ledger; returns its line."""
    with closing(connect(path)) as conn:
        vkey = str(signer(origin(conn), seed).vkey)
    event = NyckelBytt(
        handelsedatum="2023-01-01", kommando_id=f"nyckel-{seed}", avser="en nyckel", nyckel=vkey
    )
    with closing(Ledger(path)) as ledger, ledger.batch(AKTOR) as batch:
        batch.note(event)
    return vkey


def kept(tmp_path: Path, path: Path, *sizes: int, seed: int = 0) -> list[Path]:
    """Keep checkpoints of a ledger in a folder of their own."""
    folder = tmp_path / "utanför"
    folder.mkdir(exist_ok=True)
    files = []
    for n in sizes:
        files.append(folder / f"kontrollpunkt-{n:06d}.txt")
        files[-1].write_bytes(angrepp.checkpoint(path, n, seed=seed).note.encode())
    return files


@pytest.mark.parametrize("named", ["fil", "mapp", "båda"])
def test_checkpoints_are_a_file_or_a_folder(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str, named: str
) -> None:
    files = kept(tmp_path, avtal, 10, 60, angrepp.outcome(avtal).size)
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
    last = angrepp.outcome(avtal).size - 1
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
    angrepp.rewritten(avtal, 40)

    assert run("verifiera").code == 0
    done = run("verifiera", "--blad", blad)

    assert done.code == 6
    assert "- händelse 40: innehållet skiljer sig från den sparade bladlistan\n" in done.text


ARGS = ("--kontrollpunkt", "--nycklar", "--blad")


@pytest.mark.parametrize("flag", ARGS)
def test_what_is_not_there_is_told(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str, flag: str
) -> None:
    given = ["--kontrollpunkt", *kept(tmp_path, avtal, 60)] if flag == "--nycklar" else []

    done = run("verifiera", *given, flag, tmp_path / "finns-ej")

    assert done.code == (2 if flag == "--nycklar" else 5)  # keys must come another way
    assert "finns-ej' finns inte" in done.words


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


def test_what_the_program_itself_hands_out_is_what_it_verifies_against(
    avtal: Path, run: Run, tmp_path: Path
) -> None:
    env = {"LIGGARE_NYCKEL": str(tmp_path / "nyckel.pem"), "LIGGARE_NYCKEL_LOSEN": "hemligt nog"}
    assert run("nyckel", "ny", env=env).code == 0
    folder = tmp_path / "ut"
    folder.mkdir()
    assert run("kontrollpunkt", "-o", folder / "kontrollpunkt-1.txt", env=env).code == 0
    assert run("exportera", "logg", "-o", folder).code == 0
    held = ("--kontrollpunkt", folder, "--nycklar", folder / "nycklar.txt")

    done = run("verifiera", *held, "--blad", folder / "blad.bin", "-f", "json")

    assert (done.code, done.json["fel"]) == (0, [])
    said = "\n".join(done.json["ej_kontrollerat"])
    assert "yngre" not in said
    angrepp.rewritten(avtal, 40)
    done = run("verifiera", *held, "--blad", folder / "blad.bin", "-f", "json")
    assert [one["slag"] for one in done.json["fel"]] == ["blad", "kontrollpunkt"]


def test_a_key_that_was_changed_signs_no_more(
    avtal: Path, run: Run, tmp_path: Path, nyckel: str
) -> None:
    """Whoever stole it signs what is true, to be believed later."""
    fore = angrepp.outcome(avtal).size
    note_key(avtal, 1)
    efter = angrepp.outcome(avtal).size
    sist, stulen = kept(tmp_path, avtal, fore, efter)

    assert run("verifiera", "--kontrollpunkt", sist).code == 0
    done = run("verifiera", "--kontrollpunkt", stulen, "-f", "json")
    assert done.code == 6
    (fel,) = done.json["fel"]
    assert fel["meddelande"].startswith(f"kontrollpunkt {efter} är undertecknad med en nyckel som")
    assert fel["meddelande"].endswith(f"inte gällde: den byttes av händelse {fore}")
    bevis = run("bevis", "5", "--kontrollpunkt", stulen)
    assert (bevis.code, "en nyckel som inte gällde" in bevis.words) == (6, True)
    assert run("bevis", "5", "--kontrollpunkt", sist).code == 0
    (avtal.parent / stulen.name).write_bytes(stulen.read_bytes())
    assert run("bevis", "5").code == 5


@pytest.mark.parametrize("skriven", ["{n}:{rot}", " {n} : {ROT} ", "{n}: {grupper}"])
def test_minutes_are_read_as_people_write_them(avtal: Path, run: Run, skriven: str) -> None:
    found = angrepp.outcome(avtal)
    rot = found.root.hex()
    grupper = " ".join(rot[i : i + 8] for i in range(0, 64, 8))
    text = skriven.format(n=found.size, rot=rot, ROT=rot.upper(), grupper=grupper)

    done = run("verifiera", "--kontrollsumma", text, "-f", "json")

    assert (done.code, done.json["fel"]) == (0, [])
    said = " ".join(done.json["ej_kontrollerat"])
    assert "Ingen kontrollpunkt" not in said
    assert "Ingen revisor" not in said
    angrepp.rewritten(avtal)
    assert run("verifiera", "--kontrollsumma", text).code == 6


@pytest.mark.parametrize(
    "text", ["", "12", "12:", "0:" + 64 * "a", "12:" + 63 * "a", "x:" + 64 * "a"]
)
def test_what_no_minutes_say_is_told(avtal: Path, run: Run, text: str) -> None:
    done = run("verifiera", "--kontrollsumma", text)

    assert (
        done.code,
        "antalet händelser, ett kolon och 64 tecken" in " ".join(done.words.split()),
    ) == (2, True)


def test_another_kind_of_file_is_no_list_of_leaves(avtal: Path, run: Run, tmp_path: Path) -> None:
    log = tmp_path / "logg.jsonl"
    log.write_bytes(b'{"aggregat":'.ljust(64, b" "))

    for fil in (avtal, log):
        done = run("verifiera", "--blad", fil)
        assert (done.code, "fel slags fil" in done.words) == (4, True)
