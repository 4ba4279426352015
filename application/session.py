"""A ledger as a user has it open: by its address, in a role, with whoever watches (D1, D19).

What a user does is a module each; the command line puts off loading those that a question does
not need (``cli.startup.deferred``).
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from application import auditing
from application.asking import event, names, snapshot
from application.errors import Kind, Stop
from application.exporting import forms, logg
from application.proving import certificate, making, signing, verifying
from application.recording import attesting, creating, importing, sending
from application.recording.lists import imported
from application.roles import Roll
from application.watching import SILENT, Watcher
from ledger.store.sqlite import head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType
    from typing import BinaryIO

    from application.asking.event import Answered, Stored
    from application.asking.snapshot import Asking, Om
    from application.exporting.wanted import Wanted as Form
    from application.proving.making import Made
    from application.proving.signing import Signed, Signing
    from application.proving.verifying import Verifiering
    from application.proving.wanted import Wanted
    from application.recording.attesting import Wanted as Attestwanted
    from application.recording.lists.wanted import Listval
    from application.recording.lot import Attested
    from application.recording.report import Report
    from application.recording.sending import Recording
    from ledger.store.sqlite.reading import Reader
    from projections.answers.intyg.lopande import Lopanderad
    from projections.answers.intyg.svar import Intyg
    from projections.model.as_of import AsOf


class Session:
    """A ledger that somebody has opened; every question and every command goes through it."""

    def __init__(
        self,
        url: str | Path,
        roll: Roll = Roll.REGISTRERARE,
        watcher: Watcher = SILENT,
        ready: Callable[[], None] = lambda: None,
        *,
        serving: bool = False,
    ) -> None:
        """Open a ledger by its address; one that is audited, or only ours to read, as it lies.

        ``ready`` is called before anything of an audited ledger is read: nothing is imported
        after it. ``serving`` is for who answers others (``following``). Raises Stop for an address
        of a server.
        """
        self.path, self.roll, self.watcher = path_of(str(url)), roll, watcher
        asked = roll is Roll.REVISOR
        self._audit = auditing.begun(self.path, asked=asked, ready=ready, serving=serving)

    def __enter__(self) -> Self:
        """Return the session."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End an audit, if it was one."""
        self._audit.__exit__(kind, error, trace)

    @property
    def only_reads(self) -> bool:
        """Whether nothing is written in this session: an auditor's, or of a file not ours."""
        return self.roll is Roll.REVISOR or auditing.is_on()

    @property
    def leaves_nothing(self) -> bool:
        """Whether no file is written but the one asked for: an auditor leaves nothing behind."""
        return auditing.is_on()

    def asking(self, *, provad: bool = False) -> AbstractContextManager[Asking]:
        """Lend one moment of the ledger, with its read model; made of the seals if ``provad``."""
        return snapshot.opened(self.path, self.watcher, provad=provad)

    def certifying(self) -> AbstractContextManager[Asking]:
        """Lend one moment of the ledger that was verified now; raises Damaged."""
        return snapshot.proved(self.path, self.watcher)

    @contextmanager
    def log(self, *, pages: bool = True) -> Iterator[Reader]:
        """Lend the log alone; without ``pages`` the caller finds what is damaged in the file."""
        with closing(head.connect(self.path, pages=pages)) as conn:
            yield conn

    def may_write(self, vad: str = "annat", *, attest: bool = False) -> None:
        """Raise Stop unless the role lets it: who audits writes nothing, who attests no more."""
        auditing.refuse_writing(asked=self.roll is Roll.REVISOR)
        if self.roll is Roll.ATTESTANT and not attest:
            raise Stop(Kind.USAGE, f"liggaren är öppnad för att attestera, inte för {vad}")

    def named(self, pott: str | None = None, namnd: str | None = None) -> None:
        """Raise Stop when a pott or an organ is not known, before anything long is begun."""
        with self.log() as conn:
            names.named(conn, pott, namnd)

    def stored(self, shown: str) -> Stored:
        """Return the entry that an event is stored as, and what is wrong with it."""
        with self.log() as conn, conn.snapshot():
            return event.stored(conn, shown)

    def event(self, shown: str, *, people: bool = False) -> Answered:
        """Return one event whole, of one moment; for people with what is hidden of persons."""
        with self.log() as conn, conn.snapshot():
            return event.answered(self, conn, shown, people=people)

    def certificate(self, bounds: AsOf, pott: str | None = None) -> Intyg:
        """Return the certificate that no pott was overspent; raises Damaged."""
        return certificate.certificate(self, bounds, pott)

    def running(
        self, bounds: AsOf, pott: str | None = None
    ) -> AbstractContextManager[tuple[Iterator[Lopanderad], Om]]:
        """Lend the running figures behind the certificate, and what they are as of."""
        return certificate.running(self, bounds, pott)

    def verify(self, wanted: Wanted) -> Verifiering:
        """Verify the ledger and return what was found and what was not held against anything."""
        return verifying.verification(self, wanted)

    def sign(self, how: Signing) -> Signed:
        """Sign the ledger as it is now; raises Damaged or Disproved."""
        return signing.sign(self, how)

    def proof(self, shown: str, kontrollpunkt: Path | None) -> Made:
        """Return a proof that an event is in the ledger, by a checkpoint given or the newest."""
        return making.inclusion(self, shown, kontrollpunkt)

    def extension(self, fran: str, kontrollpunkt: Path | None) -> Made:
        """Return a proof that the ledger only grew since it had so many events."""
        return making.extension(self, fran, kontrollpunkt)

    def export(self, ut: Path | None, lent: AbstractContextManager[BinaryIO]) -> None:
        """Write the log to what is lent, to a file or in a folder; raises Disproved."""
        logg.export(self, ut, lent)

    def export_as(
        self, wanted: Form, ut: Path | None, lent: AbstractContextManager[BinaryIO]
    ) -> None:
        """Write one moment of the ledger in a form that others read, to a file or to what is lent.

        The SHA-256 of a file is told.
        """
        forms.export(self, wanted, ut, lent)

    def create(self, aktor: str, register: str, ursprung: str | None = None) -> None:
        """Create the ledger, with an organisation register; raises AlreadyExists."""
        self.may_write()
        creating.create(self, aktor, register, ursprung)

    def recording(
        self, aktor: str, kommando_id: str | None = None, igen: str = ""
    ) -> AbstractContextManager[Recording]:
        """Lend what records for somebody; however it ends there is a definite answer (D22).

        ``igen`` is how the same thing is sent once more, with ``{id}`` for the command.
        """
        self.may_write(attest=True)
        return sending.recording(self, aktor, kommando_id, igen)

    def attesting(
        self, aktor: str, wanted: Attestwanted, igen: str = "", *, provad: bool = False
    ) -> AbstractContextManager[Attested]:
        """Lend what became of the attests of a selection, whole or none; ``igen`` as above.

        The selection is held to the seals if ``provad``. Raises Stop when it is not as expected.
        """
        self.may_write(attest=True)
        return attesting.attested(self, aktor, wanted, igen, provad=provad)

    def preview(
        self, fil: Path, aktor: str, ut: Path | None = None, *, rad_for_rad: bool = False
    ) -> Report:
        """Return what ``importing`` of a file would do; nothing is written."""
        wanted = importing.Wanted(fil, torrkor=True, rad_for_rad=rad_for_rad, ut=ut)
        with importing.imported(self, aktor, wanted, "") as report:
            return report

    def importing(
        self,
        fil: Path,
        aktor: str,
        ut: Path | None = None,
        *,
        confirm: Callable[[Report], None] | None = None,
        rad_for_rad: bool = False,
        igen: str = "",
    ) -> AbstractContextManager[Report]:
        """Lend what became of a file that somebody imports: all of it, nothing, or line by line.

        ``confirm`` is shown the preview first, and raises Declined unless it is to be done; ``ut``
        is where the answer is to be written, and ``igen`` as in ``recording``.
        """
        wanted = importing.Wanted(fil, confirm, rad_for_rad=rad_for_rad, ut=ut)
        return importing.imported(self, aktor, wanted, igen)

    def listing(
        self,
        fil: Path,
        aktor: str,
        val: Listval,
        ut: Path | None = None,
        *,
        confirm: Callable[[Report], None] | None = None,
        torrkor: bool = False,
        igen: str = "",
    ) -> AbstractContextManager[Report]:
        """Lend what became of a list that somebody imports: all of it, or nothing.

        ``confirm``, ``ut`` and ``igen`` as in ``importing``; of a ``torrkor`` nothing is written.
        """
        wanted = importing.Wanted(fil, confirm, torrkor, ut=ut)
        return imported.imported(self, aktor, wanted, val, igen)


def path_of(url: str) -> Path:
    """Return the ledger's own file, also by a link; a server is refused until it has a store."""
    if re.match(r"[a-z+]+://", url):
        raise Stop(
            Kind.USAGE,
            f"adressen {url.rsplit('@', maxsplit=1)[-1]!r} kan inte användas: liggaren är en fil",
            "Ange en sökväg, till exempel --liggare liggare.db.",
        )
    return head.real(Path(url))
