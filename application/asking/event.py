"""One event whole: as it is stored, what it was held against, what it did, what is about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NotRequired, TypedDict

from application.asking.around import around, related
from application.asking.persons import persons
from application.asking.pointed_at import event_number
from application.asking.snapshot import rooted
from application.errors import Kind, Stop
from domain.bookkeeping.postings import sides
from domain.events import HandelseRattad
from domain.rules import ALL_RULES
from ledger.errors import Damaged
from ledger.evidence.seal import stored_nodes
from ledger.evidence.tree import leaf_hash
from ledger.store import Wanted
from ledger.store.reader import entries, events
from projections.answers.kedja import attester, avsedda, pekar_hit, rattelsekedja
from projections.model.as_of import Per

if TYPE_CHECKING:
    from collections.abc import Sequence

    from application.session import Session
    from domain.events.recorded import Recorded
    from domain.rules.rule import Rule
    from ledger.store.sqlite.reading import Reader

ATTESTER = ("granskning", "beslut")


class Regel(TypedDict):
    """A rule that an event was held against; no sentence when this program knows none such."""

    id: str
    regel: str | None
    upphord: str | None


class Omnamnd(TypedDict):
    """Another event that is pointed at."""

    nr: int
    datum: str
    typ: str
    registrerad_av: str


class Attest(TypedDict):
    """One of the two attests, and the event that gave it; None when it lacks."""

    slag: str
    av: Omnamnd | None


class Led(Omnamnd):
    """An event in a chain of corrections."""

    rattar: int | None
    rattas_av: int | None
    galler: bool
    skal: str | None


class Verkan(TypedDict):
    """What an event did to a position, in öre."""

    position: str
    namnd: str | None
    underenhet: str | None
    fore_ore: int
    efter_ore: int


class Sigill(TypedDict):
    """The leaf of the stored bytes, and whether the seal says the same."""

    blad: str
    stammer: bool


class Handelse(TypedDict):
    """The stored entry, and all that the ledger says of it; the last when it can be understood."""

    schema: Literal["handelse/1"]
    per: Per
    nr: int
    aggregat: str
    typ: str
    version: int
    data: dict[str, Any]
    sigill: Sigill
    regler: NotRequired[list[Regel]]
    attester: NotRequired[list[Attest] | None]
    avser: NotRequired[list[Omnamnd]]
    se_aven: NotRequired[list[Omnamnd]]
    rattelsekedja: NotRequired[list[Led]]
    verkan: NotRequired[list[Verkan]]


class Stored(NamedTuple):
    """An event as it lies in the log; ``wrong`` is to be told once it is shown."""

    nr: int
    line: bytes
    wrong: Stop | None


class Answered(NamedTuple):
    """An event as it is answered; in words for people, what it says and what is hidden."""

    answer: Handelse
    said: dict[str, object]
    hidden: str
    wrong: Stop | Damaged | None


def stored(conn: Reader, shown: str) -> Stored:
    """Return the stored entry of an event, with what is wrong when its seal says another."""
    nr = event_number(conn, shown)
    _, line = next(entries(conn, nr - 1, nr, held=False))
    if stored_nodes(conn)(0, nr) == leaf_hash(line):
        return Stored(nr, line, None)
    differs = f"innehållet i händelse {nr} stämmer inte med sigillet"
    hjalp = "Se vad som är skadat med: liggare verifiera."
    return Stored(nr, line, Stop(Kind.DAMAGED, differs, hjalp))


def answered(session: Session, conn: Reader, shown: str, *, people: bool) -> Answered:
    """Return an event with all that the ledger says of it; raises Damaged when it is none.

    Of one that differs from its seal a program is given what is stored, and nothing made of it.
    """
    nr, line, differs = stored(conn, shown)
    per, unrooted = _now(conn)
    found = _entry(nr, line, per, sound=differs is None)
    if differs and not people:
        return Answered(found, {}, "", differs)
    recorded = next(events(conn, nr - 1, nr, held=False))
    return Answered(
        _whole(session, conn, found, recorded),
        recorded.event.model_dump(exclude_none=True),
        persons(session, conn, found) if people else "",
        differs or unrooted,
    )


def _now(conn: Reader) -> tuple[Per, Damaged | None]:
    """Return what the whole log is as of; without its root, and why, when seals are not there."""
    last = conn.find(Wanted()).antal - 1
    now: Per = {"datum": None, "registrerad": None, "handelse": last, "rot": None}
    try:
        return rooted(conn, {"per": now})["per"], None
    except Damaged as error:
        return now, error


def _entry(nr: int, line: bytes, per: Per, *, sound: bool) -> Handelse:
    try:
        stored = json.loads(str(line, "utf-8"))
    except (ValueError, RecursionError):
        raise Damaged(f"händelse {nr} är inte JSON") from None
    return Handelse(
        schema="handelse/1",
        per=per,
        nr=nr,
        aggregat=stored["aggregat"],
        typ=stored["typ"],
        version=stored["version"],
        data=stored["data"],
        sigill={"blad": leaf_hash(line).hex(), "stammer": sound},
    )


def _whole(session: Session, conn: Reader, found: Handelse, recorded: Recorded) -> Handelse:
    stream = related(conn, recorded)
    rules = {rule.id: rule for rule in ALL_RULES}
    given = attester(stream, recorded)
    return {
        **found,
        "regler": [_rule(id_, rules.get(id_)) for id_ in recorded.event.regler],
        "attester": (
            None if given is None else [_attest(slag, given.get(slag)) for slag in ATTESTER]
        ),
        "avser": [_named(one) for one in avsedda(stream, recorded)],
        "se_aven": [_named(one) for one in pekar_hit(stream, recorded)],
        "rattelsekedja": _chain(stream, recorded),
        "verkan": _effect(session, conn, recorded),
    }


def _rule(id_: str, rule: Rule | None) -> Regel:
    if rule is None:
        return {"id": id_, "regel": None, "upphord": None}
    ended = None if rule.retired is None else str(rule.retired)
    return {"id": id_, "regel": rule.sentence, "upphord": ended}


def _attest(slag: str, av: Recorded | None) -> Attest:
    return {"slag": slag, "av": None if av is None else _named(av)}


def _named(one: Recorded) -> Omnamnd:
    return {
        "nr": one.nr,
        "datum": one.event.handelsedatum,
        "typ": one.typ.partition("/")[0],
        "registrerad_av": one.registrerad_av,
    }


def _chain(stream: Sequence[Recorded], recorded: Recorded) -> list[Led]:
    return [
        {
            **_named(led.recorded),
            "rattar": led.rattar,
            "rattas_av": led.rattas_av,
            "galler": led.galler,
            "skal": event.skal if isinstance(event := led.recorded.event, HandelseRattad) else None,
        }
        for led in rattelsekedja(stream, recorded)
    ]


def _effect(session: Session, conn: Reader, recorded: Recorded) -> list[Verkan]:
    """Return the positions that the event moved, before and after it."""
    touched = dict.fromkeys(konto for konto, _ in sides(recorded.event))
    if not touched:
        return []
    before, after = around(session.path, conn, recorded)
    return [
        {
            "position": konto.position,
            "namnd": konto.namnd,
            "underenhet": konto.underenhet,
            "fore_ore": before.saldon.get(konto, 0),
            "efter_ore": after.saldon.get(konto, 0),
        }
        for konto in touched
    ]
