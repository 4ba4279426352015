"""Reading somebody else's ledger runs nothing and changes nothing (D15).

The mode begins where a ledger's file is asked for by an auditor, and by itself when the file or
its folder is not ours to write.
"""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from typing import TYPE_CHECKING

from application.errors import Kind, Stop
from ledger.audit import immutable
from ledger.audit.freeze import frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path


def begun(*paths: Path, asked: bool, ready: Callable[[], None], serving: bool = False) -> ExitStack:
    """Begin auditor mode if it is asked for, or if one of the files is only ours to read.

    What is returned ends it. ``ready`` imports all that an answer may need: later none is. Who is
    ``serving`` others freezes each answer for itself (``answering``): it has them to listen to.
    """
    audit = ExitStack()
    if is_on() or not (asked or any(map(immutable.may_only_read, paths))):
        return audit
    ready()
    audit.enter_context(immutable.auditing(*paths))
    if not serving:
        audit.enter_context(frozen())
    return audit


def answering() -> AbstractContextManager[None]:
    """Freeze this thread while an answer is made, if an auditor is at work."""
    return frozen(here=True) if is_on() else nullcontext()


def is_on() -> bool:
    """Tell whether an auditor is at work: then no file is written, not even a temporary one."""
    return immutable.is_auditing()


def refuse_writing(*, asked: bool) -> None:
    """Raise Stop if an auditor is at work: nothing is recorded, created or signed."""
    if asked:
        raise Stop(
            Kind.USAGE,
            "med --revisor läses liggaren bara; kommandot skriver",
            "Utelämna --revisor.",
        )
    if is_on():
        raise Stop(
            Kind.USAGE,
            "liggaren får bara läsas av dig: filen eller mappen är skrivskyddad",
            "Be den som äger liggaren om rätt att skriva.",
        )


def refuse_beside(target: Path) -> None:
    """Raise Stop if an answer would be written in the folder of the ledger under audit."""
    if immutable.is_beside(target):
        raise Stop(
            Kind.USAGE,
            f"{str(target)!r} ligger i liggarens mapp, där den som granskar inget skriver",
            "Ange en annan mapp för -o.",
        )
