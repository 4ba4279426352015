"""How large a list may be: what is larger is no list, but a mistake or an attack."""

from __future__ import annotations

import errno
from contextlib import suppress

from exchange.errors import Unreadable

try:
    import resource
except ImportError:  # there is none on Windows, where only the time is bound
    resource = None  # type: ignore[assignment]

FILE = 50 << 20  # bytes
ROWS = 200_000
COLUMNS = 500
CELLS = 2_000_000  # those between the first and the last, empty ones too
LINE = 1 << 20  # characters in a row of a text file
MEMBERS = 1_000  # files in a workbook
UNPACKED = 128 << 20  # bytes of all its XML together
RATIO = 200  # times that a member may grow when it is unpacked
SMALL = 1 << 20  # bytes that a member may grow to whatever its ratio
MEMORY = 256 << 20  # bytes of address space for the process that reads
CPU = 20  # seconds of work for it
WALL = 60.0  # seconds that are waited for it
SPOOLED = 256 << 20  # bytes that it may write


def too_large() -> Unreadable:
    """Return what to raise for a sheet that is larger than any list."""
    return Unreadable(
        f"är större än en lista får vara: högst {_spaced(ROWS)} rader, {COLUMNS} kolumner och"
        f" {_spaced(CELLS)} celler i ett blad",
        "Ta bort det som inte hör till listan (också tomma rader och kolumner med format), eller"
        " dela upp den.",
    )


def no_room(error: OSError) -> Unreadable:
    """Return what to raise when the rows of a list cannot be kept anywhere."""
    if error.errno == errno.EFBIG:
        return too_large()
    return Unreadable(
        f"går inte att läsa: det går inte att spara raderna i en tillfällig fil ({error.strerror})",
        "Gör plats i mappen för tillfälliga filer, eller peka ut en annan med TMPDIR.",
    )


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def bound() -> None:
    """Hold this process to the limits, where the platform can."""
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU),
        (resource.RLIMIT_FSIZE, SPOOLED),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(what, (most, most))
