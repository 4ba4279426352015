"""Runs commands in turn and measures each; rows of a table with what they are held against."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

_START = """
import json, os, resource, sys, time
til, *argv = sys.argv[1:]
out = [(os.POSIX_SPAWN_OPEN, 1, til, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
began = time.perf_counter()
pid = os.posix_spawnp(argv[0], argv, os.environ, file_actions=out)
_, status, used = os.wait4(pid, 0)
wall = time.perf_counter() - began
kod = os.waitstatus_to_exitcode(status)
print(json.dumps([kod, used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024]))
"""
"""A small process between: what a process had in memory before it became another counts in it."""


class Matning(NamedTuple):
    """What one run took: processor and wall seconds, and its peak in MiB."""

    cpu: float
    tid: float
    mib: float


class Steg(NamedTuple):
    """A command, and what is done before each time it is run."""

    argv: Sequence[str | Path]
    fore: Callable[[], object] = tuple
    ut: str | Path = "/dev/null"


FLER = 3
"""How many turns what is short gets, for each turn of what is long."""

Varv = dict[str, list[Matning]]


def kor(steg: Steg, miljo: Mapping[str, str]) -> Matning:
    """Run a command in a process of its own, which must end well; return what it took."""
    steg.fore()
    start = [sys.executable, "-S", "-E", "-c", _START, steg.ut, *steg.argv]
    done = subprocess.run(start, env=miljo, capture_output=True, text=True, check=False)
    kod, *took = json.loads(done.stdout) if done.returncode == 0 else (done.returncode, 0, 0, 0)
    if kod != 0:
        raise RuntimeError(f"{' '.join(map(str, steg.argv))} gav {kod}: {done.stderr}")
    return Matning(*took)


def varva(steg: Mapping[str, Steg], par: int, miljo: Mapping[str, str]) -> Varv:
    """Run the commands in turn, so many times, so that the machine's mood cancels out."""
    found: Varv = {name: [] for name in steg}
    for _ in range(par):
        for name, one in steg.items():
            found[name].append(kor(one, miljo))
    return found


def median(values: Iterable[float]) -> float:
    """Return the middle one."""
    return statistics.median(values)


def cpu(varv: Varv, namn: str) -> float:
    """Return the median processor seconds of a command."""
    return median(one.cpu for one in varv[namn])


def mib(varv: Varv, namn: str) -> float:
    """Return the highest peak of a command, in MiB."""
    return max(one.mib for one in varv[namn])


def kvot(varv: Varv, over: str, under: str) -> float:
    """Return the median ratio of processor seconds, pair by pair."""
    pairs = zip(varv[over], varv[under], strict=True)
    return median(one.cpu / other.cpu for one, other in pairs)


@dataclass(slots=True)
class Rad:
    """A row: its figure beside its bar, or in ``ej`` why it was not measured.

    ``minst`` says that the figure is to be at least the bar; else it is at most that.
    """

    namn: str
    varde: float | None = None
    bar: float | None = None
    minst: bool = False
    ej: str = ""
    mer: dict[str, Any] = field(default_factory=dict)

    @property
    def natt(self) -> bool | None:
        """Whether the bar is reached; None where there is none, or no figure."""
        if self.varde is None or self.bar is None:
            return None
        return self.varde >= self.bar if self.minst else self.varde <= self.bar

    def som_json(self) -> dict[str, Any]:
        """Return the row as it is printed."""
        if self.varde is None:
            return {"row": self.namn, "goal": self.bar, "unmeasured": f"ej mätt: {self.ej}"}
        rounded = {
            name: round(one, 3) if isinstance(one, float) else one for name, one in self.mer.items()
        }
        goal = {"goal": self.bar, "at_least": True} if self.minst else {"goal": self.bar}
        value = round(self.varde, 3)
        return {"row": self.namn, "value": value, **goal, "reached": self.natt, **rounded}
