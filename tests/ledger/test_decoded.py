"""Events read by their forms: the same as the store's reader gives, or refuses, of the same log."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from ledger.errors import Damaged
from ledger.store import reader
from ledger.store.sqlite.head import connect
from ledger.verification import decoded
from tests.ledger import angrepp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from domain.events.recorded import Recorded

SIST = 12


def given(path: Path, read: Callable[..., Any], *bounds: int) -> tuple[list[Recorded], str | None]:
    """Return what is read of a file before something is wrong, and what is."""
    found: list[Recorded] = []
    with closing(connect(path)) as conn:
        try:
            found.extend(read(conn, *bounds))
        except Damaged as wrong:
            return found, str(wrong)
    return found, None


def same(path: Path) -> str | None:
    """Return what is wrong with a file; it is the same whoever reads it."""
    wanted = given(path, reader.events)
    assert given(path, decoded.events) == wanted
    return wanted[1]


@pytest.mark.parametrize("bounds", [(), (4,), (4, 9), (-1, 0), (SIST,)])
def test_a_log_that_nobody_has_touched_is_read_by_forms_alone(
    tretton: Path, bounds: tuple[int, ...]
) -> None:
    wanted = given(tretton, reader.events, *bounds)
    with patch.object(reader, "events", lambda *_: pytest.fail("not certain")):
        assert given(tretton, decoded.events, *bounds) == wanted


SKRIVET: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "med mellanslag": lambda data: json.dumps(data, sort_keys=True).encode(),
    "i annan ordning": lambda data: _canonical(dict(sorted(data.items(), reverse=True))),
    "två gånger": lambda data: _canonical(data).replace(b"{", b'{"avser":"annat",', 1),
    "med ett okänt fält": lambda data: _canonical(data | {"övrigt": 1}),
    "med ett fält som null": lambda data: _canonical(data | {"avser_id": None}),
    "utan vem": lambda data: _canonical({k: v for k, v in data.items() if k != "registrerad_av"}),
    "av ingen aktör": lambda data: _canonical(data | {"registrerad_av": "ek 1"}),
    "med ett personnummer": lambda data: _canonical(data | {"avser": "19121212-1212"}),
    "en dag som ingen månad har": lambda data: _canonical(
        data | {"registrerad": "2022-02-31T00:00:00.000000Z"}
    ),
    "ett annat klockslag": lambda data: _canonical(data | {"registrerad": "2022-02-01"}),
    "ett annat nummer": lambda data: _canonical(data | {"liggarnummer": "17"}),
    "ett belopp med decimaler": lambda data: _canonical(data | {"belopp_ore": 1.5}),
    "ett belopp som text": lambda data: _canonical(data | {"belopp_ore": "100"}),
    "till en annan pott": lambda data: _canonical(data | {"pott": "ANNAN-2022"}),
    "för djupt": lambda data: _canonical(data)[:-1] + b',"x":' + b"[" * 50_000 + b"}",
    "ingen JSON": lambda _: b"[",
    "inget UTF-8": lambda _: b'{"avser":"\xff"}',
}


ANDA_LASBART = {"med mellanslag", "i annan ordning", "två gånger", "med ett fält som null"}


def _canonical(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("hur", SKRIVET)
@pytest.mark.parametrize("nr", [5, SIST])
@pytest.mark.parametrize("seal", ["resealed", "kept"])
def test_what_is_written_otherwise_is_answered_as_ever(
    tretton: Path, hur: str, nr: int, seal: str
) -> None:
    with angrepp.unguarded(tretton) as conn:
        angrepp.put(conn, nr, SKRIVET[hur](angrepp.data_of(conn, nr)))
        if seal == "resealed":
            angrepp.reseal(conn)

    wrong = same(tretton)

    assert wrong is not None or (seal == "resealed" and hur in ANDA_LASBART)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE handelse SET typ = 'Okand/1' WHERE nr = 5",
        "UPDATE handelse SET data = zeroblob(70000) WHERE nr = 5",
        "UPDATE handelse SET data = CAST(replace(data, 'prov', printf('%.70000c', 'å')) AS BLOB)",
        "UPDATE handelse SET aggregat = 'arende/STK-2022-1' WHERE nr = 5",
        "UPDATE sigill SET noder = zeroblob(32) WHERE nr = 4",
        "DELETE FROM sigill WHERE nr = 12",
    ],
)
def test_what_no_ledger_has_written_is_answered_as_ever(tretton: Path, change: str) -> None:
    with angrepp.unguarded(tretton) as conn:
        conn.execute(change)

    assert same(tretton) is not None
