"""What claims a row of the general ledger, within its first stated amount (R48)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.bookkeeping.ansprak import gallande_ansprak, ryms, summa
from domain.deciding.context import claimed
from ledger.recheck.looking import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain import events as e
    from ledger.recheck.looking import Looked


def overclaimed(event: e.Event, looked: Looked) -> Iterator[Wrong]:
    """Yield the rows that are claimed more than once, or beyond what they are; raises Unknown."""
    for key in claimed(event):
        claims = gallande_ansprak((*looked[key], event))
        if not ryms(claims):
            by = ", ".join(one.kommando_id for one in claims)
            yield Wrong(
                f"verifikat {key[1]} finansieras med {summa(claims)} öre, mer än raden: {by}"
            )
