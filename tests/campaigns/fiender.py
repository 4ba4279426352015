"""Hostile ledger files: each kind takes a sound ledger and spoils it, by a seed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

Fiende = Callable[[Path, Random], None]
FIENDER: dict[str, Fiende] = {}

MODULER = (
    "this:s", "antigravity:fly", "os:system/1", "os:system", "subprocess:Popen", "builtins:exec",
    "grant_helpers:Event", "grant_helpers:Event/1", "json:loads", "ctypes:CDLL", "socket:socket",
    "eventsourcing.domain:Aggregate.Created", "cli.verbs.demo:command", "__main__:main",
    "tests.oppning:oppning", "importlib:import_module", "pty:spawn", "idlelib.idle:main", "../x:y",
    "MedelOverforda/2", "MedelOverforda", "medeloverforda/1", "", "/",
    "a" * 5000, "\x00", "\x1b[2J",
)  # fmt: skip
"""What stands where a type's name should; some are modules of Python not loaded by us."""

VARDEN: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**63, -(2**63) - 1, 10**40, 1.5, -0.0, "", " ", "\x00",
    "\x1b]0;x\x07",
    "\u202e", "a" * 70_000, "1e9", "\uff11\uff12", "19121212-1212", "this:s",
    "os:system", "__class__",
    "{0.__class__}", "%s%n", "${jndi:ldap://x}", "=1+1", "'; DROP TABLE handelse; --", "../../x",
    "9999-99-99", "0000-00-00", "2022-02-30", "YYYY", [], {}, [[]], [None], {"": {}}, [1] * 2000,
    {"originator_topic": "this:s"}, {"topic": "grant_helpers:Event", "state": "x"},
    {"$ref": "#"}, {"__reduce__": ["os.system", "x"]}, {"py/object": "os.system"},
)  # fmt: skip

NYCKLAR = (
    "originator_topic", "topic", "timestamp", "MAPPER_TOPIC", "__class__", "__reduce__",
    "py/object", "originator_id", "aggregate_topic", "snapshot", "model_config",
    "model_fields", "self", "cls",
)  # fmt: skip


def fiende(make: Fiende) -> Fiende:
    """Register a kind by the function's name."""
    FIENDER[make.__name__.replace("_", " ").strip()] = make
    return make


def andrad(path: Path, *statements: tuple[str, tuple[Any, ...]], utan: str = "trigger") -> None:
    """Change a ledger without its guards, which come back to the letter."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("PRAGMA journal_mode = MEMORY")
        conn.execute("BEGIN")
        guards = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = ?", (utan,))
        guards = guards.fetchall()
        for name, _ in guards:
            conn.execute(f"DROP TRIGGER {name}")
        for sql, values in statements:
            conn.execute(sql, values)
        for _, guard in guards:
            conn.execute(guard)
        conn.execute("COMMIT")


def handelse(path: Path, rng: Random) -> tuple[int, dict[str, Any]]:
    """Return the number and data of some event."""
    with closing(sqlite3.connect(path)) as conn:
        nr = rng.randrange(conn.execute("SELECT COUNT(*) FROM handelse").fetchone()[0])
        (data,) = conn.execute("SELECT data FROM handelse WHERE nr = ?", (nr,)).fetchone()
    return nr, json.loads(data)


def data(path: Path, nr: int, raw: Any) -> None:
    andrad(path, ("UPDATE handelse SET data = ? WHERE nr = ?", (raw, nr)))


def _fields(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in a JSON value, as its container and key."""
    found: list[tuple[Any, Any]] = []
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            found += [(value, key), *_fields(value[key])]
    return found


@fiende
def typ_som_modul(path: Path, rng: Random) -> None:
    nr = rng.randrange(12)
    typ = rng.choice(MODULER)
    andrad(path, ("UPDATE handelse SET typ = ? WHERE nr = ?", (typ, nr)))


@fiende
def alla_typer_som_modul(path: Path, rng: Random) -> None:
    andrad(path, ("UPDATE handelse SET typ = ?", (rng.choice(MODULER),)))


@fiende
def typ_av_annat_slag(path: Path, rng: Random) -> None:
    sql = "UPDATE handelse SET typ = (SELECT typ FROM handelse WHERE nr = ?) WHERE nr = ?"
    andrad(path, (sql, (rng.randrange(12), rng.randrange(12))))


@fiende
def annan_strom(path: Path, rng: Random) -> None:
    strom = rng.choice((*MODULER, "pott/", "pott/../x", "liggare", "register", "arende/x"))
    sql = "UPDATE handelse SET aggregat = ?, version = version + 900 WHERE nr = ?"
    andrad(path, (sql, (strom, rng.randrange(20))))


