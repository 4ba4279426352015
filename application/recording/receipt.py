"""A receipt as it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from ledger.recording.receipt import Receipt


class Registrering(TypedDict):
    """What a command was recorded as: its events, their liggarnummer, what it opened, by whom."""

    schema: Literal["registrering/1"]
    id: str
    redan: bool
    forsta_nr: int
    sista_nr: int
    liggarnummer: list[str]
    avvikelser: list[str]
    registrerad_av: str


def registrering(receipt: Receipt, aktor: str) -> Registrering:
    """Return the receipt of what somebody has sent; of what was recorded before, who did."""
    return {
        "schema": "registrering/1",
        "id": receipt.kommando_id,
        "redan": receipt.redan,
        "forsta_nr": receipt.forsta_nr,
        "sista_nr": receipt.sista_nr,
        "liggarnummer": [one.liggarnummer for one in receipt.events if one.liggarnummer],
        "avvikelser": [found.kod for one in receipt.events for found in one.event.avvikelser],
        "registrerad_av": receipt.av_annan or aktor,
    }
