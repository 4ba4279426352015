"""The oracle: one ledger of potts, told command by command what the municipality wants to do."""

from collections.abc import Iterable
from typing import NamedTuple

from tests.oracle.aren import OF_ALL, TURNS, attest_broken, closed_to, turn_broken
from tests.oracle.arende import (
    AVVIKELSER,
    Open,
    arende_rules_broken,
    decided,
    keep_avvikelse,
    late_minutes,
    not_begun,
    of_another_arende,
    same_minutes,
    who_answers,
)
from tests.oracle.claims import remember_said, series
from tests.oracle.dagar import falls_below
from tests.oracle.dates import first_day, last_day
from tests.oracle.moves import apply_moves
from tests.oracle.names import Command, Names, UnknownName, same_actor
from tests.oracle.pott import Entry, Pott
from tests.oracle.rules import hard_rules_broken, new_pott_broken, not_there, not_yet
from tests.oracle.slutet import booked, standing, turned
from tests.oracle.soft import remember_paragraf, soft_rules_broken

__all__ = ["Oracle", "UnknownName"]

SaldoKey = tuple[str, str, str | None, str | None]
ORDER = ("R54", "R55", "R35")  # by precedence, of what is held against the register
_REGISTER = ("RegistreraOrgan", "RegistreraAlias", "RegistreraAktor", "GeAttestratt")


def _same_right(one: Command, other: Command) -> bool:
    fields = ("aktor", "slag", "for_pott", "for_namnd")
    return all(one.get(field) == other.get(field) for field in fields)


class Accepted(NamedTuple):
    """An accepted command, and its pott, its `arende/…` or '' for the ledger itself."""

    where: str
    plain: Command


def _potts_of(plain: Command) -> list[str]:
    """Return the potts that a command is about: some may name others than their own."""
    others = [*plain.get("for_potter", []), *plain.get("potter", [])]
    return [*([plain["pott"]] if "pott" in plain else []), *others]


