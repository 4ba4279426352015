"""What the fast verification says yes to, the whole one says yes to: in every other campaign.

    python3 run.py python -m tests.campaigns.snabb

from the root. Manipulations of all kinds, resealed changes of fields, every bit of a small ledger
and honest histories are made as their own campaigns make them, and wherever ``verify`` is certain
of one, the whole verification is made of it too, in the same moment. Prints one JSON line: how
often it was certain and how often not, of each. The exit code is 1 when it was certain of what the
whole verification finds something in, the other way round for a ``--tvilling``, which has
forgotten to hold something.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from copy import deepcopy
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from ledger import verification
from ledger.recheck import Recheck
from ledger.verification import How
from ledger.verification import fast as quick
from ledger.verification.fast import meaning, seals, tables
from ledger.verification.fast.meaning import Meaning
from ledger.verification.fast.tables import Tables
from ledger.verification.structs import Texts
from tests.campaigns import arliga, bitar, manipulation
from tests.campaigns.innebord import random_history
from tests.campaigns.logner import LOGNER, SANNA
from tests.campaigns.prov import ALLA
from tests.campaigns.rapport import finish, versions
from tests.campaigns.varld import fast
from tests.oberoende.forseglad import forseglad, verifierad
from tests.oberoende.olagligt import rader

if TYPE_CHECKING:
    from ledger.recheck.looking import Wrong
    from ledger.store import Reading
    from ledger.verification import Outside, Sealed
    from ledger.verification.fast import Certain

SAKER, OSAKER, OSUND = "säker", "osäker", "OSUND"


@contextmanager
def bedomd(count: Counter[str]) -> Iterator[None]:
    """Let the whole verification be made of all that the fast one is certain of, and count."""
    sound, whole = verification._certain, verification.verify

    def certain(
        reading: Reading,
        outside: Outside,
        sealed: Sealed,
        how: How,
        progress: Callable[[int], None],
    ) -> Certain | None:
        if how.thorough:
            return None
        found = sound(reading, outside, sealed, how, progress)
        if found is None:
            count[OSAKER] += 1
            return None
        again = whole(reading, outside, how._replace(thorough=True))
        agrees = not again.found.total and again.root == found.edge.root()
        count[SAKER if agrees else OSUND] += 1
        return found if agrees else None

    with patch.object(verification, "_certain", certain):
        yield


class Del(NamedTuple):
    """One share of the work: of which campaign, from which seed, how much, and which twin."""

    slag: str
    seed: int
    antal: int
    tvilling: str


def _manipulation(one: Del) -> None:
    manipulation.campaign(one.antal, seed=one.seed)


def _omforseglade(one: Del) -> None:
    """Change what ``innebord`` changes, and ask ``verifiera`` alone."""
    kinds, bases = {**LOGNER, **SANNA}, [random_history(one.seed + n) for n in range(2)]
    with tempfile.TemporaryDirectory(dir=fast()) as folder:
        for n in range(one.antal):
            logg = deepcopy(bases[n % len(bases)])
            kind = [*kinds][n % len(kinds)]
            with suppress(IndexError):  # the history has nothing of the kind that is changed
                if kinds[kind](logg, Random(f"{one.seed}:{n}")):
                    verifierad(forseglad(Path(folder) / "falsk.db", rader(logg)))


def _bitar(one: Del) -> None:
    bitar.campaign(antal=one.antal, seed=one.seed, processer=1)


def _arliga(one: Del) -> None:
    arliga.campaign(one.antal, seed=one.seed, processer=1)


KALLOR: dict[str, Callable[[Del], None]] = {
    "manipulationer": _manipulation,
    "omförseglade": _omforseglade,
    "bitar": _bitar,
    "ärliga": _arliga,
}
HELA = {"manipulationer": 3000, "omförseglade": 3000, "bitar": 20_000, "ärliga": 10_000}
"""How many of each make the whole campaign; an honest history is verified in five copies."""
PER_DEL = {"manipulationer": 3 * len(ALLA), "omförseglade": 300, "bitar": 500, "ärliga": 100}


def part(one: Del) -> tuple[str, Counter[str]]:
    """Do a share of the work, and return how often the fast verification was what."""
    count = Counter[str]()
    with TVILLINGAR.get(one.tvilling, nullcontext)(), bedomd(count):
        KALLOR[one.slag](one)
    return one.slag, count


def campaign(
    antal: dict[str, int], *, seed: int = 20220817, processer: int = 2, tvilling: str = ""
) -> dict[str, Any]:
    """Make it all and return the report."""
    parts = [
        Del(slag, seed + start, min(PER_DEL[slag], many - start), tvilling)
        for slag, many in antal.items()
        for start in range(0, many, PER_DEL[slag])
    ]
    if processer > 1:
        with ProcessPoolExecutor(processer, get_context("spawn")) as pool:
            done = [*pool.map(part, parts)]
    else:
        done = [part(one) for one in parts]
    reached = {slag: Counter[str]() for slag in antal}
    for slag, count in done:
        reached[slag] += count
    unsound = {slag: count[OSUND] for slag, count in reached.items() if count[OSUND]}
    return {
        "kampanj": "snabb",
        "seed": seed,
        "versions": versions(),
        "settings": {"antal": antal, "tvilling": tvilling},
        "attempts": sum(count.total() for count in reached.values()),
        "reached": {slag: dict(sorted(count.items())) for slag, count in reached.items()},
        "violations": unsound,
        "exempel": [],
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return what did not happen; then the run proves little.

    It must be certain of every honest history, and unsure of something in all else.
    """
    missing = []
    for slag, count in report["reached"].items():
        wanted = SAKER if slag == "ärliga" else OSAKER
        missing += [] if count.get(wanted) else [f"{slag}: {wanted}"]
        if slag == "ärliga" and count.get(OSAKER):
            missing.append(f"{slag}: alltid {SAKER}")
    return missing


