"""The first day as `docs/kom-igang.md` tells it: every command on the page, from the top."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cli.main import VERBS
from domain.commands import COMMANDS
from domain.values.money import NBSP
from tests.cli.program import ROT, Result, inside

SIDAN = (ROT / "docs" / "kom-igang.md").read_text("utf-8")
STEG = [
    (rad.removeprefix("$ "), svar.splitlines())
    for block in re.findall(r"```console\n(.*?)```", SIDAN, re.DOTALL)
    for rad, svar in re.findall(
        r"^(\$ .*)\n((?:(?!\$ ).*\n)*)", block.replace("\\\n", " "), re.MULTILINE
    )
]
"""Each command line, with what the page shows of its answer."""


def said(done: Result) -> list[str]:
    return (done.text + done.words).replace(NBSP, " ").splitlines()


@pytest.fixture
def dagen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Result]:
    """Every answer of the day, given in an empty folder."""
    monkeypatch.chdir(tmp_path)
    env: dict[str, str] = {}
    answers: dict[str, Result] = {}
    for rad, svar in STEG:
        args = shlex.split(rad, comments=True)
        if args[0] == "export":
            env |= [args[1].split("=", 1)]
            continue
        assert args[0] == "liggare", rad
        kod = re.search(r"# slutkod (\d)$", rad)
        done = inside(*args[1:], env=env)
        assert done.code == int(kod[1] if kod else 0), (rad, done.words)
        whole = "\n".join(said(done))
        shown = [re.escape(line).replace("…", ".*") for line in svar]
        assert re.match("\n".join(shown), whole, re.DOTALL), (rad, whole)
        answers[rad] = done
    return answers


def test_every_command_does_what_the_page_says(dagen: dict[str, Result]) -> None:
    assert len(dagen) > 25
    (last,) = [done for rad, done in dagen.items() if rad.startswith("liggare jamfor")]
    assert last.text.startswith("SAMMA: ")
    saldo = [done for rad, done in dagen.items() if "--revisor" in rad]
    assert "888 000" in saldo[0].text.replace(NBSP, " ")  # 900 000 less the right cost


def test_what_the_page_names_beside_is_there() -> None:
    nouns = {model.substantiv() for model in COMMANDS.values()}
    named = re.findall(r"`liggare ([a-z]+)(?: ([a-z]+))?", SIDAN)

    assert len(named) > 3
    for verb, noun in named:
        assert verb in VERBS
        assert verb != "registrera" or not noun or noun in nouns
    for path in re.findall(r"\]\(([^)#]+)", SIDAN):
        assert (ROT / "docs" / path).is_file(), path
