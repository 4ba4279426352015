"""What stands before every page: who asks, from where, how often, and what the answer allows.

The ledger is read by whoever was given the one-time address, in the browser that opened it first:
other users of the machine are refused, and so are pages of others that ask through that browser.
Who has not been let in has a pace of their own, so that they take nothing from who has.
"""

from __future__ import annotations

import secrets
import time
from hashlib import sha256
from hmac import compare_digest
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

IN, LIVE = "/in", "/nytt"
SAKERHET = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
        " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""The headers of every answer (OWASP ASVS 5, V3)."""
_SAFE = {"GET", "HEAD"}
_LONGEST = 4096  # bytes of a path with its query
_OFTEN, _AT_ONCE = 50.0, 250.0  # questions a second, and how many may come together
_QUIET, _WHOLE = 8 * 3600.0, 24 * 3600.0  # seconds that a session lasts unused, and at most


class Denied(NamedTuple):
    """Why a question is not answered: the status, and what is told."""

    status: int
    text: str


class _Session(NamedTuple):
    """When a browser was let in, and when it last asked for something."""

    began: float
    used: float

    def lasts(self, now: float) -> bool:
        return now - self.used < _QUIET and now - self.began < _WHOLE


class Tickets:
    """The one-time address, and the browsers that have been let in by one.

    A ticket is 256 random bits, so no number of wrong ones closes the door: somebody who guesses
    would only shut out who has the right one.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        """Tell the first; the next is told when that has been used."""
        self._tell = tell
        self._sessions: dict[bytes, _Session] = {}
        self._new()

    def _new(self) -> None:
        self._ticket = secrets.token_urlsafe(32)
        self._tell(self._ticket)

    def let_in(self, shown: str) -> str | None:
        """Return the secret of a new session; None when the address is not the one that is good."""
        if not compare_digest(_digest(shown), _digest(self._ticket)):
            return None
        session, now = secrets.token_urlsafe(32), time.monotonic()
        self._sessions[_digest(session)] = _Session(now, now)
        self._new()
        return session

    def knows(self, shown: Iterable[str], *, asked: bool = True) -> bool:
        """Tell whether one of what a browser shows is a session's; ``asked`` if that is its use."""
        now = time.monotonic()
        self._sessions = {of: one for of, one in self._sessions.items() if one.lasts(now)}
        for digest in map(_digest, shown):
            if (one := self._sessions.get(digest)) is not None:
                self._sessions[digest] = one._replace(used=now) if asked else one
                return True
        return False


def _digest(secret: str) -> bytes:
    return sha256(secret.encode(errors="surrogateescape")).digest()


class _Pace:
    """How many questions there may be: so many a second, and some at once."""

    def __init__(self) -> None:
        self._left, self._at = _AT_ONCE, time.monotonic()

    def holds(self) -> bool:
        now = time.monotonic()
        self._left = min(_AT_ONCE, self._left + (now - self._at) * _OFTEN)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Guard:
    """Lets through what may be asked, and adds the headers of every answer."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: frozenset[str],
        tickets: Tickets,
        refused: Callable[[Denied], Response],
        writes: bool,
    ) -> None:
        """Stand before an app; ``refused`` makes the page of a refusal, ``writes`` allows POST."""
        self._app, self._hosts, self._tickets, self._writes = app, hosts, tickets, writes
        self._refused, self._inside, self._outside = refused, _Pace(), _Pace()
        self._cookie = f"liggare_{min(hosts).rpartition(':')[2]}"
        self.asked = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one question."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in SAKERHET.items():
                    answer[name] = value
            await send(message)

        await self._answering(scope, Headers(scope=scope))(scope, receive, safely)

    def _answering(self, scope: Scope, headers: Headers) -> ASGIApp:
        """Return what answers a question: the app, if it may be asked."""
        if (denied := self._denied(scope, headers)) is not None:
            return self._refused(denied)
        if (answer := self._in(scope)) is not None:
            return answer
        asked = scope["path"] != LIVE  # a page that lies open asks for nothing
        known = self._tickets.knows(_cookies(headers, self._cookie), asked=asked)
        if not (self._inside if known else self._outside).holds():
            return self._refused(
                Denied(429, "För många frågor på en gång; försök igen om en stund.")
            )
        if scope["path"] == IN:
            return self._refused(Denied(403, "Adressen gäller inte, eller har redan använts."))
        if not known:
            return self._refused(Denied(403, "Den här webbläsaren har inte släppts in."))
        if asked:
            self.asked = time.monotonic()
        return self._app

    def _denied(self, scope: Scope, headers: Headers) -> Denied | None:
        """Return why a question is refused whoever asks; of a header, each that there is counts."""
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        writes = scope["method"] not in _SAFE
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return Denied(403, "Adressen är inte den som liggaren svarar på.")
        if writes and not (self._writes and scope["method"] == "POST" and scope["path"] != IN):
            return Denied(405, "Här läses liggaren bara.")
        if set(origins) - {f"http://{hosts[0]}"} or (writes and not origins):
            return Denied(403, "Frågan kommer från en annan webbplats.")
        if set(headers.getlist("sec-fetch-site")) - {"none", "same-origin"}:
            return Denied(403, "Frågan kommer från en annan webbplats.")
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > _LONGEST:
            return Denied(414, "Adressen är för lång.")
        return None

    def _in(self, scope: Scope) -> ASGIApp | None:
        """Return what lets a browser in, if it shows the ticket; nobody's pace hinders that.

        A ticket is used up by who follows it, and not by who only asks what it leads to.
        """
        if scope["path"] != IN or scope["method"] != "GET":
            return None
        shown = parse_qs(scope["query_string"].decode("latin-1")).get("biljett", [""])[0]
        session = self._tickets.let_in(shown)
        if session is None:
            return None
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._cookie, session, httponly=True, samesite="strict", path="/")
        return answer


def _cookies(headers: Headers, name: str) -> Iterator[str]:
    """Yield every value of a cookie, whatever the cookies of other ports of the machine look like.

    A browser sends those of all ports: what one program has set must not hide ours.
    """
    for header in headers.getlist("cookie"):
        for pair in header.split(";"):
            key, _, value = pair.strip().partition("=")
            if key == name:
                yield value
