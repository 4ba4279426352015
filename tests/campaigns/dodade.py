"""What earlier runs of ``mutation`` have killed, so that a long run goes on where another ended.

Kept by module, with a digest of its source: when that has changed, its mutants are judged anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).parents[2]


def read(file: Path) -> dict[str, int]:
    """Return the verdict on each mutant that has been killed, by its name."""
    found: dict[str, int] = {}
    if file.is_file():
        for module, kept in json.loads(file.read_text("utf-8")).items():
            if kept["sha256"] == _digest(module):
                found |= kept["dodade"]
    return found


def write(file: Path, killed: dict[str, int]) -> None:
    """Keep the verdicts on mutants that have been killed."""
    modules: dict[str, dict[str, int]] = {}
    for name, verdict in killed.items():
        modules.setdefault(name.partition(" ")[0], {})[name] = verdict
    told = {name: {"sha256": _digest(name), "dodade": of} for name, of in modules.items()}
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


def _digest(module: str) -> str:
    """Return what a module's source is recognised by; nothing when there is no such module."""
    path = ROOT.joinpath(*module.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return hashlib.sha256(file.read_bytes()).hexdigest()
    return ""
