"""What the events of a log mean, in order, and when they say that they were recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors import Damaged
from ledger.format.codec import LedgerMapper, notification
from ledger.verification.continuity import Follower
from ledger.verification.derived import Derived
from ledger.verification.findings import MOST, Run
from ledger.verification.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from domain.events.recorded import Recorded
    from ledger.recheck.looking import Wrong
    from ledger.store import Reading
    from ledger.verification.clocks import Clocks
    from ledger.verification.findings import Findings
    from ledger.verification.seals import Sealed

_STEP = 250  # events between two signs of life
_UNSOUND = (
    "Uppslagen är ändrade, så det som söks genom dem prövades inte: rättelser mot det som rättas,"
    " attester mot det som attesteras och verifikat mot varandra."
)
_AHEAD = (
    ": registrerad är mer än ett dygn före den här datorns klocka; den, eller klockan när det"
    " registrerades, går fel"
)
_COSIGNED = "medundertecknandet av en kontrollpunkt som"


def check_replay(
    reading: Reading,
    found: Findings,
    sealed: Sealed,
    clocks: Clocks,
    progress: Callable[[int], None],
) -> tuple[str, ...]:
    """Replay the whole log; raises Unreadable.

    What no seal vouches for is passed over: that it is wrong has been told. Returns what could
    not be held against anything.
    """
    lookups = Lookups(reading, sealed.doubtful)
    followed, times = Follower(lookups, lookups.noted), _Times(clocks, found)
    derived, resting = Derived(reading, found, sealed), _Resting(found)
    mapper = LedgerMapper()
    for recorded, data, number in _trusted(reading, found, sealed.doubtful):
        nr = recorded.nr
        if nr > followed.nr:
            followed.skip(nr - followed.nr)
        wrong = [*followed.follow(recorded)]
        resting.tell(nr, wrong)
        if (
            all(one.slag != "ordning" for one in wrong)
            and (followed.number or (None, None)) != number
        ):
            found.add(nr, "uppslag", f"händelse {nr}: kolumnerna för liggarnumret stämmer inte")
        if not _rewritten(mapper, recorded, data):
            text = "texten är inte skriven som en liggare skriver"
            found.add(nr, "innehall", f"händelse {nr}: {text}")
        times.follow(recorded)
        derived.follow(recorded)
        if nr % _STEP == 0:
            progress(nr + 1)
    progress(sealed.frontier.size)
    resting.tell(followed.nr - 1, followed.end(sealed.end))
    times.end()
    derived.end()
    return resting.end(sound=derived.sound)


class _Resting:
    """What is wrong with events; what rests on lookups is told when these have been held too."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._held: list[tuple[int, Wrong]] = []

    def tell(self, nr: int, wrong: Iterable[Wrong]) -> None:
        """Take what is wrong with an event."""
        for one in wrong:
            if not one.rests:
                self._found.add(nr, one.slag, f"händelse {nr}: {one.text}")
            elif len(self._held) < MOST:
                self._held.append((nr, one))

    def end(self, *, sound: bool) -> tuple[str, ...]:
        """Tell what has not been told; when the lookups were not sound, what rests on them."""
        if not sound:
            return (_UNSOUND,)
        for nr, one in self._held:
            self._found.add(nr, one.slag, f"händelse {nr}: {one.text}")
        return ()


def _trusted(
    reading: Reading, found: Findings, doubtful: set[int]
) -> Iterator[tuple[Recorded, bytes, tuple[object, object]]]:
    """Yield each event that its seal vouches for, its bytes and the columns of its number."""
    mapper = LedgerMapper()
    for row in reading.rows(after=None):
        if row.nr in doubtful:
            continue
        try:
            recorded = mapper.to_domain_event(notification(row))
            yield recorded, row.data, (row.ar, row.lopnummer)
        except Damaged as error:
            found.add(row.nr, "innehall", str(error))
            doubtful.add(row.nr)


def _rewritten(mapper: LedgerMapper, recorded: Recorded, data: bytes) -> bool:
    """Tell whether an event is stored as a ledger stores it, to the byte, as a log read back is."""
    try:
        return mapper.to_stored_event(recorded).state == data
    except ValueError:
        return False


class _Times:
    """The times of events held against the clocks of those who cosigned, and of now."""

    def __init__(self, clocks: Clocks, found: Findings) -> None:
        self._windows, self._latest = clocks
        late = f": registrerad är senare än {_COSIGNED} redan har händelsen med"
        early = f": registrerad är tidigare än {_COSIGNED} ännu inte har händelsen med"
        self._late, self._early = Run(found, "tid", late), Run(found, "tid", early)
        self._ahead = Run(found, "tid", _AHEAD)

    def follow(self, recorded: Recorded) -> None:
        """Take the next event."""
        nr, at = recorded.nr, recorded.registrerad
        if any(nr < window.size and at > window.latest for window in self._windows):
            self._late.add(nr)
        if any(nr >= window.size and at < window.earliest for window in self._windows):
            self._early.add(nr)
        if self._latest is not None and at > self._latest:
            self._ahead.add(nr)

    def end(self) -> None:
        """Tell what has not been told."""
        self._late.end()
        self._early.end()
        self._ahead.end()
