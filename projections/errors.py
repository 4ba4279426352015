"""What can be wrong with a read model or with the events it is given.

ReadModelError
├── NotAReadModel   the file is something else; it is left alone
├── Busy            another process is writing the file; try again
├── Gap             the events handed in are not the next ones
└── UnknownPott     an event belongs to a pott that no event sets up
"""


class ReadModelError(Exception):
    """The read model could not be brought up to date."""


class NotAReadModel(ReadModelError):
    """The file is something else, so it is neither read nor emptied."""


class Busy(ReadModelError):
    """Another process has held the file for longer than we wait."""


class Gap(ReadModelError):
    """An event is missing, or comes twice, in what was handed in."""


class UnknownPott(ReadModelError):
    """The log holds an event of a pott that no event sets up; it is broken or forged."""
