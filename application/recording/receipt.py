"""A receipt as it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from application.recording.effect import Followed


class Verkan(TypedDict):
    """What a position of a pott, or of a nämnd in it, was before a command and is after, in öre."""

    pott: str
    namnd: str | None
    underenhet: str | None
    position: str
    fore_ore: int
    efter_ore: int


class Registrering(TypedDict):
    """What a command was recorded as: its events, their liggarnummer, what it opened, by whom.

    ``verkan`` is what each position that it moved was before and is after, in öre; nothing when it
    was recorded before.
    """

    schema: Literal["registrering/1"]
    id: str
    redan: bool
    forsta_nr: int
    sista_nr: int
    liggarnummer: list[str]
    avvikelser: list[str]
    registrerad_av: str
    verkan: list[Verkan]


def registrering(done: Followed, aktor: str) -> Registrering:
    """Return the receipt of what somebody has sent; of what was recorded before, who did."""
    receipt = done.receipt
    return {
        "schema": "registrering/1",
        "id": receipt.kommando_id,
        "redan": receipt.redan,
        "forsta_nr": receipt.forsta_nr,
        "sista_nr": receipt.sista_nr,
        "liggarnummer": [one.liggarnummer for one in receipt.events if one.liggarnummer],
        "avvikelser": [found.kod for one in receipt.events for found in one.event.avvikelser],
        "registrerad_av": receipt.av_annan or aktor,
        "verkan": done.verkan,
    }
