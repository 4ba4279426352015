"""What a page costs, and how long readers wait while somebody writes.

    python3 run.py python benchmarks/webben.py --handelser 100000 --spara FIL.json

Makes the mixed workload (``benchmarks.blandat``), or takes a copy of a ledger and its read model
(``--liggare``), and measures in turn:

* ``översikt``, ``pott``: a page at the end of the log, halfway through it, and as of a day, wall
  milliseconds in this process, the median of some moments, each asked of once. Goal 300. The floor
  is the same question's JSON, which is the balances alone.
* ``namnd``, ``händelser``, ``bevaka``: the same; no goal.
* ``läsare``: ``liggare webb`` in a process of its own, and so many readers who each think for
  seconds between two pages, while one records commands one by one: the 95th percentile of what they
  wait, in seconds. Goal 1. Every answer must be 200, and what two readers are told of one moment
  must be the same.

The read model is made first, since no page waits for that. Prints one JSON line a row; ends with
exit 8 when one is above its goal.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from application.asking.readmodel import model_path
from application.session import Session
from benchmarks.alla import machine
from benchmarks.blandat.gang import FRO, bygg
from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command
from ledger.store.sqlite.head import connect
from tests.campaigns.rapport import versions
from tests.webb.lasta import webb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parents[1]
GANGER = 7
LASARE, TANKE, SKRIVNA = 50, 5.0, 1000
PAUS = 0.05  # seconds between two commands
DAG = date(2023, 6, 30)
IDAG = date.today()  # noqa: DTZ011 - no year of the city's books is closed before it has ended
POTT = f"PROV-{IDAG.year}"
GOAL, P95 = 300, 1.0
SIDOR = (
    ("översikt", "/", GOAL),
    ("pott", "/pott/SOC-2022", GOAL),
    ("namnd", "/namnd/KUN", None),
    ("händelser", "/handelser", None),
    ("bevaka", "/bevaka", None),
)


class Last(NamedTuple):
    """A page that was read: seconds, status, the event it was of, and its figures of the pott."""

    tog: float
    status: int
    nr: str
    tal: tuple[str, ...]


def pages(path: Path) -> Iterator[dict[str, object]]:
    """Measure pages in this process."""
    with closing(connect(path)) as conn:
        sist = conn.head().nr
    with webb(path) as lent:
        for namn, sida, goal in SIDOR:
            answer = "/oversikt.json" if sida == "/" else f"{sida}.json"
            lent.ask(sida)  # what is only made the first time that any is asked for
            for nar, when in (("nu", sist), ("förr", sist // 2), ("dag", None)):
                took = _took(lent.ask, sida, when)
                more = {"floor": _took(lent.ask, answer, when)} if goal else {}
                yield _row(f"{namn}, {nar}", took, goal, **more)


def _took(ask: Callable[[str], object], sida: str, nr: int | None) -> float:
    """Return the median of what a page takes, each time of a moment that was not asked of before.

    Those are some events up to a number, or some days.
    """
    took = []
    for n in range(GANGER):
        when = f"per={DAG + timedelta(n)}" if nr is None else f"till_handelse={nr - n}"
        began = time.perf_counter()
        ask(f"{sida}?{when}")
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


@contextmanager
def served(path: Path) -> Iterator[tuple[str, str]]:
    """Serve a ledger in a process of its own; lend where it is, and the cookie that lets in."""
    line = [sys.executable, "-m", "cli.main", "--liggare", str(path), "webb"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "LIGGARE_AKTOR": "EK-01"}
    with subprocess.Popen(line, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        told = next(found for line in server.stderr if (found := re.search(r"http://\S+", line)))
        where = urlsplit(told[0])
        try:
            with closing(HTTPConnection(where.netloc, timeout=60)) as conn:
                conn.request("GET", f"{where.path}?{where.query}")
                with conn.getresponse() as answer:
                    cookie = answer.headers["set-cookie"].partition(";")[0]
            while _read(where.netloc, cookie, "/").status == 503:  # the read model is being made
                time.sleep(0.5)
            yield where.netloc, cookie
        finally:
            server.terminate()


def _read(netloc: str, cookie: str, address: str) -> Last:
    began = time.perf_counter()
    with closing(HTTPConnection(netloc, timeout=60)) as conn:
        conn.request("GET", address, headers={"cookie": cookie})
        with conn.getresponse() as answer:
            text = answer.read().decode()
    took = time.perf_counter() - began
    nr = re.search(r"Till och med händelse (\d+)\.", text)
    tal = tuple(re.findall(r"<dd><a[^>]*>([^<]*)</a>", text))
    return Last(took, answer.status, f"{nr[1] if nr else ''} {address}", tal)


def readers(path: Path) -> dict[str, object]:
    """Let many read while one writes, and tell how long they waited."""
    record(path, UPPRATTAD)
    ended, read = Event(), list[Last]()
    with served(path) as (netloc, cookie), ThreadPoolExecutor(LASARE) as pool:

        def reads(nth: int) -> None:
            chance = Random(nth)
            ended.wait(chance.uniform(0, TANKE))
            while not ended.is_set():
                read.append(_read(netloc, cookie, chance.choice(("/", f"/pott/{POTT}"))))
                ended.wait(TANKE)

        given = [pool.submit(reads, nth) for nth in range(LASARE)]
        began = time.perf_counter()
        try:
            for n in range(SKRIVNA):
                record(path, tilldelning(n))
                time.sleep(PAUS)
        finally:
            wrote = time.perf_counter() - began
            ended.set()
        for one in given:
            one.result()
    moments: dict[str, tuple[str, ...]] = {}
    of_two = sum(moments.setdefault(one.nr, one.tal) != one.tal for one in read)
    failed = sorted(one.status for one in read if one.status != 200)
    value = sorted(one.tog for one in read)[int(0.95 * (len(read) - 1))]
    row = _row("läsare, p95 s", value, P95, median=statistics.median(one.tog for one in read))
    more = {"lasta": len(read), "skrivna": SKRIVNA, "skrevs_pa": round(wrote, 1), "ogonblick":
            len(moments), "fel": len(failed), "tva_ogonblick": of_two}  # fmt: skip
    assert not failed, (failed, more)
    assert not of_two, more
    return row | more


def record(path: Path, stated: dict[str, object]) -> None:
    """Record a command as ``registrera`` does, with a ledger opened for it alone."""
    with Session(path).recording("EK-01") as recording:
        answer = recording.send(parse_command(stated))
    assert not isinstance(answer, Rejected), answer


OM = {"pott": POTT, "datum": IDAG.isoformat(), "underlag": [{"typ": "annat", "titel": "x"}]}
UPPRATTAD = {
    **OM, "kommando": "UpprattaPott", "id": "prov", "avser": "x", "kalla": "statsbidrag",
    "givare": "SOS", "program": "x", "bidragsar": IDAG.year, "andamal": "x",
    "nyttjas_from": str(IDAG.year), "nyttjas_tom": str(IDAG.year), "engangsmedel": True,
    "utbetalning": "efterhand",
}  # fmt: skip


def tilldelning(n: int) -> dict[str, object]:
    """Return a command that moves two figures of the pott together."""
    beslut = {"organ": "SOS", "datum": IDAG.isoformat(), "diarienummer": f"9.3-{n}/{IDAG.year}"}
    return {
        **OM, "kommando": "RegistreraTilldelning", "id": f"prov-{n}", "belopp_ore": 100,
        "avser": f"tilldelning {n}", "upprepning": f"nr {n}", "beslut": beslut,
    }  # fmt: skip


def _row(name: str, value: float, goal: float | None, **more: float) -> dict[str, object]:
    rounded = {key: round(one, 3) for key, one in more.items()}
    return {"row": name, "value": round(value, 3), "goal": goal, **rounded}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--handelser", type=int, default=100_000)
    parser.add_argument("--fro", type=int, default=FRO)
    parser.add_argument("--liggare", type=Path, help="a ledger to copy instead")
    parser.add_argument("--spara", type=Path)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    path = folder / "liggare.db"
    made: list[dict[str, object]] = []
    try:
        if options.liggare is None:
            bygg(path, options.handelser, options.fro)
        else:
            for whole in (options.liggare, model_path(options.liggare)):
                if whole.exists():
                    shutil.copyfile(whole, path if whole is options.liggare else model_path(path))
        with closing(connect(path)) as conn:
            events = conn.head().nr + 1
        with Session(path).asking():
            pass
        for measure in (pages, lambda path: [readers(path)]):
            for row in measure(path):
                made.append(row)
                print(json.dumps(row | {"handelser": events}, ensure_ascii=False), flush=True)
    finally:
        shutil.rmtree(folder)
    if options.spara is not None:
        report = {
            "benchmark": "webben", "date": f"{datetime.now(UTC):%Y-%m-%d}", "versions": versions(),
            "machine": machine(), "seed": options.fro, "events": events, "rows": made,
        }  # fmt: skip
        text = json.dumps(report, ensure_ascii=False, indent=1)
        options.spara.write_text(f"{text}\n", encoding="utf-8")
    sys.exit(8 if any(above(row) for row in made) else 0)


def above(row: Mapping[str, Any]) -> bool:
    """Tell whether a row is above its goal, if it has one."""
    return row["goal"] is not None and row["value"] > row["goal"]


if __name__ == "__main__":
    main()
