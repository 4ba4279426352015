"""What may be planted at a SQLite file of ours, or beside it; by a seed, with a victim."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

Plantering = Callable[[Path, Path, Random], None]
PLANTERINGAR: dict[str, Plantering] = {}
MAGIC = bytes.fromhex("d9d505f920a163d7")
SEKTOR = 512


def plantering(make: Plantering) -> Plantering:
    """Register a kind by the function's name."""
    PLANTERINGAR[make.__name__.replace("_", " ")] = make
    return make


def _beside(file: Path, end: str) -> Path:
    beside = file.with_name(f"{file.name}-{end}")
    beside.unlink(missing_ok=True)
    return beside


def _edited(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema = 1")
        for sql in statements:
            conn.execute(sql)


@plantering
def journal_som_pekar(file: Path, victim: Path, _rng: Random) -> None:
    name = str(victim).encode()
    head = MAGIC + struct.pack(">5I", 0, 0, file.stat().st_size // 4096, SEKTOR, 4096)
    end = struct.pack(">I", 0x40000000 // 4096 + 1) + name
    end += struct.pack(">2I", len(name), sum(name)) + MAGIC
    _beside(file, "journal").write_bytes(head.ljust(SEKTOR, b"\0") + end)


@plantering
def het_journal_med_andrade_sidor(file: Path, _victim: Path, rng: Random) -> None:
    raw = file.read_bytes()
    pages = len(raw) // 4096
    nonce, records = rng.randrange(2**32), b""
    for nr in rng.sample(range(2, pages + 1), min(3, pages - 1)):
        page = bytearray(raw[(nr - 1) * 4096 : nr * 4096])
        for _ in range(20):
            page[rng.randrange(100, 4096)] = rng.randrange(256)
        total = (nonce + sum(page[at] for at in range(4096 - 200, 0, -200))) % 2**32
        records += struct.pack(">I", nr) + bytes(page) + struct.pack(">I", total)
    head = MAGIC + struct.pack(">5I", len(records) // 4104, nonce, pages, SEKTOR, 4096)
    _beside(file, "journal").write_bytes(head.ljust(SEKTOR, b"\0") + records)


@plantering
def wal_med_ramar(file: Path, _victim: Path, _rng: Random) -> None:
    side = file.with_name("sida.db")
    shutil.copyfile(file, side)
    with closing(sqlite3.connect(side, isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("CREATE TABLE IF NOT EXISTS planterad (x)")
        shutil.copyfile(side.with_name("sida.db-wal"), _beside(file, "wal"))
    for left in file.parent.glob("sida.db*"):
        left.unlink()


@plantering
def shm_bredvid(file: Path, _victim: Path, rng: Random) -> None:
    _beside(file, "shm").write_bytes(rng.randbytes(32_768))


@plantering
def lank_vid_journalens_namn(file: Path, victim: Path, _rng: Random) -> None:
    _beside(file, "journal").symlink_to(victim)


@plantering
def lank_vid_walens_namn(file: Path, victim: Path, rng: Random) -> None:
    _beside(file, rng.choice(("wal", "shm"))).symlink_to(victim)


@plantering
def lank_till_ingenting(file: Path, victim: Path, rng: Random) -> None:
    _beside(file, rng.choice(("journal", "wal", "shm"))).symlink_to(victim.with_name("nytt.txt"))


@plantering
def hard_lank_vid_journalens_namn(file: Path, victim: Path, _rng: Random) -> None:
    os.link(victim, _beside(file, "journal"))


@plantering
def mapp_vid_journalens_namn(file: Path, _victim: Path, rng: Random) -> None:
    _beside(file, rng.choice(("journal", "wal", "shm"))).mkdir()


@plantering
def lank_i_filens_stalle(file: Path, victim: Path, _rng: Random) -> None:
    file.unlink()
    file.symlink_to(victim)


@plantering
def mapp_i_filens_stalle(file: Path, _victim: Path, _rng: Random) -> None:
    file.unlink()
    file.mkdir()


@plantering
def tom_fil_for_alla(file: Path, _victim: Path, _rng: Random) -> None:
    file.write_bytes(b"")
    file.chmod(0o666)


@plantering
def offret_under_filens_namn(file: Path, victim: Path, _rng: Random) -> None:
    file.unlink()
    os.link(victim, file)


@plantering
def lage_for_alla(file: Path, _victim: Path, _rng: Random) -> None:
    file.chmod(0o666)


@plantering
def annan_agare(file: Path, _victim: Path, _rng: Random) -> None:
    if hasattr(os, "chown") and os.geteuid() == 0:
        os.chown(file, 4711, 4711)


@plantering
def utlosare(file: Path, _victim: Path, rng: Random) -> None:
    with closing(sqlite3.connect(file)) as conn:
        tables = [n for (n,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = rng.choice(sorted(name for name in tables if not name.startswith("sqlite_")))
    _edited(file, f"CREATE TRIGGER planterad AFTER INSERT ON {table} BEGIN SELECT 1; END")


@plantering
def en_tabell_eller_vy_till(file: Path, _victim: Path, rng: Random) -> None:
    _edited(file, rng.choice(("CREATE TABLE planterad (x)", "CREATE VIEW planterad AS SELECT 1")))


@plantering
def vy_i_en_vys_stalle(file: Path, _victim: Path, rng: Random) -> None:
    with closing(sqlite3.connect(file)) as conn:
        query = "SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger', 'index')"
        found = sorted(n for (n,) in conn.execute(query) if not n.startswith("sqlite_"))
    if not found:
        return en_tabell_eller_vy_till(file, _victim, rng)
    name = rng.choice(found)
    return _edited(file, f"DELETE FROM sqlite_master WHERE name = '{name}'")  # noqa: S608 - ours


@plantering
def andra_marken(file: Path, _victim: Path, rng: Random) -> None:
    _edited(file, rng.choice(("PRAGMA application_id = 7", "PRAGMA user_version = 99")))


@plantering
def annan_sidstorlek(file: Path, _victim: Path, rng: Random) -> None:
    _edited(file, f"PRAGMA page_size = {rng.choice((512, 1024, 16384, 65536))}", "VACUUM")


@plantering
def andrade_rader(file: Path, _victim: Path, _rng: Random) -> None:
    """What only a read model lets anybody do without a trace."""
    with closing(sqlite3.connect(file, isolation_level=None)) as conn:
        names = {n for (n,) in conn.execute("SELECT name FROM sqlite_master")}
        if "saldo" in names:
            conn.execute("UPDATE saldo SET ore = ore + 700")
            conn.execute("UPDATE handelse SET belopp_ore = belopp_ore + 700")
