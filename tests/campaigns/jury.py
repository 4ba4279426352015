"""The tests that judge a mutant of domain/, each in a process that has not loaded domain/.

Everything else is loaded once; a process forked from there loads the mutated source and what it
needs of the tests. ``mutation`` says what is judged.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import coverage
import hypothesis
import pytest

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Generator, Iterable
    from types import CodeType

    from tests.campaigns.mutanter import Mutant

AGREEMENT = (
    "tests/property/test_state_machine.py::test_ten_thousand_commands_agree_and_reach_everything"
)
Judges = tuple[tuple[str, ...], ...]
# The quickest first; the next is asked only when the one before found nothing.
JUDGES: Judges = (
    ("tests/unit", "tests/golden/test_golden.py"),
    ("features",),
    ("tests/golden/test_staden.py",),
    (AGREEMENT,),
)
SURVIVED, KILLED, ENDLESS = range(3)
_CPU_SECONDS, _BYTES = 60, 2 * 2**30  # of one test; the longest needs 20 s, all 0.3 GB
# What tests import that does not import domain/.
_PRELOADED = (
    "_hypothesis_pytestplugin", "eventsourcing.sqlite", "faulthandler", "gherkin.parser", "pdb",
    "pydantic.main", "pydantic.type_adapter", "pytest_bdd.plugin", "rfc8785",
    "sqlalchemy.dialects.sqlite", "xml.etree.ElementTree",
)  # fmt: skip


class Jury(NamedTuple):
    """The tests that judge, and which lines of domain/ each of them runs."""

    judges: Judges
    tests: dict[str, float]  # every test but the agreement, and how many seconds it took
    lines: dict[str, dict[int, list[str]]]  # file, line, tests
    order: dict[str, dict[str, float]]  # file, test: the less, the more particular it is to it

    def verdict(self, name: str, file: str, tree: ast.Module, mutant: Mutant) -> int:
        """Return SURVIVED, KILLED or ENDLESS for a mutated module."""
        chosen = self._chosen(file, mutant)
        mutated = _Mutated(name, file, tree)
        for judge in self.judges:
            answer = ended(forked(lambda judge=judge: self._judge(mutated, judge, chosen)))
            if answer in {-signal.SIGXCPU, -signal.SIGKILL}:
                return ENDLESS
            if answer not in {0, int(pytest.ExitCode.NO_TESTS_COLLECTED)}:
                return KILLED
        return SURVIVED

    def _chosen(self, file: str, mutant: Mutant) -> list[str]:
        """Return the tests that can notice a mutant, the most particular first.

        A line that is run when its module is imported concerns every test.
        """
        return self.of_function(file, mutant) or self._sorted(file, self.tests)

    def of_function(self, file: str, mutant: Mutant) -> list[str]:
        """Return the tests that ran a mutated line; none when also loading something did."""
        by_line = self.lines.get(file, {})
        ran = {test for line in mutant.lines for test in by_line.get(line, ())}
        return [] if "" in ran else self._sorted(file, ran)

    def _sorted(self, file: str, tests: Iterable[str]) -> list[str]:
        order = self.order.get(file, {})
        return sorted(tests, key=lambda test: (order.get(test, 0), test))

    def _judge(self, mutated: _Mutated, judge: tuple[str, ...], chosen: list[str]) -> int:
        """Return pytest's answer on a mutated module."""
        limited()
        sys.meta_path.insert(0, mutated)
        if judge == (AGREEMENT,):
            return run_pytest(judge)
        files = {test.partition("::")[0] for test in chosen}
        wanted = tuple(one for one in sorted(files) if one.startswith(judge))
        return run_pytest(wanted, _Chosen(chosen, self.tests)) if wanted else 0


