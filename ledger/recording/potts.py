"""That a pott is there before anything is recorded in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.errors import menade
from ledger.errors import NotFound

if TYPE_CHECKING:
    from ledger.store import Writing


def must_be_setup(
    writing: Writing, command: c.PottCommand | c.AvvikelseCommand | c.Attestera, *, there: bool
) -> None:
    """Raise NotFound, with what was meant, for a command about a pott that is not set up.

    ``there`` is whether the one that it is recorded in is; an äskande may name others.
    """
    own = command.pott is not None and not there and not isinstance(command, c.UpprattaPott)
    named = command.for_potter if isinstance(command, c.LamnaAskande) else ()
    if not own and not named:
        return
    potts = [one.removeprefix("pott/") for one in writing.streams("pott")]
    for pott in (command.pott, *named):
        if pott is not None and pott not in potts:
            msg = f"potten {pott!r} finns inte; upprätta den först"
            raise NotFound(f"{msg}.{menade(pott, potts)}".rstrip("."))
