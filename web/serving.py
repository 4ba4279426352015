"""A ledger lent to the browsers of one user, on this machine alone, until nobody has looked."""

from __future__ import annotations

import os
import socket
import time
from contextlib import closing
from typing import TYPE_CHECKING

import uvicorn
from anyio import to_thread

from application.ending import heeding
from application.errors import Kind, Stop
from application.following import Following
from web import connections, peers
from web.app import Pages, app
from web.guard import Guard, Tickets
from web.jobs import Jobs
from web.rendering import environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from application.session import Session

HERE = "127.0.0.1"
IDLE_HOURS = 8
_AT_ONCE = 8  # pages made
_HEADERS = 16_384  # bytes of the headers of a question


class _Server(uvicorn.Server):
    """Ends when nobody has asked anything for long."""

    def __init__(self, config: uvicorn.Config, guard: Guard, idle: float) -> None:
        super().__init__(config)
        self._guard, self._idle = guard, idle

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin, with so many pages made at once: each may take all the memory of a ledger."""
        to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        await super().startup(sockets)

    async def on_tick(self, counter: int) -> bool:
        """Tell whether to end: when told to, or when it has been quiet for so many seconds."""
        quiet = time.monotonic() - self._guard.asked >= self._idle
        return await super().on_tick(counter) or quiet


def serve(
    session: Session,
    tell: Callable[[str], None],
    port: int = 0,
    idle: float = IDLE_HOURS * 3600,
) -> None:
    """Serve the pages of a ledger until somebody ends it; ``tell`` is given each address.

    Each address is good once; when one has been used the next is told. ``port`` 0 is any that is
    free. Raises Stop when it is taken.
    """
    with heeding(), closing(_listening(port)) as listening, Following(session) as following:
        number = listening.getsockname()[1]
        tickets = Tickets(lambda ticket: tell(f"http://{HERE}:{number}/in?biljett={ticket}"))
        guard = guarded(session, following, tickets, number)
        config = uvicorn.Config(
            guard, access_log=False, log_level="error", server_header=False, lifespan="off",
            http=connections.of(peers.check()), h11_max_incomplete_event_size=_HEADERS,
            timeout_graceful_shutdown=2, ws="none", proxy_headers=False,
        )  # fmt: skip
        _Server(config, guard, idle).run(sockets=[listening])


def guarded(session: Session, following: Following, tickets: Tickets, port: int) -> Guard:
    """Return the pages with their guard, for who listens on a port of this machine."""
    pages = Pages(session, following, environment(), Jobs())
    hosts = frozenset({f"{HERE}:{port}"})  # not localhost, which may lead to somebody else's ::1
    writes = not session.only_reads
    return Guard(app(pages), hosts=hosts, tickets=tickets, refused=pages.refused, writes=writes)


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if exclusive := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):  # elsewhere it is so anyhow
        listening.setsockopt(socket.SOL_SOCKET, exclusive, 1)
    try:
        if os.name == "posix":  # else somebody else's could take the same
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HERE, port))
        listening.listen()  # before the address is told: who is quick waits
    except OSError:
        listening.close()
        raise Stop(
            Kind.USAGE, f"porten {port} är upptagen", "Ange en annan, eller ingen: --port 0."
        ) from None
    return listening
