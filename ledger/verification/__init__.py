"""A whole ledger held against its seals, the rules of a log, and what was kept outside it (D10).

Every stored byte is read and hashed again, and nothing is taken from what was derived.

* ``seals``: the entries against the stored tree, and its roots against checkpoints.
* ``leaves``: the entries against a list of leaves.
* ``replay``: what the events mean, in order; ``derived``: the tables that follow from them.
* ``clocks``: what times are held against. ``findings``: what was wrong; ``unchecked``: what could
  not be excluded.
* ``asked``: what is asked, and the outcome. ``fast`` is tried first, and can only say yes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ledger.errors import Damaged, Unreadable
from ledger.evidence.noted_keys import Unread, changes_of_key, foreign, origin
from ledger.verification.asked import NOTHING, WHOLE, How, Outside, Verified
from ledger.verification.clocks import agreed_clocks
from ledger.verification.fast import ALL, BYTES, Certain, Held, if_certain
from ledger.verification.fast.halves import if_both_are_certain
from ledger.verification.findings import Finding, Findings
from ledger.verification.leaves import LeafList
from ledger.verification.replay import check_replay
from ledger.verification.seals import Sealed
from ledger.verification.unchecked import all_left_out, left_out

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from ledger.evidence.checkpoint import Opened
    from ledger.store import Reading
    from ledger.verification.asked import Seen

_WHAT = {False: BYTES, True: ALL}


def verify(
    reading: Reading,
    outside: Outside = NOTHING,
    how: How = WHOLE,
    progress: Callable[[int], None] = lambda _: None,
) -> Verified:
    """Return the outcome for a ledger opened to read; ``progress`` is told events, twice over.

    It is the ledger of one moment: whoever writes meanwhile waits, or writes another time.
    """
    reading.lenient()  # damage is found, not raised
    with reading.snapshot():
        if how.quick and (quick := _quick(reading, outside, how, progress)) is not None:
            return quick
        return _verified(reading, outside, how._replace(since=None, file=None), progress)


def _quick(
    reading: Reading, outside: Outside, how: How, progress: Callable[[int], None]
) -> Verified | None:
    """Return the outcome of what does not look at the whole file, if it is certain."""
    found = Findings(how.most)
    sealed = _sealed(found, outside)
    try:
        kept = _kept(reading, outside, sealed)
        certain = _certain(reading, kept, sealed, how, progress)
        if certain is None:
            return None
        _hold_keys(reading, kept.checkpoints, sealed)
        _named(reading, sealed)
    except Unreadable:
        return None
    return _outcome(sealed, kept, how, left_out(sealed, kept, unread=False), certain)


def _verified(
    reading: Reading, outside: Outside, how: How, progress: Callable[[int], None]
) -> Verified:
    """Return the outcome of a whole ledger."""
    found = Findings(how.most)
    sealed = _sealed(found, outside)
    unchecked: list[str] = []
    whole, unread, certain = _whole(reading, found), False, None
    try:
        outside = _kept(reading, outside, sealed)
        certain = _certain(reading, outside, sealed, how, progress) if whole else None
        if certain is None:
            sealed.check(reading, progress)
        _hold_keys(reading, outside.checkpoints, sealed)
        if how.replay and certain is None:
            unchecked += _replayed(reading, outside, sealed, progress)
        _named(reading, sealed)
    except Unreadable as error:
        unread = True
        if whole:
            found.add(None, "fil", f"databasen är skadad ({error})")
    unchecked += left_out(sealed, outside, unread=unread)
    return _outcome(sealed, outside, how, unchecked, certain)


def _sealed(found: Findings, outside: Outside) -> Sealed:
    leaves = outside.leaves and LeafList(outside.leaves, found)
    return Sealed(found, leaves=leaves or None)


def _kept(reading: Reading, outside: Outside, sealed: Sealed) -> Outside:
    """Return what was kept of this ledger, to which its seals are held too."""
    kept = outside._replace(checkpoints=tuple(_of_this(reading, outside.checkpoints, sealed.found)))
    sealed.checkpoints = [*(one.checkpoint for one in kept.checkpoints), *kept.roots]
    return kept


def _outcome(
    sealed: Sealed, outside: Outside, how: How, unchecked: Iterable[str], certain: Certain | None
) -> Verified:
    edge, said = sealed.frontier, tuple(all_left_out(how, outside, unchecked))
    return Verified(edge.size, edge.root(), sealed.found, said, certain, how.since)


def hold_to_seals(
    reading: Reading,
    progress: Callable[[int], None],
    *,
    replay: bool = False,
    seen: Seen | None = None,
) -> bool:
    """Raise Damaged unless every stored entry is what its seal says.

    With ``replay`` also unless each can follow from those before it, as ``verify`` holds them.
    Returns whether ``seen`` has then seen them all: not where it took more than the fast way.
    """
    advance = partial(_told, progress, 1 + replay)
    with reading.snapshot():
        if if_certain(reading, Held(seen=seen), advance, _WHAT[replay]) is not None:
            return seen is not None
    sealed = Sealed(Findings(most=1))
    sealed.check(reading, progress)
    sealed.found.must_be_none()
    if replay:
        _replayed(reading, NOTHING, sealed, progress)
        sealed.found.must_be_none()
    return False


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
    if how.thorough or sealed.found.total or (how.quick and sealed.leaves is not None):
        return None
    agreed = {one for one in sealed.checkpoints if one.size}
    held = Held(agreed, sealed.leaves, agreed_clocks(outside, agreed), how.since)
    advance = partial(_told, progress, 1 + how.replay)  # the whole verification reads it twice
    if how.file is not None:
        certain = if_both_are_certain(how.file, reading, held, advance)
    else:
        certain = if_certain(reading, held, advance, _WHAT[how.replay])
    if certain is not None:
        sealed.frontier, sealed.agreed, sealed.end = certain.edge, agreed, certain.edge.size
    return certain


def _told(progress: Callable[[int], None], times: int, done: int) -> None:
    progress(times * done)


def _replayed(
    reading: Reading, outside: Outside, sealed: Sealed, progress: Callable[[int], None]
) -> tuple[str, ...]:
    """Hold what the events mean against each other and against clocks."""
    read, held = sealed.frontier.size, agreed_clocks(outside, sealed.agreed)
    return check_replay(reading, sealed.found, sealed, held, lambda done: progress(read + done))


__all__ = [
    "NOTHING", "WHOLE", "Finding", "Findings", "How", "LeafList", "Outside", "Sealed", "Verified",
    "hold_to_seals", "verify",
]  # fmt: skip
