"""Which streams a file of commands names: their history is read before anybody waits for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from application.files import opened

if TYPE_CHECKING:
    from pathlib import Path

_NAMED = re.compile(rb'"(pott|arende)"\s*:\s*"([^"\\]{1,40})"')
_LONGEST = 1 << 20  # bytes that are looked through at a time
_MOST = 100


def streams(fil: Path) -> list[str]:
    """Return the streams that are named in a file, at most so many; what is missed waits."""
    found: dict[str, None] = {}
    with opened(fil) as file:
        for line in iter(lambda: file.readline(_LONGEST), b""):
            for kind, name in _NAMED.findall(line):
                found[f"{kind.decode()}/{name.decode(errors='replace')}"] = None
            if len(found) >= _MOST:
                break
    return [*found][:_MOST]
