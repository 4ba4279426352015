"""The one place where text leaves the program: to stdout, to stderr, and as a question.

Nothing else writes there (a test sees to it), and nothing passes with characters that steer a
terminal or are not seen (``reports.writers.visible``). Bytes that are final, an exported log or a
signed note, leave as they are to a file or a pipe; a terminal is somebody who looks, and is shown
them.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import shutil
import sys
import textwrap
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import click

from application.errors import Declined
from domain.values.ja_nej import parse_ja_nej
from reports.writers.visible import json_text, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

WORTH_A_BAR = 5_000  # events


def prepare() -> None:
    """Have both streams there, whoever started us, and let a code page lack characters."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - stays open
        if mode == "w" and hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="replace")


def write(text: str) -> None:
    """Write a text to stdout; it follows the code page."""
    sys.stdout.write(visible(text))


def binary() -> BinaryIO:
    """Return stdout for bytes that are final; a terminal is shown them."""
    out = sys.stdout.buffer
    return cast("BinaryIO", _Shown(out)) if sys.stdout.isatty() else out


@contextmanager
def lent() -> Iterator[BinaryIO]:
    """Lend stdout for bytes that are written as they are made."""
    yield binary()


def flush() -> None:
    """See to it that an answer has left; raises OSError when it could not."""
    sys.stdout.flush()


def finish() -> None:
    """Let go of both streams; there is nothing more to tell when that fails."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()


def abandon() -> None:
    """Write no more to stdout: whoever read it has gone."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Write a line for the person at the terminal, on stderr; nobody is told when that fails.

    Further lines of it are seen to be its own: no name in it begins another.
    """
    _write(re.sub(r"\n(?! )", "\n  ", text))


def _write(text: str) -> None:
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{visible(text)}\n")
        sys.stderr.flush()


def say_json(document: str) -> None:
    """Write a JSON line on stderr, always UTF-8."""
    with suppress(OSError, ValueError):
        sys.stderr.flush()
        sys.stderr.buffer.write(json_text(document).encode() + b"\n")
        sys.stderr.buffer.flush()


def say_usage(error: click.ClickException) -> None:
    """Write what click has to say on stderr."""
    text = io.StringIO()
    error.show(text)
    _write(text.getvalue().rstrip("\n"))


def folded(text: str) -> str:
    """Return text that breaks between words at the edge of a terminal; elsewhere it is left."""
    if not sys.stderr.isatty():
        return text
    columns = shutil.get_terminal_size().columns
    return "\n".join(
        textwrap.fill(line, columns, subsequent_indent=" " * 4, break_on_hyphens=False)
        for line in text.splitlines()
    )


def sentences(*texts: str) -> str:
    """Return texts one after the other, each ended as a sentence."""
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in texts if one)


def ask(question: str, **how: Any) -> str:
    """Ask on stderr and return what was typed; raises Declined."""
    try:
        answer: str = click.prompt(visible(question), err=True, **how)
    except click.Abort:
        raise Declined from None
    return answer


def agree(question: str) -> None:
    """Ask a question that is answered with yes or no; raises Declined unless it is yes."""
    if not parse_ja_nej(ask(f"{question} [j/n]")):
        raise Declined


def is_watched() -> bool:
    """Tell whether somebody at a terminal sees how far long work has come."""
    return sys.stderr.isatty()


@contextmanager
def bar(label: str, length: int) -> Iterator[Any]:
    """Lend click's progress bar on stderr."""
    with click.progressbar(length=length, label=label, file=sys.stderr) as shown:
        yield shown


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Give the block what it calls with how many are done; many show a bar on a terminal."""
    if length < WORTH_A_BAR or not is_watched():
        yield lambda _done: None
        return
    with bar(label, length) as shown:
        yield lambda done: shown.update(done - shown.pos)


class _Shown:
    """Bytes on their way to a terminal, in JSON's notation: a log still says the same."""

    def __init__(self, out: BinaryIO) -> None:
        """Keep where they go."""
        self._out = out
        self._decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")

    def write(self, data: bytes) -> int:
        """Write bytes as they may be seen."""
        self._out.write(json_text(self._decoder.decode(data)).encode())
        return len(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Write each."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Let them leave."""
        self._out.flush()
