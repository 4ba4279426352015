"""Who has not been let in takes nothing from who has: not the pace, the places or the ticket."""

from __future__ import annotations

import signal
import socket
import time
from contextlib import ExitStack
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from application.ending import Terminated, heeding
from tests.webb.tjanst import HERE, Tjanst, tjanst
from web import app, connections, guard, live, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HALF = b"GET / HTTP/1.1\r\nHost: x\r\nX: "


@pytest.fixture(autouse=True)
def no_new_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give nobody a new turn while a test asks: how fast the machine is decides nothing."""
    monkeypatch.setattr(guard, "_OFTEN", 0)


@pytest.fixture
def oppen(tom: Path) -> Iterator[Tjanst]:
    with tjanst(tom) as of:
        yield of


def _opened(stack: ExitStack, of: Tjanst, number: int, said: bytes) -> list[socket.socket]:
    made = []
    for _ in range(number):
        conn = stack.enter_context(socket.create_connection((HERE, of.port), timeout=10))
        conn.sendall(said)
        made.append(conn)
    return made


def _takes(conn: socket.socket, said: bytes) -> bool:
    try:
        conn.sendall(said)
    except OSError:
        return False
    return True


def _floods(of: Tjanst) -> None:
    *_, last = [of.ask("/", kaka=" ").status for _ in range(int(guard._AT_ONCE) + 1)]
    assert last == 429


def _guesses(of: Tjanst) -> None:
    for _ in range(30):
        assert of.ask("/in?biljett=fel", kaka=" ").status == 403


def _silent(of: Tjanst) -> None:
    with ExitStack() as stack:
        _opened(stack, of, connections.MANY + 50, b"")
        assert of.ask("/").status == 200


def _half_open(of: Tjanst) -> None:
    with ExitStack() as stack:
        _opened(stack, of, connections.MANY + 50, HALF)
        assert of.ask("/").status == 200


def _body(of: Tjanst) -> None:
    head = f"POST / HTTP/1.1\r\nHost: {of.host}\r\nContent-Length: 9999999999\r\n\r\n"
    with ExitStack() as stack:
        (conn,) = _opened(stack, of, 1, head.encode())
        while conn.recv(65_536):  # the answer, and then the end
            pass


TRANGSEL: dict[str, Callable[[Tjanst], None]] = {
    "många frågor": _floods,
    "många gissningar": _guesses,
    "många som tiger": _silent,
    "många halva frågor": _half_open,
    "en kropp utan slut": _body,
}


@pytest.mark.parametrize("hur", TRANGSEL.values(), ids=TRANGSEL)
def test_who_has_been_let_in_is_answered_meanwhile(
    oppen: Tjanst, hur: Callable[[Tjanst], None]
) -> None:
    hur(oppen)

    assert oppen.ask("/").status == 200
    assert oppen.let_in().status == 303


def test_without_places_of_its_own_the_crowd_is_found_out(
    tom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = guard._Pace()
    monkeypatch.setattr(guard, "_Pace", lambda: one)
    with tjanst(tom) as of:
        _floods(of)

        assert of.ask("/").status == 429


def test_half_a_question_is_not_waited_for(tom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "WAITS", 0.5)
    with tjanst(tom) as of, ExitStack() as stack:
        (conn,) = _opened(stack, of, 1, HALF)
        began = time.monotonic()
        while _takes(conn, b"a") and time.monotonic() - began < 5:
            time.sleep(0.05)  # a letter at a time is no question either
        assert time.monotonic() - began < 5


def test_pages_that_lie_open_are_so_many(oppen: Tjanst) -> None:
    asked = f"GET /nytt HTTP/1.1\r\nHost: {oppen.host}\r\nCookie: {oppen.kaka}\r\n\r\n".encode()
    with ExitStack() as stack:
        made = _opened(stack, oppen, live.OPEN, asked)
        assert all(conn.recv(12) == b"HTTP/1.1 200" for conn in made)
        (more,) = _opened(stack, oppen, 1, asked)
        assert more.recv(12) == b"HTTP/1.1 503"
        assert oppen.ask("/").status == 200


def test_files_are_made_a_few_at_a_time(oppen: Tjanst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_WAIT", 0.01)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(app._FILES_AT_ONCE)
        refused = oppen.ask("/handelser.json")
        assert refused.status == 503
        assert "retry-after" in refused.headers
        assert oppen.ask("/handelser").status == 200
    assert oppen.ask("/handelser.json").status == 200


def test_a_ticket_is_good_once_and_used_up_by_who_follows_it(oppen: Tjanst) -> None:
    ticket = oppen.ticket
    assert oppen.ask(f"/in?biljett={ticket}", method="HEAD", kaka=" ").status == 403
    assert oppen.let_in().status == 303
    assert oppen.ask(f"/in?biljett={ticket}", kaka=" ").status == 403


def test_a_session_that_is_used_lasts_no_longer_than_a_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    tickets, clock = guard.Tickets(told.append), [0.0]
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    session = tickets.let_in(told[-1])
    assert session is not None

    lasted = []
    for hour in range(0, 30, 6):
        clock[0] = hour * 3600.0
        lasted.append(tickets.knows([session]))

    assert lasted == [True, True, True, True, False]


def test_a_page_that_lies_open_keeps_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    tickets, clock = guard.Tickets(told.append), [0.0]
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    session = tickets.let_in(told[-1]) or ""
    clock[0] = 5 * 3600.0
    assert tickets.knows([session], asked=False)
    clock[0] = 9 * 3600.0
    assert not tickets.knows([session])


def test_a_server_ends_when_nobody_reads_whoever_knocks(tom: Path) -> None:
    with tjanst(tom, idle=1.5) as of:
        until = time.monotonic() + 20
        while not of.server.should_exit and time.monotonic() < until:
            try:
                of.ask("/", kaka=" ")
            except OSError:
                break
            time.sleep(0.1)
        assert time.monotonic() < until


def test_an_end_from_the_system_is_heard_in_the_main_thread() -> None:
    with pytest.raises(Terminated), heeding():
        signal.raise_signal(signal.SIGTERM)


def test_the_address_is_good_when_it_is_told() -> None:
    with serving._listening(0) as listening, socket.create_connection(listening.getsockname()):
        pass
