"""The verifiers share no code with what they verify, nor with each other."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.oberoende import producent as p
from tests.oberoende.korning import HAR, kor
from tests.test_architecture import PACKAGES

OURS = {*PACKAGES, "tests"}
PYTHON = {"granska.py", "helgdagar.py", "innebord.py", "invarianter.py"}
GO_FILER = {fil.name for fil in HAR.glob("*.go")}
PROGRAM = PYTHON | GO_FILER | {"kontrollera_bevis.sh"}
TABELL = "rorelser.json"
GO = {"golang.org/x/mod/sumdb/note", "golang.org/x/mod/sumdb/tlog"}
"""What the Go program takes from elsewhere than the standard library."""


def test_these_are_the_verifiers_there_are() -> None:
    assert {fil.name for fil in HAR.iterdir()} == PROGRAM | {"README.md", TABELL}


def test_the_python_program_imports_the_standard_library_alone() -> None:
    named = set()
    for node in (n for f in PYTHON for n in ast.walk(ast.parse((HAR / f).read_text("utf-8")))):
        if isinstance(node, ast.Import):
            named |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add(str(node.module).partition(".")[0])

    assert named <= (sys.stdlib_module_names | {fil.removesuffix(".py") for fil in PYTHON}) - OURS
    assert "importlib" not in named


def test_the_go_program_imports_the_standard_library_and_sumdb_alone() -> None:
    named: set[str] = set()
    for fil in GO_FILER:
        text = (HAR / fil).read_text("utf-8")
        block = re.findall(r"^import (\(\n.*?^\)|\S+)$", text, re.DOTALL | re.MULTILINE)
        named |= {*re.findall(r'"([^"\s]+)"', "".join(block))}
        assert text.count("import") == len(block)

    assert {one for one in named if "." in one.partition("/")[0]} == GO
    assert not named & {"C", "plugin", "os/exec", "net", "net/http"}


def test_the_script_calls_no_program_of_ours_and_no_interpreter() -> None:
    text = (HAR / "kontrollera_bevis.sh").read_text("utf-8")
    code = "\n".join(rad.partition("# ")[0] for rad in text.splitlines()[1:])

    assert not re.findall(r"\b(liggare|python3?|node|go|perl|source|eval|curl)\b", code)


@pytest.mark.parametrize("fil", sorted(PROGRAM))
def test_no_verifier_names_a_module_of_ours(fil: str) -> None:
    text = (HAR / fil).read_text("utf-8")

    assert not [one for one in OURS if re.search(rf"\b(import|from) {one}\b|\b{one}\.py\b", text)]


def test_each_verifies_alone_in_a_folder_without_ours(
    openssl: None, program: Path, trad: p.Trad, rader: list[bytes], tmp_path: Path
) -> None:
    """With no more on the search path than the system's own programs."""
    for fil in (*(HAR / namn for namn in PROGRAM | {TABELL}), program):
        shutil.copy(fil, tmp_path)
    nycklar = p.sparad(tmp_path, "nycklar.txt", f"{p.LIGGAREN.vkey}\n")
    punkt = p.kontrollpunkt(trad, len(rader))
    fil = p.sparad(tmp_path, "bevis.tlog-proof", p.bevis(trad, rader[7], 7, punkt))
    logg = p.sparad(tmp_path, "logg.jsonl", b"".join(rad + b"\n" for rad in rader))
    rot = trad.rot().hex()
    alone = ("env", "-i", "-C", tmp_path, "PATH=/usr/bin:/bin")

    assert kor(*alone, tmp_path / program.name, "bevis", fil, nycklar).godkand
    assert kor(*alone, "bash", "kontrollera_bevis.sh", fil, nycklar).godkand
    line = (sys.executable, "-I", "-S", "granska.py", logg, "--rot", rot)
    assert kor(*alone, *line).kod == 0
