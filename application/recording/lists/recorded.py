"""All of a list recorded, or nothing: the rules decide on every row, also of a preview."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from application.errors import Kind, Stop
from application.recording.importing import Undo, record_line
from application.recording.lists import fordelning, utfall
from application.recording.lists.answer import answer
from application.recording.lists.control import accepted, refused
from application.recording.lists.effect import Effect, beslutat, kvar
from application.recording.lists.listad import Listad
from application.recording.report import Refusal, Report
from application.watching import watched
from domain.bookkeeping import positions as p
from domain.deciding.outcome import Rejected
from domain.errors import Malformed
from domain.states.pott import Pott
from domain.states.register import Register
from domain.states.streams import REGISTER
from domain.values.money import kronor_text
from ledger.errors import Conflict

if TYPE_CHECKING:
    from application.recording.lists.inlast import Inlast
    from application.recording.lists.listad import Lista
    from application.recording.sending import Recording
    from domain.commands import Command
    from domain.events import Event
    from ledger.recording.batch import Batch
    from ledger.recording.receipt import Receipt


def run(recording: Recording, inlast: Inlast, *, dry: bool, visad: Lista | None = None) -> Report:
    """Record a list in one transaction; a row that is refused, or a dry run, undoes it all.

    ``visad`` is what was shown before; raises Stop when the list no longer does that.
    """
    report, about = Report(), [f"pott/{inlast.val.pott}"]
    with suppress(Undo), recording.ledger.batch(recording.aktor, about) as batch:
        lista = _Lista(recording, batch, inlast, report)
        lista.decide("Prövar" if dry else "Registrerar")
        report.lista = answer(inlast, lista.rader, lista.effect, lista.ofordelat)
        if report.avvisade or dry:
            report.undone(dry=dry)
            raise Undo
        if visad is not None and _done(visad) != _done(report.lista):
            raise Stop(
                Kind.CONFLICT,
                "liggaren har ändrats sedan listan visades, så att den nu gör något annat",
                "Läs in listan igen, och se vad den gör.",
            )
    report.numbered(recording.numbered)
    return report


def _done(lista: Lista) -> object:
    """Return what a list does, apart from the numbers that its events get."""
    rader = [{**rad, "handelse": None} for rad in lista["rader"]]
    return rader, lista["per_namnd"], lista["avvikelser"]


@dataclass(slots=True)
class _Lista:
    """A list that is being recorded."""

    recording: Recording
    batch: Batch
    inlast: Inlast
    report: Report
    rader: list[Listad] = field(default_factory=list)
    effect: Effect = field(init=False)
    ofordelat: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        self.effect = Effect(self.inlast.val.pott)

    @property
    def pott(self) -> Pott:
        """The pott as it is now."""
        state = self.batch.state(f"pott/{self.inlast.val.pott}")
        assert isinstance(state, Pott)  # noqa: S101 - by its name
        return state

    @property
    def register(self) -> Register:
        """The register as it is now."""
        state = self.batch.state(REGISTER)
        assert isinstance(state, Register)  # noqa: S101 - by its name
        return state

    def decide(self, label: str) -> None:
        """Decide on every row, and on the control total; what is done is seen under a label."""
        before = self.pott.saldo(p.OFORDELAT)
        if self.inlast.fordelning is not None:
            self._fordelning()
        else:
            self._utfall(label)
        if refusal := refused(self.inlast):
            self.report.avvisade.append(refusal)
        elif self.report.registrerade and not self.report.avvisade:
            for noted in accepted(self.inlast):
                rad = self.inlast.summor.rad
                record_line(self.report, rad, noted, self.recording, self._sent)
        self.ofordelat = before, self.pott.saldo(p.OFORDELAT)
        self.rader.sort(key=lambda one: one.rad)  # costs are decided on day by day
        self.report.avvisade.sort(key=lambda one: one.rad)

    def _fordelning(self) -> None:
        inlast = self.inlast
        assert inlast.fordelning is not None  # noqa: S101 - for the type checker
        said = [*fordelning.rows(inlast.fordelning, self.register)]
        self.rader = [listad for listad, _ in said]
        if any([*map(self._refused, self.rader)]):  # each of them is told
            return
        rader = [rad for _, rad in said if rad is not None]
        try:
            command = fordelning.command(inlast, rader)
        except Malformed as error:
            record_line(self.report, inlast.oppnad.huvud.nr, error, self.recording, self._sent)
            return
        for listad in self.rader:
            listad.fore_ore = beslutat(self.pott, (listad.namnd or "", listad.underenhet))
        receipt = self._decided(inlast.oppnad.huvud.nr, command)
        for listad in self.rader if receipt else ():
            listad.efter_ore = beslutat(self.pott, (listad.namnd or "", listad.underenhet))
            self._became(listad, receipt)
        if receipt and not receipt.redan:
            self.effect.note(inlast.oppnad.huvud.nr, receipt)

    def _utfall(self, label: str) -> None:
        inlast, watcher = self.inlast, self.recording.session.watcher
        how = utfall.Utfall(inlast.val, inlast.lasning, self.register, inlast.common)
        rows = how.rows(inlast.utfall)
        for listad in watched(watcher, label, rows, len(inlast.utfall)):
            self.rader.append(listad)
            if self._refused(listad) or listad.command is None:
                continue
            vem = listad.namnd or "", listad.underenhet
            listad.fore_ore = kvar(self.pott, vem)
            receipt = self._decided(listad.rad, listad.command, listad)
            listad.command = None  # a long list is not held twice
            if receipt is not None:
                listad.efter_ore = kvar(self.pott, vem)
                self._became(listad, receipt)
                if not receipt.redan:
                    self.effect.note(listad.rad, receipt)

    def _became(self, listad: Listad, receipt: Receipt | None) -> None:
        """Say what became of a row that was not refused."""
        assert receipt is not None  # noqa: S101 - for the type checker
        listad.handelse = receipt.forsta_nr
        if not receipt.redan:
            self.effect.add(listad, receipt)
        elif listad.lage == "ny":
            listad.lage = "redan"

    def _refused(self, listad: Listad) -> bool:
        """Tell whether a row is wrong or hidden, and say so."""
        if listad.lage not in {"fel", "dold"}:
            return False
        why = listad.varfor if listad.koder else f"{listad.varfor} (raden: {listad.star})"
        self.report.rader += 1
        self.report.avvisade.append(Refusal(listad.rad, Kind.BAD_FILE, (), why))
        return True

    def _decided(self, rad: int, command: Command, listad: Listad | None = None) -> Receipt | None:
        """Let the rules decide on a command; None when it is refused, which the row then says."""
        got: list[Receipt] = []

        def sent(command: Command) -> Receipt | Rejected:
            outcome = self._again(command, listad) if listad else self._sent(command)
            if not isinstance(outcome, Rejected):
                got.append(outcome)
            return outcome

        record_line(self.report, rad, command, self.recording, sent)
        if got:
            return got[0]
        refusal = self.report.avvisade[-1]
        for one in [listad] if listad else self.rader:
            one.wrong(refusal.meddelande)
        return None

    def _corrected(self, event: Event) -> bool:
        """Tell whether what was recorded has been corrected, in the pott that it is in."""
        pott = self.batch.state(f"pott/{getattr(event, 'pott', '')}")
        return isinstance(pott, Pott) and event.kommando_id in pott.rattade

    def _sent(self, command: Command) -> Receipt | Rejected:
        return self.batch.record(command)

    def _again(self, command: Command, listad: Listad) -> Receipt | Rejected:
        """Record a row once, whatever list it comes in, and anew when the first was corrected."""
        with suppress(Conflict):
            outcome = self._sent(command)
            if isinstance(outcome, Rejected) or not outcome.redan:
                return outcome
        found, free = [], command
        for nth in count(2):
            recorded = self.batch.recorded(free.id)
            if not recorded:
                break
            found.append((free, recorded[0]))
            free = command.model_copy(update={"id": f"{command.id}:{nth}"})
        standing = [one for one in found if not self._corrected(one[1].event)]
        one, first = (standing or found)[-1]
        try:  # what it says is held against what is recorded but for the document
            receipt = self._sent(one.model_copy(update={"underlag": first.event.underlag}))
        except Conflict:
            if not standing:
                return self._sent(free)
            listad.handelse = first.nr
            if (pott := getattr(first.event, "pott", "")) != self.inlast.val.pott:
                raise Conflict(_elsewhere(pott)) from None
            ore = getattr(first.event, "belopp_ore", 0), getattr(command, "belopp_ore", 0)
            raise Conflict(_changed(first.nr, *ore)) from None
        listad.lage = "redan" if standing else "rattad"
        return receipt


def _elsewhere(pott: str) -> str:
    """Return that a row is another pott's: said alike of every row, so that it is told once."""
    return (
        f"verifikatraden är redan registrerad i {pott}. Ange --pott {pott}, eller den pott som"
        " koderna gäller i listor.toml"
    )


def _changed(nr: int, ore: int, nu: int) -> str:
    listan = "" if nu == ore else f"; listan säger {kronor_text(nu)}"
    return (
        f"verifikatraden är redan registrerad med annat innehåll (händelse {nr},"
        f" {kronor_text(ore)}{listan}). Rätta händelse {nr} först (liggare registrera rattelse"
        f" --avser-id {nr}), och läs sedan in listan igen"
    )
