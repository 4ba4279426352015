"""What to do about a ledger that is not where it was asked for, or that is not ours to read."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.store.sqlite import dbfile
from ledger.store.sqlite.schema import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 3  # that are named
_LOOKED_AT = 200  # folders beside, at most: this is a help, no search


def where_else(path: str) -> str:
    """Return where there are ledgers near a place where there is none, and how one is pointed at.

    Only then how a new one is made: whoever stands in the wrong folder wants the old one.
    """
    asked = Path(path)
    found = [str(one) for one in islice(_near(asked), _MOST)]
    where = f"Du står i mappen {Path.cwd()}.\n" if not asked.is_absolute() else ""
    near = f"I närheten finns: {', '.join(found)}\n" if found else ""
    return (
        f"{where}{near}Finns liggaren redan, peka ut den: liggare --liggare FIL …, eller sätt"
        f" LIGGARE_URL.\nÄr det en ny, skapa den: liggare --liggare {path} skapa"
    )


def whom_to_ask(path: str) -> str:
    """Return whom to ask for a ledger that may not be read, and for what."""
    try:
        owner = f" ({Path(path).owner()})"
    except (OSError, KeyError, NotImplementedError):
        owner = ""
    return (
        f"Be den som äger filen{owner} om läsrätt till den och till mappen, om en kopia eller om en"
        " export (liggare exportera logg -o MAPP)."
    )


def _near(asked: Path) -> Iterator[Path]:
    """Yield the ledgers in a folder, over it, under it, and further up, the nearest first."""
    folder = asked.absolute().parent
    try:
        below = [one for one in islice(sorted(folder.iterdir()), _LOOKED_AT) if one.is_dir()]
    except OSError:
        below = []
    for place in (folder, *folder.parents[:1], *below, *folder.parents[1:]):
        try:
            there = sorted(place.glob("*.db"))
        except OSError:
            continue
        yield from (one for one in islice(there, _LOOKED_AT) if _is_ledger(one))


def _is_ledger(path: Path) -> bool:
    """Tell whether a file says that it is a ledger, by its first bytes alone."""
    try:
        header = dbfile.header(path) if path.is_file() else None
    except OSError:
        return False
    return header is not None and header.application == APPLICATION_ID
