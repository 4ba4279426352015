"""What became of a command whose commit did not answer, read on a connection of its own (D22).

What is then done is for ``Ledger.batch`` to say.

A store may say that a commit failed when its last step did, after the events were there. What is
stored decides: whoever opens it next undoes what was not finished, or finds it done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors import LedgerError, Uncertain
from ledger.store import Wanted

if TYPE_CHECKING:
    from ledger.recording.receipt import Receipt
    from ledger.store import Store


def events_of(store: Store, kommando_id: str) -> tuple[int, int] | None:
    """Return the first and last nr that a command has, None if it is not recorded.

    Raises Uncertain when the ledger does not let itself be read now.
    """
    try:
        with store.reading() as reading:
            return reading.find(Wanted(kommando_id)).kommando
    except (LedgerError, OSError) as error:
        raise Uncertain(kommando_id, str(error)) from None


def is_recorded(store: Store, sent: Receipt) -> bool:
    """Tell whether the events that were sent are those that the ledger has; raises Uncertain."""
    found = events_of(store, sent.kommando_id)
    return found is not None and found[0] == sent.forsta_nr
