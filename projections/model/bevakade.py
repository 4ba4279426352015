"""What is to be found again of each event beside its money: steps, documents, attests, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain import events as e
from domain.bevakning.steg import steg, tider
from domain.facts import Utforare
from projections.model.views import KOSTNAD

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def followed(nr: int, event: e.Event) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows that an event adds, each with its table; when it was stands beside them."""
    for rad, one in enumerate(steg(nr, event)):
        row = one._asdict()
        del row["dag"]  # sista_dag says it
        yield "lagesteg", row | {"typ": one.typ.name, "rad": rad}
    for rad, document in enumerate(event.underlag):
        yield "underlag", {name: getattr(document, name) for name in _DOCUMENT} | {"rad": rad}
    if isinstance(event, e.PottUpprattad):
        yield "pott_tid", tider(nr, event)._asdict() | {"pott": event.pott}
    if isinstance(event, e.HandelseAttesterad):
        yield "attest", {"avser_id": event.avser_id, "slag": event.slag}
    if event.numreras and event.attesteras:
        yield "attesteras", {}
    for kind, (table, names) in _AS_STATED.items():
        if isinstance(event, kind):
            yield table, {name: _kept(getattr(event, name, None)) for name in names}


def _kept(value: Any) -> Any:  # noqa: ANN401 - the value of any field
    """Return what a column keeps of a field: of an organisation, its name."""
    return value.namn if isinstance(value, Utforare) else value
