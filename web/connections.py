"""A connection as it is taken care of: whose it is, how long it may say nothing, how it is refused.

Whoever opens many and says nothing, or a letter at a time, takes no place from who asks: those who
have waited longest are shown out first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from web.guard import SAKERHET

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from web.peers import Address

MANY = 200
"""Connections at once."""
WAITS = 10.0
"""Seconds that a whole question may take to come."""
_TYPE = {"content-type": "text/plain; charset=utf-8", "connection": "close"}


class Connection(H11Protocol):
    """One connection, whosever it is."""

    since = 0.0
    late: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> bool:
        """Whether nothing that came on it is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def is_ours(self) -> bool:
        """Tell whether it is listened to."""
        return True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Let it in if it is ours; one that waits goes if there are too many."""
        super().connection_made(transport)
        if not self.is_ours():
            transport.abort()
            return
        self._wait()
        if len(self.connections) > MANY:
            waiting = [
                one for one in self.connections if isinstance(one, Connection) and one.waiting
            ]
            min(waiting, key=lambda one: one.since).transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        if self.late is not None:
            self.late.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Wait for the next question; of who still sends what nobody asked for there is none."""
        if self.conn.their_state is h11.SEND_BODY:
            self.transport.close()
        super().on_response_complete()
        self._wait()

    def send_400_response(self, msg: str) -> None:
        """Tell that it is no question, with the headers of every answer."""
        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE} or not self.waiting:
            self.transport.abort()
            return
        named = [(name.encode(), of.encode()) for name, of in {**SAKERHET, **_TYPE}.items()]
        for event in (
            h11.Response(status_code=400, headers=named, reason=b"Bad Request"),
            h11.Data(data=msg.encode()),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _wait(self) -> None:
        if self.late is not None:
            self.late.cancel()
        self.since = self.loop.time()
        self.late = self.loop.call_later(WAITS, self._is_late)

    def _is_late(self) -> None:
        if self.waiting:
            self.transport.abort()


def of(ours: Callable[[Address, Address], bool]) -> type[Connection]:
    """Return connections of which only those are listened to that are ours, by both their ends."""

    class Ours(Connection):
        """One connection, if it is ours."""

        def is_ours(self) -> bool:
            client, server = self.client, self.server
            if client is None or server is None or server[1] is None:
                return False
            return ours(client, (server[0], server[1]))

    return Ours
