"""Every single bit of a small ledger file turned over: what changes a value is found, and named.

    python3 run.py python -m tests.campaigns.bitar

from the root; ``--antal 2000`` takes a random sample instead, ``--processer`` says how many share
the work. After each flip the file is opened and verified. Either it is refused, or something is
found, or every value that the program reads is what it was: all rows, what each index answers,
the seals, the schema. Prints one JSON line; the exit code is 1 when a changed
value passed, something else than a finding came of it, or an answer took too long.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from cli.failures import DAMAGED
from ledger import verification
from ledger.errors import LedgerError
from ledger.store.sqlite.head import connect
from tests.campaigns.rapport import finish, versions
from tests.campaigns.varld import fast
from tests.cli.program import inside
from tests.ledger import bok
from tests.ledger.andringar import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SIDA = 512  # bytes a page, the least that SQLite has: the fewer bits, the more of them matter
LANGST = 10.0  # seconds that an answer may take
BY_INDEX = "FROM handelse INDEXED BY sqlite_autoindex_handelse"
READ = (
    "SELECT * FROM handelse ORDER BY nr",
    f"SELECT aggregat, version, nr {BY_INDEX}_1 ORDER BY aggregat, version",
    f"SELECT ar, lopnummer, nr {BY_INDEX}_2 ORDER BY ar, lopnummer",
    "SELECT * FROM sigill ORDER BY nr",
    "SELECT * FROM kommando ORDER BY id",
    "SELECT * FROM sokord ORDER BY slag, nyckel, nr",
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid",
)


class Svar(NamedTuple):
    """What came of a flip, and how long it took."""

    bit: int
    slag: str
    seconds: float


def small(path: Path) -> None:
    """Make the smallest ledger that has everything: a few events, some without a number."""
    with closing(bok.ny(path)) as ledger:
        for command in COMMANDS[:4]:
            ledger.record(command, bok.AKTOR)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA page_size = {SIDA}")
        conn.execute("VACUUM")


def content(conn: sqlite3.Connection) -> list[Any]:
    """Return every value there is, as the bytes that are stored."""
    conn.text_factory = bytes
    return [conn.execute(sql).fetchall() for sql in READ]


def passed(conn: sqlite3.Connection, before: list[Any]) -> str:
    """Tell whether a file that nothing was found in has changed."""
    return "oförändrat" if content(conn) == before else "MISSAD"


def outcome(path: Path, before: list[Any]) -> str:
    """Return what a verification makes of a file."""
    try:
        with closing(connect(path)) as conn:
            verified = verification.verify(conn)
            if verified.found.total:
                return f"fynd: {verified.found.kept[0].slag}"
            return passed(conn, before)
    except LedgerError as refused:
        return f"vägran: {type(refused).__name__}"
    except Exception as error:  # noqa: BLE001 - whatever it was is an answer
        return f"FEL: {type(error).__name__}: {error}"[:200]


def exit_code(path: Path, before: list[Any]) -> str:
    """Return what the program makes of a file: as ``outcome``, by its exit code."""
    done = inside("--liggare", path, "verifiera", "-f", "json")
    if done.code == 0:
        with closing(connect(path)) as conn:
            return passed(conn, before)
    if done.code == DAMAGED:
        return f"fynd: {done.json['fel'][0]['slag']}" if done.out else "vägran: NotALedger"
    return f"FEL: slutkod {done.code}: {done.words}"[:200]


def flip(path: Path, bits: Iterable[int], look: Callable[..., str] = outcome) -> list[Svar]:
    """Turn bits over one by one in a copy of one's own, and return what came of each."""
    raw = path.read_bytes()
    with closing(connect(path)) as conn:
        before = content(conn)
    answers = []
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "liggare.db"
        for bit in bits:
            at, mask = bit // 8, 1 << bit % 8
            copy.write_bytes(raw[:at] + bytes([raw[at] ^ mask]) + raw[at + 1 :])
            start = time.monotonic()
            slag = look(copy, before)
            answers.append(Svar(bit, slag, time.monotonic() - start))
    return answers


def campaign(
    *,
    antal: int = 0,
    seed: int = 20220817,
    processer: int = 2,
    look: Callable[..., str] = outcome,
) -> dict[str, Any]:
    """Flip every bit, or some, and return the report."""
    with tempfile.TemporaryDirectory(dir=fast()) as folder:
        path = Path(folder) / "mall.db"
        small(path)
        total = 8 * path.stat().st_size
        bits = sorted(Random(seed).sample(range(total), antal)) if antal else [*range(total)]
        parts = [bits[start : start + 512] for start in range(0, len(bits), 512)]
        if processer > 1:
            with ProcessPoolExecutor(processer, get_context("spawn")) as pool:  # a crash is told
                each = pool.map(partial(flip, path, look=look), parts)
                answers = [svar for part in each for svar in part]
        else:
            answers = flip(path, bits, look)
        ((events,),) = bok.rows(path, "SELECT COUNT(*) FROM handelse")
    counts = Counter(svar.slag for svar in answers)
    slow = [svar for svar in answers if svar.seconds > LANGST]
    wrong = [svar for svar in answers if svar.slag.startswith(("MISSAD", "FEL"))]
    return {
        "kampanj": "bitar",
        "seed": seed,
        "versions": versions(),
        "settings": {"sida": SIDA, "byte": total // 8, "handelser": events, "alla": not antal},
        "attempts": len(answers),
        "reached": dict(sorted(counts.items())),
        "langsta_svar_sekunder": round(max(svar.seconds for svar in answers), 2),
        "violations": {
            name: len(found)
            for name, found in (("missade eller fel", wrong), ("för långsamma", slow))
            if found
        },
        "exempel": [f"bit {svar.bit}: {svar.slag}" for svar in (*wrong, *slow)[:5]],
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return what no flip has led to; then the run proves little."""
    reached = report["reached"]
    wanted = ("fynd: innehall", "fynd: sigill", "fynd: fil", "vägran: NotALedger", "oförändrat")
    return [slag for slag in wanted if not reached.get(slag)]


def main() -> int:
    """Run the campaign and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--antal", type=int, default=0, help="so many at random, not all")
    parser.add_argument("--seed", type=int, default=20220817)
    parser.add_argument("--processer", type=int, default=2)
    return finish(campaign(**vars(parser.parse_args())), unreached)


if __name__ == "__main__":
    sys.exit(main())
