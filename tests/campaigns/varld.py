"""Real ledgers to attack: the demo's and the contract's, and what was kept of them outside."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from application.asking.readmodel import model_path
from application.session import Session
from ledger.recording.ledger import Ledger, create
from ledger.verification import Outside
from tests.ledger import angrepp, bok
from tests.oppning import oppning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from domain.commands import Command
    from ledger.evidence.checkpoint import Opened

ROOT = Path(__file__).parents[2]
MALMO = ROOT / "application" / "data" / "malmo"
KALLOR = {
    "demo": [MALMO / f"{name}.jsonl" for name in ("register", "dokument", "exempel")],
    "avtal": [MALMO / "register.jsonl", ROOT / "tests" / "data" / "avtal" / "kommandon.jsonl"],
}
TIMME = timedelta(hours=1)
MEDUNDERTECKNAS = timedelta(minutes=30)  # after the last event of a checkpoint
VAR = 17  # commands between two checkpoints


def fast() -> Path | None:
    """Return where files that matter to nobody are cheap to write; None for the usual place."""
    memory = Path("/dev/shm")  # noqa: S108 - folders of our own in it
    return memory if memory.is_dir() else None


class Kopia(NamedTuple):
    """The file as it was at a size, and the checkpoint of it that an auditor cosigned."""

    path: Path
    checkpoint: Opened


@dataclass(frozen=True)
class Varld:
    """A ledger that nobody has touched."""

    path: Path
    size: int
    copies: dict[int, Kopia]
    leaves: bytes

    @property
    def held(self) -> Outside:
        """What the auditor has: every checkpoint, cosigned."""
        return Outside(tuple(copy.checkpoint for copy in self.copies.values()))

    @property
    def listed(self) -> Outside:
        """The list of leaves alone."""
        return Outside(leaves=BytesIO(self.leaves))

    def copied(self, folder: Path) -> Path:
        """Return a copy to attack, its read model beside it."""
        path = folder / "liggare.db"
        shutil.copyfile(model_path(self.path), model_path(path))
        return Path(shutil.copyfile(self.path, path))

    @property
    def bounds(self) -> list[int]:
        """The sizes at which there are checkpoints."""
        return sorted(self.copies)


def make(folder: Path, name: str) -> Varld:
    """Record a ledger, an hour between events, and keep copies and checkpoints on the way."""
    path = folder / f"{name}.db"
    opening = oppning().model_copy(update={"liggare": name, "ursprung": f"exempel.se/{name}"})
    create(path, opening, bok.AKTOR).close()
    commands = [command for source in KALLOR[name] for command in bok.commands(source)]
    copies: dict[int, Kopia] = {}
    for start in range(0, len(commands), VAR):
        size = record(path, commands[start : start + VAR])
        kept = folder / f"{name}-{size}.db"
        shutil.copyfile(path, kept)
        copies[size] = Kopia(kept, angrepp.checkpoint(path, size, cosigned_at(path, size)))
    with Session(path).asking():
        pass
    return Varld(path, size, copies, angrepp.leaves(path))


def record(
    path: Path, commands: Iterable[Command], clock: Callable[[], datetime] | None = None
) -> int:
    """Record commands, each by itself; what the rules refuse leaves no trace. Returns the size."""
    with closing(Ledger(path, clock=clock or later(last_time(path), TIMME))) as ledger:
        for command in commands:
            ledger.record(command, bok.aktor(command))
    ((size,),) = bok.rows(path, "SELECT COUNT(*) FROM handelse")
    return int(size)


def later(start: datetime, step: timedelta) -> Callable[[], datetime]:
    """Return a clock that has moved a step each time somebody looks."""
    steps = count(1)
    return lambda: start + step * next(steps)


def last_time(path: Path) -> datetime:
    """Return when the last event was recorded."""
    sql = "SELECT data ->> 'registrerad' FROM handelse ORDER BY nr DESC LIMIT 1"
    ((registrerad,),) = bok.rows(path, sql)
    return datetime.fromisoformat(registrerad).astimezone(UTC)


def cosigned_at(path: Path, size: int) -> int:
    """Return when the auditor cosigns a ledger that has just come to a size."""
    sql = "SELECT data ->> 'registrerad' FROM handelse WHERE nr = ?"
    ((registrerad,),) = bok.rows(path, sql, size - 1)
    return int((datetime.fromisoformat(registrerad) + MEDUNDERTECKNAS).timestamp())
