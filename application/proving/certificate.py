"""The certificate that no pott was overspent: what the balances say, and which ledger it is of."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from application import files
from ledger.errors import NotFound
from ledger.evidence.noted_keys import origin
from projections.answers.intyg import intyg
from projections.answers.intyg.lopande import lopande
from projections.model.as_of import has_example, per

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from application.asking.snapshot import Om
    from application.session import Session
    from projections.answers.intyg.lopande import Lopanderad
    from projections.answers.intyg.svar import Intyg, Kontrollpunkter, Kort
    from projections.model.as_of import AsOf

_LINES = 3  # of a checkpoint: the ledger's name, its size, its root
_LONGEST = 4096


def certificate(session: Session, bounds: AsOf, pott: str | None) -> Intyg:
    """Return the whole certificate: what the balances say, and which ledger it is of."""
    with session.certifying() as asking:
        bounds, told = asking.bounded(bounds, pott)
        answer = asking.rooted(intyg(asking.conn, bounds, pott=pott))
        liggare = origin(asking.source)
    at = answer["per"]
    kort: Kort = {
        "liggare": liggare,
        "rot": at["rot"],
        "handelser": 0 if at["handelse"] is None else at["handelse"] + 1,
        **answer["kort"],
        "kontrollpunkter": held(session.path, liggare),
    }
    return {**answer, **told, "kort": kort}


@contextmanager
def running(
    session: Session, bounds: AsOf, pott: str | None
) -> Iterator[tuple[Iterator[Lopanderad], Om]]:
    """Lend the running figures as they are read, and what they are as of; raises Damaged."""
    with session.certifying() as asking:
        bounds, told = asking.bounded(bounds, pott)
        about: Om = {
            "per": per(asking.conn, bounds),
            "exempeldata": has_example(asking.conn, bounds, pott=pott),
            **told,
        }
        yield lopande(asking.conn, bounds, pott=pott), asking.rooted(about)


def held(ledger: Path, liggare: str) -> Kontrollpunkter:
    """Return how many checkpoints of a ledger lie beside it, and the size of the newest.

    They are only counted here: whether they hold is for ``verifiera`` to say.
    """
    beside = sorted(ledger.absolute().parent.glob("kontrollpunkt-*.txt"))
    sizes = [size for file in beside if (size := _size(file, liggare)) is not None]
    return {"antal": len(sizes), "storsta": max(sizes, default=None)}


def _size(file: Path, liggare: str) -> int | None:
    """Return the size that a checkpoint's lines state; None unless they name the ledger."""
    try:
        lines = files.read(file, _LONGEST).split(b"\n")
        name, size, rot = (line.decode() for line in lines[:_LINES])
    except (NotFound, ValueError):
        return None
    ours = name == liggare and size.isascii() and size.isdigit() and len(size) <= len(str(2**62))
    return int(size) if ours and rot else None
