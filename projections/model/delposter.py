"""What the parts of a figure are for: insats, prioriterat område, area and criterion as stated.

Only what an event itself says is kept here. What follows from another event (the row that an
outcome belongs to) is found when it is asked for, since it depends on what was known then.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from domain import events as e
from domain.bookkeeping.positions import BESLUTAT, EGENFINANSIERAT, FORBRUKAT
from domain.bookkeeping.postings import sides
from domain.facts import AskadInsats
from domain.values.fields import okant
from projections.model.views import BOKFORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.bookkeeping.postings import Konto
    from domain.facts import Insatsdata, Mottagare, Rad

Row = dict[str, Any]

OUTCOME = (FORBRUKAT, EGENFINANSIERAT)


def parts(event: e.PottEvent) -> Iterator[Row]:
    """Yield the parts that an event adds to a figure, in öre; the signs are those of its moves.

    ``askat`` and ``begart`` add to no figure: they say what an insats is for.
    """
    match event:
        case e.FordelningForeslagen():
            yield from _av_rader(event.rader, "foreslaget", 1)
        case e.FordelningBeslutad() | e.BeslutKompletterat():
            yield from _av_rader(event.rader, "beslutat", 1)
        case e.FordelningAndrad():
            yield from _av_rader(event.rader, "beslutat", -1)
        case e.AskandeInlamnat():
            for one in event.insatser:
                asked = one if isinstance(one, AskadInsats) else AskadInsats(insats=one)
                known = _known(asked.insatsdata)
                yield _row(event, "askat", 0, insats=asked.insats, **known)
        case e.AnnanInsatsBegard():
            yield _row(event, "begart", 0, insats=event.insats, kriterium=event.kriterium)
        case e.ForbrukningRedovisad():
            stated = {name: getattr(event, name) for name in ("insats", "geso", *BOKFORT)}
            stated["verifikat"] = _verifikat(event)
            yield _row(event, FORBRUKAT, event.forbrukat_ore, **stated)
        case _:
            yield from _following(event)


def criterion(kriterier: Iterable[str]) -> str | None:
    """Return the criteria of a row as one value, so that its amount is counted once.

    In order and joined: a row that meets two criteria is a group of its own.
    """
    return "; ".join(sorted(set(kriterier))) or None


def _following(event: e.PottEvent) -> Iterator[Row]:
    """Yield what moves an outcome or a decision without saying what it is for.

    ``foljer`` is the command that says it: the one this event corrects, or its own.
    """
    of = {
        "foljer": getattr(event, "avser_id", event.kommando_id),
        "verifikat": _verifikat(event),
    }
    for konto, delta in sides(event):
        if konto.position in OUTCOME:
            yield _row(konto, konto.position, delta, **of)
    decided = [(konto, delta) for konto, delta in sides(event) if konto.position in BESLUTAT.plus]
    changed = Counter[tuple[str | None, str | None]]()
    for konto, delta in decided:
        changed[konto.namnd, konto.underenhet] += delta
    for konto, delta in decided:
        if changed[konto.namnd, konto.underenhet]:  # else it is as much as it was, elsewhere
            yield _row(konto, "beslutat", delta, **of)


def _verifikat(event: e.PottEvent) -> str | None:
    """Return the voucher that an event names; one that is not known tells nothing apart."""
    verifikat: str | None = getattr(event, "verifikat", None)
    return None if verifikat is None or okant(verifikat) else verifikat


def _av_rader(rader: Iterable[Rad], figur: str, sign: int) -> Iterator[Row]:
    """Yield the rows whose amounts are known."""
    for rad in rader:
        if rad.belopp_ore is not None:
            yield _of_rad(rad, figur, sign * rad.belopp_ore)


def _of_rad(rad: Rad, figur: str, ore: int) -> Row:
    known = _known(rad.insatsdata)
    kriterium = criterion(rad.kriterier)
    return _row(rad, figur, ore, insats=rad.insats, kriterium=kriterium, **known)


def _known(data: Insatsdata | None) -> dict[str, str | None]:
    if data is None:
        return {}
    return {"prioriterat_omrade": data.prioriterat_omrade, "geso": data.geso}


def _row(of: Mottagare | Konto, figur: str, ore: int, **more: str | None) -> Row:
    empty = dict.fromkeys(
        ("insats", "prioriterat_omrade", "geso", "kriterium", *BOKFORT, "verifikat", "foljer")
    )
    place = {"namnd": of.namnd or "", "underenhet": of.underenhet or ""}
    return {"figur": figur, "belopp_ore": ore, **place, **empty, **more}
