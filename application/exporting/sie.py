"""What the state's grants book, as the finance systems take it in (SIE 4)."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from application.beside import toml, wrong
from application.errors import Kind, Stop
from application.recording.lists.mapping import KONTON, SIE
from domain.bookkeeping.positions import AVSATT
from exchange.sie import EXEMPEL, Plan
from exchange.sie.bokning import verifikat
from exchange.sie.skrivning import Bok, skriven
from projections.answers.rorelser import rorelser, sist_registrerad
from projections.answers.sidor.historik import kallor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from application.asking.snapshot import Asking
    from application.exporting.wanted import Wanted
    from exchange.sie.bokning import Verifikat
    from projections.model.as_of import AsOf

_EGNA = {"namn", "orgnr"}


def sie(asking: Asking, wanted: Wanted) -> Iterator[bytes]:
    """Yield a SIE file of a year; raises Stop where nothing is booked, and for odd accounts."""
    inom, _ = asking.bounded(wanted.bounds, wanted.pott)
    if not _statens(asking, wanted.pott):
        raise Stop(
            Kind.USAGE, f"{wanted.pott or 'liggaren'} har inget statsbidrag att bokföra",
            "KS anslag är budget och inga pengar: det som används bokförs som nämndens kostnad.",
        )  # fmt: skip
    alla = bokfort(asking, inom, wanted.pott)
    ar = wanted.ar or max((int(one.rorelse.dag[:4]) for one in alla), default=2000)
    bok = Bok(
        plan(asking.path.parent),
        wanted.slag,
        ar,
        sist_registrerad(asking.conn, inom)[:10].replace("-", ""),
        ("Bidragsliggaren", version("bidragsliggaren")),
        [one for one in alla if one.rorelse.dag[:4] == f"{ar:04d}"],
        [one for one in alla if one.rorelse.dag[:4] < f"{ar:04d}"],
        asking.organ_names(),
    )
    return skriven(bok)


def bokfort(asking: Asking, inom: AsOf, pott: str | None = None) -> list[Verifikat]:
    """Return all that is booked within some bounds, in the order of days."""
    return list(verifikat(rorelser(asking.conn, inom, pott=pott), _statens(asking, pott)))


def _statens(asking: Asking, pott: str | None) -> list[str]:
    """Return the potts, or the one, that hold the state's money."""
    return [of for of, kalla in kallor(asking.conn, pott).items() if kalla != AVSATT]


def told(asking: Asking) -> str:
    """Return what whoever gets the file is told besides; '' if that is nothing."""
    if not plan(asking.path.parent).exempel:
        return ""
    return f"kontona är exempel att hålla mot er egen kontoplan; skriv dem i {KONTON} under [{SIE}]"


def plan(folder: Path) -> Plan:
    """Return the accounts that the city has named beside the ledger, or the examples."""
    stated = (toml(folder / KONTON) or {}).get(SIE)
    if stated is None:
        return Plan(EXEMPEL)
    if not isinstance(stated, dict):
        raise wrong(KONTON, f"{SIE} ska skrivas [{SIE}]")
    return _plan({str(name): str(of) for name, of in stated.items()})


def _plan(stated: Mapping[str, str]) -> Plan:
    if odd := stated.keys() - EXEMPEL.keys() - _EGNA:
        raise wrong(KONTON, f"[{SIE}] känner inte {', '.join(sorted(odd))}")
    if missing := EXEMPEL.keys() - stated.keys():
        raise wrong(KONTON, f"[{SIE}] saknar konto för {', '.join(sorted(missing))}")
    if wrongly := [name for name in EXEMPEL if not stated[name].isdigit()]:
        raise wrong(KONTON, f"[{SIE}] {', '.join(wrongly)} ska vara ett kontonummer")
    konton = {roll: of._replace(nummer=stated[roll]) for roll, of in EXEMPEL.items()}
    namn, orgnr = stated.get("namn", "Kommunen"), stated.get("orgnr", "")
    return Plan(konton, namn, orgnr, exempel=False)
