"""Two histories held against each other, leaf by leaf where there are leaves, else by the root.

Nothing is taken from the seals of a ledger: its leaves are hashed from the stored entries.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict

from application import files
from application.proving.checkpoints import checkpoint_in
from exchange.sniffer import Slag
from ledger.errors import NotEvidence
from ledger.evidence.checkpoint import Checkpoint, parse_checkpoint
from ledger.evidence.tree import HASH_BYTES, Frontier, leaf_hash
from ledger.format.limits import MAX_BYTES
from ledger.store.reader import log
from ledger.store.sqlite.head import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

SAMMA, BORJAN, OLIKA, OKANT = "samma", "borjan", "olika", "okant"


class Side(NamedTuple):
    """One of the two: what it is called, and either the hash of each event or a checkpoint."""

    namn: str
    leaves: Iterator[bytes]
    checkpoint: Checkpoint | None = None


class Jamforelse(TypedDict):
    """How two sides compare: in a word and in a sentence, their sizes, where they first differ."""

    schema: Literal["jamforelse/1"]
    svar: str
    handelser: list[int]
    forsta_skillnad: int | None
    meddelande: str


class Svar(NamedTuple):
    """How two sides compare, in a word and in a sentence; the sizes, where they are known."""

    slag: str
    text: str
    sizes: list[int]
    nr: int | None = None

    def as_json(self) -> Jamforelse:
        """Return it as it is answered."""
        return {
            "schema": "jamforelse/1",
            "svar": self.slag,
            "handelser": self.sizes,
            "forsta_skillnad": self.nr,
            "meddelande": self.text,
        }


@contextmanager
def side(path: Path) -> Iterator[Side]:
    """Lend what a file says, told apart by its content; raises NotFound or NotEvidence."""
    slag = files.slag(path)
    with files.opened(path) as file:
        if slag is Slag.LIGGARE:
            with closing(connect(path)) as conn:
                lines = log(conn, conn.head().nr)
                yield Side(str(path), (leaf_hash(line[:-1]) for line in lines))
        elif slag is Slag.LOGG:
            yield Side(str(path), _of_log(file, path.name))
        elif slag is Slag.UNDERTECKNAD:
            yield Side(str(path), iter(()), parse_checkpoint(checkpoint_in(path).text))
        elif slag is not Slag.TOM and path.stat().st_size % HASH_BYTES == 0:
            yield Side(str(path), iter(lambda: file.read(HASH_BYTES), b""))
        else:
            raise NotEvidence(f"{path.name} är varken liggare, logg, blad.bin eller kontrollpunkt")


def _of_log(file: BinaryIO, name: str) -> Iterator[bytes]:
    for nr, line in enumerate(iter(lambda: file.readline(MAX_BYTES + 2), b"")):
        if not line.endswith(b"\n"):
            raise NotEvidence(f"{name}: händelse {nr} är avklippt eller för lång")
        yield leaf_hash(line[:-1])


def compared(a: Side, b: Side) -> Svar:
    """Return how two sides compare."""
    if a.checkpoint is not None and b.checkpoint is not None:
        return _checkpoints(a, b, a.checkpoint, b.checkpoint)
    if a.checkpoint is not None:
        return _against(a, a.checkpoint, b)
    if b.checkpoint is not None:
        return _against(b, b.checkpoint, a)
    return _leaves(a, b)


def _leaves(a: Side, b: Side) -> Svar:
    size = 0
    for nr, (one, other) in enumerate(zip_longest(a.leaves, b.leaves)):
        if one is None or other is None:
            short, long = (a, b) if one is None else (b, a)
            rest = 1 + sum(1 for _ in long.leaves)
            return _begins(short, long, nr, nr + rest)
        if one != other:
            text = f"GÅR INTE IHOP: händelse {nr} är den första som skiljer {a.namn} från {b.namn}"
            return Svar(OLIKA, text, [], nr)
        size = nr + 1
    return Svar(SAMMA, f"SAMMA: {size} händelser, lika i {a.namn} och {b.namn}", [size, size])


def _begins(short: Side, long: Side, few: int, many: int) -> Svar:
    text = f"{short.namn} är början av {long.namn}: de {few} första av {many} händelser är lika"
    return Svar(BORJAN, text, [few, many])


def _against(signed: Side, checkpoint: Checkpoint, other: Side) -> Svar:
    """Hold a checkpoint against leaves; it says nothing of which event it is that differs."""
    tree = Frontier()
    root = None
    for leaf in other.leaves:
        if tree.size == checkpoint.size:
            root = tree.root()
        tree.append(leaf)
    size = tree.size
    root = tree.root() if size == checkpoint.size else root
    if size < checkpoint.size:
        text = (
            f"{other.namn} har {size} händelser, färre än kontrollpunktens {checkpoint.size};"
            " är den nyare än kontrollpunkten har liggaren krympt"
        )
        return Svar(OKANT, text, [checkpoint.size, size])
    if root != checkpoint.root:
        text = (
            f"GÅR INTE IHOP: de {checkpoint.size} första händelserna i {other.namn} är inte de som"
            f" {signed.namn} gäller"
        )
        return Svar(OLIKA, text, [checkpoint.size, size])
    if size == checkpoint.size:
        text = f"SAMMA: {size} händelser, lika i {signed.namn} och {other.namn}"
        return Svar(SAMMA, text, [size, size])
    return _begins(signed, other, checkpoint.size, size)


def _checkpoints(a: Side, b: Side, one: Checkpoint, other: Checkpoint) -> Svar:
    sizes = [one.size, other.size]
    if one.origin != other.origin:
        text = f"GÅR INTE IHOP: två liggare, {one.origin} och {other.origin}"
        return Svar(OLIKA, text, sizes)
    if one.size != other.size:
        return Svar(OKANT, "två kontrollpunkter av olika storlek kräver en utvidgning eller en"
                    f" logg ({one.size} och {other.size} händelser)", sizes)  # fmt: skip
    if one.root != other.root:
        text = f"GÅR INTE IHOP: {a.namn} och {b.namn} säger olika om samma {one.size} händelser"
        return Svar(OLIKA, text, sizes)
    return Svar(SAMMA, f"SAMMA: {one.size} händelser, lika i {a.namn} och {b.namn}", sizes)
