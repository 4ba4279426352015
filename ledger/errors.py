"""What can go wrong with a ledger that is nobody's bug.

LedgerError
├── NotFound       a pott, command or ledger file that does not exist
├── AlreadyExists  ``skapa`` on something that is there
├── NotALedger     a file that is something else, or of a later version
├── Conflict       the same command id with other content (D13)
├── Busy           somebody else has written for longer than we may wait
├── Unwritable     the disk is full, or the file may not be written
└── Damaged        stored bytes that no ledger can have written
"""

from __future__ import annotations


class LedgerError(Exception):
    """The root of what a ledger can refuse; the text is Swedish and says what to do."""


class NotFound(LedgerError):
    """Something was pointed at that does not exist."""


class AlreadyExists(LedgerError):
    """A ledger would have been overwritten."""


class NotALedger(LedgerError):
    """The file is not a ledger that this program can read."""


class Conflict(LedgerError):
    """A command id is already used for something else."""


class Busy(LedgerError):
    """The ledger could not be had for writing in time; try again."""


class Unwritable(LedgerError):
    """The file cannot be written; nothing was recorded."""


class Damaged(LedgerError):
    """The log holds what no ledger writes."""
