"""What can be wrong with input or with a log, apart from what the rules refuse.

Malformed         input that is no command, with every fault in it
NotWhole          a number in JSON that is no whole one
UnknownName       a name that no organ has
InvariantBroken   a log that makes a pott impossible
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


_FOLD = str.maketrans("åäöÅÄÖ ", "aaoAAO-")  # design D2
_SHOWN = 60  # names of what there is


def folded(text: str) -> str:
    """Return Swedish as it is written in names of our own: ASCII, and a hyphen for a space."""
    return text.translate(_FOLD)


class Fault(NamedTuple):
    """One thing that is wrong with the input: the field it is in, and what is wrong."""

    falt: str
    meddelande: str

    def __str__(self) -> str:
        """Write the fault on one line."""
        return f"{self.falt}: {self.meddelande}" if self.falt else self.meddelande


class Malformed(Exception):
    """Input that is no command at all; ``faults`` lists everything wrong with it."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults in the order of the fields."""
        self.faults = faults
        super().__init__("; ".join(str(fault) for fault in faults))


class NotWhole(ValueError):
    """A number that JSON allows and the ledger does not: it is a float."""


def near(stated: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return which of the names that there are somebody may have meant.

    Case, and whether å, ä and ö are written so, make no difference.
    """
    by_plain = {folded(namn).casefold(): namn for namn in known}
    found = difflib.get_close_matches(folded(stated).casefold(), by_plain, n=2)
    return tuple(by_plain[one] for one in found)


def menade(stated: str, known: Iterable[str]) -> str:
    """Return the names that somebody may have meant as a question, or ''."""
    found = near(stated, known)
    return f" Menade du {' eller '.join(found)}?" if found else ""


def listed(known: Iterable[str]) -> str:
    """Return the names that there are in a sentence; of very many only the first."""
    first, *more = [*known] or ["inget"]
    shown = [first, *more[: _SHOWN - 1]]
    return ", ".join(shown) + (" …" if len(more) >= _SHOWN else "")


class UnknownName(Exception):
    """A name that no organ has; ``near`` says what it may have meant, ``koder`` which there are."""

    def __init__(self, namn: str, known: Collection[str] = (), koder: Collection[str] = ()) -> None:
        """Keep the name, and those of the registered names that look like it."""
        self.namn = namn
        self.koder = tuple(koder)
        self.near = near(namn, known)
        super().__init__(f"organet {namn!r} finns inte i registret.{menade(namn, known)}")


class InvariantBroken(Exception):
    """The log holds an event that makes a pott impossible; a bug or a forgery, never bad input."""
