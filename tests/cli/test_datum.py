"""A date of which only the latest day is known: written, counted by that day, shown as words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from cli.options import faltval
from cli.options.varden import DATUM, GRANS
from domain.commands import COMMANDS
from domain.values.fields import Datum, Grans, Period
from tests.cli.program import Run

TILLDELNING = (
    "registrera", "tilldelning", "--pott", "SOC-2022", "--avser", "prov", "--belopp", "100",
)  # fmt: skip


@pytest.mark.parametrize("skrivet", ["../2022-08-12", "senast 2022-08-12", "../220812"])
def test_latest_day_is_written_in_either_way_and_kept_as_the_standard_writes_it(
    avtal: Path, run: Run, skrivet: str
) -> None:
    beslut = f"SOS {skrivet} § 1 5.1-77/2022"

    done = run(*TILLDELNING, "--datum", skrivet, "--beslut", beslut)

    assert done.code == 0, done.words
    stored = json.loads(run("handelser", "-f", "jsonl").out.splitlines()[-1])["data"]
    assert stored["handelsedatum"] == stored["beslut"]["datum"] == "../2022-08-12"
    assert stored["liggarnummer"].startswith("2022-")


def test_people_read_it_in_words_and_programs_as_it_stands(avtal: Path, run: Run) -> None:
    args = ("--datum", "../2022-08-12", "--beslut", "SOS ../2022-08-12 § 1 5.1-77/2022")
    assert run(*TILLDELNING, *args).code == 0
    rows = run("handelser", "-f", "csv").text.splitlines()
    nr = rows[-1].split(";")[0]

    journal, whole = run("handelser").text, run("handelse", nr).text

    assert "senast 2022-08-12" in journal
    assert "Händelsedatum: senast 2022-08-12" in whole
    assert "Beslut: SOS senast 2022-08-12, § 1, dnr 5.1-77/2022" in whole  # the decision's
    assert "../2022-08-12" not in journal + whole
    assert "../2022-08-12" in rows[-1]


def test_it_counts_from_its_last_day(avtal: Path, run: Run) -> None:
    def granted(per: str) -> Any:
        return run("saldo", "--pott", "SOC-2022", "--per", per, "-f", "json").json["summa"][
            "tilldelat_ore"
        ]

    before = granted("2022-08-11"), granted("2022-08-12")
    args = ("--datum", "../2022-08-12", "--beslut", "SOS ../2022-08-12 § 1 5.1-77/2022")
    assert run(*TILLDELNING, *args).code == 0

    assert (granted("2022-08-11"), granted("2022-08-12")) == (before[0], before[1] + 10_000)


def test_a_bound_is_asked_for_as_one_and_a_date_as_a_date() -> None:
    """By the type of the field, never by its name."""
    typed = {Datum: DATUM, Grans: GRANS, Period: GRANS}
    for model in COMMANDS.values():
        options = {one.name: one for one in faltval.options_for(model)}
        for name, annotation in _annotations(model).items():
            kinds = [typed[kind] for kind in (annotation, *get_args(annotation)) if kind in typed]
            if kinds:
                assert [options[name].type] == kinds, f"{model.__name__}.{name}"
            else:
                assert options[name].type not in {DATUM, GRANS}, f"{model.__name__}.{name}"


def _annotations(model: Any) -> dict[str, Any]:
    """Return what the fields of a model are annotated with, as they stand in the source."""
    return {
        name: kind
        for base in reversed(model.__mro__)
        for name, kind in getattr(base, "__annotations__", {}).items()
        if name in model.model_fields
    }
