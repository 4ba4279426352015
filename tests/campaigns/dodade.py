"""What ``mutation`` has killed, a line each as it dies, so that a run goes on where another ended.

Each with a digest of its module's source: when that has changed, its mutants are judged anew.
"""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).parents[2]


def read(file: Path | None) -> dict[str, int]:
    """Return the verdict on each mutant that has been killed, by its name."""
    if file is None or not file.is_file():
        return {}
    lines = map(json.loads, file.read_text("utf-8").splitlines())
    return {name: verdict for name, verdict, sha256 in lines if sha256 == _digest(_module(name))}


def add(file: Path | None, name: str, verdict: int) -> None:
    """Keep the verdict on a mutant that was killed."""
    if file is not None:
        line = json.dumps([name, verdict, _digest(_module(name))], ensure_ascii=False)
        with file.open("a", encoding="utf-8") as kept:
            kept.write(f"{line}\n")


def _module(name: str) -> str:
    return name.partition(" ")[0]


@functools.cache
def _digest(module: str) -> str:
    """Return what a module's source is recognised by; nothing when there is no such module."""
    path = ROOT.joinpath(*module.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return hashlib.sha256(file.read_bytes()).hexdigest()
    return ""
