"""What looks like something that is recorded already, though no rule refuses it.

R53 refuses what says all the same and opens an avvikelse on what may be the same thing. Wider than
that is what somebody who records should look at once more: the same kind, pott, nämnd and amount
on the same day, whatever the voucher, or on the same voucher, whatever the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.deciding.context import claimed
from domain.deciding.upprepning import det_viktiga, sagt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Key
    from domain.events import Event

_SAMMA = ("pott", "namnd", "underenhet", "belopp_ore")


def nycklar(event: Event) -> Iterator[Key]:
    """Yield the keys of what may look like an event; none for one that moves nothing."""
    content = sagt(event)
    if content is None:
        return
    _, samma_dag = det_viktiga(content)
    yield "det_viktiga", samma_dag
    yield "med_verifikat", samma_dag
    yield from claimed(event)


def liknar(one: Event, other: Event) -> bool:
    """Tell whether two that a key has in common look alike: kind, pott, nämnd and amount."""
    return type(one) is type(other) and all(
        getattr(one, name, None) == getattr(other, name, None) for name in _SAMMA
    )
