"""`hall_kallor`: finds documents in a folder, and says what the index has that they have not."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from features import kallordok

PROGRAM = Path(__file__).parents[1] / "tools" / "hall_kallor"
BREV = """ Om bidrag till nämn-
der i två rader

Sammanfattning
Nämnden får 100 kr av statsbid-
raget. Barn- och
ungdomar nämns.
Frågor och
svar
Nämnden får 100 kr
till.
"""
LISTA = "Lista\nFritid\t300 000\nKultur\t400 000\n"
RUBRIKER = ["Ärendets rubrik", "Sammanfattning", "Frågor och svar"]


def _post(dokument: str, text: str, rubriker: list[str]) -> dict[str, Any]:
    return {
        "dokument": dokument, "titel": dokument, "handling": "brev",
        "sha256": sha256(text.encode()).hexdigest(), "rubriker": rubriker,
    }  # fmt: skip


def _uppgift(nr: int, rubrik: str, nyckel: str, forekomst: int = 1) -> dict[str, Any]:
    return {"id": f"x-{nr}", "rubrik": rubrik, "forekomst": forekomst, "nyckel": nyckel}


UPPGIFTER = [
    _uppgift(1, "Ärendets rubrik", "bidrag till nämnder i två rader"),
    _uppgift(2, "Sammanfattning", "av statsbidraget."),
    _uppgift(3, "Sammanfattning", "får 100 kr"),
    _uppgift(4, "Sammanfattning", "Barn- och ungdomar"),
    _uppgift(5, "Frågor och svar", "får 100 kr", 2),
]
RADER = [_uppgift(6, "Lista", "Fritid 300 000"), _uppgift(7, "Lista", "Kultur 400 000")]


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """A folder with two documents, and one with the index of them."""
    for name in ("mapp", "kallor"):
        (tmp_path / name).mkdir()
    (tmp_path / "mapp" / "a.txt").write_text(BREV, "utf-8", newline="")
    (tmp_path / "mapp" / "b.txt").write_text(LISTA, "utf-8", newline="")
    (tmp_path / "mapp" / "annat.bin").write_bytes(b"\xff\x00")
    fortecknad(tmp_path, "brev", _post("brev", BREV, RUBRIKER), *UPPGIFTER)
    fortecknad(tmp_path, "lista", _post("lista", LISTA, ["Lista"]), *RADER)
    return tmp_path / "mapp"


def fortecknad(tmp_path: Path, name: str, *poster: dict[str, Any]) -> None:
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in poster)
    (tmp_path / "kallor" / f"{name}.jsonl").write_text(lines, "utf-8")


def hall(*args: Path) -> tuple[int, str]:
    """Run it with a Python that has nothing but its standard library."""
    line = [sys.executable, "-I", "-S", "-X", "utf8", str(PROGRAM), *map(str, args)]
    done = subprocess.run(line, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr
    return done.returncode, (done.stdout + done.stderr).decode()


def prova(mapp: Path) -> tuple[int, str]:
    return hall(mapp, mapp.with_name("kallor"))


def test_all_that_is_there_is_counted(mapp: Path) -> None:
    assert prova(mapp) == (0, "Alla 7 uppgifter står där de ska i 2 dokument.\n")


def test_a_changed_letter_names_the_file_and_the_fact(mapp: Path) -> None:
    changed = BREV.replace("raget", "ragen")
    (mapp / "a.txt").write_text(changed, "utf-8", newline="")

    was, got = (sha256(text.encode()).hexdigest() for text in (BREV, changed))
    code, said = prova(mapp)
    assert code == 1
    assert said.splitlines() == [
        f"FEL a.txt är inte brev som det lämnades: SHA-256 {got}, inte {was}",
        "FEL brev x-2: ”av statsbidraget.” finns inte",
    ]


def test_a_changed_letter_that_no_key_has_names_the_file(mapp: Path) -> None:
    (mapp / "a.txt").write_text(BREV.replace("till.", "till!"), "utf-8", newline="")
    code, said = prova(mapp)

    assert code == 1
    assert said.startswith("FEL a.txt är inte brev som det lämnades")
    assert said.count("\n") == 1


def test_a_file_with_other_line_ends_is_another_file_with_the_same_facts(mapp: Path) -> None:
    (mapp / "a.txt").write_text(BREV, "utf-8", newline="\r\n")
    code, said = prova(mapp)

    assert (code, said.count("FEL"), said.count("finns inte")) == (1, 1, 0)


def test_a_document_that_is_not_there_is_named(mapp: Path) -> None:
    (mapp / "b.txt").unlink()

    assert prova(mapp) == (1, "FEL lista saknas: ingen fil i mappen är det eller liknar det\n")


@pytest.mark.parametrize(
    ("uppgift", "said"),
    [
        (_uppgift(8, "Sammanfattning", "får 100 kr", 3), "finns 2 gång(er), inte 3"),
        (
            _uppgift(8, "Sammanfattning", "får 100 kr", 2),
            "(förekomst 2) står under Frågor och svar, inte under Sammanfattning",
        ),
        (
            _uppgift(8, "Frågor och svar", "får 100 kr"),
            "(förekomst 1) står under Sammanfattning, inte under Frågor och svar",
        ),
        (_uppgift(8, "Sammanfattning", "får 100 KR"), "finns inte"),
        (_uppgift(8, "Sammanfattning", "nämns. Frågor"), "finns inte"),
    ],
)
def test_a_key_at_another_occurrence_or_heading_is_told(
    mapp: Path, uppgift: dict[str, Any], said: str
) -> None:
    fortecknad(mapp.parent, "brev", _post("brev", BREV, RUBRIKER), uppgift, *UPPGIFTER)

    assert prova(mapp) == (1, f"FEL brev x-8: ”{uppgift['nyckel']}” {said}\n")


def test_a_heading_that_is_not_where_it_should_be_is_told(mapp: Path) -> None:
    post = _post("brev", BREV, [*RUBRIKER, "Sammanfattning"])
    fortecknad(mapp.parent, "brev", post, *UPPGIFTER)

    said = "FEL brev: rubriken Sammanfattning finns inte på sin plats i a.txt\n"
    assert prova(mapp) == (1, said)


def test_a_folder_that_is_not_there_cannot_be_read(mapp: Path) -> None:
    code, said = prova(mapp / "borta")

    assert code == 2
    assert said.startswith("Går inte att läsa: ")


def test_it_says_how_it_is_used() -> None:
    code, said = hall()

    assert code == 2
    assert "hall_kallor MAPP" in said


def test_it_reads_our_own_index(tmp_path: Path) -> None:
    code, said = hall(tmp_path)

    assert code == 1
    assert [line.split()[1] for line in said.splitlines()] == sorted(
        document["dokument"] for document, _ in kallordok.kallor()
    )
