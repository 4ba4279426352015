"""A finding that compares amounts carries them as fields: nobody needs to read prose (D4)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain import rules
from domain.facts import Avvikelse
from domain.rules.rule import Deviation
from tests.decider import Harness

FOLDER = Path(rules.__file__).parent
FIELDS = Deviation._fields
AMOUNTS = {"kr", "at_most"}


def findings(source: str) -> Iterator[ast.Call]:
    """Yield where a soft rule makes what it found."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "Deviation":
            yield node


def given(call: ast.Call) -> dict[str, ast.expr]:
    by_place = dict(zip(FIELDS, call.args, strict=False))
    return by_place | {one.arg: one.value for one in call.keywords if one.arg}


def lacking(source: str) -> list[int]:
    """Return the lines where an amount is stated or written, and no figures are carried."""
    return [
        call.lineno
        for call in findings(source)
        if "fynd" not in (said := given(call))
        and (
            "belopp_ore" in said
            or any(isinstance(n, ast.Name) and n.id in AMOUNTS for n in ast.walk(call))
        )
    ]


@pytest.mark.parametrize("module", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_who_compares_amounts_carries_them(module: Path) -> None:
    assert lacking(module.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "call",
    [
        "Deviation('a', 'b', ore)",
        "Deviation('a', f'{kr(ore)}')",
        "Deviation('a', 'b', belopp_ore=1)",
    ],
)
def test_one_that_does_not_is_found(call: str) -> None:
    assert lacking(call) == [1]
    assert lacking(f"{call[:-1]}, fynd=(fynd(ore=ore),))") == []


def test_every_soft_rule_is_looked_at() -> None:
    many = [call for path in FOLDER.glob("*.py") for call in findings(path.read_text("utf-8"))]
    assert len(many) >= len([one for one in rules.ALL_RULES if one.soft])


def test_a_cost_without_a_voucher_says_whose_and_how_much() -> None:
    liggare = Harness().given(
        {
            "kommando": "UpprattaPott",
            "pott": "KS-2022",
            "kalla": "ks_anslag",
            "program": "p",
            "bidragsar": 2022,
            "andamal": "ä",
            "nyttjas_from": "2022",
            "nyttjas_tom": "2022",
            "engangsmedel": True,
        },
        {
            "kommando": "RedovisaForbrukning",
            "pott": "KS-2022",
            "namnd": "GRN",
            "belopp_ore": 700,
            "insats": "läxhjälp",
        },
    )
    found = {one.kod: one for event in liggare.events for one in event.avvikelser}
    assert [one.stored() for one in found["R52"].fynd or ()] == [
        {
            "namnd": "GRN",
            "dag": "2022-09-01",
            "varden": [{"namn": "kostnad", "ore": 700}],
        }
    ]
    assert Avvikelse.model_validate(found["R52"].stored()) == found["R52"]