class Oracle:
    """All potts, and what is ledger-wide: names, rights, books, command ids and verifikat."""

    def __init__(self, register: Iterable[Command], idag: str = "2026-12-31") -> None:
        """Start a ledger that knows the organs and aliases of the register commands."""
        self.idag = idag
        self.klockan = idag  # parts from the stamp after a run with a wrong clock
        self.names = Names()
        self.potts: dict[str, Pott] = {}
        self.aktor = ""
        self.commands: dict[str, Accepted] = {}
        # (series, voucher) -> every cost, or credit note, that claims it, oldest first
        self.verifikat: dict[tuple[str, str], list[Entry]] = {}
        self.attestratter: list[Command] = []
        self.aktorer: set[str] = set()
        # what has been answered, and by which organ
        self.answers: set[tuple[str, str | None]] = set()
        self.turns: list[Entry] = []  # each year closed or opened again
        # the latest minutes of each meeting in each ärende
        self.minutes: list[Command] = []
        # the open avvikelser of each ärende
        self.arenden: dict[str, Open] = {}
        # (organ, year, §) -> the dates and diarienummer it has been used with, and by what
        self.paragrafer: dict[tuple[str, str, int], list[tuple[str, str | None, str, str]]] = {}
        self.soft: list[str] = []
        for command in register:
            broken = self.apply(command)
            assert not broken, f"the register itself is refused: {command}"

    @property
    def dagen(self) -> str:
        """The day that has come by the stamp and by the clock, whichever of them went wrong."""
        return min(self.idag, self.klockan)

    def set_clock(self, idag: str, klockan: str) -> None:
        """Stamp what comes with a day, while the clock shows that or, by now, another."""
        self.idag, self.klockan = idag, klockan

    @property
    def ran_away(self) -> bool:
        """Tell whether the stamps are far ahead of the clock: here it is years or nothing."""
        return self.idag > self.klockan

    def apply(self, command: Command, aktor: str = "EK-01") -> list[str]:
        """Judge a command; [] means accepted and done, else the hard rules that it breaks."""
        plain, self.aktor = self.names.plain(command), aktor
        kommando = plain["kommando"]
        if kommando in _REGISTER:
            return self._register(plain)
        if kommando == "UpprattaPott":
            return self._new_pott(plain)
        if kommando in TURNS:
            return self._turn_year(plain)
        missing = [kod for kod in _potts_of(plain) if kod not in self.potts]
        if missing := [*missing, *not_begun(self, plain)]:
            raise UnknownName(missing[0])
        if plain.get("avser_id") is not None and plain["avser_id"] not in self.commands:
            raise UnknownName(plain["avser_id"])
        if "pott" not in plain:
            return self._arende(plain) if "arende" in plain else self._attest_of_all(plain)
        pott = self.potts[plain["pott"]]
        broken = hard_rules_broken(self, pott, plain)
        if not broken:
            self._accept(pott, plain)
        return broken

    def _register(self, plain: Command) -> list[str]:
        late = ["R55"] if not_yet(self, plain) else []
        broken = self._register_broken(plain)
        broken = sorted([*broken, *late], key=ORDER.index)
        if broken:
            return broken
        if plain["kommando"] == "RegistreraAktor":
            self.aktorer.add(plain["aktor"])
        if plain["kommando"] == "GeAttestratt":
            self.attestratter = [r for r in self.attestratter if not _same_right(r, plain)]
            self.attestratter.append(plain)
        self.names.add(plain)
        self.commands[plain["id"]] = Accepted("", plain)
        self.soft = []
        return []

    def _register_broken(self, plain: Command) -> list[str]:
        if self.names.taken(plain):
            return ["R54"]
        if plain["kommando"] == "RegistreraAktor":
            taken = any(same_actor(plain["aktor"], known) for known in self.aktorer)
            return ["R54"] if taken else []
        if plain["kommando"] == "GeAttestratt":
            tom = plain.get("giltig_tom")
            backwards = tom is not None and last_day(tom) < first_day(plain["giltig_from"])
            if backwards or plain["aktor"] not in self.aktorer:
                return ["R35"]
            if same_actor(plain["aktor"], self.aktor):
                return ["R35"]
        return []

    def _turn_year(self, plain: Command) -> list[str]:
        broken = turn_broken(self, plain)
        if not broken:
            self.turns.append(Entry(plain, self.aktor))
            remember_paragraf(self, plain)
            self.commands[plain["id"]] = Accepted(OF_ALL, plain)
            self.soft = []
        return broken

    def _attest_of_all(self, plain: Command) -> list[str]:
        broken = attest_broken(self, plain)
        if not broken:
            (turn,) = [e for e in self.turns if e.command["id"] == plain["avser_id"]]
            turn.attester.add(plain["slag"])
            self.commands[plain["id"]] = Accepted(OF_ALL, plain)
            self.soft = []
        return broken

    def is_closed(self, ar: int) -> bool:
        """Tell whether a year's books are closed: it or a later year was, and is not opened."""
        return ar <= closed_to(self.turns)

    def open_in(self, plain: Command) -> Open:
        """Return what is open in the ärende of a command: nothing there is ever corrected."""
        return self.arenden.setdefault(plain["arende"], {})

    def _arende(self, plain: Command) -> list[str]:
        broken = ["R26"] if not_there(self, plain) else []
        broken += ["R10"] if of_another_arende(self, plain) else []
        broken += ["R55"] if not_yet(self, plain) else []
        broken += arende_rules_broken(self, plain)
        if not broken:
            self.soft = []
            if plain["kommando"] == "JusteraProtokoll" and decided(plain):
                self.soft = ["R40"] if late_minutes(plain) else []
                self.minutes = [m for m in self.minutes if not same_minutes(m, plain)] + [plain]
            if plain["kommando"] == "AterrapporteraUppdrag" and decided(plain):
                self.answers.add((plain["avser_id"], who_answers(self, plain)))
            if plain["kommando"] in AVVIKELSER:
                keep_avvikelse(self.open_in(plain), plain)
            for rule in self.soft:
                self.open_in(plain)[(plain["id"], rule)] = rule
            self.commands[plain["id"]] = Accepted(f"arende/{plain['arende']}", plain)
            remember_paragraf(self, plain)
        return broken

    def _new_pott(self, plain: Command) -> list[str]:
        broken = new_pott_broken(self, plain)
        if not broken:
            self.potts[plain["pott"]] = Pott(villkor=dict(plain))
            self._accept(self.potts[plain["pott"]], plain)
        return broken

    def _accept(self, pott: Pott, plain: Command) -> None:
        soft, before = soft_rules_broken(self, pott, plain), standing(pott)
        clock = self.ran_away and not (pott.clock_told & {*pott.still_open()})
        entry = Entry(plain, self.aktor, namnd=plain.get("namnd"))
        if plain["kommando"] == "ProvaNamndensBesked":
            besked = pott.besked[plain["avser_id"]]
            entry.namnd = besked["namnd"]
            if plain.get("belopp_ore") is None:
                plain["belopp_ore"] = besked["fordelat"] + besked["hos_namnd"]
        self.commands[plain["id"]] = Accepted(plain["pott"], plain)
        remember_paragraf(self, plain)
        pott.begin(entry)
        if booked(plain):
            pott.oattesterat[plain["id"]] = entry
        remember_said(pott, plain)
        if (row := series(plain)) is not None:
            self.verifikat.setdefault(row, []).append(entry)
        apply_moves(pott, plain)
        if falls_below(pott, entry):
            soft.add("R49")
        soft |= turned(before, standing(pott))
        self.soft = sorted(soft)
        for rule in sorted(soft - pott.answer(plain, {*soft})):
            pott.oppna[(plain["id"], rule)] = rule
        if clock:  # beside what else R55 has to say of the command
            self.soft = sorted({*self.soft, "R55"})
            pott.oppna[(plain["id"], "R55-KLOCKAN")] = "R55"
            pott.clock_told.add((plain["id"], "R55-KLOCKAN"))

    def balances(self) -> dict[SaldoKey, int]:
        """Return every position that is not zero: (pott, position, namnd, underenhet) -> öre."""
        figures: dict[SaldoKey, int] = {}
        for kod, pott in self.potts.items():
            for (position, namnd, under), ore in (*pott.saldo.items(), *pott.foreslaget()):
                # Where the saved money came from is remembered, but shown as one figure.
                name = "sparrat" if position.startswith("sparrat_ur_") else position
                key = (kod, name, namnd, under)
                figures[key] = figures.get(key, 0) + ore
        return {key: ore for key, ore in figures.items() if ore != 0}

    def check(self) -> None:
        """Raise AssertionError when I0, I1, I2 or I3 does not hold in some pott."""
        for kod, pott in self.potts.items():
            try:
                pott.check()
            except AssertionError as broken:
                message = f"{kod}: {broken}"
                raise AssertionError(message) from broken