def sworn(judges: Judges, compiled: str) -> Jury:
    """Run the tests that judge, unmutated, and note what each runs; all must pass.

    Loads into this process what the tests need beside domain/; what is compiled of the rest is
    kept in the directory ``compiled``.
    """
    sys.dont_write_bytecode, sys.pycache_prefix = False, compiled
    for name in _PRELOADED:
        import_module(name)
    profile = {"derandomize": True, "database": None, "deadline": None}
    hypothesis.settings.register_profile("mutation", **profile)
    hypothesis.settings.load_profile("mutation")
    gc.freeze()
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as answer:
        told = [one for judge in judges for one in judge if one != AGREEMENT]
        code = ended(forked(lambda: _covered(told, Path(answer.name))))
        if AGREEMENT in chain(*judges):
            code = code or ended(forked(lambda: run_pytest((AGREEMENT,))))
        if code:
            raise SystemExit(f"testerna går inte igenom utan mutation (pytest svarade {code})")
        stored = json.load(answer)
    lines = {
        file: {int(n): tests for n, tests in of.items()} for file, of in stored["lines"].items()
    }
    tests = stored["tests"]
    return Jury(judges, tests, lines, {file: _order(of, tests) for file, of in lines.items()})


def _order(lines: dict[int, list[str]], tests: dict[str, float]) -> dict[str, float]:
    """Return how particular each test is to a file: it runs lines there that few run, and soon.

    A rule's own scenarios come before the thousands that only pass by.
    """
    order: dict[str, float] = defaultdict(float)
    for ran in lines.values():
        for test in ran:
            order[test] -= 1 / len(ran) / tests.get(test, 1)
    return order


def _covered(tests: list[str], answer: Path) -> int:
    cov = coverage.Coverage(data_file=None, source=["domain"], config_file=False)
    cov.start()
    contexts = _Contexts(cov)
    code = run_pytest(tests, contexts)
    cov.stop()
    data = cov.get_data()
    lines = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
    answer.write_text(json.dumps({"lines": lines, "tests": contexts.tests}), "utf-8")
    return code


class _Chosen:
    """A pytest plugin: runs the chosen tests in order, and those that nobody knew of."""

    def __init__(self, chosen: list[str], known: dict[str, float]) -> None:
        self.order = {test: number for number, test in enumerate(chosen)}
        self.known = known

    def pytest_runtest_setup(self) -> None:
        a_while()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        run = [i for i in items if i.nodeid in self.order or i.nodeid not in self.known]
        items[:] = sorted(run, key=lambda item: self.order.get(item.nodeid, -1))


class _Contexts:
    """A pytest plugin: notes which lines each test runs, and how long it takes."""

    def __init__(self, cov: coverage.Coverage) -> None:
        self.cov = cov
        self.tests: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        began = time.perf_counter()
        self.cov.switch_context(item.nodeid)
        result = yield
        self.cov.switch_context("")
        self.tests[item.nodeid] = time.perf_counter() - began
        return result


class _Mutated(SourceFileLoader):
    """Loads one module of domain/ from a syntax tree instead of its file."""

    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self.tree = tree

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - importlib's signature
        return compile(self.tree, self.path, "exec")

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        return spec_from_file_location(fullname, loader=self) if fullname == self.name else None


def limited() -> None:
    """Let this process use no more than a judge needs, and say nothing."""
    a_while()
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def a_while() -> None:
    """Let this process go on for as long as a test may take, from now; what does not end dies."""
    until = int(time.process_time()) + _CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def forked(run: Callable[[], int]) -> int:
    """Start a process that does one thing and exits with its answer; return its id."""
    if pid := os.fork():
        return pid
    code = 99
    try:
        code = run()
    finally:
        os._exit(code)


def ended(pid: int) -> int:
    """Wait for a process and return its answer, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def run_pytest(args: Iterable[str], *plugins: object) -> int:
    """Run tests silently, with the outcome that pytest exits with."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    # Nobody reads why an assertion failed, so none is rewritten to tell.
    options = ("-x", "-q", "--tb=no", "--assert=plain", "-p", "no:cacheprovider")
    return int(pytest.main([*options, *args], plugins=plugins))
