"""What went wrong, each with its kind: a face says which code or status a kind has (D1)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from application import missing
from domain.errors import InvariantBroken, Malformed, UnknownName, listed
from exchange import errors as file_errors
from ledger import errors
from ledger.store.sqlite.codes import disk_reason, is_busy, is_damage
from projections import errors as read_errors
from reports import errors as report_errors

if TYPE_CHECKING:
    from domain.deciding.outcome import Rejected


class Kind(Enum):
    """The kinds of failure; the value is what an error in JSON calls it (design §6)."""

    UNEXPECTED = "ovantat"
    USAGE = "anvandning"
    REFUSED = "regel"
    BAD_FILE = "fil"
    NOT_FOUND = "saknas"
    DAMAGED = "skadad"
    CONFLICT = "krock"
    BUSY = "upptagen"
    UNCERTAIN = "ovisst"
    INTERRUPTED = "avbrutet"
    UNREAD = "kvitto"


class Stop(Exception):
    """What was asked is not done: of which kind that is, why, and what helps."""

    def __init__(self, kind: Kind, text: str, hjalp: str = "") -> None:
        """Keep what to say."""
        self.kind, self.text, self.hjalp = kind, text, hjalp
        super().__init__(text)


class Unsaid(Stop):
    """What is asked cannot be done before ``falt`` is said; ``val`` are what it can be."""

    def __init__(self, text: str, hjalp: str, falt: str, val: tuple[str, ...]) -> None:
        """Keep what to ask."""
        self.falt, self.val = falt, val
        super().__init__(Kind.USAGE, text, hjalp)


class Refused(Exception):
    """The rules refused a command; nothing was written."""

    def __init__(self, rejected: Rejected) -> None:
        """Keep every violation."""
        self.rejected = rejected
        super().__init__(rejected.rules)


class Declined(Exception):
    """Whoever was asked said no, or nothing at all: nothing is done.

    ``kind`` is of what they left: something that was let alone, or what the rules had refused.
    """

    def __init__(self, kind: Kind = Kind.INTERRUPTED) -> None:
        """Keep what was left."""
        self.kind = kind
        super().__init__()


class Told(NamedTuple):
    """A failure as it is told: its kind, in words, what helps, and whether nobody foresaw it."""

    kind: Kind
    text: str
    hjalp: str | None = None
    bug: bool = False


def kind_of(error: BaseException) -> Kind | None:
    """Return the kind of a known failure, None for a bug or what the system says."""
    if isinstance(error, Stop):
        return error.kind
    return next((kind for of, kind in _KINDS if isinstance(error, of)), None)


def described(error: BaseException) -> Told:
    """Return how a failure is told."""
    if isinstance(error, Stop | file_errors.Unreadable):
        return Told(kind_of(error) or Kind.UNEXPECTED, str(error), error.hjalp or None)
    if isinstance(error, KeyboardInterrupt):
        return Told(Kind.INTERRUPTED, "avbrutet")
    if isinstance(error, errors.Uncertain):
        return Told(Kind.UNCERTAIN, f"{error} (id {error.kommando_id})")
    kind = kind_of(error)
    if kind is not None:
        return Told(kind, str(error), _helps(error))
    return _of_the_system(error) or _of_a_database(error) or _unexpected(error)


def _helps(error: BaseException) -> str | None:
    """Return what can be done about a failure of ours, if there is something to say."""
    match error:
        case UnknownName() if error.koder:
            return f"Registrerade: {listed(error.koder)}."
        case errors.NoLedger():
            return missing.where_else(error.path)
        case errors.NotOurs():
            return missing.whom_to_ask(error.path)
        case errors.Damaged():
            return "Se vad som är skadat med: liggare verifiera."
        case _:
            return None


def _of_the_system(error: BaseException) -> Told | None:
    if isinstance(error, UnicodeEncodeError):  # bytes on the command line that are no text
        return Told(Kind.USAGE, f"{error.object!r} innehåller tecken som ingen text har")
    if isinstance(error, BrokenPipeError):
        return Told(Kind.UNREAD, "ingen läste svaret")
    if isinstance(error, OSError):
        what = "svaret går inte att skriva" if error.filename is None else f"{error.filename!r}"
        return Told(Kind.UNEXPECTED, f"{what}: {errors.reason(error)}")
    return None


def _of_a_database(error: BaseException) -> Told | None:
    cause = error.__cause__ or error  # as the store, the engine and SQLAlchemy wrap it
    if (reason := disk_reason(cause)) is not None:
        return Told(Kind.UNEXPECTED, f"filen går inte att läsa eller skriva ({reason})")
    if is_busy(cause):
        return Told(Kind.BUSY, "liggaren är upptagen av någon annan; försök igen")
    if isinstance(error, errors.Unreadable) or is_damage(cause):
        return Told(Kind.DAMAGED, f"liggarens fil är skadad ({error})")
    return None


def _unexpected(error: BaseException) -> Told:
    return Told(Kind.UNEXPECTED, f"oväntat fel ({type(error).__name__}: {error})", bug=True)


_KINDS: tuple[tuple[type[BaseException], Kind], ...] = (
    (Malformed, Kind.USAGE),
    (UnknownName, Kind.NOT_FOUND),
    (errors.NotFound, Kind.NOT_FOUND),
    (errors.AlreadyExists, Kind.CONFLICT),
    (errors.Conflict, Kind.CONFLICT),
    (errors.Busy, Kind.BUSY),
    (errors.TooLong, Kind.USAGE),
    (errors.Disproved, Kind.DAMAGED),
    (errors.NotEvidence, Kind.BAD_FILE),
    (errors.NotAKey, Kind.BAD_FILE),
    (errors.WrongPassphrase, Kind.USAGE),
    (errors.Unwritable, Kind.UNEXPECTED),
    (read_errors.Busy, Kind.BUSY),
    (read_errors.ReadModelError, Kind.DAMAGED),
    (errors.NotALedger, Kind.DAMAGED),
    (errors.Damaged, Kind.DAMAGED),
    (errors.Frozen, Kind.DAMAGED),
    (errors.NotAPersonFile, Kind.DAMAGED),
    (errors.OnlyReading, Kind.USAGE),
    (InvariantBroken, Kind.DAMAGED),
    (file_errors.Missing, Kind.NOT_FOUND),
    (file_errors.Unreadable, Kind.BAD_FILE),
    (report_errors.DoesNotFit, Kind.USAGE),
)
