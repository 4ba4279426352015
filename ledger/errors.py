"""What can go wrong with a ledger that is nobody's bug.

LedgerError
├── NotFound         a pott, command or ledger file that does not exist
│   ├── NoLedger     a ledger that is not there; it can be created
│   └── NotOurs      a ledger that we have no right to read
├── AlreadyExists    ``skapa`` on something that is there
├── NotALedger       a file that is something else, or of a later version
├── Conflict         the same command id with other content (D13)
├── Busy             somebody else has written for longer than we may wait
├── TooLong          an event that does not fit in an entry; nothing was written
├── NotALog          a line that no ledger can have exported; nothing was written
├── NotEvidence      a checkpoint, proof or key that is not written as its format says
│   └── Disproved    one that is, and does not hold: wrong signature, root, ledger or history
├── NotAPersonFile   a file beside a ledger that holds no hidden texts of ours
├── NotAKey          a file that holds no private key of ours
├── WrongPassphrase  a private key that the passphrase does not open
├── Unwritable       the disk is full, or the file may not be written; nothing was recorded
├── Unreadable       what is stored cannot be read: damage, or a disk that does not answer
├── Uncertain        a commit failed, and whether it was made after all could not be read
├── OnlyReading      an auditor reads; nothing is recorded
├── Frozen           something tried to run or write while an auditor reads
└── Damaged          stored bytes that no ledger can have written
"""

from __future__ import annotations

import errno


class LedgerError(Exception):
    """The root of what a ledger can refuse; the text is Swedish and says what to do."""


class NotFound(LedgerError):
    """Something was pointed at that does not exist."""


class NoLedger(NotFound):
    """There is no ledger where one was asked for; it can be created."""

    def __init__(self, path: str) -> None:
        """Keep where it was asked for."""
        self.path = path
        super().__init__(f"liggaren {path!r} finns inte")


class NotOurs(NotFound):
    """A ledger that may be there, and that whoever asks has no right to read."""

    def __init__(self, path: str) -> None:
        """Keep where it was asked for."""
        self.path = path
        super().__init__(f"liggaren {path!r} får inte läsas: rättigheter saknas")


class AlreadyExists(LedgerError):
    """A ledger would have been overwritten."""


class NotALedger(LedgerError):
    """The file is not a ledger that this program can read."""


class Conflict(LedgerError):
    """A command id is already used for something else."""


class Busy(LedgerError):
    """The ledger could not be had for writing in time; try again."""


class TooLong(LedgerError):
    """An event would not fit in one entry."""


class NotALog(LedgerError):
    """A line of a log is not as a ledger exports it, or does not follow from those before."""


class NotEvidence(LedgerError):
    """A checkpoint, a proof or a public key is not written as its format says."""


class Disproved(NotEvidence):
    """Evidence that can be read does not hold: a signature, a root, a ledger or a history."""


class NotAPersonFile(LedgerError):
    """A file stands where hidden texts are kept, and is something else or damaged."""


class NotAKey(LedgerError):
    """A file holds no private key that this program signs with."""


class WrongPassphrase(LedgerError):
    """A private key is not opened by the passphrase."""


class Unwritable(LedgerError):
    """The file cannot be written; nothing was recorded."""


class Unreadable(LedgerError):
    """What is stored cannot be read; the text is the store's own, and its error is the cause."""


class Uncertain(LedgerError):
    """Nobody can tell yet whether a command was recorded; it may be sent again, with its id."""

    def __init__(self, kommando_id: str, why: str) -> None:
        """Keep which command it is, and why nobody can tell."""
        self.kommando_id = kommando_id
        super().__init__(why)


class OnlyReading(LedgerError):
    """A ledger is opened for writing by somebody who only reads."""


class Frozen(LedgerError):
    """Something tried to import, run, send or write while stored data was read; it was stopped."""


class Damaged(LedgerError):
    """The log holds what no ledger writes."""


_REASONS = {
    errno.ENOENT: "filen eller mappen finns inte",
    errno.EACCES: "rättigheter saknas",
    errno.EPERM: "rättigheter saknas",
    errno.EROFS: "platsen är skrivskyddad",
    errno.EISDIR: "det är en mapp",
    errno.ENOTDIR: "sökvägen går genom en fil",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "kvoten på disken är slut",
    errno.EIO: "disken svarar med fel",
    errno.ENFILE: "för många filer är öppna i systemet",
    errno.EMFILE: "för många filer är öppna",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EFBIG: "filen blir för stor",
    errno.ELOOP: "länkarna går i ring",
    errno.EIO: "disken svarar med fel",
    errno.EDQUOT: "diskkvoten är slut",
}


def reason(error: OSError) -> str:
    """Return why the operating system refused, in Swedish."""
    return _REASONS.get(error.errno or 0, f"systemfel {error.errno}")
