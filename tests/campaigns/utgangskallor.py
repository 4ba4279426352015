"""Every place that a text can come from, each with a way to put something hostile there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from ledger.errors import LedgerError
from ledger.evidence.signing import sign_checkpoint
from ledger.format.codec import canonical
from tests.campaigns.utgangsfall import FORMER, SEDDA, Fall, Varld, fientlig
from tests.campaigns.utgangsord import aktorsfil, filnamn, flagga, indexfil, miljo
from tests.cli.lasverb import LASNINGAR
from tests.cli.program import AVTAL, alias, lines
from tests.ledger import angrepp
from tests.ledger.underskrivet import signer


def _leaves(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each text in an event."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*at, name))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _leaves(inner, (*at, n))
    elif isinstance(value, str):
        yield at


def _put(data: dict[str, Any], at: tuple[Any, ...], text: str) -> None:
    for step in at[:-1]:
        data = data[step]
    data[at[-1]] = text


def _bytes(data: dict[str, Any]) -> bytes:
    try:
        return canonical(data)
    except (ValueError, UnicodeEncodeError):  # half a character
        return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()


def _asked(rng: Random, bok: Path) -> tuple[tuple[str, ...], str, Path | None]:
    """Return a reading of a ledger in some form, to stdout or a file."""
    args = list(rng.choice(LASNINGAR))
    form = args[args.index("-f") + 1] if "-f" in args else "tabell"
    if "-f" not in args and rng.random() < 0.7:
        form = rng.choice(FORMER)
        args += ["-f", form]
    ut = None
    if form == "xlsx" or rng.random() < 0.3:
        ut = bok.parent / "ut" / f"svar.{form}"
        ut.parent.mkdir(exist_ok=True)
        args += ["-o", str(ut)]
    return tuple(arg.replace("{liggare}", str(bok)) for arg in args), form, ut


def _forged(varld: Varld, rng: Random) -> tuple[Path, int]:
    """Return a ledger in which some texts of some events are hostile, well sealed, and one."""
    bok = varld.ny()
    with angrepp.unguarded(bok) as conn:
        (last,) = conn.execute("SELECT MAX(nr) FROM handelse").fetchone()
        for _ in range(rng.randint(1, 3)):
            nr = rng.randint(0, last)
            data = angrepp.data_of(conn, nr)
            _put(data, rng.choice(list(_leaves(data))), fientlig(rng))
            angrepp.put(conn, nr, _bytes(data))
        angrepp.reseal(conn)
    bok.with_name("liggare.lasmodell.db").unlink()
    return bok, nr


def _renamed(varld: Varld, rng: Random) -> Path:
    """Return a ledger in which one value is hostile wherever it stands, so that it is shown."""
    bok, text = varld.ny(), fientlig(rng).encode("utf-8", "replace").decode()
    with angrepp.unguarded(bok) as conn:
        rows = conn.execute("SELECT nr, aggregat, data FROM handelse").fetchall()
        values = {
            _at(json.loads(data), at) for _, _, data in rows for at in _leaves(json.loads(data))
        }
        often = rng.random() < 0.7
        value = rng.choice(SEDDA if often else sorted(v for v in values if not v[:1].isdigit()))
        for nr, aggregat, data in rows:
            stated = json.loads(data)
            for at in list(_leaves(stated)):
                if _at(stated, at) == value:
                    _put(stated, at, text)
            renamed = aggregat.replace(f"pott/{value}", f"pott/{text}")
            conn.execute("UPDATE handelse SET aggregat = ?, data = ? WHERE nr = ?",
                         (renamed, _bytes(stated), nr))  # fmt: skip
        angrepp.reseal(conn)
    bok.with_name("liggare.lasmodell.db").unlink()
    return bok


def _at(data: Any, at: tuple[Any, ...]) -> str:
    for step in at:
        data = data[step]
    return str(data)


def liggare(varld: Varld, rng: Random) -> Fall:
    bok, nr = _forged(varld, rng)
    args, form, ut = _asked(rng, bok)
    if rng.random() < 0.5:
        form, ut = rng.choice(FORMER[:3]), None
        args = ("handelse", str(nr), "-f", form)
    revisor = ("--revisor",) if rng.random() < 0.5 else ()
    return Fall(("--liggare", str(bok), *revisor, *args), form, ut)


def liggare_slappt(varld: Varld, rng: Random) -> Fall:
    """Read by a program that forgot to check the texts of events."""
    bok = _renamed(varld, rng)
    args, form, ut = _asked(rng, bok)
    if rng.random() < 0.5:
        form, ut = rng.choice(FORMER), bok.with_name("svar")
        grupper = ("--gruppera", rng.choice(["insats", "kriterium", "pott,insats"]))
        args = ("saldo", *grupper, "-f", form, "-o", str(ut))
    return Fall(("--liggare", str(bok), *args), form, ut, slappt=True)


def kolumner(varld: Varld, rng: Random) -> Fall:
    """Streams, types and the ids of commands are texts too."""
    bok = varld.ny()
    with angrepp.unguarded(bok) as conn:
        where = rng.choice(["handelse SET aggregat", "handelse SET typ", "kommando SET id",
                            "sokord SET nyckel", "handelse SET data"])  # fmt: skip
        text = fientlig(rng).encode("utf-8", "surrogatepass")
        cast = text if where.endswith("data") else text.decode("utf-8", "replace")
        nr = "forsta_nr" if where.startswith("kommando") else "nr"
        sql = f"UPDATE OR IGNORE {where} = ? WHERE {nr} = ?"
        conn.execute(sql, (cast, rng.randint(1, 20)))
    bok.with_name("liggare.lasmodell.db").unlink()
    args, form, ut = _asked(rng, bok)
    return Fall(("--liggare", str(bok), *args), form, ut)


def lasmodell(varld: Varld, rng: Random) -> Fall:
    """The read model is a file that anybody may have written to."""
    bok = varld.ny()
    with closing(sqlite3.connect(bok.with_name("liggare.lasmodell.db"))) as conn, conn:
        tables = [t for (t,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            columns = conn.execute(f"PRAGMA table_info({table})").fetchall()
            texts = [c[1] for c in columns if c[2].upper().startswith(("TEXT", "VARCHAR"))]
            if not texts or table == "lage":
                continue
            text = fientlig(rng).encode("utf-8", "replace").decode()
            sql = f"UPDATE OR IGNORE {table} SET {rng.choice(texts)} = ?"  # noqa: S608 - its own
            try:
                some = f"{sql} WHERE rowid IN (SELECT rowid FROM {table} LIMIT 3)"  # noqa: S608 - the same
                conn.execute(some, (text,))
            except sqlite3.OperationalError:
                conn.execute(sql, (text,))
    args, form, ut = _asked(rng, bok)
    return Fall(("--liggare", str(bok), *args), form, ut)


def schema(varld: Varld, rng: Random) -> Fall:
    bok = varld.ny()
    name = fientlig(rng).encode("utf-8", "replace").decode().replace("\0", "").replace('"', "")
    with closing(sqlite3.connect(bok)) as conn, conn:
        conn.execute(f'CREATE TABLE "{name}" (x)')
    args, form, ut = _asked(rng, bok)
    return Fall(("--liggare", str(bok), *args), form, ut)


BEVIS = ("bevis-2.tlog-proof", "kontrollpunkt-000005.txt", "utvidgning-3-5.txt", "nycklar.txt",
         "logg.jsonl")  # fmt: skip


def bevisfil(varld: Varld, rng: Random) -> Fall:
    bok = varld.ny()
    fil = varld.mapp / rng.choice(BEVIS)
    form = rng.choice(FORMER[:2])
    raw, text = fil.read_bytes(), fientlig(rng).encode("utf-8", "surrogatepass")
    at = rng.choice([0, rng.randint(0, min(len(raw), 60)), rng.randint(0, len(raw))])
    fil.write_bytes(raw[:at] + text + raw[at:])
    kp, nycklar = str(varld.mapp / BEVIS[1]), str(varld.mapp / "nycklar.txt")
    args = rng.choice([
        ("kontrollera", str(varld.mapp / rng.choice(BEVIS[:3])), "--nycklar", nycklar, "-f", form),
        ("jamfor", kp, str(varld.mapp / "logg.jsonl"), "-f", form),
        ("--liggare", str(bok), "verifiera", "--kontrollpunkt", kp, "-f", form),
        ("--liggare", str(bok.with_name("ny.db")), "importera", str(varld.mapp / "logg.jsonl"),
         "--ja", "-f", form),
        ("medunderteckna", kp, "--nycklar", nycklar),
    ])  # fmt: skip
    return Fall(args, form)


def undertecknad(varld: Varld, rng: Random) -> Fall:
    """A checkpoint that is rightly signed, by a key and of a ledger with hostile names."""
    varld.ny()
    namn = fientlig(rng).translate(
        {ord(c): None for c in "\n\r\t \0\x0b\x0c\x1c\x1d\x1e\x1f+\x85\u2028\u2029"}
    )
    key = signer(namn.encode("utf-8", "replace").decode(), 7)
    try:
        note = sign_checkpoint(key.name, 5, bytes(32), key).encode()
    except (LedgerError, ValueError):
        note = b"x"
    kp, nycklar = varld.mapp / "kp.txt", varld.mapp / "n.txt"
    kp.write_bytes(note)
    nycklar.write_text(f"{key.vkey}\n", "utf-8")
    form = rng.choice(["tabell", "json"])
    args = rng.choice([("kontrollera", str(kp), "--nycklar", str(nycklar), "-f", form),
                       ("jamfor", str(kp), str(varld.mapp / BEVIS[1]), "-f", form)])  # fmt: skip
    return Fall(args, form)


def importfil(varld: Varld, rng: Random) -> Fall:
    bok = varld.ny()
    commands = AVTAL.read_text("utf-8").splitlines()
    stated = json.loads(rng.choice([*commands, lines(alias(1))]))
    where = rng.random()
    if where < 0.2:
        stated[fientlig(rng)] = fientlig(rng)
    else:
        _put(stated, rng.choice(list(_leaves(stated))), fientlig(rng))
    stated |= {"id": stated["id"] if rng.random() < 0.2 else f"ny-{rng.random()}"}
    text = json.dumps(stated, ensure_ascii=rng.random() < 0.5)
    text = text if rng.random() < 0.9 else text[:-3] + fientlig(rng)
    fil = varld.mapp / "in.jsonl"
    fil.write_bytes(text.encode("utf-8", "surrogatepass") + b"\n")
    form = rng.choice(FORMER[:4])
    how = rng.choice([("--torrkor",), ("--ja",), ("--ja", "--rad-for-rad")])
    return Fall(("--liggare", str(bok), "importera", str(fil), *how, "-f", form), form)


def personfil(varld: Varld, rng: Random) -> Fall:
    """A hidden text is shown to people; its file may be somebody else's."""
    bok = varld.ny()
    text = fientlig(rng).encode("utf-8", "replace").decode()
    with closing(sqlite3.connect(bok.with_name("liggare.personuppgifter.db"))) as conn, conn:
        conn.execute("UPDATE personuppgift SET text = ?", (text,))
    return Fall(("--liggare", str(bok), "handelse", "3"), slappt=True)


KALLOR: dict[str, Callable[[Varld, Random], Fall]] = {
    "liggare": liggare, "liggare, oprövad text": liggare_slappt, "kolumner": kolumner,
    "läsmodell": lasmodell, "schema": schema, "bevisfil": bevisfil, "importfil": importfil,
    "filnamn": filnamn, "flagga": flagga, "miljö": miljo, "aktörsfil": aktorsfil,
    "undertecknad": undertecknad, "personfil": personfil, "indexfil": indexfil,
}  # fmt: skip
