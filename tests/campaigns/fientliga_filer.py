"""Hostile files below and around the events: the bytes, and what lies beside."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from random import Random

from ledger.store.personfile import path_of
from ledger.store.sqlite.schema import USER_VERSION
from tests.campaigns.fiender import MODULER, andrad, fiende

SIDA = 4096
PLANTERADE = ("json", "click", "grant_helpers", "sitecustomize", "usercustomize", "this", "sqlite3",
              "pydantic", "encodings", "antigravity")  # fmt: skip


def _bytes(path: Path, rng: Random, at: range, count: int) -> None:
    raw = bytearray(path.read_bytes())
    for _ in range(count):
        raw[rng.choice(at)] = rng.randrange(256)
    path.write_bytes(raw)


@fiende
def enstaka_bit(path: Path, rng: Random) -> None:
    raw = bytearray(path.read_bytes())
    raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    path.write_bytes(raw)


@fiende
def spridda_bytes(path: Path, rng: Random) -> None:
    _bytes(path, rng, range(path.stat().st_size), rng.randint(2, 200))


@fiende
def filhuvudet(path: Path, rng: Random) -> None:
    _bytes(path, rng, range(100), rng.randint(1, 6))


@fiende
def filhuvudets_falt(path: Path, rng: Random) -> None:
    at, size = rng.choice(((16, 2), (18, 1), (19, 1), (20, 1), (24, 4), (28, 4), (32, 4), (36, 4),
                           (40, 4), (44, 4), (52, 4), (56, 4), (60, 4), (64, 4), (68, 4), (92, 4),
                           (96, 4)))  # fmt: skip
    raw = bytearray(path.read_bytes())
    value = rng.choice((0, 1, 2, 3, 255, 512, 65535, 2**31 - 1, 2**32 - 1)) % 256**size
    raw[at : at + size] = value.to_bytes(size, "big")
    path.write_bytes(raw)


@fiende
def sidhuvud(path: Path, rng: Random) -> None:
    """The header and cell pointers of a page of a tree: kind, free space, the page to the right."""
    page = rng.randrange(path.stat().st_size // SIDA)
    start = page * SIDA + (100 if page == 0 else 0)
    _bytes(path, rng, range(start, start + 40), rng.randint(1, 4))


@fiende
def trad_i_ring(path: Path, rng: Random) -> None:
    """An inner page whose children are pages of the file, perhaps itself."""
    raw = bytearray(path.read_bytes())
    pages = len(raw) // SIDA
    page = rng.randrange(1, pages)
    kind = rng.choice((5, 2))
    cell = struct.pack(">I", rng.randrange(pages + 2)) + b"\x05"
    header = struct.pack(
        ">BHHHBIH", kind, 0, 1, SIDA - 8, 0, rng.choice((page + 1, 1, 2)), SIDA - 8
    )
    raw[page * SIDA : page * SIDA + len(header)] = header
    raw[page * SIDA + SIDA - 8 : page * SIDA + SIDA - 3] = cell
    path.write_bytes(raw)


@fiende
def sidor_ombytta(path: Path, rng: Random) -> None:
    raw = path.read_bytes()
    pages = [raw[i : i + SIDA] for i in range(0, len(raw), SIDA)]
    a, b = rng.randrange(len(pages)), rng.randrange(1, len(pages))
    new = rng.choice((pages[b], bytes(SIDA), rng.randbytes(SIDA), b"\xff" * SIDA))
    if rng.random() < 0.5:
        pages[a], pages[b] = pages[b], pages[a]
    else:
        pages[max(a, 1)] = new
    path.write_bytes(b"".join(pages))


@fiende
def avkortad(path: Path, rng: Random) -> None:
    size = path.stat().st_size
    os.truncate(path, rng.choice((rng.randrange(size), rng.randrange(size // SIDA) * SIDA, 0, 100)))


@fiende
def skrap_efter(path: Path, rng: Random) -> None:
    with path.open("ab") as file:
        file.write(
            rng.choice((b"x", bytes(SIDA), rng.randbytes(3 * SIDA), b"PK\x05\x06" + bytes(18)))
        )


@fiende
def ingen_databas(path: Path, rng: Random) -> None:
    path.write_bytes(rng.choice((
        b"", b"SQLite format 3\0", b"SQLite format 3\0" + rng.randbytes(4080), rng.randbytes(9000),
        b"#!/bin/sh\ntouch x\n", b"\x7fELF" + rng.randbytes(500), b"PK\x03\x04" + rng.randbytes(99),
        b"import os\nos.system('x')\n", bytes(8192),
    )))  # fmt: skip


@fiende
def annan_kodning(path: Path, rng: Random) -> None:
    kod = rng.choice(("UTF-16le", "UTF-16be"))
    new = path.with_name("ny.db")
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(new)) as conn:
        conn.execute(f"PRAGMA encoding = '{kod}'")
        conn.execute("PRAGMA application_id = 1279870791")
        conn.execute(f"PRAGMA user_version = {USER_VERSION}")
        conn.executescript("\n".join(old.iterdump()))
    new.replace(path)


def _bredvid(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


@fiende
def het_journal(path: Path, rng: Random) -> None:
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">5I", 1, 7, 20, 512, SIDA)
    name = str(path.with_name("viktigt.txt")).encode()
    path.with_name("viktigt.txt").write_bytes(b"kvar")
    pointing = struct.pack(">I", 0x40000000 // SIDA + 1) + name
    pointing += struct.pack(">2I", len(name), sum(name)) + head[:8]
    page = struct.pack(">I", 2) + rng.randbytes(SIDA) + rng.randbytes(4)
    body = rng.choice((pointing, page, b"", rng.randbytes(900)))
    _bredvid(path, "-journal").write_bytes(head.ljust(512, b"\0") + body)


@fiende
def journal_som_ingen_fil_ar(path: Path, rng: Random) -> None:
    where = _bredvid(path, rng.choice(("-journal", "-wal")))
    rng.choice((os.mkfifo, os.mkdir, lambda p: p.symlink_to(path)))(where)


@fiende
def wal_bredvid(path: Path, rng: Random) -> None:
    wal = struct.pack(">8I", 0x377F0682, 3007000, SIDA, 0, 1, 2, 3, 4)
    _bredvid(path, "-wal").write_bytes(rng.choice((b"", wal, wal + rng.randbytes(24 + SIDA))))
    if rng.random() < 0.5:
        _bredvid(path, "-shm").write_bytes(bytes(32768))
    if rng.random() < 0.5:
        raw = bytearray(path.read_bytes())
        raw[18:20] = b"\2\2"
        path.write_bytes(raw)


@fiende
def personuppgifter_bredvid(path: Path, rng: Random) -> None:
    """The file that an event with something hidden makes a reader open."""
    side = path_of(path)
    raw = bytearray(side.read_bytes())
    for _ in range(rng.choice((1, 20, 300))):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    change = rng.choice((
        "UPDATE personuppgift SET text = char(27) || '[2J'", "DROP TABLE personuppgift",
        "UPDATE personuppgift SET salt = zeroblob(900000)", "CREATE VIEW x AS SELECT 1",
        "CREATE TRIGGER t AFTER DELETE ON personuppgift BEGIN SELECT load_extension('x'); END",
    ))  # fmt: skip
    if rng.random() < 0.5:
        side.write_bytes(rng.choice((raw, path.read_bytes(), b"", raw[: len(raw) // 2])))
    else:
        with closing(sqlite3.connect(side)) as conn, conn:
            conn.execute(change)
    if rng.random() < 0.2:
        side.with_name(f"{side.name}{rng.choice(('-wal', '-journal'))}").write_bytes(raw)


@fiende
def moduler_och_filer_bredvid(path: Path, rng: Random) -> None:
    for name in PLANTERADE:
        path.with_name(f"{name}.py").write_text("raise SystemExit(99)\n", "utf-8")
    for name in ("aktorer.toml", ".env", "pyproject.toml", "ekonomi.nyckel"):
        path.with_name(name).write_bytes(rng.randbytes(50))
    for name in ("liggare.lasmodell.db", "liggare.personuppgifter.db", "liggare.db.lock"):
        path.with_name(name).write_bytes(rng.choice((b"", path.read_bytes(), rng.randbytes(5000))))
    andrad(path, ("UPDATE handelse SET typ = ? WHERE nr = 8", (rng.choice(MODULER),)))
