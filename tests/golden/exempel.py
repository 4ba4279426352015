"""A sample event of every type, with every optional field filled, and its golden line.

    python -m tests.golden.exempel >> tests/golden/handelser.txt

adds the lines of new types, and of published types that got one more optional field. A line that
is there is never changed once a version is released: ledgers hold such bytes. Until then

    python -m tests.golden.exempel --om

writes them all anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

from domain.events import EVENTS, ArendeEvent, AvvikelseEvent, Event, PottEvent, RegisterEvent
from domain.events.recorded import Recorded
from ledger.format.codec import LedgerMapper, type_name
from tests.golden.falt import EGNA, FALT

HANDELSER = Path(__file__).parent / "handelser.txt"
REGLER = Path(__file__).parent / "regler.txt"

SENARE = {
    "AskandeInlamnat": ("ersatter_ore",),
    "StatsbidragInbetalt": ("avser_id",),
    "StatsbidragAterbetalt": ("oresavrundning_ore",),
    "HandelseRattad": ("stanger", "oattesterad_ar"),
}
"""Optional fields that a type got after it was published, oldest first; a line more for each."""


def stream(event: Event) -> str:
    if isinstance(event, PottEvent) or getattr(event, "pott", None) is not None:
        return f"pott/{event.pott}"
    if isinstance(event, ArendeEvent | AvvikelseEvent):
        return f"arende/{event.arende}"
    return "register" if isinstance(event, RegisterEvent) else "liggare"


def forms(model: type[Event]) -> range:
    """Return the forms that a type has had: as first published, then a field more in each."""
    return range(len(SENARE.get(model.__name__, ())) + 1)


def sample(model: type[Event], form: int) -> Recorded:
    """Return a recorded event of a type with each of the fields filled that the form has."""
    later = SENARE.get(model.__name__, ())[form:]
    filled = FALT | EGNA.get(model.__name__, {})
    event = model.model_validate(
        {name: filled[name] for name in model.model_fields if name not in later}
    )
    return Recorded(
        nr=17,
        aggregat=stream(event),
        version=3,
        typ=type_name(event),
        event=event,
        registrerad="2026-11-21T12:34:56.000007Z",
        registrerad_av="EK-01",
        liggarnummer="2022-000017" if model.numbered else None,
    )


def line(model: type[Event], form: int) -> str:
    """Return the golden line of a form of a type, as it would be written today."""
    stored = LedgerMapper().to_stored_event(sample(model, form))
    return f"{stored.topic}\t{stored.state.decode()}"


def golden() -> dict[str, list[str]]:
    """Return the golden data of every type that was ever published, a line for each form."""
    found: dict[str, list[str]] = {}
    for one in HANDELSER.read_text("utf-8").splitlines() if HANDELSER.exists() else ():
        typ, data = one.split("\t")
        found.setdefault(typ, []).append(data)
    return found


if __name__ == "__main__":
    known = {} if "--om" in sys.argv else golden()
    new = (
        line(model, form)
        for model in EVENTS
        for form in forms(model)
        if form >= len(known.get(f"{model.__name__}/{model.version}", ()))
    )
    text = "".join(f"{one}\n" for one in new).encode()
    if "--om" in sys.argv:
        HANDELSER.write_bytes(text)
    else:
        sys.stdout.buffer.write(text)
