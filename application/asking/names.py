"""Potts and organs by any of their names; one that is not known is told, with what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.errors import Kind, Stop
from domain.bevakning.vantan import ROLLER
from domain.errors import menade
from ledger.store.sqlite import lookup

if TYPE_CHECKING:
    from ledger.store.sqlite.lookup import Vem
    from ledger.store.sqlite.reading import Reader


def acting(conn: Reader, vem: str) -> str:
    """Return who may have to act, a role or an organ's code, by any of its names; raises Stop."""
    for roll in ROLLER:
        if roll.casefold() == vem.casefold():
            return roll
    found = lookup.organ(conn, vem)
    if found is None:
        names = [*ROLLER, *lookup.organs(conn)]
        raise Stop(
            Kind.NOT_FOUND,
            f"ingen heter {vem!r}.{menade(vem, names)}".rstrip("."),
            f"Välj en av {', '.join(ROLLER)}, eller ett organ i registret.",
        )
    return found.underenhet or found.namnd or vem


def named(conn: Reader, pott: str | None = None, namnd: str | None = None) -> Vem:
    """Return the nämnd or sub-unit with any of its names; a pott or name unknown is told."""
    if pott is not None and not lookup.has_pott(conn, pott):
        potts = lookup.potts(conn)
        known = ", ".join(potts) or "ingen"
        raise Stop(
            Kind.NOT_FOUND,
            f"potten {pott!r} finns inte.{menade(pott, potts)}".rstrip("."),
            f"Upplagda potter: {known}.",
        )
    if namnd is None:
        return lookup.ALLA
    vem = lookup.organ(conn, namnd)
    if vem is None:
        names = lookup.organs(conn)
        known = ", ".join(dict.fromkeys(names.values())) or "inget"
        raise Stop(
            Kind.NOT_FOUND,
            f"organet {namnd!r} finns inte i registret.{menade(namnd, names)}".rstrip("."),
            f"Registrerade: {known}.",
        )
    return vem
