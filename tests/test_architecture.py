"""What the packages may know of each other and of the world, and how large they may be."""

from __future__ import annotations

import ast
import builtins
import datetime as dt
import io
import os
import random
import socket
import sys
import time
import tomllib
import unicodedata
import uuid
import zipfile
from collections import Counter
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import grimp
import pytest
from hatchling.builders.wheel import WheelBuilder

from cli.startup.deferred import SELDOM
from domain.deciding.decider import decide
from domain.deciding.outcome import Accepted, Rejected
from domain.deciding.parsing import parse_json
from ledger.recording import batch
from tests.decider import Harness

ROOT = Path(__file__).parents[1]
PACKAGES = ("domain", "ledger", "projections", "reports", "exchange", "application", "web", "cli")
FOLDERS = {*PACKAGES, "features", "tests", "benchmarks", "tools", "docs", ".ci"}
FILES = {
    "pyproject.toml", "requirements.lock", "requirements-dev.lock", "README.md", "CHANGELOG.md",
    "CONTRIBUTING.md", "LICENSE", "run.py", ".gitignore",
}  # fmt: skip
SOURCES = [path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py"))]
TEXTS = (
    ".py", ".md", ".toml", ".feature", ".txt", ".jsonl", ".json", ".po", ".lock", ".sql", ".go",
    ".sh", ".cjs", ".mjs", "",
)  # fmt: skip
AVTAL = ROOT / "tests" / "data" / "avtal" / "kommandon.jsonl"

PURE = {
    "__future__", "calendar", "collections", "dataclasses", "datetime", "difflib", "enum",
    "functools", "hashlib", "itertools", "json", "re", "types", "typing", "unicodedata", "pydantic",
    "pydantic_core",
}  # fmt: skip
"""All that domain/ may import beside itself; datetime for dates alone, as the next test sees to."""

OUTSIDE: list[tuple[Any, tuple[str, ...]]] = [
    (builtins, ("open", "input", "print")),
    (io, ("open",)),
    (os, ("open", "stat", "listdir", "urandom", "getenv", "system")),
    (socket, ("socket", "create_connection", "getaddrinfo")),
    (time, ("time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime", "sleep")),
    (random, ("random", "randint", "choice", "getrandbits")),
    (uuid, ("uuid1", "uuid4")),
]

by_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))


def _ignored() -> set[str]:
    """Return the top-level names that are never committed."""
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    return {line.strip("/") for line in lines if line and not line.startswith("#")} | {".git"}


def _committed() -> list[Path]:
    """Return every text file that is of a kind that is committed."""
    found = [path for path in ROOT.iterdir() if path.name in FILES]
    for folder in sorted(FOLDERS):
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    kept = (path for path in found if not {"__pycache__", ".hypothesis"} & {*path.parts})
    return [path for path in kept if path.suffix in TEXTS]


