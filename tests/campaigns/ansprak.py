"""Random claims on vouchers against a table that anybody could keep: no krona is financed twice.

    python3 run.py python -m tests.campaigns.ansprak --foljder 2000

from the root, with as many sequences; in each, costs, credit notes and corrections (of corrections,
to any depth) in three potts claim a few vouchers, with stated amounts and in many spellings, in a
real ledger. Of each command the table says whether R48 and R53 must refuse it. ``--tvilling`` runs
a ledger that is wrong in one way, which must be found out. Prints one JSON line; the exit code is
1 when a verdict differs or something was not reached, the other way round for a twin.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from domain import commands as c
from domain.bookkeeping import ansprak
from domain.deciding import context
from domain.deciding.decider import decide
from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command
from domain.errors import Malformed
from domain.rules import ALL_RULES
from ledger.recording import batch as recording
from ledger.recording.ledger import create
from ledger.store.sqlite.head import connect
from ledger.verification import verify
from tests.campaigns.rapport import finish, versions
from tests.oppning import oppning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from ledger.recording.batch import Batch

Stated = dict[str, Any]
PER_FOLJD = 90
POTTER = ("SOC-2022", "SOC-2023", "SOC-2024")
VERIFIKAT: tuple[tuple[str | int, ...], ...] = (
    ("V", 1),
    ("V", 11),
    ("V", 1, 2),
    ("V", 12),
    ("GL", 2022, 100, 11),
    ("GL", 2022, 1001, 1),
)
"""Vouchers by their parts: letters and numbers. Two are the same row only if all parts are."""

OLASLIGA = ("V\u28001", "V\u200b1", "\uff36-1", "V\uff0d1", "\u2164-1", "V\u0661")
SKAL = "två lika poster"


@dataclass
class Rad:
    """A row of the table: what an accepted command claims, or what it corrects."""

    id: str
    slag: str
    pott: str
    rad: tuple[str | int, ...] | None = None
    ore: int = 0
    angivet: int | None = None
    lika: tuple[Any, ...] = ()
    rattar: str | None = None
    upprepning: bool = False


@dataclass
class Tabell:
    """All that was accepted, in order; everything else is read out of it anew each time."""

    rader: list[Rad] = field(default_factory=list)

    def gallande(self, *also: Rad) -> list[Rad]:
        """Return the rows that no standing correction takes away."""
        alla = [*self.rader, *also]
        rattelser: dict[str, list[str]] = {}
        for one in alla:
            if one.rattar is not None:
                rattelser.setdefault(one.rattar, []).append(one.id)

        def star(id_: str) -> bool:
            return not any(star(rattelse) for rattelse in rattelser.get(id_, ()))

        return [one for one in alla if star(one.id)]

    def for_mycket(self, *also: Rad) -> set[tuple[str, tuple[str | int, ...]]]:
        """Return the vouchers on which more is claimed than there is."""
        claimed: dict[tuple[str, tuple[str | int, ...]], list[Rad]] = {}
        for one in self.gallande(*also):
            if one.rad is not None:
                claimed.setdefault((one.slag, one.rad), []).append(one)
        return {key for key, rows in claimed.items() if _over(rows)}

    def dubbelt(self, new: Rad) -> bool:
        """Tell whether a row says again what stands, or brings it back, and nobody says why."""
        if new.upprepning:
            return False
        before = self.gallande()
        if new.rattar is None:
            return any(one.lika == new.lika for one in before)
        back = [one for one in self.gallande(new) if one not in before and one.lika]
        return any(
            sum(one.lika == other.lika and not one.upprepning for one in self.gallande(new)) > 1
            for other in back
        )


def _over(rows: list[Rad]) -> bool:
    angivna = [one.angivet for one in rows if one.angivet is not None]
    return sum(one.ore for one in rows) > angivna[0] if angivna else len(rows) > 1


def _utan_rattelser() -> AbstractContextManager[Any]:
    only = (c.RedovisaForbrukning, c.KrediteraForbrukning)
    return _med_r48(only)


def _utan_krediter() -> AbstractContextManager[Any]:
    return _med_r48((c.RedovisaForbrukning, c.RattaHandelse))


def _med_r48(only: tuple[type[c.Command], ...]) -> AbstractContextManager[Any]:
    rules = tuple(replace(one, commands=only) if one.id == "R48" else one for one in ALL_RULES)
    return patch.object(
        recording,
        "decide",
        lambda state, context, command, _rules: decide(state, context, command, rules),
    )


def _sista_taket(claims: Any) -> int | None:
    stated = [one.angivet_ore for one in claims if one.angivet_ore is not None]
    return stated[-1] if stated else None


TVILLINGAR: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "rattelser": _utan_rattelser,
    "krediter": _utan_krediter,
    "stavning": lambda: patch.object(context, "skelett", lambda text: text),
    "taket": lambda: patch.object(ansprak, "tak", _sista_taket),
}
"""Ledgers with one fault: corrections or credit notes not held, spelling, the last ceiling."""


class Foljd:
    """One random sequence in a ledger of its own, and the table beside it."""

    def __init__(self, batch: Batch, rnd: Random, reached: Counter[str]) -> None:
        self._batch, self._rnd, self._reached = batch, rnd, reached
        self._tabell = Tabell()
        self._n = 0
        self.fel: list[str] = []
        for number, one in enumerate(_grund()):
            outcome = batch.record(parse_command({"id": f"g{number}", "avser": "grund"} | one))
            assert not isinstance(outcome, Rejected), outcome

    def steg(self) -> None:
        """Send one command, and hold the answer against the table."""
        self._n += 1
        stated, row = self._kommando()
        try:
            command = parse_command(stated)
        except Malformed:
            self._reached["dörren avvisar"] += 1
            if stated["verifikat"] not in OLASLIGA:
                self.fel.append(f"dörren avvisar {stated}")
            return
        alone = row.rad is None and row.angivet is not None and row.ore > row.angivet
        over = alone or bool(self._tabell.for_mycket(row) - self._tabell.for_mycket())
        wanted = {"R48": over, "R53": self._tabell.dubbelt(row)}
        outcome = self._batch.record(command)
        rules = outcome.rules if isinstance(outcome, Rejected) else ()
        wrong = {rule for rule, broken in wanted.items() if broken != (rule in rules)}
        if wrong or stated.get("verifikat") in OLASLIGA:
            self.fel.append(f"{sorted(wrong)}: {stated} gav {rules}")
        if not isinstance(outcome, Rejected):
            self._tabell.rader.append(row)
        self._rakna(row, rules)

    def _rakna(self, row: Rad, rules: tuple[str, ...]) -> None:
        kind = row.slag
        if row.rattar is not None:
            depth, at = 0, row
            by_id = {one.id: one for one in self._tabell.rader}
            while at.rattar is not None and at.rattar in by_id:
                depth, at = depth + 1, by_id[at.rattar]
            kind = f"rättelse {min(depth, 4)} av {at.slag}"
        named = [rule for rule in ("R48", "R53") if rule in rules]
        self._reached[f"{kind}: {' '.join(named) or ('annat' if rules else 'godtas')}"] += 1

    def _kommando(self) -> tuple[Stated, Rad]:
        (slag,) = self._rnd.choices(("kostnad", "kredit", "rättelse"), weights=(6, 2, 5))
        made = [*self._tabell.rader]
        if slag == "rättelse" and made:
            return self._rattelse(made)
        return self._ansprak("kredit" if slag == "kredit" else "kostnad")

    def _rattelse(self, made: list[Rad]) -> tuple[Stated, Rad]:
        standing = self._tabell.gallande()
        corrections = [one for one in standing if one.rattar is not None]
        of = corrections if corrections and self._rnd.random() < 0.6 else standing or made
        wrong = self._rnd.choice(of if self._rnd.random() < 0.95 else made)
        row = Rad(f"r{self._n}", "rättelse", wrong.pott, rattar=wrong.id)
        stated = {"kommando": "RattaHandelse", "id": row.id, "pott": row.pott, "skal": "fel"}
        stated |= {"avser_id": wrong.id, "datum": f"{row.pott[-4:]}-11-01", "avser": "rättelse"}
        return self._med_skal(stated, row)

    def _ansprak(self, slag: str) -> tuple[Stated, Rad]:
        rnd, pott = self._rnd, self._rnd.choice(POTTER)
        rad = rnd.choice(VERIFIKAT) if rnd.random() < (0.93 if slag == "kostnad" else 0.7) else None
        row = Rad(f"{slag[0]}{self._n}", slag, pott, rad, rnd.choice((1, 10, 20, 50)))
        if slag == "kostnad" and rnd.random() < 0.5:
            row.angivet = rnd.choice((20, 50, 100, 1000))
        avser = rnd.choice(("a", "b"))
        row.lika = (slag, pott, rad, row.ore, row.angivet, avser)
        kommando = "RedovisaForbrukning" if slag == "kostnad" else "KrediteraForbrukning"
        stated: Stated = {"kommando": kommando, "id": row.id, "pott": pott, "namnd": "KUN"}
        stated |= {"datum": f"{pott[-4:]}-10-01", "avser": avser, "belopp_ore": row.ore}
        if slag == "kostnad":
            stated["insats"] = "fältarbete"
        if row.angivet is not None:
            stated["verifikat_belopp_ore"] = row.angivet
        if rad is not None:
            odd = rnd.random() < 0.03
            stated["verifikat"] = rnd.choice(OLASLIGA) if odd else _stavat(rnd, rad)
        return self._med_skal(stated, row)

    def _med_skal(self, stated: Stated, row: Rad) -> tuple[Stated, Rad]:
        if self._rnd.random() < 0.1:
            stated["upprepning"], row.upprepning = SKAL, True
        return stated, row


def _stavat(rnd: Random, rad: tuple[str | int, ...]) -> str:
    """Write a voucher as somebody might."""
    text, before = "", None
    for part in rad:
        marks = ("-", ":", " ", "/", "\u2013", " - ", ".")
        apart = isinstance(part, int) and isinstance(before, int)
        text += rnd.choice(marks if apart else (*marks, "")) if before is not None else ""
        if isinstance(part, int):
            text += "0" * rnd.choice((0, 0, 0, 2)) + str(part)
        else:
            text += part.lower() if rnd.random() < 0.3 else part
        before = part
    return text


def _grund() -> Iterator[Stated]:
    """Yield a register and three potts with money at a nämnd."""
    organ = {"kommando": "RegistreraOrgan", "datum": "2022-01-01"}
    for kod, slag in (("SOS", "myndighet"), ("KS", "namnd"), ("KUN", "namnd")):
        yield organ | {"kod": kod, "namn": f"{kod} i prov", "slag": slag}
    for pott in POTTER:
        ar = pott[-4:]
        of = {"pott": pott, "datum": f"{ar}-02-01"}
        beslut = {"datum": f"{ar}-02-01", "paragraf": 1, "diarienummer": f"STK-{ar}-1"}
        mycket = {"belopp_ore": 1_000_000}
        yield of | {
            "kommando": "UpprattaPott", "kalla": "statsbidrag", "givare": "SOS", "program": "prov",
            "bidragsar": int(ar), "andamal": "prov", "nyttjas_from": ar, "nyttjas_tom": ar,
            "engangsmedel": True,
        }  # fmt: skip
        sos, ks = beslut | {"organ": "SOS"}, beslut | {"organ": "KS"}
        yield of | mycket | {"kommando": "RegistreraTilldelning", "beslut": sos}
        yield of | mycket | {"kommando": "RekvireraStatsbidrag", "rekvisition": "R1", "ombud": "o"}
        yield of | mycket | {"kommando": "RegistreraInbetalning", "rekvisition": "R1"}
        rader = [{"namnd": "KUN"} | mycket]
        total = {"total_ore": 1_000_000, "rader": rader, "beslut": ks}
        yield of | total | {"kommando": "BeslutaFordelning"}
        yield of | mycket | {"kommando": "OverforMedel", "namnd": "KUN"}


@contextmanager
def _liggare() -> Iterator[tuple[Path, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ansprak.db"
        with closing(create(path, oppning(), "EK-01")) as ledger:
            yield path, ledger


def campaign(foljder: int, seed: int, tvilling: str | None = None) -> dict[str, Any]:
    """Run the sequences and return the report."""
    reached, fel = Counter[str](), list[str]()
    faulty = TVILLINGAR[tvilling]() if tvilling else nullcontext()
    with faulty:
        for number in range(foljder):
            with _liggare() as (path, ledger):
                with ledger.batch("EK-01") as batch:
                    foljd = Foljd(batch, Random(f"{seed}:{number}"), reached)
                    for _ in range(PER_FOLJD):
                        foljd.steg()
                fel += (f"följd {number}: {one}" for one in foljd.fel)
                if tvilling is None:
                    with closing(connect(path)) as conn:
                        fel += (f"följd {number}: {one}" for one in verify(conn).found.kept)
    return {
        "campaign": "ansprak",
        "seed": seed,
        "versions": versions(),
        "settings": {"foljder": foljder, "kommandon": foljder * PER_FOLJD, "tvilling": tvilling},
        "reached": dict(sorted(reached.items())),
        "violations": len(fel),
        "exempel": fel[:5],
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return what a run must have met to count, and did not."""
    wanted = {"dörren avvisar"}
    for slag in ("kostnad", "kredit"):
        wanted |= {f"{slag}: {how}" for how in ("godtas", "R48", "R53", "R48 R53")}
        wanted |= {f"rättelse {depth} av {slag}: godtas" for depth in (1, 2, 3, 4)}
        wanted |= {f"rättelse 2 av {slag}: R48"}
    wanted |= {f"rättelse {depth} av kostnad: R48" for depth in (1, 3, 4)}
    return sorted(wanted - report["reached"].keys())


def main() -> None:
    """Run the full form from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--foljder", type=int, default=2000)
    parser.add_argument("--fro", type=int, default=2026)
    parser.add_argument("--tvilling", choices=TVILLINGAR)
    options = parser.parse_args()
    sys.exit(finish(campaign(options.foljder, options.fro, options.tvilling), unreached))


if __name__ == "__main__":
    main()