@fiende
def fientligt_varde(path: Path, rng: Random) -> None:
    nr, value = handelse(path, rng)
    for _ in range(rng.randint(1, 3)):
        holder, key = rng.choice(_fields(value))
        holder[key] = rng.choice(VARDEN)
    data(path, nr, json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass"))


@fiende
def fientlig_nyckel(path: Path, rng: Random) -> None:
    nr, value = handelse(path, rng)
    value[rng.choice(NYCKLAR)] = rng.choice((*MODULER, *VARDEN))
    data(path, nr, json.dumps(value).encode())


@fiende
def namn_som_modul_i_varje_falt(path: Path, rng: Random) -> None:
    nr, value = handelse(path, rng)
    name = rng.choice(MODULER)
    for holder, key in _fields(value):
        if isinstance(holder[key], str):
            holder[key] = name
    data(path, nr, json.dumps(value).encode())


@fiende
def falt_borta(path: Path, rng: Random) -> None:
    nr, value = handelse(path, rng)
    del value[rng.choice(list(value))]
    data(path, nr, json.dumps(value).encode())


@fiende
def djup_json(path: Path, rng: Random) -> None:
    depth = rng.choice((100, 900, 1100, 20_000, 200_000))
    raw = rng.choice(('{"a":' * depth + "1" + "}" * depth, "[" * depth + "]" * depth, "[" * depth))
    nr, value = handelse(path, rng)
    whole = json.dumps(value)[:-1] + f',"djup":{raw}}}'
    data(path, nr, rng.choice((raw, whole)).encode())


@fiende
def stora_tal(path: Path, rng: Random) -> None:
    tal = rng.choice(("9" * 4000, "9" * 5000, "1e400", "-1e400", "NaN", "Infinity", "-0", "1E-9",
                      "9" * 100_000, "0.1", "9223372036854775808"))  # fmt: skip
    nr, value = handelse(path, rng)
    key = rng.choice(list(value))
    del value[key]
    data(path, nr, (json.dumps(value)[:-1] + f',"{key}":{tal}}}').encode())


@fiende
def samma_nyckel_flera_ganger(path: Path, rng: Random) -> None:
    nr, value = handelse(path, rng)
    key = rng.choice(list(value))
    more = ",".join(f'"{key}":{json.dumps(rng.choice(VARDEN))}' for _ in range(3))
    data(path, nr, (json.dumps(value)[:-1] + f",{more}}}").encode())


@fiende
def ingen_json(path: Path, rng: Random) -> None:
    nr, value = handelse(path, rng)
    sound = json.dumps(value).encode()
    raw = rng.choice((b"", b"\xff\xfe", b"\xef\xbb\xbf" + sound, sound.decode().encode("utf-16"),
                      sound[:-1], sound + sound, b"\x80\x04cos\nsystem\n(S'x'\ntR.", b"null",
                      b"import os\n", b'"\xed\xa0\x80"', rng.randbytes(200), b"\0" * 50,
                      sound.replace(b'"', b"'"), b"!!python/object/apply:os.system [x]",
                      sound.replace(b"a", b"\\ud800"), b"// x\n" + sound))  # fmt: skip
    data(path, nr, raw)


@fiende
def byten_i_data(path: Path, rng: Random) -> None:
    nr, value = handelse(path, rng)
    raw = bytearray(json.dumps(value, ensure_ascii=False).encode())
    for _ in range(rng.randint(1, 8)):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    data(path, nr, bytes(raw))


@fiende
def jattestor_blob(path: Path, rng: Random) -> None:
    nr, value = handelse(path, rng)
    value["avser"] = "x" * rng.choice((70_000, 2_000_000, 6_000_000))
    data(path, nr, json.dumps(value).encode())


@fiende
def nummer_i_oordning(path: Path, rng: Random) -> None:
    sql = rng.choice((
        "DELETE FROM handelse WHERE nr = 3", "DELETE FROM handelse WHERE nr > 4",
        "DELETE FROM handelse", "DELETE FROM handelse WHERE nr = 0",
        "UPDATE handelse SET nr = nr + 1000 WHERE nr > 5",
        "UPDATE handelse SET nr = -7 WHERE nr = 2",
        "UPDATE handelse SET nr = 9223372036854775807 WHERE nr = 9",
        "UPDATE handelse SET version = -version",
        "UPDATE handelse SET version = version * 1000000000",
        "UPDATE handelse SET ar = NULL, lopnummer = NULL",
        "UPDATE handelse SET ar = -9, lopnummer = nr",
        "UPDATE handelse SET lopnummer = nr + 4000000000",
    ))  # fmt: skip
    andrad(path, (sql, ()))


@fiende
def annan_tabell_an_loggen(path: Path, rng: Random) -> None:
    text = rng.choice((*MODULER, "0' OR 1"))
    sql = rng.choice((
        "UPDATE OR REPLACE sokord SET nyckel = ?", "UPDATE OR REPLACE sokord SET slag = ?",
        "UPDATE OR REPLACE kommando SET id = ?",
        "UPDATE sigill SET noder = CAST(? AS BLOB)",
    ))  # fmt: skip
    wild = ("UPDATE kommando SET forsta_nr = ?, sista_nr = -1", (rng.choice((-1, 2**62, 3)),))
    andrad(path, rng.choice(((sql, (text,)), wild, ("DELETE FROM sigill", ()))))