def calls(tree: ast.AST) -> set[str]:
    """Return the names that a module calls or imports, with the module before them if written."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


def test_domain_imports_pydantic_and_pure_parts_of_the_standard_library_alone() -> None:
    graph = grimp.build_graph("domain", include_external_packages=True, cache_dir=None)
    inside = graph.find_descendants("domain") | {"domain"}
    outside = {
        imported
        for module in inside
        for imported in graph.find_modules_directly_imported_by(module)
        if imported not in inside
    }

    assert outside <= PURE


def test_the_packages_know_each_other_in_one_direction() -> None:
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    graph.remove_module(
        "ledger.store.sqlite.dbfile"
    )  # stands below the others, as the next test says
    below = {"domain": set(), "ledger": {"domain"}, "projections": {"domain"}}
    for package, allowed in below.items():
        for other in {*PACKAGES} - {package} - allowed:
            chains = graph.find_shortest_chains(package, other)

            assert not chains, f"{package} imports {other}: {chains}"


def test_sqlite_files_are_opened_in_one_place_that_needs_the_standard_library_alone() -> None:
    """Nothing else connects, attaches a file or lets an engine connect by itself (D15)."""
    graph = grimp.build_graph("ledger", include_external_packages=True, cache_dir=None)
    inside = {"ledger.audit.freeze", "ledger.errors", "ledger.store.sqlite.dbfile"}
    outside = {found for one in inside for found in graph.find_modules_directly_imported_by(one)}
    assert outside - inside <= sys.stdlib_module_names

    for path in SOURCES:
        at, tree = str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))
        nodes = list(ast.walk(tree))
        used = calls(tree) | {ast.unparse(n) for n in nodes if isinstance(n, ast.Attribute)}
        texts = [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        here = at == "ledger/store/sqlite/dbfile.py"
        assert ("sqlite3.connect" in used) == here, at
        assert any(text.startswith("ATTACH ") for text in texts) == here, at
        assert not {"apsw", "sqlite3.dbapi2", "sqlite3.dbapi2.connect"} & used, at
        engines = [n for n in nodes if isinstance(n, ast.Call)
                   and ast.unparse(n.func).endswith("create_engine")]  # fmt: skip
        assert all("creator" in {k.arg for k in call.keywords} for call in engines), at


def test_the_tree_needs_the_standard_library_alone() -> None:
    graph = grimp.build_graph("ledger", include_external_packages=True, cache_dir=None)
    outside = graph.find_modules_directly_imported_by("ledger.evidence.tree") - {"ledger.errors"}

    assert outside <= sys.stdlib_module_names


def test_evidence_is_parsed_with_the_standard_library_alone() -> None:
    """Keys, notes, checkpoints and proofs: whoever has no cryptography can still read them."""
    graph = grimp.build_graph("ledger", include_external_packages=True, cache_dir=None)
    for name in ("lines", "vkey", "note", "checkpoint", "proof"):
        module = f"ledger.evidence.{name}"
        inside = graph.find_upstream_modules(module) | {module}
        outside = {one for one in inside if one.partition(".")[0] != "ledger"}

        assert outside <= sys.stdlib_module_names, module


def test_one_module_asks_for_cryptography_and_the_command_line_puts_it_off() -> None:
    graph = grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)

    assert graph.find_modules_that_directly_import("cryptography") == {"ledger.evidence.ed25519"}
    assert "ledger.evidence.ed25519" in SELDOM


def _impure(*args: Any, **_: Any) -> NoReturn:
    raise AssertionError(f"domain/ reached for something outside: {args!r}")


class NoClock(dt.datetime):
    """A datetime that can be read and reckoned with, and does not know what time it is."""

    now = utcnow = today = staticmethod(_impure)


class NoCalendar(dt.date):
    """A date, without today."""

    today = staticmethod(_impure)


def _shut_out(patched: pytest.MonkeyPatch) -> None:
    """Make everything raise that reaches outside the process or is another the next time."""
    for module, names in OUTSIDE:
        for name in names:
            patched.setattr(module, name, _impure)
    for module in [m for name, m in sys.modules.items() if name.startswith("domain")]:
        for name, stand_in in (("datetime", NoClock), ("date", NoCalendar)):
            if hasattr(module, name):
                patched.setattr(module, name, stand_in)


def test_deciding_needs_no_clock_no_chance_no_file_and_no_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The contract's flow, decided on once more with everything impure made to raise."""
    decided: list[tuple[tuple[Any, ...], Accepted | Rejected]] = []

    def noted(*args: Any) -> Accepted | Rejected:
        outcome = decide(*args)  # builds each validator, for which pydantic looks at what is set
        decided.append((args, outcome))
        return outcome

    monkeypatch.setattr(batch, "decide", noted)
    flow = Harness()
    for line in AVTAL.read_text("utf-8").splitlines():
        flow.when(parse_json(line))
    with monkeypatch.context() as patched:
        _shut_out(patched)
        again = [decide(*args) for args, _ in decided]

    assert again == [outcome for _, outcome in decided]
    assert len(flow.events) > 20


def test_the_wheel_holds_our_packages_and_nothing_else(tmp_path: Path) -> None:
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as wheel:
        names = wheel.namelist()

    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {*PACKAGES}
    assert not [name for name in names if name.endswith((".db", ".pyc", ".nyckel"))]
    data = [path for name in PACKAGES for path in (ROOT / name / "data").rglob("*.json*")]
    assert data
    assert {path.relative_to(ROOT).as_posix() for path in data} <= {*names}


