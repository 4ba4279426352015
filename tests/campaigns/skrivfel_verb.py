"""The verbs whose writes are made to fail: how each is asked, and what it may leave."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ledger.errors import LedgerError
from ledger.store.sqlite.head import connect
from ledger.verification import verify
from tests.cli.program import alias, inside, lines

LOSEN = {"LIGGARE_NYCKEL_LOSEN": "ett långt lösenord", "LIGGARE_AKTOR": "EK-01"}
NAMN = "Åsa Handläggare"
BOK = "liggare.db"
Truth = dict[str, Any]


_OTHER = {".db", ".lock", ".db-journal", ".jsonl"}


class Verb(NamedTuple):
    """A verb on a folder: its words, where its template comes from, what it may leave half done."""

    args: Callable[[Path], list[str]]
    mall: str = "tom"
    stdin: str = ""
    bok: str = BOK
    halvt: Callable[[Truth, Truth, Truth], bool] | None = None
    en_gang: bool = False  # what is there already is refused with exit 7
    samma_id: bool = False  # sent again with the id that the answer showed
    kvar: str = ""  # a file that it says is left, and has taken away before it is asked again


def _liggare(folder: Path, *args: str | Path) -> list[str]:
    return ["--liggare", str(folder / BOK), *map(str, args)]


def _aliaset(folder: Path, *more: str) -> list[str]:
    said = (
        "--alias",
        "Skrivnämnden",
        "--kod",
        "KUN",
        "--datum",
        "2023-01-01",
        "--avser",
        "skrivning",
    )
    return _liggare(folder, "registrera", "alias", *said, "-f", "json", *more)


def _prefix(found: Truth, before: Truth, after: Truth) -> bool:
    """A file line by line: any number of its first lines."""
    log = found["logg"]
    return log == after["logg"][: len(log)] and len(log) >= len(before["logg"])


def _personfil(found: Truth, before: Truth, after: Truth) -> bool:
    """A text may be kept that the log does not know; the next time it is forgotten."""
    return found["logg"] in (before["logg"], after["logg"]) and found["logg"] == before["logg"]


def _noterad(found: Truth, _before: Truth, after: Truth) -> bool:
    """Noted as erased, and the text is still there."""
    return found["logg"] == after["logg"]


def _filer(found: Truth, before: Truth, after: Truth) -> bool:
    """Each file is as it was or as it is to be."""
    return found["logg"] == before["logg"] and all(
        value in (before["filer"].get(name), after["filer"].get(name))
        for name, value in found["filer"].items()
    )


VERB: dict[str, Verb] = {
    "registrera": Verb(lambda m: _aliaset(m, "--id", "mitt-1")),
    "registrera utan id": Verb(_aliaset, samma_id=True),
    "importera": Verb(
        lambda m: _liggare(m, "importera", m / "kommandon.jsonl", "--ja", "-f", "json")
    ),
    "importera rad för rad": Verb(
        lambda m: _liggare(m, "importera", m / "kommandon.jsonl", "--ja", "--rad-for-rad"),
        halvt=_prefix,
    ),
    "dolj": Verb(
        lambda m: _liggare(m, "dolj", "3", "--om", "handlaggare"), stdin=NAMN, halvt=_personfil
    ),
    "dolj den andra": Verb(
        lambda m: _liggare(m, "dolj", "4", "--om", "handlaggare"), mall="dold", stdin="Bo Ek",
        halvt=_personfil,
    ),
    "utplana": Verb(
        lambda m: _liggare(m, "utplana", "3", "--skal", "begäran", "--ja"), mall="dold",
        halvt=_noterad,
    ),
    "skapa": Verb(
        lambda m: ["--liggare", str(m / "ny.db"), "skapa", "--register", "tomt"], bok="ny.db",
        en_gang=True,
    ),
    "importera en logg": Verb(
        lambda m: ["--liggare", str(m / "ny.db"), "importera", str(m / "logg.jsonl"), "--ja",
                   "-f", "json"],
        mall="exporterad", bok="ny.db", en_gang=True,
    ),
    "nyckel ny": Verb(
        lambda m: _liggare(m, "nyckel", "ny", "--nyckel", m / "ekonomi.nyckel"), halvt=_filer,
        en_gang=True, kvar="ekonomi.nyckel",
    ),
    "kontrollpunkt": Verb(
        lambda m: _liggare(m, "kontrollpunkt", "--nyckel", m / "ekonomi.nyckel"), mall="nyckel",
        halvt=_filer,
    ),
    "exportera": Verb(lambda m: _liggare(m, "exportera", "logg", "-o", m / "ut"), halvt=_filer),
    "exportera igen": Verb(
        lambda m: _liggare(m, "exportera", "logg", "-o", m / "ut"), mall="äldre export",
        halvt=_filer,
    ),
}  # fmt: skip


def mallar(folder: Path) -> dict[str, Path]:
    """Make the folders that the verbs start from."""
    os.environ |= LOSEN
    made = {name: folder / name for name in ("tom", "dold", "exporterad", "nyckel", "äldre export")}
    tom = made["tom"]
    tom.mkdir(parents=True)
    _must("--liggare", tom / BOK, "skapa", "--register", "malmo")
    (tom / "kommandon.jsonl").write_text(lines(*(alias(n) for n in range(3))), "utf-8")
    for name in ("dold", "exporterad", "nyckel", "äldre export"):
        shutil.copytree(tom, made[name])
    _must("--liggare", made["dold"] / BOK, "dolj", "3", "--om", "handlaggare", stdin=NAMN)
    exporterad = made["exporterad"]
    _must("--liggare", exporterad / BOK, "exportera", "logg", "-o", exporterad / "logg.jsonl")
    (exporterad / BOK).unlink()
    _must("--liggare", made["nyckel"] / BOK, "nyckel", "ny", "--nyckel",
          made["nyckel"] / "ekonomi.nyckel")  # fmt: skip
    older = made["äldre export"]
    _must("--liggare", older / BOK, "exportera", "logg", "-o", older / "ut")
    _must("--liggare", older / BOK, "importera", older / "kommandon.jsonl", "--ja")
    return made


def _must(*args: str | Path, stdin: str | None = None) -> None:
    done = inside(*args, stdin=stdin, env=LOSEN)
    assert done.code == 0, done.words


def truth(folder: Path, verb: Verb) -> Truth:
    """Read what is there, on connections of our own: the log, the hidden texts, the other files."""
    return {
        "logg": _log(folder / verb.bok),
        "texter": _texts(folder / "liggare.personuppgifter.db"),
        "filer": {
            str(path.relative_to(folder)): _content(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
            and not path.name.startswith(".")
            and (path.parent.name == "ut" or path.suffix not in _OTHER)
        },
    }


def _content(path: Path) -> str:
    raw = path.read_bytes()
    if path.suffix == ".nyckel":  # another each time; half a one is said to be left
        return "nyckel"
    if "kontrollpunkt" in path.name:  # signed anew it is another, of the same text
        raw = raw.partition(b"\n\n")[0]
    return sha256(raw).hexdigest()[:12]


def _log(path: Path) -> list[str]:
    """Return type and command of every event; what is by chance is left out."""
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as conn:
        rows = conn.execute("SELECT typ, data FROM handelse ORDER BY nr").fetchall()
    return [f"{typ} {_settled(json.loads(data)['kommando_id'])}" for typ, data in rows]


def _settled(kommando_id: str) -> str:
    by_chance = ("cli-", "dolj-", "utplana-", "nyckel-")
    return next((one for one in by_chance if kommando_id.startswith(one)), kommando_id)


def _texts(path: Path) -> list[str]:
    if not path.exists() or not path.stat().st_size:
        return []
    with closing(sqlite3.connect(path)) as conn:
        try:
            return sorted(text for (text,) in conn.execute("SELECT text FROM personuppgift"))
        except sqlite3.OperationalError:  # made, and its first transaction undone
            return []


def unsound(path: Path) -> str:
    """Return what verifiera would find wrong with a ledger, '' if nothing."""
    if not path.exists():
        return ""
    try:
        with closing(connect(path)) as conn:
            verify(conn).found.must_be_none()
    except (LedgerError, sqlite3.Error) as error:
        return str(error)
    return ""
