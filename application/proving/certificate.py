"""The certificate that no pott was overspent: what the balances say, and which ledger it is of."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from application import files
from application.asking import catchup
from application.asking.snapshot import Asking
from ledger.errors import NotFound
from ledger.evidence.noted_keys import origin
from ledger.evidence.seal import digest
from projections.answers.intyg import intyg
from projections.answers.intyg.folded import Folded
from projections.answers.intyg.lopande import lopande
from projections.model.as_of import NU, has_example, per

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from application.asking.snapshot import Om
    from application.session import Session
    from ledger.store.sqlite.reading import Reader
    from projections.answers.intyg.foljare import Foljare
    from projections.answers.intyg.lopande import Lopanderad
    from projections.answers.intyg.svar import Intyg, Kontrollpunkter, Kort
    from projections.model.as_of import AsOf

_LINES = 3  # of a checkpoint: the ledger's name, its size, its root
_LONGEST = 4096


def certificate(session: Session, bounds: AsOf, pott: str | None) -> Intyg:
    """Return the whole certificate: what the balances say, and which ledger it is of."""
    with _asked(session, bounds) as (asking, foljare):
        bounds, told = asking.bounded(bounds, pott)
        answer = asking.rooted(intyg(asking.conn, bounds, pott=pott, foljare=foljare))
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
def _asked(session: Session, bounds: AsOf) -> Iterator[tuple[Asking, Foljare | None]]:
    """Lend what a certificate is answered from: as of now it comes out of the verification."""
    if bounds != NU:
        with session.certifying() as asking:
            yield asking, None
        return
    with session.log() as source, source.snapshot(), folded(source, session) as asked:
        yield asked


@contextmanager
def folded(source: Reader, session: Session) -> Iterator[tuple[Asking, Foljare | None]]:
    """Lend what answers a certificate of every event there is, each held to all that can be.

    It is a read model in memory that answers nothing else, and who has followed the moves; a whole
    one, and nobody, where the events could not be followed while they were verified.
    """
    folding = Folded(source.head().liggare)
    seen = catchup.verify(source, session.watcher, folding.take)
    made = folding.end(partial(digest, source)) if seen else catchup.whole(source, session.watcher)
    with closing(made) as conn:
        asking = Asking(conn, source, session.path, provad=True)
        yield asking, folding.foljare if seen else None


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
