"""Which type of event a name means."""

from __future__ import annotations

from application.errors import Kind, Stop
from domain.deciding.kinds import EVENT_OF
from domain.errors import folded, menade
from domain.events import EVENTS


def event_type(named: str) -> str:
    """Return a type by its own name, or the noun that records it; raises Stop for another."""
    names = {event.__name__ for event in EVENTS}
    nouns = {command.substantiv(): event.__name__ for command, event in EVENT_OF.items()}
    found = nouns.get(folded(named).lower()) or named.partition("/")[0]
    if found not in names:
        raise Stop(
            Kind.NOT_FOUND,
            f"händelsetypen {named!r} finns inte.{menade(named, nouns)}".rstrip("."),
            f"Välj bland: {', '.join(nouns)}.",
        )
    return found
