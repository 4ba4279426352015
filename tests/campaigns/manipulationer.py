"""What is done to a ledger in ``manipulation`` when its seals are left as they are.

Each changes a copy and returns the events that a verification is to name: of these and of no
others it must speak. Nothing from outside is needed to find them.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from ledger.format.codec import canonical
from tests.campaigns.varld import last_time
from tests.ledger import angrepp

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random
    from sqlite3 import Connection

    from tests.campaigns.varld import Varld

    Manipulation = Callable[[Connection, Varld, Random], set[int]]

SIGILL_KVAR: dict[str, Manipulation] = {}


def kvar(function: Manipulation) -> Manipulation:
    """Take a kind up among those that are tried."""
    SIGILL_KVAR[function.__name__] = function
    return function


def some(world: Varld, slump: Random, most: int = 3) -> set[int]:
    """Draw some events."""
    return {*slump.sample(range(world.size), slump.randint(1, most))}


def with_field(conn: Connection, field: str) -> list[int]:
    """Return the events whose data has a field."""
    sql = "SELECT nr FROM handelse WHERE data ->> ? IS NOT NULL ORDER BY nr"
    return [nr for (nr,) in conn.execute(sql, (field,))]


@kvar
def andrat_belopp(conn: Connection, world: Varld, slump: Random) -> set[int]:
    nrs = slump.sample(with_field(conn, "belopp_ore"), slump.randint(1, 3))
    for nr in nrs:
        ore = angrepp.data_of(conn, nr)["belopp_ore"]
        angrepp.edit(conn, nr, belopp_ore=ore + slump.choice((1, 100, 10 * ore, 1 - ore or 7)))
    return {*nrs}


@kvar
def andrad_text(conn: Connection, world: Varld, slump: Random) -> set[int]:
    nrs = some(world, slump)
    for nr in nrs:
        angrepp.edit(conn, nr, avser=f"något annat {slump.random()}")
    return nrs


@kvar
def andrad_tid(conn: Connection, world: Varld, slump: Random) -> set[int]:
    nrs = some(world, slump)
    for nr in nrs:
        angrepp.edit(conn, nr, registrerad=f"20{slump.randint(10, 60)}-03-01T00:00:00.000000Z")
    return nrs


@kvar
def omformaterad(conn: Connection, world: Varld, slump: Random) -> set[int]:
    nrs = some(world, slump)
    for nr in nrs:
        data = angrepp.data_of(conn, nr)
        ways = (
            json.dumps(data, sort_keys=True, ensure_ascii=False),
            json.dumps(dict(reversed(data.items())), separators=(",", ":"), ensure_ascii=False),
            canonical(data).decode().replace('"avser"', '"\\u0061vser"'),
            canonical(data).decode() + slump.choice("\n \t"),
        )
        angrepp.put(conn, nr, slump.choice(ways).encode())
    return nrs


@kvar
def dubbel_nyckel(conn: Connection, world: Varld, slump: Random) -> set[int]:
    (nr,) = some(world, slump, 1)
    data = angrepp.data_of(conn, nr)
    name = slump.choice([*data])
    value = json.dumps(slump.choice((0, "något annat", data[name])), ensure_ascii=False)
    angrepp.put(conn, nr, f'{{"{name}":{value},'.encode() + canonical(data)[1:])
    return {nr}


@kvar
def andrad_typ(conn: Connection, world: Varld, slump: Random) -> set[int]:
    (nr,) = some(world, slump, 1)
    typ = slump.choice(("MedelMottagna/1", "PottUpprattad/2", "os:system", "", "\x1b[2J"))
    conn.execute("UPDATE handelse SET typ = ? WHERE nr = ?", (typ, nr))
    return {nr}


@kvar
def andrad_strom(conn: Connection, world: Varld, slump: Random) -> set[int]:
    (nr,) = some(world, slump, 1)
    if slump.random() < 0.5:
        conn.execute("UPDATE handelse SET version = version + 1000 WHERE nr = ?", (nr,))
    else:
        stream = slump.choice((b"pott/ANNAN", b"register ", b"\xff\xfe"))
        sql = "UPDATE handelse SET aggregat = CAST(? AS TEXT) WHERE nr = ?"
        conn.execute(sql, (stream, nr))
    return {nr}


@kvar
def andrat_nummer(conn: Connection, world: Varld, slump: Random) -> set[int]:
    nr = slump.choice(with_field(conn, "liggarnummer"))
    new = slump.choice(("lopnummer = lopnummer + 5000", "ar = ar + 50", "ar = NULL"))
    conn.execute(f"UPDATE handelse SET {new} WHERE nr = ?", (nr,))  # noqa: S608 - our own
    return {nr}


@kvar
def andrad_summa(conn: Connection, world: Varld, slump: Random) -> set[int]:
    (nr,) = some(world, slump, 1)
    (noder,) = conn.execute("SELECT noder FROM sigill WHERE nr = ?", (nr,)).fetchone()
    at = slump.randrange(len(noder))
    ways = (
        noder[:at] + bytes([noder[at] ^ slump.randint(1, 255)]) + noder[at + 1 :],
        noder[:at],
        noder + slump.randbytes(slump.choice((1, 32))),
        slump.randbytes(len(noder)),
    )
    conn.execute("UPDATE sigill SET noder = ? WHERE nr = ?", (slump.choice(ways), nr))
    return {nr}


@kvar
def borttaget_sigill(conn: Connection, world: Varld, slump: Random) -> set[int]:
    nrs = some(world, slump)
    for nr in nrs:
        conn.execute("DELETE FROM sigill WHERE nr = ?", (nr,))
    return nrs


@kvar
def borttagen(conn: Connection, world: Varld, slump: Random) -> set[int]:
    return _deleted(conn, world, slump, "handelse")


@kvar
def borttagen_med_sigill(conn: Connection, world: Varld, slump: Random) -> set[int]:
    return _deleted(conn, world, slump, "handelse", "sigill")


def _deleted(conn: Connection, world: Varld, slump: Random, *tables: str) -> set[int]:
    first = slump.randrange(world.size)
    last = first + slump.choice((0, 0, 0, 1, 2, 9))
    for table in tables:
        conn.execute(f"DELETE FROM {table} WHERE nr BETWEEN ? AND ?", (first, last))  # noqa: S608
    return {first}


@kvar
def utbytt_innehall(conn: Connection, world: Varld, slump: Random) -> set[int]:
    nrs = slump.sample(range(world.size), 2)
    ones = [canonical(angrepp.data_of(conn, nr)) for nr in nrs]
    for nr, data in zip(nrs, reversed(ones), strict=True):
        angrepp.put(conn, nr, data)
    return {*nrs}


@kvar
def omkastad(conn: Connection, world: Varld, slump: Random) -> set[int]:
    return _swapped(conn, world, slump, "handelse")


@kvar
def omkastad_med_sigill(conn: Connection, world: Varld, slump: Random) -> set[int]:
    return _swapped(conn, world, slump, "handelse", "sigill")


def _swapped(conn: Connection, world: Varld, slump: Random, *tables: str) -> set[int]:
    one, other = slump.sample(range(world.size), 2)
    for table in tables:
        for to, where in ((-1, one), (one, other), (other, -1)):
            conn.execute(f"UPDATE {table} SET nr = ? WHERE nr = ?", (to, where))  # noqa: S608
    return {one, other}


@kvar
def infogad(conn: Connection, world: Varld, slump: Random) -> set[int]:
    """Add an event by SQL alone: without a seal, and now and then with a gap before."""
    gap = slump.choice((0, 0, 3))
    _insert(conn, world, slump, world.size + gap)
    return {world.size, world.size + gap}


@kvar
def infogad_med_sigill(conn: Connection, world: Varld, slump: Random) -> set[int]:
    """Add an event with the seal it should have, and nothing else that a command leaves."""
    _insert(conn, world, slump, world.size)
    angrepp.reseal(conn)
    return {world.size}


def _insert(conn: Connection, world: Varld, slump: Random, nr: int) -> None:
    like = slump.choice(with_field(conn, "pott"))
    sql = "SELECT aggregat, typ FROM handelse WHERE nr = ?"
    aggregat, typ = conn.execute(sql, (like,)).fetchone()
    sql = "SELECT MAX(version) + 1 FROM handelse WHERE aggregat = ?"
    (version,) = conn.execute(sql, (aggregat,)).fetchone()
    at = last_time(world.path) + timedelta(hours=1)
    stamps = {"kommando_id": "infogat", "registrerad": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    data = canonical(angrepp.data_of(conn, like) | stamps)
    row = (nr, aggregat, version, typ, data, None, None)
    conn.execute("INSERT INTO handelse VALUES (?, ?, ?, ?, ?, ?, ?)", row)


@kvar
def andrat_uppslag(conn: Connection, world: Varld, slump: Random) -> set[int]:
    rows = conn.execute("SELECT slag, nyckel, nr FROM sokord ORDER BY slag, nyckel, nr").fetchall()
    slag, nyckel, nr = slump.choice(rows)
    where = "WHERE slag = ? AND nyckel = ? AND nr = ?"
    change = slump.choice(("DELETE FROM sokord", "UPDATE sokord SET nyckel = nyckel || '!'"))
    conn.execute(f"{change} {where}", (slag, nyckel, nr))
    return {nr}


@kvar
def andrat_kommando(conn: Connection, world: Varld, slump: Random) -> set[int]:
    rows = conn.execute("SELECT id, forsta_nr FROM kommando ORDER BY id").fetchall()
    id_, nr = slump.choice(rows)
    change = slump.choice(
        (
            "DELETE FROM kommando",
            "UPDATE kommando SET id = id || '!'",
            "UPDATE kommando SET forsta_nr = forsta_nr + 1, sista_nr = sista_nr + 1",
        )
    )
    conn.execute(f"{change} WHERE id = ?", (id_,))
    return {nr}
