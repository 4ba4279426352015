"""What is to be found again of each event beside its money: steps, documents, attests, rights."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from domain import events as e
from domain.bevakning.bild import Lagesteg, Tider
from domain.bevakning.steg import STEGTYPER, steg, tider
from domain.facts import Utforare
from projections.model.rows.kinds import attested, into, read, reads
from projections.model.views import KOSTNAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.model.rows.kinds import Into, Likt, Read

AVSTAMT = (
    *("pott", "kommando_id", "slag", "konto", "per_datum", "position", "namnd", "underenhet"),
    *("belopp_ore", "liggarens_ore", "differens_ore", "forklaring"),
)
_AS_STATED: dict[type[e.Event], tuple[str, tuple[str, ...]]] = {
    e.RakenskapsarStangt: ("stangning", ("ar",)),
    e.RakenskapsarOppnat: ("oppning", ("ar",)),
    e.KommunbidragVaxlat: (
        "vaxling",
        ("pott", "fran", "till", "belopp_per_ar_ore", "fran_ar", "insats"),
    ),
    e.AktorRegistrerad: ("aktor", ("aktor", "roll", "organ")),
    e.AttestrattGiven: (
        "attestratt",
        ("aktor", "slag", "for_pott", "for_namnd", "giltig_from", "giltig_tom"),
    ),
    e.AterrapporteradTillMyndighet: ("aterrapport", ("pott", "per_datum")),
    e.PostAvstamd: ("avstamning", AVSTAMT),
    e.ForbrukningRedovisad: ("kostnad", KOSTNAD),
    e.ForbrukningKrediterad: ("kostnad", KOSTNAD),
}
"""The fields of some events that are kept as they are stated, and in which table."""

_DOCUMENT = ("typ", "titel", "diarienummer", "sha256")
_KEPT = slice(3, None)  # of a step, what is not said beside it: its number, its type and its day
_LAGESTEG = into("lagesteg", "rad", "typ", *Lagesteg._fields[_KEPT])
_UNDERLAG = into("underlag", "rad", *_DOCUMENT)
_POTT_TID = into("pott_tid", "pott", *Tider._fields[1:])
_ATTEST = into("attest", "avser_id", "slag")
_ATTESTERAS = into("attesteras", "kommando_id", "pott")


class _Foljd(NamedTuple):
    """What is kept of the events of a type: whether steps, what must be attested, fields."""

    steg: bool
    attesteras: Read
    pott: Read
    into: Into | None
    falt: Read
    utforare: Read


@cache
def _foljd(kind: type[e.Event]) -> _Foljd:
    table, columns = _AS_STATED.get(kind, (None, ()))
    kept = None if table is None else into(table, *columns)
    steps = kind in STEGTYPER
    return _Foljd(
        steps,
        attested(kind),
        read(kind, "pott"),
        kept,
        reads(kind, *columns),
        read(kind, "utforare"),
    )


def followed(kind: type[e.Event], nr: int, event: Likt) -> Iterator[tuple[Into, tuple[Any, ...]]]:
    """Yield the rows that event ``nr`` adds, each with where it is kept."""
    kept = _foljd(kind)
    if kept.steg:
        for rad, one in enumerate(steg(nr, event)):
            yield _LAGESTEG, (rad, one.typ.name, *tuple(one)[_KEPT])
    for rad, document in enumerate(event.underlag):
        yield _UNDERLAG, (rad, *(getattr(document, name) for name in _DOCUMENT))
    if kind is e.PottUpprattad:
        yield _POTT_TID, (event.pott, *tider(nr, event)[1:])
    if kind is e.HandelseAttesterad:
        yield _ATTEST, (event.avser_id, event.slag)
    if kept.attesteras(event):
        yield _ATTESTERAS, (event.kommando_id, kept.pott(event))
    if kept.into is not None:
        values = kept.falt(event)
        named = kept.utforare(event) is not None
        yield kept.into, tuple(map(_kept, values)) if named else values


def _kept(value: Any) -> Any:  # noqa: ANN401 - the value of any field
    """Return what a column keeps of a field: of an organisation, its name."""
    return value.namn if isinstance(value, Utforare) else value
