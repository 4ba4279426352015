"""The shared edge cases: every program that reads a kind of file gives the one right verdict."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.kanter.program import LASER, Lasare
from tests.kanter.skriv import MAPP, Kant, kanterna, manifesten
from tests.oberoende.korning import npm_saknas

KANTER = kanterna()
PROGRAM = sorted({program for laser in LASER.values() for program in laser})


def fel(lasare: Lasare, program: str) -> list[str]:
    """Return the cases that a program answers wrongly, and those that it need not have been excused."""
    wrong = []
    for kant, godkand in lasare.svar(program, KANTER):
        if program in kant.ej:
            wrong += [f"{kant.slag} {kant.namn}: prövas visst"] if godkand == kant.ratt else []
        elif godkand != kant.ratt:
            wrong.append(f"{kant.slag} {kant.namn}: {'godkänd' if godkand else 'underkänd'}")
    return wrong


@pytest.fixture(scope="module")
def lasare(tmp_path_factory: pytest.TempPathFactory, program: Path, openssl: None) -> Lasare:
    return Lasare(tmp_path_factory.mktemp("kanter"), program)


@pytest.mark.parametrize("program_", PROGRAM)
def test_every_program_answers_every_case_that_it_reads(lasare: Lasare, program_: str) -> None:
    if program_ == "npm" and npm_saknas():
        pytest.skip(npm_saknas())

    assert fel(lasare, program_) == []
