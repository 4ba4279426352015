"""The events that somebody is to attest at once, their figures, and what became of them (R35)."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, NamedTuple, NotRequired, TypeAlias, TypedDict, TypeVar

from application.reasons import Skal, reasons
from domain.values.beteckning import letters
from domain.values.dates import first_day, last_day
from projections.answers.attester import Attestslag
from projections.answers.attester.vantan import SLAGEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from application.errors import Kind
    from application.recording.report import Report
    from projections.answers.attester.urval import Urval, Vald

K = TypeVar("K")
Givet: TypeAlias = Literal["granskning", "beslut", "bada"]
"""Which attest a lot is given; ``bada`` is each of the two that an event lacks."""


def lacking(event: Vald, slag: Givet) -> tuple[Attestslag, ...]:
    """Return which of the attests asked for an event lacks."""
    return tuple(one for one in SLAGEN if slag in {one, "bada"} and event.saknar(one))


class Attestpott(TypedDict):
    """The events of a pott, or of the ledger as a whole: how many, and the first and last of them.

    Amounts are in öre; a credit counts below zero.
    """

    pott: str | None
    antal: int
    summa_ore: int
    forsta_handelse: int
    sista_handelse: int
    forsta_datum: str
    sista_datum: str


class Attesttyp(TypedDict):
    """The events of a kind, in öre; a credit counts below zero."""

    typ: str
    antal: int
    summa_ore: int


class Utelamnade(TypedDict):
    """What is left out: one's own if asked for, and what is corrected and needs no attest."""

    egna: int
    rattade: int


class Nekad(TypedDict):
    """An event that was not attested, by each rule that refused it, and what can be done."""

    handelse: int
    regler: list[str]
    meddelande: str
    kalla: str | None
    hjalp: str | None
    skal: list[Skal]


class Attest(TypedDict):
    """What became of the attests of a selection; of a dry run, what would.

    ``antal`` and ``summa_ore`` are of what lacked such an attest, ``redan`` of what had it. The
    attests themselves are ``registrerade`` events from ``forsta_nr`` to ``sista_nr``. ``provad``
    tells whether the selection was held to the seals.
    """

    schema: Literal["attest/1"]
    slag: Givet
    antal: int
    summa_ore: int
    registrerade: int
    redan: int
    forsta_nr: int | None
    sista_nr: int | None
    potter: list[Attestpott]
    typer: list[Attesttyp]
    utelamnade: Utelamnade
    avvisade: list[Nekad]
    exempeldata: bool
    provad: bool
    torrkor: NotRequired[Literal[True]]


class Figures(NamedTuple):
    """How many events there are, and their sum in öre."""

    antal: int
    summa_ore: int


def figures(events: Iterable[Vald]) -> Figures:
    """Return the number and the sum."""
    amounts = [one.belopp_ore for one in events]
    return Figures(len(amounts), sum(amounts))


class Lot(NamedTuple):
    """The events of a selection that lack an attest that is asked for, and the others that it has.

    ``redan`` have the attest; ``egna`` are left out by wish, and ``rattade`` since they need none.
    """

    slag: Givet
    events: Sequence[Vald]
    redan: int
    egna: Sequence[Vald] = ()
    rattade: Sequence[Vald] = ()

    @property
    def figures(self) -> Figures:
        """The number and the sum of what is to be attested."""
        return figures(self.events)


class Attested(NamedTuple):
    """A lot and what became of it; ``own`` are those of it that the attester registered."""

    lot: Lot
    report: Report
    own: int
    provad: bool
    torrkor: bool

    @property
    def kind(self) -> Kind | None:
        """What kind of failure it was; None of none."""
        return self.report.kind

    def as_json(self) -> Attest:
        """Return it as it is answered."""
        lot, report = self.lot, self.report
        answer: Attest = {
            "schema": "attest/1",
            "slag": lot.slag,
            "antal": lot.figures.antal,
            "summa_ore": lot.figures.summa_ore,
            "registrerade": report.registrerade,
            "redan": lot.redan,
            "forsta_nr": report.forsta_nr,
            "sista_nr": report.sista_nr,
            "potter": [_of_pott(*group) for group in _by(lot.events, lambda one: one.pott)],
            "typer": [_of_typ(*group) for group in _by(lot.events, _typ)],
            "utelamnade": {"egna": len(lot.egna), "rattade": len(lot.rattade)},
            "avvisade": [
                {
                    "handelse": one.rad,
                    "regler": list(one.regler),
                    "meddelande": one.meddelande,
                    "kalla": one.kalla,
                    "hjalp": one.hjalp,
                    "skal": reasons(one.rejected),
                }
                for one in report.avvisade
            ],
            "exempeldata": any(one.exempeldata for one in lot.events),
            "provad": self.provad,
        }
        return {**answer, "torrkor": True} if self.torrkor else answer


def name_of(slag: str, urval: Urval, found: Figures) -> str:
    """Return what the ids of a lot's attests begin with: the same selection, number and sum.

    So whoever sends a selection again, and says what is expected of it, is known again.
    """
    said = json.dumps([slag, *urval, *found]).encode()
    return f"attest-{letters(sha256(said).digest()[:8])}-"


def id_of(lot: str, event: Vald, slag: Attestslag) -> str:
    """Return the id of an event's attest of a kind in a lot."""
    return f"{lot}{letters(sha256(event.kommando_id.encode()).digest()[:12])}-{slag}"


def _typ(one: Vald) -> str:
    return one.typ.partition("/")[0]


def _by(events: Sequence[Vald], key: Callable[[Vald], K]) -> Iterable[tuple[K, list[Vald]]]:
    groups: dict[K, list[Vald]] = {}
    for one in events:
        groups.setdefault(key(one), []).append(one)
    return groups.items()


def _of_pott(pott: str | None, events: list[Vald]) -> Attestpott:
    found = figures(events)
    return {
        "pott": pott,
        "antal": found.antal,
        "summa_ore": found.summa_ore,
        "forsta_handelse": events[0].nr,
        "sista_handelse": events[-1].nr,
        "forsta_datum": min((one.handelsedatum for one in events), key=first_day),
        "sista_datum": max((one.handelsedatum for one in events), key=last_day),
    }


def _of_typ(typ: str, events: list[Vald]) -> Attesttyp:
    found = figures(events)
    return {"typ": typ, "antal": found.antal, "summa_ore": found.summa_ore}
