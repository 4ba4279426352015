"""What a decision needs to know from outside its own pott, as pure data.

``index_keys`` says under which keys an event can be found later; ``domain.deciding.uppslag`` which
keys the rules for a command ask for. The ledger keeps the index and fills ``Context`` inside the
same write transaction, and knows nothing of why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain import commands as c
from domain import events as e
from domain.deciding.upprepning import json_text, sagt, sammandrag
from domain.states.bok_och_arende import Bok
from domain.states.register import Register
from domain.values.dates import OKAND, year
from domain.values.fields import okant
from domain.values.once import once
from domain.values.referenser import skelett
from domain.values.skelett import actor_looks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.deciding.upprepning import Dumps, Sammandrag
    from domain.facts import Beslut, Pottvillkor
    from domain.states.pott import Pott

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """The register, the books, who acts, and the earlier events found under the keys asked for.

    ``registrerad_av`` says who registered the command that this one is about, by its id;
    ``potter`` holds every pott, for a command that concerns them all (``needs_potts``);
    ``noterade`` the events of its own pott, for one that folds its notes anew (``needs_noted``),
    and of these at least those that leave a note (``domain.states.noted.SKRIVER``); ``idag``
    is the Swedish date of the moment that the command is stamped with, ``klockan`` that of the
    clock, and ``fore_klockan`` whether the stamp is more than a day ahead of it (R55).
    """

    register: Register = field(default_factory=Register)
    found: Mapping[Key, tuple[e.Event, ...]] = field(default_factory=dict)
    bok: Bok = field(default_factory=Bok)
    aktor: str = ""
    registrerad_av: Mapping[str, str] = field(default_factory=dict)
    potter: Mapping[str, Pott] = field(default_factory=dict)
    idag: str = ""
    klockan: str = ""
    fore_klockan: bool = False
    noterade: tuple[e.Event, ...] = ()

    @property
    def dagen(self) -> str:
        """The day that has come for certain: a stamp can have run away from the clock (R55)."""
        return min(self.idag, self.klockan) if self.klockan else self.idag

    def events(self, key: Key) -> tuple[e.Event, ...]:
        """Return the events under a key, oldest first."""
        return self.found.get(key, ())

    def las(self) -> tuple[e.Event, ...]:
        """Read what the pott is made of, where that is needed (``domain.states.pott_fold``)."""
        return self.noterade

    def attester(self, kommando_id: str) -> frozenset[str]:
        """Return the kinds of attest that a command has; none is ever taken back (R35, R36)."""
        about = self.events(by_avser(kommando_id))
        return frozenset(one.slag for one in about if isinstance(one, e.HandelseAttesterad))


def by_command(kommando_id: str) -> Key:
    """Return the key of the events that a command gave."""
    return "kommando", kommando_id


def by_avser(kommando_id: str) -> Key:
    """Return the key of the events that are about an earlier command (R35, R36)."""
    return "avser", kommando_id


def by_mote(beslut: Beslut) -> Key:
    """Return the key of the minutes of a meeting (R40)."""
    return "mote", f"{beslut.organ} {beslut.datum}"


def by_verifikat(verifikat: str) -> Key:
    """Return the key of the costs that claim a row of the general ledger (R48)."""
    return "verifikat", skelett(verifikat)


def by_kreditverifikat(verifikat: str) -> Key:
    """Return the key of the credit notes that claim in a series of their own (R48)."""
    return "kreditverifikat", skelett(verifikat)


def by_rekvisition(reference: str) -> Key:
    """Return the key of the rekvisitioner with a reference (R10)."""
    return "rekvisition", skelett(reference)


@once
def _sammandrag(said: c.Command | e.Event) -> Sammandrag | None:
    content = sagt(said)
    return None if content is None else sammandrag(content)


def by_hela(said: c.Command | e.Event) -> Key | None:
    """Return the key of what says all the same; None for what moves nothing (R53)."""
    made = _sammandrag(said)
    return None if made is None else ("hela", made.hela)


def by_det_viktiga(said: c.Command | e.Event) -> tuple[Key, ...]:
    """Return the keys of what may be the same in all that matters; none for what moves nothing.

    What states its voucher is held against the same voucher, and against what states none.
    """
    if (made := _sammandrag(said)) is None:
        return ()
    same, utan = made.det_viktiga, made.utan_verifikat
    return ("det_viktiga", same), ("med_verifikat" if same == utan else "det_viktiga", utan)


def by_det_sagda(said: c.Command | e.Event) -> tuple[Key, ...]:
    """Return both the key of what says all the same and those of what may; none as these (R53)."""
    key = by_hela(said)
    return () if key is None else (key, *by_det_viktiga(said))


def by_paragraf(beslut: Beslut) -> Key:
    """Return the key of the decisions with the same organ, year and § (R38)."""
    ar = beslut.datum if beslut.datum == OKAND else year(beslut.datum)
    return "paragraf", f"{beslut.organ} {ar} § {beslut.paragraf}"


def by_identity(villkor: Pottvillkor) -> Key:
    """Return the key of the potts with the same source, programme and year (R1)."""
    return "pott", f"{villkor.kalla} {villkor.bidragsar} {skelett(villkor.program)}"


def by_pottnamn(pott: str) -> Key:
    """Return the key of the potts whose ids are taken for this one (R54)."""
    return "pottnamn", actor_looks(pott)


def index_keys(
    event: e.Event, dumps: Dumps = json_text, command: c.Command | None = None
) -> Iterator[Key]:
    """Yield the keys under which an event is found, besides its command's (``by_command``).

    ``dumps`` writes those that are JSON, unless the command that gave the event says the same:
    then they are its own.
    """
    if event.beslut is not None and event.beslut.paragraf is not None:
        yield by_paragraf(event.beslut)
    if (avser_id := event.__dict__.get("avser_id")) is not None:
        yield by_avser(avser_id)
    if isinstance(event, e.PottUpprattad):
        yield by_identity(event)
        yield by_pottnamn(event.pott)
    elif isinstance(event, e.StatsbidragRekvirerat):
        yield by_rekvisition(event.rekvisition)
    elif isinstance(event, e.ProtokollJusterat) and event.beslut is not None:
        yield by_mote(event.beslut)
    yield from claimed(event)
    if (content := sagt(event)) is not None:
        made = _sammandrag(command) if command is not None and sagt(command) == content else None
        made = made or sammandrag(content, dumps)
        yield "hela", made.hela
        yield "det_viktiga", made.det_viktiga
        if made.det_viktiga != made.utan_verifikat:
            yield "med_verifikat", made.utan_verifikat


def claimed(said: c.Command | e.Event) -> Iterator[Key]:
    """Yield the series of a voucher that is claimed, or by a correction freed or claimed again."""
    row = said.__dict__.get("verifikat")
    if row is None or okant(row):
        return
    if isinstance(said, e.ForbrukningRedovisad | e.HandelseRattad | c.RedovisaForbrukning):
        yield by_verifikat(row)
    if isinstance(said, e.ForbrukningKrediterad | e.HandelseRattad | c.KrediteraForbrukning):
        yield by_kreditverifikat(row)
