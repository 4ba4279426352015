"""What is done to a ledger in ``manipulation`` by somebody who makes the seals fit.

Without something from outside most of it cannot be found. Each returns the first event that is
not what it was; what was kept outside names it, or the interval between two checkpoints.
"""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

from ledger.format.codec import canonical
from tests.campaigns.manipulationer import with_field
from tests.campaigns.varld import TIMME, last_time, later, record
from tests.ledger import angrepp, bok

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random
    from sqlite3 import Connection

    from tests.campaigns.varld import Varld

    Omskrivning = Callable[[Path, Varld, Random], int]

OMSKRIVNA: dict[str, Omskrivning] = {}
FORVANSKADE: dict[str, Omskrivning] = {}


def _of(register: dict[str, Omskrivning]) -> Callable[[Omskrivning], Omskrivning]:
    def add(function: Omskrivning) -> Omskrivning:
        register[function.__name__] = function
        return function

    return add


omskriven, forvanskad = _of(OMSKRIVNA), _of(FORVANSKADE)


def ends(path: Path) -> list[int]:
    """Return the sizes at which a command had just been recorded."""
    return [last + 1 for (last,) in bok.rows(path, "SELECT sista_nr FROM kommando ORDER BY 1")]


def append(path: Path, slump: Random, start: timedelta = TIMME, step: timedelta = TIMME) -> None:
    """Record some commands, each of which gives an event."""
    codes = [f"X{slump.randrange(10**9)}" for _ in range(slump.randint(1, 12))]
    clock = later(last_time(path) + start - step, step)
    record(path, [bok.organ(kod.lower(), kod) for kod in codes], clock)


def edited(conn: Connection, slump: Random, nr: int) -> None:
    """Change an event so that it may well have been what happened."""
    data = angrepp.data_of(conn, nr)
    if "belopp_ore" in data and slump.random() < 0.5:
        angrepp.edit(conn, nr, belopp_ore=max(1, data["belopp_ore"] - slump.randint(1, 10**6)))
    else:
        angrepp.edit(conn, nr, avser=f"något annat {slump.random()}")


@omskriven
def andrad_och_forseglad(path: Path, world: Varld, slump: Random) -> int:
    nrs = slump.sample(range(1, world.size), slump.randint(1, 2))
    with angrepp.unguarded(path) as conn:
        for nr in nrs:
            edited(conn, slump, nr)
        angrepp.reseal(conn)
    return min(nrs)


@omskriven
def borttagen_och_forseglad(path: Path, world: Varld, slump: Random) -> int:
    """Take the last event of a stream that has others out, so that nothing in it is missing."""
    sql = (
        "SELECT MAX(nr) FROM handelse WHERE ar IS NULL AND nr IN (SELECT forsta_nr FROM kommando"
        " WHERE forsta_nr = sista_nr) GROUP BY aggregat HAVING MAX(nr) < ? AND MAX(nr) > 0"
    )
    nr = int(slump.choice(sorted(bok.rows(path, sql, world.size)))[0])
    with angrepp.unguarded(path) as conn:
        conn.execute("DELETE FROM handelse WHERE nr = ?", (nr,))
        conn.execute("DELETE FROM sokord WHERE nr = ?", (nr,))
        conn.execute("DELETE FROM kommando WHERE forsta_nr = ?", (nr,))
        angrepp.close_the_gap(conn, nr)
        angrepp.reseal(conn)
    return nr


@omskriven
def utbytt_och_forseglad(path: Path, world: Varld, slump: Random) -> int:
    """Let two events tell each other's purpose."""
    one, other = sorted(slump.sample(range(1, world.size), 2))
    with angrepp.unguarded(path) as conn:
        purposes = [angrepp.data_of(conn, nr)["avser"] for nr in (one, other)]
        angrepp.edit(conn, one, avser=f"{purposes[1]} (2)")
        angrepp.edit(conn, other, avser=f"{purposes[0]} (1)")
        angrepp.reseal(conn)
    return one


@omskriven
def avklippt(path: Path, world: Varld, slump: Random) -> int:
    size = slump.choice([end for end in ends(path) if end < world.size])
    with angrepp.unguarded(path) as conn:
        angrepp.cut(conn, size)
    return size


@omskriven
def avklippt_och_fortsatt(path: Path, world: Varld, slump: Random) -> int:
    size = avklippt(path, world, slump)
    append(path, slump)
    return size


@omskriven
def aldre_kopia(path: Path, world: Varld, slump: Random) -> int:
    size = slump.choice(world.bounds[:-1])
    shutil.copyfile(world.copies[size].path, path)
    return size


@forvanskad
def overuttag(path: Path, world: Varld, slump: Random) -> int:
    """Let more leave a pott than there ever was, under seals that fit."""
    sql = (
        "SELECT nr FROM handelse WHERE typ IN ('MedelOverforda/1', 'KommunbidragOverfort/1',"
        " 'MedelAterlamnade/1') ORDER BY nr"
    )
    (nr,) = slump.choice(bok.rows(path, sql))
    with angrepp.unguarded(path) as conn:
        angrepp.edit(conn, nr, belopp_ore=10**12 + slump.randrange(10**6))
        angrepp.reseal(conn)
    return int(nr)


@forvanskad
def klockan_bakat(path: Path, world: Varld, slump: Random) -> int:
    nr = slump.randrange(1, world.size)
    with angrepp.unguarded(path) as conn:
        angrepp.edit(conn, nr, registrerad=f"20{slump.randint(10, 24)}-01-01T00:00:00.000000Z")
        angrepp.reseal(conn)
    return nr


@forvanskad
def omformaterad_och_forseglad(path: Path, world: Varld, slump: Random) -> int:
    nr = slump.randrange(world.size)
    with angrepp.unguarded(path) as conn:
        data = canonical(angrepp.data_of(conn, nr))
        angrepp.put(conn, nr, slump.choice((data + b" ", b'{"avser":"x",' + data[1:])))
        angrepp.reseal(conn)
    return nr


@forvanskad
def lucka_i_strommen(path: Path, world: Varld, slump: Random) -> int:
    with angrepp.unguarded(path) as conn:
        nr = slump.choice(with_field(conn, "liggarnummer"))
        conn.execute("UPDATE handelse SET version = version + 1000 WHERE nr = ?", (nr,))
        angrepp.reseal(conn)
    return nr


def tillbakadaterad(path: Path, world: Varld, slump: Random) -> int:
    """Record today what is to seem to have been recorded before the auditor last cosigned."""
    size = slump.choice(world.bounds[:-1])
    shutil.copyfile(world.copies[size].path, path)
    minute = timedelta(minutes=1)
    append(path, slump, start=minute, step=timedelta(seconds=1))
    return size
