"""What can be wrong with input or with a log, apart from what the rules refuse.

Malformed         input that is no command, with every fault in it
NotWhole          a number in JSON that is no whole one
UnknownName       a name that no organ has
InvariantBroken   a log that makes a pott impossible
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


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
    """Return which of the names that there are somebody may have meant, whatever the case."""
    by_plain = {namn.casefold(): namn for namn in known}
    return tuple(by_plain[one] for one in get_close_matches(stated.casefold(), by_plain, n=2))


def menade(stated: str, known: Iterable[str]) -> str:
    """Return the names that somebody may have meant as a question, or ''."""
    found = near(stated, known)
    return f" Menade du {' eller '.join(found)}?" if found else ""


class UnknownName(Exception):
    """A name that no organ has; ``near`` says what it may have meant."""

    def __init__(self, namn: str, known: Collection[str] = ()) -> None:
        """Keep the name, and those of the registered names that look like it."""
        self.namn = namn
        self.near = near(namn, known)
        super().__init__(f"organet {namn!r} finns inte i registret.{menade(namn, known)}")


class InvariantBroken(Exception):
    """The log holds an event that makes a pott impossible; a bug or a forgery, never bad input."""
