"""What the parts of a figure are for: insats, prioriterat område, area and criterion as stated.

Only what an event itself says is kept here. What follows from another event (the row that an
outcome belongs to) is found when it is asked for, since it depends on what was known then.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from domain import events as e
from domain.bookkeeping.positions import BESLUTAT, EGENFINANSIERAT, FORBRUKAT
from domain.facts import AskadInsats
from domain.values.fields import okant
from projections.model.rows.kinds import into

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from domain.bookkeeping.postings import Konto
    from domain.facts import Insatsdata, Mottagare, Rad
    from projections.model.rows.kinds import Into, Likt

    Changes: TypeAlias = Iterable[tuple[Konto, int]]
    Delpost: TypeAlias = tuple[Into, tuple[str | int | None, ...]]

OUTCOME = (FORBRUKAT, EGENFINANSIERAT)
_KONTERING = ("konto", "verksamhet", "kostnadsslag", "verifikat")
_DEL = ("rad", "pott", "ar", "kommando_id", "figur", "namnd", "underenhet", "belopp_ore")
_UTFALL = into("delpost", *_DEL, "insats", "geso", *_KONTERING)
_RAD = into("delpost", *_DEL, "insats", "prioriterat_omrade", "geso", "kriterium")
_FOLJER = into("delpost", *_DEL, "foljer", "verifikat")
"""What each sort of part says that it is for; ``foljer`` is the command that says it instead."""


def parts(kind: type[e.Event], event: Likt, changes: Changes) -> Iterable[Delpost]:
    """Yield the parts that an event adds to a figure, in öre; the signs are those of its moves.

    Each is its columns, and its values from ``figur`` on; '' is no nämnd or sub-unit. ``changes``
    is what the event changes. ``askat`` and ``begart`` add to no figure: they say what an insats
    is for.
    """
    said = _SAGDA.get(kind)
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
        yield _RAD, (*_of(event, "askat", 0), asked.insats, *_known(asked.insatsdata), None)


def _begart(event: e.AnnanInsatsBegard) -> Iterator[Delpost]:
    yield _RAD, (*_of(event, "begart", 0), event.insats, None, None, event.kriterium)


def _forbrukat(event: e.ForbrukningRedovisad) -> Iterator[Delpost]:
    yield (
        _UTFALL,
        (
            *_of(event, FORBRUKAT, event.forbrukat_ore),
            event.insats,
            event.geso,
            event.konto,
            event.verksamhet,
            event.kostnadsslag,
            _verifikat(event),
        ),
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

    What says it is the command that this event corrects, or its own.
    """
    of = getattr(event, "avser_id", event.kommando_id), _verifikat(event)
    for konto, delta in changes:
        if konto.position in OUTCOME:
            yield _FOLJER, (*_of(konto, konto.position, delta), *of)
    decided = [(konto, delta) for konto, delta in changes if konto.position in BESLUTAT.plus]
    changed = Counter[tuple[str | None, str | None]]()
    for konto, delta in decided:
        changed[konto.namnd, konto.underenhet] += delta
    for konto, delta in decided:
        if changed[konto.namnd, konto.underenhet]:  # else it is as much as it was, elsewhere
            yield _FOLJER, (*_of(konto, "beslutat", delta), *of)


def _verifikat(event: Likt) -> str | None:
    """Return the voucher that an event names; one that is not known tells nothing apart."""
    verifikat: str | None = getattr(event, "verifikat", None)
    return None if verifikat is None or okant(verifikat) else verifikat


def _av_rader(rader: Iterable[Rad], figur: str, sign: int) -> Iterator[Delpost]:
    """Yield the rows whose amounts are known."""
    for rad in rader:
        if rad.belopp_ore is not None:
            of = _of(rad, figur, sign * rad.belopp_ore)
            yield _RAD, (*of, rad.insats, *_known(rad.insatsdata), criterion(rad.kriterier))


def _known(data: Insatsdata | None) -> tuple[str | None, str | None]:
    """Return prioriterat område and area."""
    return (None, None) if data is None else (data.prioriterat_omrade, data.geso)


def _of(whose: Mottagare | Konto, figur: str, ore: int) -> tuple[str, str, str, int]:
    return figur, whose.namnd or "", whose.underenhet or "", ore