def test_no_other_distribution_claims_a_name_of_ours() -> None:
    """An editable install claims none, a wheel's claims all of them."""
    claimed = packages_distributions()
    for name in PACKAGES:
        spec = find_spec(name)

        assert set(claimed.get(name, [])) <= {"bidragsliggaren"}
        assert spec is not None
        assert Path(str(spec.origin)).parent.name == name


def test_the_build_names_our_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == [*PACKAGES]
    assert project["tool"]["importlinter"]["root_packages"] == [*PACKAGES]
    assert project["project"]["scripts"] == {"liggare": "cli.__main__:main"}


def test_only_known_folders_and_files_lie_at_the_top() -> None:
    ignored = _ignored()
    names = {path.name for path in ROOT.iterdir()}
    unknown = {name for name in names - FOLDERS - FILES - ignored if not Path(name).match("*.db*")}

    assert unknown == set()


def test_a_room_has_fourteen_files_at_most() -> None:
    """But those that hold one of a kind each (ADR-0025)."""
    sizes = Counter(
        str(path.relative_to(ROOT).parent) for path in SOURCES if path.name != "__init__.py"
    )
    large = {folder for folder, size in sizes.items() if size > 14}

    assert large == {"domain/rules", "cli/verbs"}


@by_source
def test_a_file_has_250_lines_at_most_and_a_function_40(path: Path) -> None:
    text = path.read_text("utf-8")
    functions = [
        (node.name, (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert len(text.splitlines()) <= 250
    assert [name for name, lines in functions if lines > 40] == []


@by_source
def test_nothing_that_is_stored_can_become_code(path: Path) -> None:
    """No pickle, no yaml, no eval, and no import by name but that of the commands themselves."""
    forbidden = {
        "eval", "exec", "compile", "__import__", "pickle", "shelve", "marshal", "yaml", "dill",
        "eventsourcing.utils.resolve_topic", "resolve_topic", "runpy", "pkgutil.resolve_name",
    }  # fmt: skip
    if path not in {ROOT / "cli" / "main.py", ROOT / "cli" / "__main__.py"}:
        forbidden |= {"importlib.import_module", "import_module"}
    called = calls(ast.parse(path.read_text("utf-8")))
    inner = {name.rpartition(".")[2] for name in called} & {"resolve_topic", "get_topic"}

    assert called & forbidden == set()
    assert inner == set()


def test_an_answer_is_a_type_and_not_whatever_was_put_in_a_dictionary() -> None:
    """What the questions return is held by mypy only as long as none of it may be anything."""
    modules = [path for path in SOURCES if path.is_relative_to(ROOT / "projections" / "answers")]
    assert len(modules) > 10
    for path in modules:
        tree = ast.parse(path.read_text("utf-8"))

        assert "Any" not in {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}, path


def test_every_text_is_utf8_in_one_normal_form_with_unix_line_ends() -> None:
    texts = _committed()
    assert len(texts) > 100
    for path in texts:
        text = path.read_bytes().decode("utf-8")

        assert unicodedata.is_normalized("NFC", text), path
        assert "\r" not in text, path
        assert not text or text.endswith("\n"), path
        assert unicodedata.is_normalized("NFC", path.name), path


def test_no_committed_text_names_a_machine_or_an_index() -> None:
    # Written in two parts, so that this file does not name them either.
    folders = ("/ho|me/", "/ro|ot/", "/Us|ers/", "/wo|rk/", "/tm|p/", "C:|\\Us")
    indexes = ("py|pi.org", "python|hosted", "--index|-url", "--extra|-index")
    words = [word.replace("|", "") for word in (*folders, *indexes)]
    for path in _committed():
        if path.name == "run" or path == ROOT / "pyproject.toml":
            continue  # they name the options that leave the address out
        text = path.read_text("utf-8")

        assert [word for word in words if word in text] == [], path
