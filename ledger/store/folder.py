"""The names in a folder, put through to the disk: a file that is there may else lose its own."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from ledger.errors import reason

if TYPE_CHECKING:
    from pathlib import Path

_CANNOT = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}  # a file system that has no such thing


def settled(folder: Path) -> str | None:
    """Put the names of a folder on the disk, where the system can; return why it failed, if so.

    The file itself is written by then, so a failure is worth a warning and no more: after a power
    cut the name may be gone.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folder
        return None
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT:
            return f"mappen {str(folder)!r} går inte att skriva till disken: {reason(error)}"
    finally:
        os.close(handle)
    return None
