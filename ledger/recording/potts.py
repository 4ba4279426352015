"""That a pott is there before anything is recorded in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.errors import menade
from ledger.errors import NotFound

if TYPE_CHECKING:
    from ledger.store import Writing


def must_be_setup(writing: Writing, command: c.PottCommand | c.Attestera) -> None:
    """Raise NotFound, with what was meant, for a command in a pott that is not set up."""
    if command.pott is not None and not isinstance(command, c.UpprattaPott):
        potts = [one.removeprefix("pott/") for one in writing.streams("pott")]
        msg = f"potten {command.pott!r} finns inte; upprätta den först"
        raise NotFound(f"{msg}.{menade(command.pott, potts)}".rstrip("."))