def _nothing(*_: object, **__: object) -> None:
    """Hold nothing."""


class Glomsk(Recheck):
    """Holds no event against others."""

    def follow(self, *_: object) -> Iterator[Wrong]:
        """Yield nothing."""
        yield from ()


class Lika:
    """Is equal to whatever it is compared with."""

    def __init__(self, _number: object) -> None:
        """Say nothing."""

    def __eq__(self, _other: object) -> bool:
        return True

    __hash__ = object.__hash__


TVILLINGAR: dict[str, Callable[[], Any]] = {
    "utan-sigill": lambda: patch.object(seals, "certain", _nothing),
    "utan-uppslag": lambda: patch.object(Tables, "end", lambda *_: ()),
    "utan-texter": lambda: patch.object(Texts, "hold", _nothing),
    "utan-tid": lambda: patch.object(Meaning, "_at", _nothing),
    "utan-innebord": lambda: patch.object(meaning, "Recheck", Glomsk),
    "utan-verifikat": lambda: patch.object(quick, "within_its_row", _nothing),
    "utan-nummer": lambda: patch.object(meaning, "liggarnummer", Lika),
    "utan-slut": lambda: patch.object(seals.Seals, "end", lambda own: own.edge),
    "utan-nycklar": lambda: patch.object(tables, "index_keys", lambda *_: ()),
}
"""Fast verifications that have forgotten something; the campaign must find each out."""


def main() -> int:
    """Run the campaign and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for slag, many in HELA.items():
        parser.add_argument(f"--{slag}", type=int, default=many)
    parser.add_argument("--seed", type=int, default=20220817)
    parser.add_argument("--processer", type=int, default=2)
    parser.add_argument("--tvilling", choices=["", *TVILLINGAR], default="")
    asked = vars(parser.parse_args())
    antal = {slag: many for slag in HELA if (many := asked.pop(slag))}
    return finish(campaign(antal, **asked), unreached)


if __name__ == "__main__":
    sys.exit(main())
