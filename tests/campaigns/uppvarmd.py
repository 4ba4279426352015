"""The quick way to a kill: a process that has loaded domain/ and its tests, forked for each mutant.

In the fork the mutated code takes the place of the function's own. That is the same as having
loaded the mutated source only for a function that nothing ran while it was loaded; all others are
left for ``Jury.verdict``.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import tempfile
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol

from tests.campaigns import dodade
from tests.campaigns.jury import (
    AGREEMENT,
    ENDLESS,
    KILLED,
    SURVIVED,
    Jury,
    a_while,
    ended,
    forked,
    limited,
    run_pytest,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.campaigns.mutation import Case

_UNTRIED = 98
_Place = tuple[str, str, int]  # of a function: file, qualified name, first line


def quickly(
    jury: Jury, cases: Callable[[], Iterable[Case]], kept: Path | None, part: slice
) -> dict[str, int]:
    """Return what a part of the tests but the agreement say of each mutant that can be tried so.

    ``part`` is of the tests that run it, the most particular first. What they kill is added to
    ``kept`` at once.
    """
    tests = [one for judge in jury.judges for one in judge if one != AGREEMENT]
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as answer:
        loop = _Loop(jury, cases, Path(answer.name), kept, part)
        if ended(forked(lambda: run_pytest(tests, loop))):
            raise SystemExit("den uppvärmda processen gick inte igenom")
        found: dict[str, int] = json.load(answer)
    return found


class _Loop:
    """A pytest plugin: in place of running the tests once, runs the chosen ones for each mutant."""

    def __init__(
        self,
        jury: Jury,
        cases: Callable[[], Iterable[Case]],
        answer: Path,
        kept: Path | None,
        part: slice,
    ) -> None:
        self.jury, self.cases, self.answer, self.kept = jury, cases, answer, kept
        self.part = part

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        functions = _functions()
        gc.freeze()
        found: dict[str, int] = {}
        running: dict[int, str] = {}

        def one() -> None:
            pid, status = os.wait()
            name, code = running.pop(pid), _read(os.waitstatus_to_exitcode(status))
            found[name] = code
            if code in {KILLED, ENDLESS}:
                dodade.add(self.kept, name, code)

        for case in self.cases():
            chosen = self.jury.of_function(str(case.file), case.mutant)
            if not chosen:
                continue
            if len(running) == (os.cpu_count() or 1):
                one()
            wanted = [items[test] for test in chosen[self.part]]
            if not wanted:
                found[case.mutant.name] = SURVIVED
                continue
            code = compile(case.tree, str(case.file), "exec")
            running[forked(lambda c=code, w=wanted: _verdict(functions, c, w))] = case.mutant.name
        while running:
            one()
        told = {name: answer for name, answer in found.items() if answer != _UNTRIED}
        self.answer.write_text(json.dumps(told), "utf-8")
        return True


def _read(code: int) -> int:
    return ENDLESS if code in {-signal.SIGXCPU, -signal.SIGKILL} else code


def _functions() -> dict[_Place, list[FunctionType]]:
    """Return every function there is, by where it is written."""
    found: dict[_Place, list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType):
            found[_place(one.__code__)].append(one)
    return found


def _place(code: CodeType) -> _Place:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one
            yield from _codes(one)


def _verdict(
    functions: dict[_Place, list[FunctionType]], module: CodeType, items: list[pytest.Item]
) -> int:
    """Run tests in order, with the code of a mutated module, until one fails."""
    limited()
    try:
        for code in _codes(module):
            for function in functions.get(_place(code), ()):
                function.__code__ = code
    except ValueError:  # it closes over other names than before
        return _UNTRIED
    for item, after in zip(items, [*items[1:], None], strict=True):
        a_while()
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
            return KILLED
    return SURVIVED
