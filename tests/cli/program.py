"""Runs ``liggare`` as a person does: in this process where that is enough, else in its own."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from cli import failures, main

ROT = Path(__file__).parents[2]
AVTAL = ROT / "tests" / "data" / "avtal" / "kommandon.jsonl"
FACIT = json.loads(AVTAL.with_name("facit.json").read_text("utf-8"))
AKTOR, ATTESTANT = "EK-01", "AT-01"  # the latter in the demo's example
OPROVAD = "Svaret är ur läsmodellen, inte prövat mot sigillen; --provad prövar det."
# What decides how the program behaves and must not leak in from whoever runs the tests.
_OURS = ("LIGGARE_", "PYTHONIOENCODING", "PYTHONUTF8", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR")


class Result(NamedTuple):
    """The exit code and the two streams of a run, as bytes."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def words(self) -> str:
        return self.err.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def bare(done: Result) -> Result:
    """A result without what is said beside it, or of whether it was held to the seals."""
    said = f"{OPROVAD}\n".encode()
    out = re.sub(rb"(; )?" + re.escape(said), b"", done.out)
    out = out.replace(f'<p class="fot">{OPROVAD}</p>'.encode(), b"")
    out = re.sub(rb',\s*"provad": ?(true|false)', b"", out)
    if b";provad" in out.partition(b"\n")[0]:
        out = re.sub(rb";(provad|ja|nej)(\r?\n)", rb"\2", out)
    err = re.sub(rb'\{"kod": "obs"[^\n]*\n', b"", done.err.replace(said, b""))
    return done._replace(out=out, err=err)


Run = Callable[..., Result]


def environ(more: dict[str, str] | None) -> dict[str, str]:
    """The environment of a run: ours only as the test states it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_OURS)}
    return kept | {"COLUMNS": "80", "LIGGARE_AKTOR": AKTOR} | (more or {})


class Terminal(io.TextIOWrapper):
    """A stream that says that somebody is there to answer."""

    def isatty(self) -> bool:
        return True


def inside(
    *args: str | Path,
    stdin: str | bytes | None = None,
    env: dict[str, str] | None = None,
    terminal: bool = False,
) -> Result:
    """Run the program in this process, its streams as ``main`` sets them up."""
    given = stdin.encode() if isinstance(stdin, str) else stdin or b""
    out, err = io.BytesIO(), io.BytesIO()
    reader = Terminal if terminal else io.TextIOWrapper
    streams = {
        "stdin": reader(io.BytesIO(given), encoding="utf-8"),
        "stdout": io.TextIOWrapper(out, encoding="utf-8", errors="replace"),
        "stderr": io.TextIOWrapper(err, encoding="utf-8", errors="replace"),
    }
    with ExitStack() as stack:
        spoken = {"LANGUAGE": "sv"}  # as the program sets it when it starts
        stack.enter_context(patch.dict(os.environ, environ(spoken | (env or {})), clear=True))
        for name, stream in streams.items():
            stack.enter_context(patch.object(sys, name, stream))
        stack.enter_context(patch.object(failures, "as_json", new=False))
        code = main.run([str(arg) for arg in args])
        sys.stdout.flush()
        sys.stderr.flush()
    return Result(code, out.getvalue(), err.getvalue())


def process(
    *args: str | Path,
    stdin: str | bytes | None = None,
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
    python: tuple[str, ...] = ("-m", "cli.main"),
) -> Result:
    """Run the program in a process of its own."""
    given = stdin.encode() if isinstance(stdin, str) else stdin or b""
    done = subprocess.run(
        [sys.executable, *python, *map(str, args)],
        input=given,
        env=environ({"PYTHONPATH": str(ROT)} | (env or {})),
        cwd=cwd or ROT,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def rot(logg: bytes, antal: int | None = None) -> str:
    """The root hash of a log's first events, by the recursive definition of RFC 9162 §2.1.1."""
    leaves = [sha256(b"\x00" + line).digest() for line in logg.splitlines()]

    def tree(part: list[bytes]) -> bytes:
        if len(part) == 1:
            return part[0]
        middle = 1 << ((len(part) - 1).bit_length() - 1)
        return sha256(b"\x01" + tree(part[:middle]) + tree(part[middle:])).digest()

    return tree(leaves[:antal]).hex()


def lines(*commands: dict[str, Any]) -> str:
    """Commands as a file of JSON lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in commands)


def alias(n: int, **more: Any) -> dict[str, Any]:
    """A command that is always accepted."""
    good = {"kommando": "RegistreraAlias", "id": f"a{n}", "datum": "2023-01-01",
            "avser": "skrivning", "alias": f"Kulturnämnden nr {n}", "kod": "KUN"}  # fmt: skip
    return good | more


def skriven(tmp_path: Path, text: str | bytes, name: str = "fil.jsonl") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
