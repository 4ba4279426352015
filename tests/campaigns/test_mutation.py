"""The short form of the campaign, one module by its tests; ``mutation`` says how all are judged."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.campaigns import dodade
from tests.campaigns.mutanter import mutants
from tests.campaigns.mutation import GOAL, faults, reasons_given

ROOT = Path(__file__).parents[2]


def _campaign(*args: str) -> tuple[int, dict[str, Any]]:
    """Run it in a process of its own, which has not loaded domain/."""
    command = [sys.executable, "-m", "tests.campaigns.mutation", *args]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(done.stderr, done.stdout)
    return done.returncode, json.loads(done.stdout)


def test_mutants_survive_tests_that_do_not_look() -> None:
    code, report = _campaign(
        "--modul", "domain.values.money", "--tester", "tests/unit/test_text.py"
    )

    assert code == 1
    assert report["killed_share"] < GOAL


def test_the_same_mutants_are_killed_by_tests_that_do() -> None:
    _, report = _campaign("--modul", "domain.values.money", "--tester", "tests/unit/test_money.py")

    assert report["killed_share"] >= 0.95


def test_a_run_goes_on_where_another_ended_while_the_module_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "dodade.json"
    judged = ("--modul", "domain.values.money", "--dodade", str(file), "--tester")
    _, first = _campaign(*judged, "tests/unit/test_money.py")
    again = _campaign(*judged, "tests/unit/test_text.py")[1]
    killed = first["killed"]
    assert (again["killed"], again["killed_before"]) == (killed, killed)
    assert again["survivors"] == first["survivors"]

    assert len(dodade.read(file)) == killed
    name, verdict, _ = json.loads(file.read_text("utf-8").splitlines()[0])
    file.write_text(json.dumps([name, verdict, "another"]), "utf-8")
    assert dodade.read(file) == {}


def test_only_what_has_changed_since_a_commit_is_judged() -> None:
    code, report = _campaign("--sedan", "HEAD", "--modul", "domain.values.money")

    assert (code, report["mutants"]) == (0, 0)


def test_every_mutant_is_another_program_and_the_source_is_as_it_was_afterwards() -> None:
    for file in (ROOT / "domain").rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        source = ast.unparse(tree)
        for mutant in mutants(file.stem, tree):
            assert ast.unparse(tree) != source, mutant
        assert ast.unparse(tree) == source


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("x = a < b", ["x = a <= b", "x = a >= b"]),
        ("x = a and b", ["x = a or b", "x = b", "x = a"]),
        ("return a + 1", ["return None", "return a - 1", "return a + 2"]),
        ("f(soft=True)", ["if False:\n    f(soft=True)", "f(soft=False)"]),
        ("x = min(a, -1)", ["x = max(a, -1)", "x = min(a, 1)", "x = min(a, -2)"]),
        ("x = f((a, b))", ["x = f((b,))", "x = f((a,))"]),
        ("x = tuple[a, b]", []),
        ("x = {'ab': y}", ["x = {}", "x = {'b': y}"]),
        ("x = a if b else c", ["x = a if not b else c"]),
        ("'docstring'", []),
        ("x = 'text'", []),
    ],
)
def test_what_a_mutant_is(source: str, changed: list[str]) -> None:
    tree = ast.parse(source)

    assert [ast.unparse(tree) for _ in mutants("m", tree)] == changed


def test_a_survivor_without_a_reason_and_a_reason_without_a_survivor_are_faults() -> None:
    name, reason = next(iter(reasons_given().items()))
    report = {
        "killed_share": 1.0,
        "mutants": 9,
        "possible": 9,
        "groups": {name.partition(" ")[0]: "9 av 9"},
    }

    assert any(name in fault for fault in faults(report | {"survivors": {}}))
    assert not any(name in fault for fault in faults(report | {"survivors": {name: reason}}))
    assert any(name in fault for fault in faults(report | {"survivors": {name: None}}))
    assert any("97" in f for f in faults(report | {"survivors": {}, "killed_share": 0.9799}))
