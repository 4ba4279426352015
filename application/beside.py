"""Files beside the ledger for people to read and change: how lists are read, what accounts are."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from application import files
from application.errors import Kind, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LONGEST = 1 << 20


def toml(path: Path) -> Mapping[str, object] | None:
    """Return what a file says; None if there is none. Raises Stop when it cannot be read."""
    if not path.exists():
        return None
    try:
        return tomllib.loads(files.read(path, LONGEST).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise wrong(path.name, "är inte sparad som UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise wrong(path.name, f"går inte att läsa{_place(str(error))}") from None


def _place(said: str) -> str:
    """Return where a TOML file cannot be read, and how a line of one is written."""
    found = re.search(r"line (\d+)", said)
    where = f" från rad {found[1]}" if found else ""
    return f'{where}; en rad skrivs namn = "värde", med namnet utan å, ä och ö'


def wrong(name: str, why: str) -> Stop:
    """Return the error of what such a file says."""
    return Stop(Kind.BAD_FILE, f"{name}: {why}", "Rätta filen; den ligger bredvid liggaren.")
