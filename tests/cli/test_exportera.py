"""Every form of others: as an auditor's, alone in its process; and never over what is kept."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from application.exporting.forms import FORMER
from application.exporting.wanted import UTFORMER
from cli.verbs.exportera import command
from tests.cli.lasverb import contents
from tests.cli.program import inside, process

if TYPE_CHECKING:
    from pathlib import Path


def test_each_form_is_there_everywhere() -> None:
    assert FORMER.keys() == UTFORMER.keys() == command.commands.keys() - {"logg"}


@pytest.mark.parametrize("form", UTFORMER)
def test_an_auditor_gets_it_and_nothing_else_is_written(
    demo: Path, tmp_path: Path, form: str
) -> None:
    before, ut = contents(demo.parent), tmp_path / UTFORMER[form].fil

    words = ("--revisor", "--liggare", demo, "exportera", form, "-o", ut)
    done = process(*words, python=("-m", "cli"))

    assert done.code == 0, done.words
    assert f"{ut.name}: SHA-256 {sha256(ut.read_bytes()).hexdigest()}\n" in done.words
    assert contents(demo.parent) == before
    assert [*tmp_path.iterdir()] == [ut]


@pytest.mark.parametrize("form", UTFORMER)
def test_it_is_not_written_over_a_ledger_or_half(avtal: Path, tmp_path: Path, form: str) -> None:
    before = contents(tmp_path)
    for ut in (avtal, tmp_path / "saknas" / "x"):
        done = inside("--liggare", avtal, "exportera", form, "-o", ut)
        assert (done.code, done.out) == (2, b"")
    assert (
        inside("--liggare", avtal, "exportera", form, "-o", tmp_path / "x", "--pott", "X").code == 5
    )

    assert {name: contents(tmp_path)[name] for name in before} == before
    assert not (tmp_path / "x").exists()
