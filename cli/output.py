"""Answers out: to stdout, or whole to a file; never over what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.errors import Kind, Stop
from application.files import check_target, replacing
from cli import failures
from cli.terminal import utgang
from cli.terminal.watcher import TERMINAL
from reports.asof import as_of_line
from reports.writers.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import BinaryIO

    from reports.report import Report


def emit(data: bytes | str, ut: Path | None) -> None:
    """Write an answer to stdout, or whole to a file: never half a file, never over what is kept.

    Text for a terminal follows its code page; bytes for programs are written as they are.
    """
    if ut is None:
        if isinstance(data, bytes):
            utgang.binary().write(data)
        else:
            utgang.write(data)
        return
    check_target(ut)
    with replacing(ut, TERMINAL) as file:
        file.write(data if isinstance(data, bytes) else visible(data).encode())


def show(report: Report, form: str, ut: Path | None) -> None:
    """Write a report in the form asked for.

    Where the form has no place for what the answer is as of, that is said on stderr.
    """
    if report.is_silent_of_when(form):
        failures.note(*as_of_line(report.answer).splitlines())
    check_form(form, ut)
    emit(report.written(form), ut)


def emit_parts(parts: Iterable[bytes], ut: Path | None) -> None:
    """Write an answer that is made as it is written, to stdout or whole to a file."""
    if ut is not None:
        check_target(ut)
    with lent(ut) as out:
        for part in parts:
            out.write(part)


def lent(ut: Path | None) -> AbstractContextManager[BinaryIO]:
    """Lend stdout or a file, for an answer that is written as it is made."""
    return utgang.lent() if ut is None else replacing(ut, TERMINAL)


def check_form(form: str, ut: Path | None) -> None:
    """Raise Stop when an answer in this form has nowhere to go."""
    if form == "xlsx" and ut is None:
        raise Stop(Kind.USAGE, "xlsx skrivs till en fil; ange -o FIL.xlsx")
