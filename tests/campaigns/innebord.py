"""Lawful histories and resealed lies: the four programs that read a log give the same verdict.

    python3 run.py python -m tests.campaigns.innebord --antal 3000

from the root; needs Go. Bases are a whole city and random histories by the oracle's generator. In
each some field is changed, or an event added or taken out, and all is sealed anew, so that only
what the events mean can tell. ``logner`` says of each kind whether it is a lie, without asking any
program. ``verifiera``, ``importera`` of a log, ``granska.py`` and the Go program must say so too,
each on its own, and the last two name the same event first and the same balances. Prints one JSON
line; the exit code is 1 when one of them was wrong, the other way round for a ``--tvilling``, a
program that has forgotten something.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from ledger import recheck
from ledger.format.codec import LedgerMapper
from ledger.format.entry import entry
from tests.campaigns.logner import LOGNER, SANNA
from tests.campaigns.rapport import finish, versions
from tests.campaigns.varld import fast
from tests.golden.staden import spelat
from tests.oberoende import korning
from tests.oberoende.forseglad import events, forseglad, inlast, verifierad
from tests.oberoende.olagligt import poster, rader
from tests.property.agreement import Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.oberoende.olagligt import Logg

PROGRAM = ("verifiera", "importera", "granska", "go")
KOMMANDON = 300  # of a random history


def random_history(seed: int) -> Logg:
    """Return what the product made of random commands, as lines of a log."""
    pair = Pair(seed)
    for _ in range(KOMMANDON):
        pair.step()
    mapper = LedgerMapper()
    return poster(
        [
            entry(nr, one.aggregat, one.typ, one.version, mapper.to_stored_event(one).state)
            for nr, one in enumerate(pair.product.recorded)
        ]
    )


def verdicts(folder: Path, lines: Sequence[bytes], go: Path) -> dict[str, bool]:
    """Return which of the programs accept a log."""
    fil = folder / "logg.jsonl"
    fil.write_bytes(b"".join(rad + b"\n" for rad in lines))
    granska, gos = korning.granska(fil, "--json"), korning.kor(go, "logg", "--json", fil)
    return {
        "verifiera": not verifierad(forseglad(folder / "falsk.db", lines)),
        "importera": not inlast(folder / "inlast.db", lines),
        "granska": granska.kod == 0,
        "go": gos.kod == 0,
        "samma händelse": min(granska.fynd.values(), default=-1)
        == min(gos.fynd.values(), default=-1),
        "samma saldon": bool(gos.kod) or _sorted(gos) == _sorted(granska),
    }


def _sorted(svar: korning.Svar) -> list[list[Any]]:
    return sorted([*one.values()] for one in svar.json["saldon"])


def campaign(
    antal: int,
    program: Path,
    *,
    seed: int = 20220817,
    historier: int = 20,
    tvilling: str = "",
    kinds: Sequence[str] = (*LOGNER, *SANNA),
    staden: bool = True,
) -> dict[str, Any]:
    """Make the changes, of each kind as many, and return the report."""
    reached: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(dir=fast()) as name:
        folder = Path(name)
        bases = [poster(events(spelat.spela_in(folder / "staden.db")))] if staden else []
        bases += [random_history(seed + n) for n in range(historier)]
        with TVILLINGAR.get(tvilling, nullcontext)() as twin:
            go = twin if isinstance(twin, Path) else program
            for base in bases:
                said = verdicts(folder, rader(deepcopy(base)), go)
                wrong += [f"{who}: en laglig historia" for who, so in said.items() if not so]
                reached["lagliga"] += 1
            for n in range(antal):
                kind, slump = kinds[n % len(kinds)], Random(f"{seed}:{n}")
                base = bases[(n // len(kinds)) % len(bases)]
                logg = deepcopy(base)
                if not {**LOGNER, **SANNA}[kind](logg, slump) or logg == base:
                    reached["fanns inte"] += 1
                    continue
                reached[kind] += 1
                said = verdicts(folder, rader(logg), go)
                should = dict.fromkeys(said, True) | dict.fromkeys(PROGRAM, kind in SANNA)
                wrong += [f"{who}: {kind} ({n})" for who in said if said[who] != should[who]]
    return {
        "kampanj": "innebord",
        "seed": seed,
        "versions": versions(),
        "settings": {"historier": historier, "kommandon": KOMMANDON, "tvilling": tvilling},
        "attempts": antal,
        "reached": dict(sorted(reached.items())),
        "violations": dict(Counter(text.partition(" (")[0] for text in wrong)),
        "exempel": wrong[:5],
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return the kinds that were not tried; then the run proves nothing of them."""
    return [kind for kind in (*LOGNER, *SANNA) if not report["reached"].get(kind)]


