"""The pages served as they are to a user, on loopback, and spoken to in bytes over sockets."""

from __future__ import annotations

import re
import socket
import threading
import time
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from application.roles import Roll
from application.session import Session
from cli.startup import uppvarmning
from web import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE = "127.0.0.1"
_LONG = 60.0
_PLAIN = serving._Server


class Answer(NamedTuple):
    """What came back: the status (0 if nothing did), the headers and the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Tjanst:
    """A server, the addresses that it has told, and a browser that has been let in."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.kaka = ""
        self.server: Any = None
        self.ended: BaseException | None = None

    @property
    def port(self) -> int:
        found = re.search(r":(\d+)/", self.told[-1])
        assert found is not None
        return int(found[1])

    @property
    def host(self) -> str:
        return f"{HERE}:{self.port}"

    @property
    def ticket(self) -> str:
        return self.told[-1].rpartition("=")[2]

    @property
    def bas(self) -> str:
        return f"http://{self.host}"

    @property
    def forst(self) -> str:
        """The path that lets in the next browser, once."""
        return f"/in?biljett={self.ticket}"

    def raw(self, data: bytes, seconds: float = _LONG) -> bytes:
        """Send bytes, and return all that comes until the server closes."""
        parts = []
        with socket.create_connection((HERE, self.port), timeout=seconds) as conn:
            try:
                conn.sendall(data)
                while part := conn.recv(65_536):
                    parts.append(part)
            except (TimeoutError, ConnectionError):
                pass
        return b"".join(parts)

    def ask(
        self,
        path: str,
        *headers: str,
        method: str = "GET",
        host: str | None = None,
        kaka: str | None = None,
    ) -> Answer:
        """Ask as the browser that was let in, unless its host or cookie is another."""
        kaka = self.kaka if kaka is None else kaka
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host or self.host}", *headers]
        lines += [f"Cookie: {kaka}"] if kaka else []
        return answer(
            self.raw("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1"))
        )

    def let_in(self) -> Answer:
        """Use the one-time address that stands last."""
        found = self.ask(self.forst, kaka="")
        self.kaka = found.headers.get("set-cookie", "").partition(";")[0]
        return found

    def until_ready(self) -> None:
        """Wait until the read model has been made."""
        for _ in range(600):
            if self.ask("/").status != HTTPStatus.SERVICE_UNAVAILABLE:
                return
            time.sleep(0.05)


def answer(said: bytes) -> Answer:
    """Return what a server said, as its first answer."""
    head, _, body = said.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {}
    for line in rest:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Answer(int(first.split()[1]) if first else 0, headers, body)


@contextmanager
def tjanst(path: Path, *, revisor: bool = False, idle: float = _LONG * 10) -> Iterator[Tjanst]:
    """Lend a server of a ledger, with a browser let in and the read model made."""
    of = Tjanst()
    begun = threading.Event()

    class Known(_PLAIN):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            of.server = self

    def tell(address: str) -> None:
        of.told.append(address)
        begun.set()

    def run() -> None:
        roll = Roll.REVISOR if revisor else Roll.REGISTRERARE
        try:
            with Session(path, roll, ready=uppvarmning.warm, serving=True) as session:
                serving.serve(session, tell, 0, idle)
        except BaseException as error:  # noqa: BLE001 - whoever waits is told
            of.ended = error
        begun.set()

    thread = threading.Thread(target=run)
    serving._Server = Known  # type: ignore[misc]
    try:
        thread.start()
        assert begun.wait(_LONG)
        if of.ended is not None:
            raise of.ended
        of.let_in()
        of.until_ready()
        yield of
    finally:
        if of.server is not None:
            of.server.should_exit = True
        thread.join(_LONG)
        serving._Server = _PLAIN  # type: ignore[misc]
    assert not thread.is_alive()
