"""One honest history of ``arliga``: random commands through the real ledger, some undone."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command
from domain.errors import UnknownName
from domain.events import NyckelBytt
from ledger.errors import Conflict, NotFound
from ledger.evidence import seal
from ledger.recording.ledger import Ledger, create
from ledger.store.sqlite import head
from ledger.store.sqlite.draft import drafted
from tests.ledger import angrepp
from tests.ledger.underskrivet import signer
from tests.oppning import oppning
from tests.oracle.generator import Generator
from tests.oracle.naive import Oracle
from tests.oracle.naive import UnknownName as OracleUnknownName
from tests.oracle.register import default_register

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from ledger.evidence.checkpoint import Opened
    from ledger.recording.batch import Batch

AKTOR = "EK-01"
SKRIVARE = 3
KORTAST, LANGST = 5, 60  # commands
SKEVT = 120  # seconds that a clock may be wrong by


class Angrat(Exception):
    """Something went wrong after commands were recorded, before their transaction ended."""


def base(folder: Path) -> None:
    """Make ``bas.db`` that every history begins with, and ``tom.db`` to read a log into."""
    create(folder / "bas.db", oppning(), AKTOR, map(parse_command, default_register())).close()
    with drafted(folder / "tom.db") as draft:
        Ledger(draft.path).close()
        draft.place()


class Historia:
    """A ledger that several record in, and what is kept of it outside."""

    def __init__(self, base: Path, path: Path, slump: Random) -> None:
        shutil.copyfile(base, path)
        self.path, self.slump = path, slump
        self.reached: Counter[str] = Counter()
        self.checkpoints: list[Opened] = []
        self._keys: dict[int, int] = {}  # by the event that noted it
        self._oracle = Oracle(default_register(), idag=f"{datetime.now(UTC):%Y-%m-%d}")
        self._generator = Generator(slump, self._oracle)
        self._accepted: list[tuple[dict[str, Any], str]] = []

    def run(self) -> None:
        """Record it all."""
        with ExitStack() as stack:
            writers = [
                stack.enter_context(closing(Ledger(self.path, clock=self._clock())))
                for _ in range(self.slump.randint(1, SKRIVARE))
            ]
            before = writers[0]
            length = min(self.slump.randint(KORTAST, LANGST) for _ in range(2))  # mostly short
            while self._generator._draw.count < length:
                writer = self.slump.choice(writers)
                self.reached["byten"] += writer is not before
                before = writer
                self._step(writer)
                if self.slump.random() < 0.04:
                    self._keep()
        self._keep()

    @property
    def root(self) -> bytes:
        """The root of the whole ledger, as its seals have it."""
        with closing(head.connect(self.path)) as conn:
            return seal.root(conn, conn.head().nr + 1)

    @property
    def leaves(self) -> bytes:
        """The list of leaves, up to some event."""
        listed = angrepp.leaves(self.path)
        return listed[: 32 * self.slump.randint(1, len(listed) // 32)]

    def _clock(self) -> Any:
        wrong = timedelta(seconds=self.slump.uniform(-SKEVT, SKEVT))
        return lambda: datetime.now(UTC) + wrong

    def _step(self, writer: Ledger) -> None:
        chance = self.slump.random()
        if chance < 0.10:
            self._undone(writer)
        elif chance < 0.16 and self._accepted:
            self._again(writer)
        elif chance < 0.18:
            self._key(writer)
        else:
            with writer.batch(AKTOR) as batch:
                for _ in range(self.slump.choice((1, 1, 1, 1, 2, 5))):
                    self._record(batch)

    def _record(self, batch: Batch) -> None:
        """Record the next command of the generator, which learns what came of it."""
        command = self._generator.next()
        aktor = batch._aktor = self._generator.aktor
        try:
            outcome = batch.record(parse_command(command))
        except (UnknownName, NotFound):
            self.reached["okända"] += 1
            return
        if isinstance(outcome, Rejected):
            self.reached["nekade"] += 1
            return
        self.reached["godtagna"] += 1
        self.reached["händelser"] += len(outcome.events)
        self._accepted.append((command, aktor))
        try:
            broken = self._oracle.apply(command, aktor)
        except OracleUnknownName:
            broken = ["okänt"]
        assert not broken, command

    def _undone(self, writer: Ledger) -> None:
        """Record something, and then let it never have been."""
        command = self._generator.next()
        try:
            with writer.batch(self._generator.aktor) as batch:
                batch.record(parse_command(command))
                raise Angrat  # noqa: TRY301 - as a caller's mistake would
        except (Angrat, UnknownName, NotFound):
            self.reached["ångrade"] += 1

    def _again(self, writer: Ledger) -> None:
        """Send a command again, as it was or with other words."""
        command, aktor = self.slump.choice(self._accepted)
        try:
            if self.slump.random() < 0.5:
                writer.record(parse_command(command), aktor)
                self.reached["omsända"] += 1
            else:
                writer.record(parse_command(command | {"avser": "något annat"}), aktor)
        except Conflict:
            self.reached["krockar"] += 1

    def _key(self, writer: Ledger) -> None:
        """Note a new key of the ledger."""
        self.reached["nycklar"] += 1
        n = self.reached["nycklar"]
        with writer.batch(AKTOR) as batch:
            noted = batch.note(
                NyckelBytt(
                    handelsedatum="2022-01-01",
                    kommando_id=f"nyckel-{n}",
                    avser="ny nyckel",
                    nyckel=str(signer(oppning().ursprung, n).vkey),
                )
            )

        self._keys[noted.forsta_nr] = n

    def _signed(self, size: int, *times: int) -> Opened:
        """Sign the ledger as it was at a size, with the key that was in force then."""
        seed = next((n for nr, n in reversed(self._keys.items()) if nr < size), 0)
        return angrepp.checkpoint(self.path, size, *times, seed=seed)

    def _keep(self) -> None:
        """Let the auditor cosign the ledger as it is now, and now and then as it was."""
        with closing(head.connect(self.path)) as conn:
            size = conn.head().nr + 1
        self.reached["kontrollpunkter"] += 1
        self.checkpoints.append(self._signed(size, int(time.time())))
        if self.slump.random() < 0.5:
            self.checkpoints.append(self._signed(self.slump.randint(1, size)))
