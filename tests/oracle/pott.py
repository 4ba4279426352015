"""What the oracle remembers of one pott: a journal, sums over it, and the invariants."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.dates import first_day, last_day, year_of
from tests.oracle.names import Command

Key = tuple[str, str | None, str | None]
IN_USE = ("fordelat", "hos_namnd", "sparrat_ur_fordelat", "sparrat_ur_hos_namnd", "forbrukat")
HELD_BY_NAMND = (*IN_USE, "ej_utnyttjat")
WITH_NAMND = ("hos_namnd", "sparrat_ur_hos_namnd", "forbrukat")
UNSETTLED = ("ofordelat", "fordelat", "hos_namnd", "sparrat_ur_fordelat", "sparrat_ur_hos_namnd")
REQUESTS = ("AvbojMedel", "BegarAnnanInsats")


def reference(text: str) -> str:
    """Return a reference so that its spellings are one: letters and numbers, a bar between."""
    parts: list[str] = []
    before = ""
    for char in text.lower():
        word = char.isalpha() and parts and parts[-1].isalpha()
        if word or (char.isdigit() and before.isdigit()):
            parts[-1] += char
        elif char.isalnum():
            parts.append(char)
        before = char
    return "|".join(str(int(part)) if part.isdigit() else part for part in parts)


@dataclass
class Entry:
    """One accepted command of a pott: what it changed, and whether a correction has undone it."""

    command: Command
    aktor: str
    # position -> öre, and (kind of note, reference) -> öre
    delta: dict[Key, int] = field(default_factory=dict)
    noted: dict[tuple[str, str], int] = field(default_factory=dict)
    rattar: "Entry | None" = None
    rattad: bool = False
    struken: bool = False
    attester: set[str] = field(default_factory=set)
    namnd: str | None = None

    @property
    def year(self) -> int:
        """Return the year in which it happened."""
        return int(year_of(self.command["datum"]))


@dataclass
class Pott:
    """One pott: its terms, its positions, and what later commands may point at."""

    villkor: Command
    saldo: dict[Key, int] = field(default_factory=dict)
    noter: dict[tuple[str, str], int] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    of_kind: dict[str, list[Entry]] = field(default_factory=dict)
    # (avser_id, kod) -> the rule behind the open avvikelse
    oppna: dict[tuple[str, str], str] = field(default_factory=dict)
    # the same -> the completions that have answered it, and whether something of it is left
    answered: dict[tuple[str, str], list[tuple[str, bool]]] = field(default_factory=dict)
    # those that say that a clock went wrong, whatever they have been named since
    clock_told: set[tuple[str, str]] = field(default_factory=set)
    # what waits for an attest, by the command's id
    oattesterat: dict[str, Entry] = field(default_factory=dict)
    # position, or name of a sum over positions -> what changed it, each on the day it counts (R49)
    dagar: dict[Key, list[tuple[str, int]]] = field(default_factory=dict)
    # the same -> the last day of a date -> what it changed by then
    slutdagar: dict[Key, dict[str, int]] = field(default_factory=dict)
    # the same -> the days on which it may change, and how far below 0 it then is
    under: dict[Key, list[tuple[str, int]]] = field(default_factory=dict)
    # all that each command that moves money says, by its id
    sagt: dict[str, str] = field(default_factory=dict)
    current: Entry | None = None

    def still_open(self) -> dict[tuple[str, str], str]:
        """Return the open avvikelser of what stands; a correction closes those it undoes."""
        return {key: regel for key, regel in self.oppna.items() if self._is_open(key)}

    def _is_open(self, key: tuple[str, str]) -> bool:
        if key[0] in self.entries and self.entries[key[0]].struken:
            return False
        for completion, left in reversed(self.answered.get(key, [])):
            if completion == "" or not self.entries[completion].struken:
                return left
        return True

    def answer(self, command: Command, found: set[str]) -> set[str]:
        """Let a completion answer what some rules have open on a command, or find it there."""
        if command["kommando"] != "KompletteraBeslut":
            return set()
        rules = {"R38"} if command.get("beslut") is not None else set()
        rules |= {"R57"} if command.get("rader") else set()
        id_ = command["avser_id"]
        for rule in sorted(rules):
            on = [key for key, regel in self.still_open().items() if (key[0], regel) == (id_, rule)]
            key = on[0] if on else (id_, rule)
            if not on and rule not in found:
                continue
            if not on and key not in self.oppna:
                self.answered[key] = [("", False)]
            self.oppna[key] = rule
            self.answered.setdefault(key, []).append((command["id"], rule in found))
        return rules

    def unattested(self) -> dict[str, Entry]:
        """Return what waits for an attest and stands."""
        return {id_: entry for id_, entry in self.oattesterat.items() if not entry.struken}

    @property
    def statsbidrag(self) -> bool:
        """Tell whether the state pays; otherwise it is the city's own anslag."""
        return bool(self.villkor["kalla"] == "statsbidrag")

    @property
    def efterhand(self) -> bool:
        """Tell whether the state pays afterwards, for what has been spent."""
        return self.villkor.get("utbetalning") == "efterhand"

    def begin(self, entry: Entry) -> None:
        """Put an accepted command in the journal; what is added from now on is its doing."""
        self.current = entry
        self.entries[entry.command["id"]] = entry
        self.of_kind.setdefault(entry.command["kommando"], []).append(entry)

    def in_force(self, *kinds: str) -> Iterator[Entry]:
        """Yield the commands of some kinds that no correction has undone, oldest first."""
        for kind in kinds:
            for entry in self.of_kind.get(kind, ()):
                if not entry.struken:
                    yield entry

    def any_in_force(self, *kinds: str) -> bool:
        """Tell whether there is such a command."""
        return next(self.in_force(*kinds), None) is not None

    def get(self, position: str, namnd: str | None = None, under: str | None = None) -> int:
        """Return one position, 0 when nothing was ever posted there."""
        return self.saldo.get((position, namnd, under), 0)

    def add(self, position: str, ore: int, row: Command | None = None) -> None:
        """Add öre to a position of the pott, or of the row's nämnd and underenhet."""
        row = row or {}
        self.put((position, row.get("namnd"), row.get("underenhet")), ore)

    def put(self, key: Key, ore: int) -> None:
        """Add öre to a position by its key."""
        if ore:
            self.saldo[key] = self.saldo.get(key, 0) + ore
            assert self.current is not None
            delta = self.current.delta
            delta[key] = delta.get(key, 0) + ore

    def note(self, kind: str, reference: str, ore: int) -> None:
        """Add öre to what is remembered of a reference."""
        key = (kind, reference)
        self.noter[key] = self.noter.get(key, 0) + ore
        assert self.current is not None
        noted = self.current.noted
        noted[key] = noted.get(key, 0) + ore

    def left_of(self, kind: str, reference: str) -> int:
        """Return what is remembered of a reference, in öre."""
        return self.noter.get((kind, reference), 0)

    def undo(self, entry: Entry, sign: int = -1) -> None:
        """Take back what a command did (or, by sign 1, do it once more)."""
        for key, ore in entry.delta.items():
            self.saldo[key] = self.saldo.get(key, 0) + sign * ore
        if entry.rattad and entry.struken:
            return  # undone already: taking the money back once more (R50) leaves it as undone
        for noted, ore in entry.noted.items():
            self.noter[noted] = self.noter.get(noted, 0) + sign * ore
        one: Entry | None = entry
        while one is not None:  # a correction that is undone leaves what it corrected in force
            one.struken = not one.struken
            one = one.rattar

    def last_booked(self) -> str:
        """Return the last day on which any position changed, but what nämnder only state."""
        booked = [
            day
            for (position, _, _), days in self.slutdagar.items()
            if position[0] != "+" and position not in ("askat", "redovisat")
            for day, ore in days.items()
            if ore
        ]
        return max(booked, default="")

    def nyttjas_tom(self, datum: str | None = None) -> str:
        """Return the last day of use: as last stated, or as stated for what happens on a date."""
        tom: str = self.villkor["nyttjas_tom"]
        for entry in self.in_force("AndraVillkor"):
            ny = entry.command.get("ny_nyttjas_tom")
            galler = first_day(entry.command["galler_fran"])
            if ny is not None and (datum is None or galler <= last_day(datum)):
                tom = ny
        return tom

    @property
    def rekvisitioner(self) -> dict[str, dict[str, int]]:
        """Return each reference with what is called in and received on it."""
        known = {reference(e.command["rekvisition"]) for e in self.in_force("RekvireraStatsbidrag")}
        both = ("rekvirerat", "inbetalt")
        return {name: {kind: self.left_of(kind, name) for kind in both} for name in sorted(known)}

    @property
    def besked(self) -> dict[str, dict[str, Any]]:
        """Return what nämnder declined or asked for, with what is left by where it came from."""
        found: dict[str, dict[str, Any]] = {}
        for entry in self.in_force(*REQUESTS):
            id_ = entry.command["id"]
            found[id_] = {
                "namnd": entry.command["namnd"],
                "underenhet": entry.command.get("underenhet"),
                "fordelat": self.left_of("fordelat", id_),
                "hos_namnd": self.left_of("hos_namnd", id_),
            }
        return found

    @property
    def anvisat_kant(self) -> bool:
        """Tell whether KF has appropriated a known amount."""
        return any(e.command.get("belopp_ore") is not None for e in self.in_force("AnvisaAnslag"))

    def foreslaget(self) -> list[tuple[Key, int]]:
        """Return what the latest proposal says: its stated total, and its rows."""
        proposals = list(self.in_force("ForeslaFordelning"))
        if not proposals:
            return []
        latest = proposals[-1].command
        rader = latest.get("rader") or []
        rows = [(rad["namnd"], rad.get("underenhet"), rad.get("belopp_ore") or 0) for rad in rader]
        stated = [(None, None, latest.get("total_ore") or 0), *rows]
        return [(("foreslaget", namnd, under), ore) for namnd, under, ore in stated]

    def applied(self) -> dict[tuple[str, str | None], int]:
        """Return what is applied for: all that nämnder have decided, and announced since."""
        decided: dict[tuple[str, str | None], int] = {}
        announced: dict[tuple[str, str | None], dict[str, int]] = {}
        for entry in self.entries.values():
            stated = entry.command
            if entry.struken:
                continue
            if stated["kommando"] == "KompletteraBeslut" and stated.get("beslut") is not None:
                for of, waiting in announced.items():  # what the nämnd decided afterwards
                    decided[of] = decided.get(of, 0) + waiting.pop(stated["avser_id"], 0)
            if stated["kommando"] != "LamnaAskande":
                continue
            of, ore = (stated["namnd"], stated.get("underenhet")), stated.get("belopp_ore") or 0
            if stated.get("beslut") is None:
                announced.setdefault(of, {})[stated["id"]] = ore
            elif stated.get("belopp_ore") is not None:
                announced[of], decided[of] = {}, decided.get(of, 0) + ore
        return {
            of: decided.get(of, 0) + sum(announced.get(of, {}).values())
            for of in {*decided, *announced}
        }

    def reported(self) -> dict[tuple[str, str | None], int | None]:
        """Return the outcome of each nämnd's latest report."""
        return {
            (e.command["namnd"], e.command.get("underenhet")): e.command.get("utfall_ore")
            for e in self.in_force("LamnaNamndredovisning")
        }

    def to_settle(self, namnd: str | None, under: str | None) -> int:
        """Return what a nämnd has borne that is no cost the pott was found not to be for."""
        wrong = 0
        for entry in self.entries.values():
            stated = entry.command
            if entry.struken or (stated.get("namnd"), stated.get("underenhet")) != (namnd, under):
                continue
            if stated["kommando"] == "FaststallSkuld" and stated["fran_position"] == "forbrukat":
                wrong += int(stated["belopp_ore"])
            if stated["kommando"] == "KrediteraForbrukning":  # that cost is the first to come back
                wrong = max(0, wrong + entry.delta.get(("egenfinansierat", namnd, under), 0))
        return max(0, self.get("egenfinansierat", namnd, under) - wrong)

    def total(self, positions: tuple[str, ...]) -> int:
        """Sum the positions over all nämnder and sub-units."""
        return sum(ore for (position, _, _), ore in self.saldo.items() if position in positions)

    def balanskonto(self) -> int:
        """Return the liability that the general ledger must show for the statsbidrag."""
        if not self.statsbidrag:
            return 0
        gone = self.get("aterbetalt") + self.get("efterskankt") + self.get("oresavrundning")
        return self.get("inbetalt") - self.total(("forbrukat",)) - gone

    def centralt(self) -> int:
        """Return what KS itself still has of the state's money."""
        if not self.statsbidrag:
            return 0
        return self.balanskonto() - self.total(("hos_namnd", "sparrat_ur_hos_namnd"))

    def of_namnd(self, namnd: str, under: str | None) -> dict[str, int]:
        """Return what was decided for a nämnd, how much reached it, and what came of it."""
        at = {name: self.get(name, namnd, under) for name in (*IN_USE, "overfort")}
        decided = at["fordelat"] + at["sparrat_ur_fordelat"] + at["overfort"]
        kvar = sum(at[name] for name in UNSETTLED[1:])
        return {
            "beslutat": decided,
            "overfort": at["overfort"],
            "ater": decided - at["forbrukat"] - kvar,
            "kvar": kvar,
        }

    def check(self) -> None:
        """Raise AssertionError when an invariant of DESIGN section 3, or of a reference, fails."""
        negative = {k: ore for k, ore in self.saldo.items() if ore < 0 and k[0] != "oresavrundning"}
        assert not negative, f"I1: {negative}"
        short = {key: ore for key, ore in self.noter.items() if ore < 0}
        assert not short, f"more decided or identified than there is: {short}"
        gone = self.total(("aterbetalningsskuld", "aterbetalt", "efterskankt", "ej_utnyttjat"))
        gone += self.get("oresavrundning")
        placed = self.get("ofordelat") + self.total(IN_USE) + gone
        source = self.get("rekvirerat" if self.statsbidrag else "avsatt")
        if self.efterhand:
            source = self.get("tilldelat")
        assert source == placed, f"I0: {source} in, {placed} placed"
        if self.statsbidrag:
            self._check_statsbidrag()
        else:
            self._check_anslag()
        if self.any_in_force("AvslutaBidragsar"):
            assert not self.total(UNSETTLED), "I8: closed, but money is not settled"
        for (namnd, under), utfall in self.reported().items():
            shown = self.get("redovisat", namnd, under)
            assert shown == (utfall or 0), f"redovisat is {shown}, latest report {utfall}"
        for (namnd, under), ore in self.applied().items():
            assert self.get("askat", namnd, under) == ore, f"askat is not {ore}"

    def _check_statsbidrag(self) -> None:
        chain = [self.get(name) for name in ("inbetalt", "rekvirerat", "tilldelat")]
        assert chain == sorted(chain), f"I2: {chain}"
        if not self.efterhand:
            cash = self.centralt() + self.get("efterskankt")
            assert cash >= -self.get("forskotterat"), f"I3: {cash}"
        for kind, name in list(self.noter):
            if kind == "inbetalt":
                on_it = self.left_of("rekvirerat", name)
                assert self.left_of(kind, name) <= on_it, f"I2: {name}"

    def _check_anslag(self) -> None:
        assert self.get("avsatt") == 0 or self.any_in_force("AnvisaAnslag"), "I2: nothing anvisat"
        if self.anvisat_kant:
            assert self.get("avsatt") <= self.get("anvisat"), "I2: avsatt above anvisat"
