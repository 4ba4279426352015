"""Whether what an answer names is there: told at once, with what was meant and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application.asking.names import named
from application.errors import Kind, Stop
from domain.commands import (
    AvvikelseCommand,
    GeAttestratt,
    LamnaAskande,
    NoteraAvvikelse,
    PottCommand,
    UpprattaPott,
)
from domain.deciding.names import naming
from domain.errors import menade
from domain.values.declared import types_of
from domain.values.fields import AktorId, Enhetsnamn, Namndnamn, Organnamn, PottId, Record
from ledger.store.sqlite import lookup

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from domain.commands import Command
    from ledger.store.sqlite.reading import Reader

_ORGAN = {Organnamn, Namndnamn, Enhetsnamn}
_POTTER = (PottCommand, AvvikelseCommand, LamnaAskande, NoteraAvvikelse)
"""The commands whose potts must be set up; a right to attest may be given before its pott is."""


def known(conn: Reader, model: type[Command], name: str, value: Any) -> None:
    """Raise Stop when a field states a pott, an organ, an actor or an ärende that is not known.

    ``value`` is what is stated, as JSON; a pott that is to be set up must not be there.
    """
    for one in value if isinstance(value, list) else [value]:
        for kind in types_of(model, name):
            if kind in _ORGAN:
                named(conn, namnd=one)
            elif isinstance(kind, type) and issubclass(kind, Record) and isinstance(one, dict):
                _organs(conn, kind, one)
            elif kind is PottId and issubclass(model, _POTTER):
                _pott(conn, one, new=model is UpprattaPott and name == "pott")
            elif kind is AktorId and model is GeAttestratt:
                _one_of(one, lookup.actors(conn), "aktören", "Registrerade")
        if name == "arende" and issubclass(model, AvvikelseCommand):
            _one_of(one, lookup.arenden(conn), "ärendet", "Ärenden")


def _pott(conn: Reader, pott: str, *, new: bool) -> None:
    if not new:
        named(conn, pott)
    elif lookup.has_pott(conn, pott):
        raise Stop(
            Kind.USAGE, f"potten {pott!r} finns redan", "Ge den nya potten en annan beteckning."
        )


def _organs(conn: Reader, model: type[Record], stated: Mapping[str, Any]) -> None:
    """Look up every organ that a part of a command names, with its sub-unit."""
    for name in (*naming(model), "underenhet"):
        value = stated.get(name)
        if isinstance(value, str):
            named(conn, namnd=value)
        elif isinstance(value, dict):
            for kind in types_of(model, name):
                _organs(conn, kind, value)


def _one_of(stated: str, there: Collection[str], noun: str, head: str) -> None:
    if stated not in there:
        raise Stop(
            Kind.NOT_FOUND,
            f"{noun} {stated!r} finns inte.{menade(stated, there)}".rstrip("."),
            f"{head}: {', '.join(there) or 'ingen'}.",
        )
