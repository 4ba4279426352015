"""Says that there are new events, and nothing more: no figure moves under a reader.

Each page that lies open holds a connection: there may be so many, and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
from starlette.responses import Response, StreamingResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request

    from application.following import Following

OPEN = 50
"""Pages that may lie open and be told."""
_OFTEN, _ALIVE = 1.0, 15  # seconds between looks; looks between signs of life
_TYPE = "text/event-stream"


def endpoint(following: Following) -> Callable[[Request], Awaitable[Response]]:
    """Return what streams the number of the last event, each time there is another."""
    open_now: set[object] = set()

    async def new(request: Request) -> Response:
        if request.method == "HEAD":
            return Response(media_type=_TYPE)
        if len(open_now) >= OPEN:
            return Response(status_code=503, headers={"retry-after": "60"})
        return StreamingResponse(_counted(open_now, _numbers(following, request)), media_type=_TYPE)

    return new


async def _counted(open_now: set[object], lines: AsyncIterator[str]) -> AsyncIterator[str]:
    open_now.add(lines)
    try:
        async for line in lines:
            yield line
    finally:
        open_now.discard(lines)


async def _numbers(following: Following, request: Request) -> AsyncIterator[str]:
    told: int | None = None
    quiet = 0
    while not (following.ended or await request.is_disconnected()):
        nr = following.come.nr
        quiet += 1
        if nr != told:
            told, quiet = nr, 0
            yield f"data: {nr}\n\n"
        elif quiet >= _ALIVE:
            quiet = 0
            yield ": lever\n\n"
        await anyio.sleep(_OFTEN)
