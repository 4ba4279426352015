"""That a pott, or an ärende, is there before something is recorded that is only said of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.errors import listed, menade
from ledger.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.store import Writing


def must_be_setup(writing: Writing, command: c.Command, *, there: bool) -> None:
    """Raise NotFound, with what was meant, for a command about what nobody has set up.

    ``there`` is whether what it is recorded in is; it may name other potts. An ärende is
    there from its first step, whichever that is; an avvikelse is none.
    """
    if isinstance(command, c.AvvikelseCommand) and command.arende is not None and not there:
        missing = f"ärendet {command.arende!r} finns inte; registrera ett steg i det först"
        raise _missing(missing, command.arende, _known(writing, "arende"))
    if isinstance(command, c.PottCommand | c.AvvikelseCommand | c.Attestera):
        _must_have_potts(writing, command, there=there)


def _must_have_potts(
    writing: Writing, command: c.PottCommand | c.AvvikelseCommand | c.Attestera, *, there: bool
) -> None:
    own = command.pott is not None and not there and not isinstance(command, c.UpprattaPott)
    match command:
        case c.LamnaAskande(for_potter=named) | c.NoteraAvvikelse(potter=named):
            pass
        case _:
            named = ()
    if not own and not named:
        return
    potts = _known(writing, "pott")
    for pott in (command.pott, *named):
        if pott is not None and pott not in potts:
            raise _missing(f"potten {pott!r} finns inte; upprätta den först", pott, potts)


def _known(writing: Writing, kind: str) -> list[str]:
    return [one.removeprefix(f"{kind}/") for one in writing.streams(kind)]


def _missing(text: str, stated: str, known: Iterable[str]) -> NotFound:
    there = [*known]
    upplagda = f" Upplagda: {listed(there)}." if there else ""
    return NotFound(f"{text}.{menade(stated, there)}{upplagda}".rstrip("."))
