"""What became of the lines of a file, and what they moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, NotRequired, TypedDict

from application.errors import Kind
from application.reasons import Skal, reasons
from application.recording.lists.listad import Lista
from domain.bookkeeping.postings import sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.deciding.outcome import Rejected
    from ledger.recording.receipt import Receipt


class Avvisad(TypedDict):
    """A line that was not recorded, by each rule that refused it, and what can be done."""

    rad: int
    regler: list[str]
    meddelande: str
    kalla: str | None
    hjalp: str | None
    skal: list[Skal]


class Andring(TypedDict):
    """What a position of a pott is changed by, in öre."""

    pott: str
    position: str
    andring_ore: int


class Import(TypedDict):
    """What became of a file; of a dry run also what it would change, of a list each row."""

    schema: Literal["import/1"]
    rader: int
    registrerade: int
    redan: int
    avvisade: list[Avvisad]
    forsta_nr: int | None
    sista_nr: int | None
    torrkor: NotRequired[Literal[True]]
    verkan: NotRequired[list[Andring]]
    lista: NotRequired[Lista]


class Refusal(NamedTuple):
    """A line that was not recorded: where, of which kind that is, which rules, in words."""

    rad: int
    kind: Kind
    regler: tuple[str, ...]
    meddelande: str
    rejected: Rejected | None = None
    avser_id: str | None = None

    @property
    def kalla(self) -> str | None:
        """The source of the first rule that refused, None when no rule did."""
        return None if self.rejected is None else self.rejected.kalla

    @property
    def hjalp(self) -> str | None:
        """What can be done, where a rule says it."""
        return None if self.rejected is None else self.rejected.hjalp


@dataclass(slots=True)
class Report:
    """What became of the lines of a file; ``logg`` when they are those of a log."""

    logg: bool = False
    rader: int = 0
    registrerade: int = 0
    redan: int = 0
    av_andra: Counter[str] = field(default_factory=Counter)
    avvisade: list[Refusal] = field(default_factory=list)
    forsta_nr: int | None = None
    sista_nr: int | None = None
    verkan: Counter[tuple[str, str]] = field(default_factory=Counter)
    lista: Lista | None = None

    @property
    def kind(self) -> Kind | None:
        """What kind of failure it was, malformed before conflict before refused; None of none."""
        kinds = {refusal.kind for refusal in self.avvisade}
        order = Kind.BAD_FILE, Kind.CONFLICT, Kind.REFUSED
        return next((kind for kind in order if kind in kinds), None)

    def count(self, receipt: Receipt) -> None:
        """Count an accepted line and what it moved."""
        if receipt.redan:
            self.redan += 1
            self.av_andra.update([receipt.av_annan] if receipt.av_annan else [])
            return
        self.registrerade += 1
        self.forsta_nr = receipt.forsta_nr if self.forsta_nr is None else self.forsta_nr
        self.sista_nr = receipt.sista_nr
        for recorded in receipt.events:
            pott = getattr(recorded.event, "pott", "")
            for konto, delta in sides(recorded.event):
                self.verkan[pott, konto.position] += delta

    def numbered(self, number: Callable[[Rejected, str | None], Rejected]) -> None:
        """Let refusals name events by number, when it is settled which events there are."""
        for nth, one in enumerate(self.avvisade):
            if one.rejected is not None:
                told = number(one.rejected, one.avser_id)
                self.avvisade[nth] = one._replace(rejected=told, meddelande=told.meddelande)

    def undone(self, *, dry: bool) -> None:
        """Say that nothing of it was written; of a dry run, how many lines would have been."""
        self.forsta_nr = self.sista_nr = None
        if not dry:
            self.registrerade = 0
            self.verkan.clear()

    def effect(self) -> list[Andring]:
        """Return what the accepted lines change in each pott's positions, in öre."""
        return [
            {"pott": pott, "position": position, "andring_ore": ore}
            for (pott, position), ore in sorted(self.verkan.items())
            if ore
        ]

    def as_json(self, *, torrkor: bool = False) -> Import:
        """Return it as it is answered."""
        answer: Import = {
            "schema": "import/1",
            "rader": self.rader,
            "registrerade": self.registrerade,
            "redan": self.redan,
            "avvisade": [
                {
                    "rad": one.rad,
                    "regler": list(one.regler),
                    "meddelande": one.meddelande,
                    "kalla": one.kalla,
                    "hjalp": one.hjalp,
                    "skal": reasons(one.rejected),
                }
                for one in self.avvisade
            ],
            "forsta_nr": self.forsta_nr,
            "sista_nr": self.sista_nr,
        }
        if torrkor:
            answer |= {"torrkor": True, "verkan": self.effect()}
        return answer if self.lista is None else {**answer, "lista": self.lista}
