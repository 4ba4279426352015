"""What a log adds up to where all of it was held, kept so that only what is new need be held.

A certificate is lines of RFC 8785. The first says of which log, at what size, and which state of
which stream each line after it holds, by its SHA-256; so its own SHA-256 commits to all of it. It
is the shortcut of whoever owns the ledger, and proves something to others only where a checkpoint
of the same size carries that hash.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from domain.values.whole import loads
from ledger.errors import Damaged, reason
from ledger.evidence.tree import Frontier
from ledger.format.codec import canonical
from ledger.pictures.form import plain
from ledger.pictures.picture import state_in
from ledger.recheck.own import Notes
from ledger.store.pictures import FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from domain.states.streams import State
    from ledger.evidence.checkpoint import Checkpoint

SLAG = f"tillstand/1.{FORM}"
"""Of which kind it is, and by which states."""

_LONGEST = 64 * 2**20  # bytes of a first line: hundreds of thousands of streams


class Place(NamedTuple):
    """A stream's line: how many events it has, where the line is, how long, and its hash."""

    version: int
    start: int
    length: int
    sha256: str


class Certificate:
    """A certificate in a file; what it says of a stream is read when it is asked for."""

    def __init__(self, file: BinaryIO) -> None:
        """Read what it is of; raises Damaged when it is none of ours."""
        self._file = file
        try:
            end = file.seek(0, 2)
            file.seek(0)
            line = file.readline(_LONGEST)
            self.sha256 = sha256(line).hexdigest()
            head = loads(str(line, "utf-8"))
            self.size: int = head["antal"]
            self.edge = Frontier(self.size, [*map(bytes.fromhex, head["kant"])])
            self.registrerad: str = head["registrerad"]
            self.numbers: Mapping[int, int] = dict(head["nummer"])
            self.notes = Notes(head.get("ursprung"), set(head["dolda"]))
            self.places: Mapping[str, Place] = dict(_places(head["strommar"], len(line), end))
            ours = head["slag"] == SLAG and self.size > 0 and canonical(head) + b"\n" == line
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, OSError):
            ours = False
        if not ours:
            raise Damaged("tillståndet är inte läsbart för det här programmet")

    def carried_by(self, checkpoint: Checkpoint) -> bool:
        """Tell whether a checkpoint of the same size carries the hash of this certificate."""
        return checkpoint.size == self.size and extension(self.sha256) in checkpoint.extensions

    def line(self, stream: str) -> bytes:
        """Return the line of a stream; raises Damaged."""
        place = self.places[stream]
        try:
            self._file.seek(place.start)
            line = self._file.read(place.length)
        except OSError as error:
            raise Damaged(f"tillståndet för {stream} går inte att läsa ({reason(error)})") from None
        if sha256(line).hexdigest() != place.sha256:
            raise Damaged(f"tillståndet för {stream} är ändrat")
        return line

    def state(self, stream: str) -> State:
        """Return the state of a stream at its size; raises Damaged."""
        return state_in(stream, self.line(stream))


def extension(digest: str) -> str:
    """Return the line of a checkpoint that carries the hash of a certificate."""
    return f"tillstand sha256:{digest}"


def _places(streams: Iterable[list[Any]], start: int, end: int) -> Iterator[tuple[str, Place]]:
    """Yield where lines are, one after the other to the end; raises ValueError."""
    for stream, version, length, digest in streams:
        if type(length) is not int or length < 1:
            raise ValueError(stream)
        yield stream, Place(version, start, length, digest)
        start += length
    if start != end:
        raise ValueError(end)


class Sum(NamedTuple):
    """What a log that was held adds up to: all that a certificate of it says."""

    edge: Frontier
    registrerad: str
    numbers: Mapping[int, int]
    notes: Notes
    streams: Mapping[str, tuple[int, bytes]]  # version, and the line of the state


def written(held: Sum) -> Iterator[bytes]:
    """Yield the lines of a certificate."""
    streams = sorted(held.streams.items())
    head = {
        "slag": SLAG,
        "antal": held.edge.size,
        "kant": [one.hex() for one in held.edge.hashes],
        "registrerad": held.registrerad,
        "nummer": sorted([ar, last] for ar, last in held.numbers.items()),
        "dolda": sorted(held.notes.hidden),
        "strommar": [
            [stream, version, len(line), sha256(line).hexdigest()]
            for stream, (version, line) in streams
        ],
    }
    named = {} if held.notes.origin is None else {"ursprung": held.notes.origin}
    yield canonical(head | named) + b"\n"
    for _, (_, line) in streams:
        yield line


def line_of(state: State) -> bytes:
    """Return the line of a state; raises Damaged for one that JSON cannot hold."""
    try:
        return canonical(plain(type(state), state)) + b"\n"
    except (ValueError, TypeError, AttributeError):  # made of a forged one, or of too much money
        raise Damaged("tillståndet går inte att skriva") from None