@contextmanager
def _utan(namn: str) -> Iterator[None]:
    """Let ``granska.py`` forget what it requires of one type of event, or of every pott."""
    begins, found = re.compile(rf"^( *)def {namn}\(.*\):\n", re.MULTILINE), 0
    with tempfile.TemporaryDirectory() as name:
        for fil in korning.HAR.glob("*.py"):
            text, hits = begins.subn(r"\g<0>\1    return\n", fil.read_text("utf-8"))
            Path(name, fil.name).write_text(text, "utf-8")
            found += hits
        shutil.copy(korning.HAR / "rorelser.json", name)
        assert found == 1
        with patch.object(korning, "HAR", Path(name)):
            yield


@contextmanager
def _go_utan(fil: str, rad: str) -> Iterator[Path]:
    """Let the Go program forget a line of its own."""
    with tempfile.TemporaryDirectory() as name:
        har = Path(name, "har")
        shutil.copytree(korning.HAR, har)
        text = (har / fil).read_text("utf-8")
        assert text.count(f"{rad}\n") == 1
        (har / fil).write_text(text.replace(f"{rad}\n", "\n"), "utf-8")
        yield korning.bygg_go(Path(name), har)


TVILLINGAR: dict[str, Callable[[], Any]] = {
    "utan-harledda": lambda: patch.object(recheck, "DERIVES", frozenset()),
    "utan-hanvisningar": lambda: patch.object(recheck, "referred", lambda *_: ()),
    "utan-delar": lambda: patch.object(recheck, "parts", lambda *_: ()),
    "granska-utan-rattelser": lambda: _utan("HandelseRattad"),
    "granska-utan-attester": lambda: _utan("HandelseAttesterad"),
    "granska-utan-platser": lambda: _utan("placerad"),
    "granska-utan-potten": lambda: _utan("efter"),
    "granska-utan-rekvisitioner": lambda: _utan("rekvisitioner"),
    "granska-utan-svar": lambda: _utan("svar"),
    "granska-utan-angivet": lambda: _utan("angivet"),
    "go-utan-prov": lambda: _go_utan("mening.go", "t.provas(g, h)"),
    "go-utan-platser": lambda: _go_utan("logg.go", "g.placerad(h, t)"),
    "go-utan-noter": lambda: _go_utan("logg.go", "g.noteras(g.pott, h, t)"),
    "go-utan-ansprak": lambda: _go_utan("mening.go", "g.ansprak(h, t)"),
    "go-utan-avvikelser": lambda: _go_utan("mening.go", "g.avvikelser(h, t, avser)"),
    "go-utan-summor": lambda: _go_utan("potten.go", "g.summorna(p)"),
}
"""Programs that have forgotten something; under each the campaign must report violations."""


def main() -> int:
    """Run the campaign and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--antal", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=20220817)
    parser.add_argument("--historier", type=int, default=20)
    parser.add_argument("--tvilling", choices=["", *TVILLINGAR], default="")
    if why := korning.go_saknas():
        sys.exit(why)
    with tempfile.TemporaryDirectory() as folder:
        program = korning.bygg_go(Path(folder))
        return finish(campaign(program=program, **vars(parser.parse_args())), unreached)


if __name__ == "__main__":
    sys.exit(main())
