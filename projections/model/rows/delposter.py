"""What the parts of a figure are for: insats, prioriterat område, area and criterion as stated.

Only what an event itself says is kept here. What follows from another event (the row that an
outcome belongs to) is found when it is asked for, since it depends on what was known then.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from domain import events as e
from domain.bookkeeping.positions import BESLUTAT, EGENFINANSIERAT, FORBRUKAT
from domain.facts import AskadInsats
from domain.values.fields import okant
from projections.model.rows.kinds import model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from domain.bookkeeping.postings import Konto
    from domain.facts import Insatsdata, Mottagare, Rad
    from projections.model.rows.kinds import Likt

    Changes: TypeAlias = Iterable[tuple[Konto, int]]

OUTCOME = (FORBRUKAT, EGENFINANSIERAT)


class Delpost(NamedTuple):
    """A part of a figure of a nämnd and sub-unit, '' for none; what nothing says it is for is None.

    ``foljer`` is the command that says what it is for.
    """

    figur: str
    namnd: str
    underenhet: str
    belopp_ore: int
    insats: str | None = None
    prioriterat_omrade: str | None = None
    geso: str | None = None
    kriterium: str | None = None
    konto: str | None = None
    verksamhet: str | None = None
    kostnadsslag: str | None = None
    verifikat: str | None = None
    foljer: str | None = None


def parts(event: Likt, changes: Changes) -> Iterable[Delpost]:
    """Yield the parts that an event adds to a figure, in öre; the signs are those of its moves.

    ``changes`` is what it changes. ``askat`` and ``begart`` add to no figure: they say what an
    insats is for.
    """
    said = _SAGDA.get(model(event))
    if said is not None:
        return said(event)
    return _following(event, changes) if changes else ()


def _foreslaget(event: e.FordelningForeslagen) -> Iterator[Delpost]:
    return _av_rader(event.rader, "foreslaget", 1)


def _beslutat(event: e.FordelningBeslutad | e.BeslutKompletterat) -> Iterator[Delpost]:
    return _av_rader(event.rader, "beslutat", 1)


def _andrat(event: e.FordelningAndrad) -> Iterator[Delpost]:
    return _av_rader(event.rader, "beslutat", -1)


def _askat(event: e.AskandeInlamnat) -> Iterator[Delpost]:
    for one in event.insatser:
        asked = one if isinstance(one, AskadInsats) else AskadInsats(insats=one)
        yield _part(event, "askat", 0, insats=asked.insats, **_known(asked.insatsdata))


def _begart(event: e.AnnanInsatsBegard) -> Iterator[Delpost]:
    yield _part(event, "begart", 0, insats=event.insats, kriterium=event.kriterium)


def _forbrukat(event: e.ForbrukningRedovisad) -> Iterator[Delpost]:
    yield Delpost(
        FORBRUKAT,
        event.namnd,
        event.underenhet or "",
        event.forbrukat_ore,
        event.insats,
        None,
        event.geso,
        None,
        event.konto,
        event.verksamhet,
        event.kostnadsslag,
        _verifikat(event),
    )


_SAGDA: Mapping[type[e.Event], Callable[[Any], Iterator[Delpost]]] = {
    e.FordelningForeslagen: _foreslaget,
    e.FordelningBeslutad: _beslutat,
    e.BeslutKompletterat: _beslutat,
    e.FordelningAndrad: _andrat,
    e.AskandeInlamnat: _askat,
    e.AnnanInsatsBegard: _begart,
    e.ForbrukningRedovisad: _forbrukat,
}
"""The events that say themselves what their parts are for."""


def criterion(kriterier: Iterable[str]) -> str | None:
    """Return the criteria of a row as one value, so that its amount is counted once.

    In order and joined: a row that meets two criteria is a group of its own.
    """
    return "; ".join(sorted(set(kriterier))) or None


def _following(event: Likt, changes: Changes) -> Iterator[Delpost]:
    """Yield what moves an outcome or a decision without saying what it is for.

    ``foljer`` is the command that says it: the one this event corrects, or its own.
    """
    of = {
        "foljer": getattr(event, "avser_id", event.kommando_id),
        "verifikat": _verifikat(event),
    }
    for konto, delta in changes:
        if konto.position in OUTCOME:
            yield _part(konto, konto.position, delta, **of)
    decided = [(konto, delta) for konto, delta in changes if konto.position in BESLUTAT.plus]
    changed = Counter[tuple[str | None, str | None]]()
    for konto, delta in decided:
        changed[konto.namnd, konto.underenhet] += delta
    for konto, delta in decided:
        if changed[konto.namnd, konto.underenhet]:  # else it is as much as it was, elsewhere
            yield _part(konto, "beslutat", delta, **of)


def _verifikat(event: Likt) -> str | None:
    """Return the voucher that an event names; one that is not known tells nothing apart."""
    verifikat: str | None = getattr(event, "verifikat", None)
    return None if verifikat is None or okant(verifikat) else verifikat


def _av_rader(rader: Iterable[Rad], figur: str, sign: int) -> Iterator[Delpost]:
    """Yield the rows whose amounts are known."""
    for rad in rader:
        if rad.belopp_ore is not None:
            yield _of_rad(rad, figur, sign * rad.belopp_ore)


def _of_rad(rad: Rad, figur: str, ore: int) -> Delpost:
    known = _known(rad.insatsdata)
    kriterium = criterion(rad.kriterier)
    return _part(rad, figur, ore, insats=rad.insats, kriterium=kriterium, **known)


def _known(data: Insatsdata | None) -> dict[str, str | None]:
    if data is None:
        return {}
    return {"prioriterat_omrade": data.prioriterat_omrade, "geso": data.geso}


def _part(of: Mottagare | Konto, figur: str, ore: int, **more: str | None) -> Delpost:
    return Delpost(figur, of.namnd or "", of.underenhet or "", ore, **more)
