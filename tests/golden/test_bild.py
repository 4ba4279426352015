"""A picture is of what the program makes of events, so a program that makes another thing says so.

Whoever changes a state, or how an event changes one, raises ``FORM`` in ``ledger.store.pictures``
and writes a line in ``bild.txt``: then no picture that was taken before is believed.
"""

from __future__ import annotations

import ast
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.store.pictures import FORM

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LINES = Path(__file__).with_name("bild.txt").read_text("ascii").splitlines()
FOLDS = ("domain.states.pott_fold", "domain.states.bok_och_arende", "domain.states.register")
_COMMENT = re.compile(r"(^|\s+)#\s.*$|\s+$")
WALK = ("ledger.pictures.form", "ledger.pictures.picture")


def _file(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the modules of the domain that a module needs when it runs."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("domain"):
            for one in node.names:
                inner = f"{node.module}.{one.name}"
                yield inner if _file(inner).is_file() else str(node.module)


def _code(module: str) -> tuple[str, list[str]]:
    """Return what a module does, its comments and docstrings aside, and what it needs."""
    text = _file(module).read_text("utf-8")
    tree = ast.parse(text)
    said = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    lines = (_COMMENT.sub("", line) for n, line in enumerate(text.splitlines(), 1) if n not in said)
    return "\n".join(line for line in lines if line), [*_imported(tree)]


def _made_by() -> str:
    """Return what tells a program that makes the same states of the same events from another."""
    wanted, done = [*FOLDS, *WALK], dict[str, str]()
    while wanted:
        if (module := wanted.pop()) not in done:
            done[module], needed = _code(module)
            wanted += [] if module in WALK else needed
    text = "\n".join(f"{module} {code}" for module, code in sorted(done.items()))
    return sha256(text.encode()).hexdigest()


def test_a_program_that_makes_other_states_believes_no_older_picture() -> None:
    line = f"{FORM} {_made_by()}"

    assert LINES[-1] == line, f"höj FORM i ledger/store/pictures.py, och skriv raden: {line}"
    assert [one.partition(" ")[0] for one in LINES] == [str(n) for n in range(1, FORM + 1)]
