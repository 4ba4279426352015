"""The pages for a user: every command on them is run, from the top, and what is shown is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.main import VERBS
from domain.commands import COMMANDS
from domain.values.money import NBSP
from tests.cli.program import ROT
from tests.cli.sidor import answers

SIDOR = ("kom-igang.md", "fragor.md", "listor.md")


def test_the_first_day_goes_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dagen = answers("kom-igang.md")

    assert len(dagen) > 25
    (last,) = [done for rad, done in dagen.items() if rad.startswith("liggare jamfor")]
    assert last.text.startswith("SAMMA: ")
    saldo = [done for rad, done in dagen.items() if "--revisor" in rad]
    assert "888 000" in saldo[0].text.replace(NBSP, " ")  # 900 000 less the right cost


def test_every_question_is_answered_by_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert len(answers("fragor.md")) > 10


@pytest.mark.parametrize("sida", SIDOR)
def test_what_a_page_names_beside_is_there(sida: str) -> None:
    text = (ROT / "docs" / sida).read_text("utf-8")
    nouns = {model.substantiv() for model in COMMANDS.values()}
    named = re.findall(r"`liggare ([a-z]+)(?: ([a-z]+))?", text)

    assert named
    for verb, noun in named:
        assert verb in VERBS
        assert verb != "registrera" or not noun or noun in nouns
    for path in re.findall(r"\]\(([^)#]+)", text):
        assert (ROT / "docs" / path).is_file(), path
