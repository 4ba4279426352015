"""Runs command lines with the program of one source tree, as if all at one moment.

    python samma_svar_korning.py TREE LINES ANSWERS

from the folder that holds the ledgers. ``LINES`` is a JSON list of argument lists; each is run in
a process of its own, forked from one that has loaded the whole program, with one clock and with
chance that follows from its arguments. ``ANSWERS`` gets a list of code, stdout and stderr. Tells on
stderr how far it is, and which lines were slow. Needs the standard library and the tree, and knows
nothing of how the tree is built but ``cli.main``.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import pkgutil
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

NU = dt.datetime(2026, 1, 15, 12, 0, tzinfo=dt.UTC)
SLOW = 10  # seconds


class _Stilla(dt.datetime):
    """A datetime whose clock stands."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> _Stilla:
        return cls.fromtimestamp(NU.timestamp(), tz)


def _stop_the_clock() -> None:
    dt.datetime = _Stilla  # type: ignore[misc]
    time.time = NU.timestamp
    time.time_ns = lambda: int(NU.timestamp()) * 10**9


def _follow(chance: random.Random) -> None:
    for module, name in ((os, "urandom"), (random, "_urandom")):
        setattr(module, name, chance.randbytes)


def _load(tree: Path) -> Any:
    sys.path.insert(0, str(tree))
    program = importlib.import_module("cli.main")
    for folder in sorted(tree.iterdir()):
        if (folder / "__init__.py").is_file() and folder.name not in {"tests", "features"}:
            for found in pkgutil.walk_packages([str(folder)], f"{folder.name}."):
                importlib.import_module(found.name)
    return program


def _answer(program: Any, args: list[str]) -> tuple[int, str, str]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = os.fork()
        if not pid:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            _follow(random.Random(json.dumps(args)))
            try:
                program.main(args)
            finally:
                os._exit(99)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        said = [stream.seek(0) or stream.read().decode("utf-8", "replace") for stream in (out, err)]
    return code, said[0], said[1]


def main() -> None:
    """Run the lines and write the answers."""
    tree, lines, answers = map(Path, sys.argv[1:])
    _stop_the_clock()
    program = _load(tree.resolve())
    asked = json.loads(lines.read_text("utf-8"))
    said = []
    for n, args in enumerate(asked, 1):
        begun = time.monotonic()
        said.append(_answer(program, args))
        if (took := time.monotonic() - begun) > SLOW or n % 100 == 0:
            sys.stderr.write(f"{tree.name}: {n} av {len(asked)}, {took:.1f} s: {' '.join(args)}\n")
    answers.write_text(json.dumps(said, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
