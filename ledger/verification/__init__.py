"""A whole ledger held against its seals, the rules of a log, and what was kept outside it (D10).

Every stored byte is read and hashed again, and nothing is taken from what was derived.

* ``seals``: the entries against the stored tree, and its roots against checkpoints.
* ``leaves``: the entries against a list of leaves.
* ``replay``: what the events mean, in order; ``derived``: the tables that follow from them.
* ``findings``: what was wrong. ``unchecked`` says what could not be excluded.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ledger import recheck
from ledger.errors import Damaged, Unreadable
from ledger.evidence.noted_keys import Unread, changes_of_key, foreign, origin
from ledger.recording.moments import AHEAD, written
from ledger.verification.fast import Certain, Held, if_certain
from ledger.verification.findings import MOST, Finding, Findings
from ledger.verification.leaves import LeafList
from ledger.verification.replay import Clocks, Window, check_replay
from ledger.verification.seals import Sealed
from ledger.verification.unchecked import NOT_REPLAYED, left_out, on_trust

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from ledger.evidence.checkpoint import Checkpoint, Opened
    from ledger.store import Reading
    from ledger.verification.certified import Certificate

_CLOCKS = timedelta(minutes=10)
"""How far two clocks may differ before a time is a finding."""


class Outside(NamedTuple):
    """What somebody has kept outside the ledger: checkpoints that hold, and a list of leaves.

    ``roots`` are sizes and root hashes alone, out of minutes. ``own_keys`` tells that the keys
    were taken from the ledger itself. ``now`` is what a clock shows, for those who trust one: no
    event is recorded long after it (R55).
    """

    checkpoints: tuple[Opened, ...] = ()
    leaves: BinaryIO | None = None
    own_keys: bool = False
    roots: tuple[Checkpoint, ...] = ()
    now: datetime | None = None


NOTHING = Outside()


class How(NamedTuple):
    """How a ledger is verified.

    Without ``replay`` only the bytes are held against their seals, which is many times faster, and
    the outcome says so. What the fast verification is certain of is not held once more, unless it
    is to be ``thorough``: the outcome is the same. ``since`` what is certified only what is new is
    held, and ``unchecked`` says what is taken on trust; where that is not certain, all is held.
    ``most`` is how many findings are kept.
    """

    replay: bool = True
    thorough: bool = False
    since: Certificate | None = None
    most: int = MOST


WHOLE = How()


class Verified(NamedTuple):
    """The outcome: how many events, their root, what was found and what was not looked into.

    ``certain`` is what the fast verification makes of a log that it is certain of, ``since`` the
    certificate that was taken on trust.
    """

    size: int
    root: bytes
    found: Findings
    unchecked: tuple[str, ...]
    certain: Certain | None = None
    since: Certificate | None = None


def verify(
    reading: Reading,
    outside: Outside = NOTHING,
    how: How = WHOLE,
    progress: Callable[[int], None] = lambda _: None,
) -> Verified:
    """Return the outcome for a ledger opened to read; ``progress`` is told events, twice over.

    It is the ledger of one moment: whoever writes meanwhile waits, or writes another time.
    """
    found, replay = Findings(how.most), how.replay
    reading.lenient()  # damage is found, not raised
    leaves = outside.leaves and LeafList(outside.leaves, found)
    sealed = Sealed(found, leaves=leaves or None)
    unchecked: list[str] = []
    with reading.snapshot():
        whole, unread = how.since is not None or _whole(reading, found), False
        certain: Certain | None = None
        try:
            outside = outside._replace(
                checkpoints=tuple(_of_this(reading, outside.checkpoints, found))
            )
            sealed.checkpoints = [*(one.checkpoint for one in outside.checkpoints), *outside.roots]
            certain = _certain(reading, outside, sealed, how, progress) if whole else None
            if certain is None and how.since is not None:
                return verify(reading, outside, how._replace(since=None), progress)
            if certain is None:
                sealed.check(reading, progress)
            _hold_keys(reading, outside.checkpoints, sealed)
            if replay and certain is None:
                unchecked += _replayed(reading, outside, sealed, progress)
            _named(reading, sealed)
        except Unreadable as error:
            unread = True
            if whole:
                found.add(None, "fil", f"databasen är skadad ({error})")
    unchecked = [*([] if replay else [NOT_REPLAYED]), *on_trust(how.since, outside), *unchecked]
    unchecked += left_out(sealed, outside, unread=unread)
    unchecked += [recheck.UNCHECKED] if replay else []
    edge = sealed.frontier
    return Verified(edge.size, edge.root(), found, tuple(unchecked), certain, how.since)


def hold_to_seals(
    reading: Reading, progress: Callable[[int], None], *, replay: bool = False
) -> None:
    """Raise Damaged unless every stored entry is what its seal says.

    With ``replay`` also unless each can follow from those before it, as ``verify`` holds them.
    """
    with reading.snapshot():
        if if_certain(reading, Held(), progress, meaning=replay) is not None:
            return
    sealed = Sealed(Findings(most=1))
    sealed.check(reading, progress)
    sealed.found.must_be_none()
    if replay:
        _replayed(reading, NOTHING, sealed, progress)
        sealed.found.must_be_none()


def _whole(reading: Reading, found: Findings) -> bool:
    """Tell if the store finds nothing wrong with how the ledger is kept."""
    try:
        wrong = reading.faults()
    except Unreadable as error:
        wrong = [str(error)]
    if wrong:
        more = f"; och {len(wrong) - 1} till" if wrong[1:] else ""
        found.add(None, "fil", f"databasen är skadad ({wrong[0]}{more})")
    return not wrong


def _of_this(
    reading: Reading, checkpoints: Collection[Opened], found: Findings
) -> Iterator[Opened]:
    """Yield the checkpoints that are of this ledger, and tell which are of another."""
    try:
        ours = origin(reading)
    except Damaged:  # which is told last, unless it is by then
        yield from checkpoints
        return
    for one in checkpoints:
        theirs, size = one.checkpoint.origin, one.checkpoint.size
        if theirs == ours:
            yield one
        else:
            text = f"fel liggare: kontrollpunkt {size} gäller {theirs}, men den här är {ours}"
            found.add(None, "kontrollpunkt", text)


def _named(reading: Reading, sealed: Sealed) -> None:
    """Tell when the ledger does not say its name, so that whose checkpoints agree is not known."""
    try:
        origin(reading)
    except Damaged as error:
        if all(one.nr != 0 for one in sealed.found.kept):
            sealed.found.add(0, "innehall", str(error))


def _hold_keys(reading: Reading, checkpoints: Collection[Opened], sealed: Sealed) -> None:
    """Tell of checkpoints that agree with the log but are signed by a key of another time."""
    changes = changes_of_key(reading)
    for one in checkpoints:
        if one.checkpoint not in sealed.agreed:
            continue
        if wrong := foreign(changes, one.checkpoint.size, one.signed_by):
            sealed.found.add(None, "kontrollpunkt", wrong)
    for change in changes:
        if isinstance(change, Unread) and change.nr not in sealed.doubtful:
            sealed.doubtful.add(change.nr)
            sealed.found.add(change.nr, "innehall", change.why)


def _certain(
    reading: Reading,
    outside: Outside,
    sealed: Sealed,
    how: How,
    progress: Callable[[int], None],
) -> Certain | None:
    """Return what the fast verification makes of a log, if it is certain that nothing is wrong."""
    if how.thorough or sealed.found.total or (how.since is not None and sealed.leaves is not None):
        return None
    agreed = {one for one in sealed.checkpoints if one.size}
    held = Held(agreed, sealed.leaves, _clocks(outside, agreed), how.since)
    told = 1 + how.replay  # the whole verification reads it all twice
    certain = if_certain(reading, held, lambda done: progress(told * done), meaning=how.replay)
    if certain is not None:
        sealed.frontier, sealed.agreed, sealed.end = certain.edge, agreed, certain.edge.size
    return certain


def _replayed(
    reading: Reading, outside: Outside, sealed: Sealed, progress: Callable[[int], None]
) -> tuple[str, ...]:
    """Hold what the events mean against each other and against clocks."""
    read, clocks = sealed.frontier.size, _clocks(outside, sealed.agreed)
    return check_replay(reading, sealed.found, sealed, clocks, lambda done: progress(read + done))


def _clocks(outside: Outside, agreed: Collection[Checkpoint]) -> Clocks:
    latest = written(outside.now + AHEAD) if outside.now else None
    return Clocks(_windows(outside.checkpoints, agreed), latest)


def _windows(checkpoints: Collection[Opened], agreed: Collection[Checkpoint]) -> list[Window]:
    """Return what the times of cosignatures say about the times of events."""
    return [
        Window(
            one.checkpoint.size, _moment(cosigned.time, -_CLOCKS), _moment(cosigned.time, _CLOCKS)
        )
        for one in checkpoints
        if one.checkpoint in agreed
        for cosigned in one.cosignatures
    ]


def _moment(time: int, slack: timedelta) -> str:
    return written(datetime.fromtimestamp(min(time, 2**37), UTC) + slack)


__all__ = ["Finding", "Findings", "How", "Outside", "Sealed", "Verified", "hold_to_seals", "verify"]
