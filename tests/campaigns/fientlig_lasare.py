"""Makes hostile ledger files and reads each with every verb, in this process, under watch."""

from __future__ import annotations

import faulthandler
import json
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NoReturn
from unittest.mock import patch

from eventsourcing.utils import resolve_topic

from domain.deciding.parsing import parse_command, parse_json
from ledger.audit import immutable
from ledger.format import codec
from ledger.persons.commitment import Piece, hide
from ledger.recording.ledger import create
from ledger.store.personfile import path_of
from ledger.store.sqlite.head import connect
from ledger.store.sqlite.lookup import command_id
from tests.campaigns import fientliga_filer, fientliga_scheman  # noqa: F401 - add their kinds
from tests.campaigns.fiender import FIENDER
from tests.campaigns.vakt import Vakt
from tests.cli.lasverb import LASNINGAR, contents, on
from tests.cli.program import AVTAL, Result, inside
from tests.oppning import oppning

REGISTER = Path(__file__).parents[2] / "application" / "data" / "malmo" / "register.jsonl"
ORGAN = {"SOS", "KF", "KS", "KSAU", "ASN", "KUN", "GRN", "GRN-PI", "FRN", "TN"}
KODER = {0, 4, 5, 6, 8}
"""What may be answered: done, another kind of file, not there, damaged, late. A bug is 1."""
DOLT_NR = 20  # the event that persons are hidden with, which is one of those that are read
VERB_PER_FIL = 6
"""How many of the verbs read each file, drawn by its seed."""
SEKUNDER = 10
PER_VERB = {
    verb: [args for args in LASNINGAR if args[0] == verb]
    for verb in dict.fromkeys(args[0] for args in LASNINGAR)
    if verb not in {"regler", "kontrollera"}  # which read no ledger
}
"""Of each verb one reading a file, drawn by the file's seed."""
UTFALL = ("öppnad", "vägrad", "delvis")


class ForLange(BaseException):
    """A file has taken too long."""


class ByImport(dict[str, Any]):
    """The twin's register: a name that is not known is imported, as the engine's mapper does."""

    def get(self, key: str, default: Any = None) -> Any:
        known = super().get(key, default)
        return known if known is not None or ":" not in key else resolve_topic(key)


def sound(path: Path) -> tuple[bytes, bytes]:
    """Return a small ledger with the contract's flow in it, and the file of what it hides."""
    ledger = create(path, oppning(), "EK-01")
    lines = [*REGISTER.read_text("utf-8").splitlines(), *AVTAL.read_text("utf-8").splitlines()]
    stated = [json.loads(line) for line in lines]
    with ledger.batch("EK-01") as batch:
        for one in stated:
            if one["kommando"] != "RegistreraAlias" and one.get("kod", "KS") in ORGAN:
                batch.record(parse_command(parse_json(json.dumps(one))))
    with closing(connect(path)) as conn:
        dolt = command_id(conn, DOLT_NR)
    for text in ("Anna Andersson", "Bo Berg"):
        hide(ledger, path, "EK-01", Piece(dolt, "handlaggare", text))
    ledger.close()
    return path.read_bytes(), path_of(path).read_bytes()


class Prov:
    """Makes the files of a range of seeds, one after the other, and reads each of them."""

    def __init__(self, seed: int, folder: Path, tvilling: str = "") -> None:
        self.seed, self.folder = seed, folder
        self.vakt = Vakt()
        self.sound = sound(folder / "mall.db")
        self.kinds = list(FIENDER)
        self.reached: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.violations: Counter[str] = Counter()
        self.examples: list[str] = []
        self.slowest = 0.0
        immutable.PATIENCE = 0.0
        for args in LASNINGAR:  # what is imported at first use is imported here
            self._asked(folder / "mall.db", args)
        inside("--revisor", "--liggare", folder / "saknas.db", "saldo")
        if tvilling:
            patch.object(codec, "TYPES", ByImport(codec.TYPES)).start()

    def one(self, n: int) -> None:
        """Make file ``n`` and read it with every verb."""
        rng = Random(f"{self.seed}:{n}")
        kind = self.kinds[n % len(self.kinds)]
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            path = Path(name) / "liggare.db"
            path.write_bytes(self.sound[0])
            path_of(path).write_bytes(self.sound[1])
            FIENDER[kind](path, rng)
            before, loaded = contents(path.parent), set(sys.modules)
            began = time.monotonic()
            verbs = rng.sample(list(PER_VERB), VERB_PER_FIL)
            codes = {self._read(path, rng.choice(PER_VERB[verb]), f"{n} {kind}") for verb in verbs}
            self.slowest = max(self.slowest, time.monotonic() - began)
            if contents(path.parent) != before:
                self._broken("mappen ändrad", f"{n} {kind}")
            if new := set(sys.modules) - loaded:
                self._broken("modul laddad", f"{n} {kind} {sorted(new)[:3]}")
        how = UTFALL[0] if 6 not in codes else UTFALL[1 if codes == {6} else 2]
        self.reached[f"{kind}: {how}"] += 1

    def _read(self, path: Path, args: tuple[str, ...], what: str) -> int:
        signal.setitimer(signal.ITIMER_REAL, SEKUNDER)
        faulthandler.dump_traceback_later(60, exit=True)
        code = -1
        try:
            with self.vakt.watching() as seen:
                done = self._asked(path, args)
            code = done.code
            if code not in KODER or b"Traceback" in done.err:
                self._broken(f"slutkod {code}", f"{what} {args} {done.words[:200]}")
        except ForLange:
            self._broken("för långsam", f"{what} {args}")
        except BaseException as error:  # noqa: BLE001 - whatever gets out is a violation
            self._broken(f"undantag {type(error).__name__}", f"{what} {args} {error}"[:200])
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            faulthandler.cancel_dump_traceback_later()
        for event in seen:
            self._broken(event, f"{what} {args} {self.vakt.example}")
        self.codes[f"{args[0]} {code}"] += 1
        return code

    @staticmethod
    def _asked(path: Path, args: tuple[str, ...]) -> Result:
        return inside("--revisor", "--liggare", path, *on(path, args))

    def _broken(self, what: str, example: str) -> None:
        self.violations[what] += 1
        if self.violations[what] <= 3:
            self.examples.append(f"{what}: {example}")

    def report(self) -> dict[str, Any]:
        return {
            "reached": self.reached, "codes": self.codes, "violations": self.violations,
            "exempel": self.examples, "slowest": round(self.slowest, 2),
        }  # fmt: skip


def _too_long(*_: object) -> NoReturn:
    raise ForLange


def work(seed: int, start: int, stop: int, step: int, tvilling: str = "") -> dict[str, Any]:
    """Read the files ``start``, ``start + step`` … in this process and return what came of it."""
    signal.signal(signal.SIGALRM, _too_long)
    with tempfile.TemporaryDirectory(prefix="fientligt-") as folder:
        prov = Prov(seed, Path(folder), tvilling)
        for n in range(start, stop, step):
            prov.one(n)
        return prov.report()
