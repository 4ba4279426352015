"""Decisions to append: a store asks nothing of what events mean."""

from __future__ import annotations

from eventsourcing.persistence import StoredEvent

from ledger.store import Addition, Decision, Key, Moved, Number, Placed, Store, Wanted, Writing


def handelse(
    strom: str,
    version: int,
    data: bytes = b"{}",
    *,
    number: Number = None,
    keys: tuple[Key, ...] = (),
    typ: str = "Prov/1",
) -> Addition:
    return Addition(StoredEvent(strom, version, typ, data), number, keys)


def tillagg(writing: Writing, kommando_id: str, *events: Addition) -> Placed | Moved:
    """Append a decision on what the log is now."""
    return writing.append(Decision(kommando_id, events), writing.find(Wanted()))


def fyll(store: Store) -> None:
    """Record five events of four commands, in three streams and two series."""
    with store.writing() as writing:
        tillagg(writing, "skapa", handelse("liggare", 1, b'{"liggare":"prov"}'))
        tillagg(writing, "a", handelse("pott/A", 1, keys=(("avser", "x"), ("mote", "KS"))))
        tillagg(
            writing,
            "b",
            handelse("pott/B", 1, b'{"b":1}', number=(2022, 1), keys=(("avser", "x"),)),
            handelse("pott/B", 2, b'{"b":2}', number=(2022, 2), typ="Annat/2"),
        )
        tillagg(writing, "c", handelse("pott/A", 2, number=(2023, 1), keys=(("avser", "x"),)))


def antal(store: Store) -> int:
    """Return how many events there are, as somebody sees it who opens the ledger now."""
    with store.reading() as reading:
        return reading.find(Wanted()).antal
