"""Why a command was refused: each rule that refuses it, as it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from domain.deciding.outcome import Rejected


class Skal(TypedDict):
    """A rule that refused: its sentence, what it says of this, its source and the way out."""

    regel: str
    mening: str
    meddelande: str
    kalla: str
    hjalp: str


def reasons(rejected: Rejected | None) -> list[Skal]:
    """Return why, in order of precedence; nothing when it was no rule that refused."""
    return [
        {
            "regel": rule.id,
            "mening": rule.sentence,
            "meddelande": refusal.meddelande,
            "kalla": rule.citation,
            "hjalp": refusal.hjalp,
        }
        for rule, refusal in (() if rejected is None else rejected.violations)
    ]
