"""Each contract of the layers is broken once, and holds; and what no contract can say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cli.main import VERBS
from tests.test_architecture import PACKAGES, ROOT, SOURCES, calls

CONFIG: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
    "importlinter"
]
LAYERS: list[list[str]] = [
    layer.split(" | ")
    for contract in CONFIG["contracts"]
    if contract["id"] == "direction"
    for layer in contract["layers"]
]
UPWARDS = [
    (below, above)
    for upper, lower in pairwise(LAYERS)
    for below in lower
    for above in upper
] + [(a, b) for layer in LAYERS for a in layer for b in layer if a != b]  # fmt: skip
FORBIDDEN = [
    (source, module)
    for contract in CONFIG["contracts"]
    if contract["type"] == "forbidden"
    for source in contract["source_modules"][:1]
    for module in contract["forbidden_modules"]
]
SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|PRAGMA|BEGIN|COMMIT|ROLLBACK|ATTACH|VACUUM|WITH)\b"
    r"(?![\w:])"  # a label is no statement: a calendar begins so
)
WORDS = re.compile(rf"\bliggare ({'|'.join(VERBS)})\b|(?<![\w-])--[a-zåäö]")


def _skeleton(folder: Path, importer: str, imported: str) -> None:
    """Write packages that keep every contract, but for one import."""
    contracts = [
        {key: value for key, value in contract.items() if key != "ignore_imports"}
        for contract in CONFIG["contracts"]
    ]
    stated = ("source_modules", "forbidden_modules")
    told = {one for contract in contracts for kind in stated for one in contract.get(kind, ())}
    named = {one for one in told if one.partition(".")[0] in PACKAGES}
    for module in {*PACKAGES, *named, importer, *([imported] if "." in imported else [])}:
        *parents, last = module.split(".")
        for depth in range(1, len(parents) + 1):
            path = folder.joinpath(*parents[:depth])
            path.mkdir(exist_ok=True)
            (path / "__init__.py").touch()
        is_package = not parents or any(one.startswith(f"{module}.") for one in named)
        path = folder.joinpath(*parents, last)
        if is_package:
            path.mkdir(exist_ok=True)
            (path / "__init__.py").touch()
        else:
            path.with_suffix(".py").touch()
    target = folder.joinpath(*importer.split("."))
    file = target / "__init__.py" if target.is_dir() else target.with_suffix(".py")
    file.write_text(f"import {imported}\n", "utf-8")
    lines = ["[importlinter]", "root_packages =", *(f"    {one}" for one in PACKAGES)]
    lines.append("include_external_packages = True")
    for contract in contracts:
        lines.append(f"[importlinter:contract:{contract['id']}]")
        for key, value in contract.items():
            if key != "id":
                lines += (
                    [f"{key} =", *(f"    {one}" for one in value)]
                    if isinstance(value, list)
                    else [f"{key} = {value}"]
                )
    (folder / ".importlinter").write_text("\n".join(lines) + "\n", "utf-8")


def _linted(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder, env={"PYTHONPATH": str(folder), "PATH": "", "LANG": "C.UTF-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("importer", "imported"), [*UPWARDS, *FORBIDDEN], ids=str)
def test_a_contract_is_broken_by_one_import(tmp_path: Path, importer: str, imported: str) -> None:
    _skeleton(tmp_path, importer, imported)

    done = _linted(tmp_path)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 broken" in done.stdout


def test_contracts_are_kept_by_packages_that_import_nothing(tmp_path: Path) -> None:
    _skeleton(tmp_path, "cli", "domain")

    assert _linted(tmp_path).returncode == 0


def _sources(*packages: str) -> list[Path]:
    return [path for path in SOURCES if path.relative_to(ROOT).parts[0] in packages]


def _said(path: Path) -> list[str]:
    """Return the texts of a module that are no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    lone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in lone
    ]


def test_nothing_below_the_application_speaks_of_a_command_line() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {text}"
        for path in _sources("domain", "ledger", "projections", "reports", "exchange")
        for text in _said(path)
        if WORDS.search(text)
    }

    assert found == set()


SPEAKS = {  # files outside the store and the read models; this may only shrink
    "ledger/audit/immutable.py",  # a file as it lies is SQLite's alone
    *("application/asking/catchup.py", "application/asking/readmodel.py"),  # that file of ours
    *("application/asking/snapshot.py", "application/proving/verifying.py"),  # is damaged, too
}


def _speaks_to_a_database(path: Path) -> bool:
    """Tell whether a file names a driver, runs a statement or holds the text of one."""
    tree = ast.parse(path.read_text("utf-8"))
    named = {name.partition(".")[0] for name in calls(tree)} & {"sqlite3", "psycopg", "apsw"}
    run = {call for call in calls(tree) if call.endswith((".execute", ".executemany"))}
    return bool(named or run or any(SQL.match(text) for text in _said(path)))


def test_a_database_is_spoken_to_in_the_store_and_the_read_models_alone() -> None:
    rooms = (ROOT / "ledger" / "store", ROOT / "projections")
    above = [path for path in SOURCES if not any(path.is_relative_to(room) for room in rooms)]

    assert {str(one.relative_to(ROOT)) for one in above if _speaks_to_a_database(one)} == SPEAKS


def test_no_sql_is_written_above_the_ledger() -> None:
    faces = _sources("application", "reports", "exchange", "cli")

    assert [path for path in faces if any(SQL.match(text) for text in _said(path))] == []


def test_click_is_known_to_the_command_line_alone() -> None:
    users = {
        path.relative_to(ROOT).parts[0]
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(one.name == "click" for one in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "click")
    }

    assert users == {"cli"}


def test_only_the_store_imports_late() -> None:
    """Its door, for the database that is asked for; and the engine, which who reads never needs.

    What a command may not need is put off by name instead (``cli.startup.deferred``).
    """
    late = {
        f"{path.relative_to(ROOT)} {outer.name}"
        for path in SOURCES
        for outer in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(outer)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }

    assert late == {
        "ledger/store/__init__.py open",
        "ledger/store/__init__.py drafted",
        "ledger/store/sqlite/file.py recorder",  # some 150 ms, of which a reading has none
    }


def test_no_answer_is_a_dictionary_of_anything() -> None:
    """An answer is a type with a schema, and what words it or reads a file hands on no such thing.

    The cells of a sheet are those of any answer: what makes one knows no better.
    """
    found = {
        f"{path.relative_to(ROOT)} {node.name}"
        for path in _sources("projections", "application", "reports", "exchange")
        if path.relative_to(ROOT).parts[:2] != ("projections", "model")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.returns is not None
        and "dict[str, Any]" in ast.unparse(node.returns)
    }

    assert found == {"reports/writers/sheet.py flat"}


def test_what_words_an_answer_makes_none() -> None:
    """Only what has a type says which schema it has: a report is given its answer whole."""
    made = {
        path.relative_to(ROOT).parts[0]
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Dict)
        and any(isinstance(key, ast.Constant) and key.value == "schema" for key in node.keys)
    }

    assert made == {"projections", "application"}
