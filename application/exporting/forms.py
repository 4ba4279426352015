"""One moment of the ledger in the forms of other programs: in parts, and with the SHA-256 told."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from application.exporting import arbetsbok, bocker, kalender, sie
from application.files import check_target, replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import BinaryIO

    from application.asking.snapshot import Asking
    from application.exporting.wanted import Wanted
    from application.session import Session

FORMER: dict[str, Callable[[Asking, Wanted], Iterator[bytes]]] = {
    "xlsx": arbetsbok.xlsx,
    "hledger": bocker.hledger,
    "beancount": bocker.beancount,
    "ics": kalender.ics,
    "sie": sie.sie,
}
"""What makes each form, in parts."""
TOLD: dict[str, Callable[[Asking], str]] = {"sie": sie.told}
"""What is told besides of a form."""


def export(
    session: Session, wanted: Wanted, ut: Path | None, lent: AbstractContextManager[BinaryIO]
) -> None:
    """Write a form of one moment of the ledger to a file, or to what is lent.

    The SHA-256 of a file is told.
    """
    check_target(ut)
    digest = hashlib.sha256()
    with session.asking(provad=wanted.provad) as asking:
        made = parts(asking, wanted)
        with lent if ut is None else replacing(ut, session.watcher) as file:
            for part in made:
                digest.update(part)
                file.write(part)
        said = TOLD[wanted.form](asking) if wanted.form in TOLD else ""
    if said:
        session.watcher.note(said)
    if ut is not None:
        session.watcher.note(f"{ut.name}: SHA-256 {digest.hexdigest()}")


def parts(asking: Asking, wanted: Wanted) -> Iterator[bytes]:
    """Return a form of one moment of the ledger, in parts; raises Stop for an unknown pott."""
    asking.named(wanted.pott)
    return FORMER[wanted.form](asking, wanted)
