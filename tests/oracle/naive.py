"""The oracle: one ledger of potts, told command by command what the municipality wants to do."""

from collections.abc import Iterable

from tests.oracle.moves import apply_moves
from tests.oracle.names import Command, Names, UnknownName
from tests.oracle.pott import Pott
from tests.oracle.rules import hard_rules_broken, new_pott_broken
from tests.oracle.soft import remember_paragraf, soft_rules_broken

__all__ = ["Oracle", "UnknownName"]

SaldoKey = tuple[str, str, str | None, str | None]
_REGISTER = ("RegistreraOrgan", "RegistreraAlias")


class Oracle:
    """All potts, and what is ledger-wide: names, command ids and claimed verifikat."""

    def __init__(self, register: Iterable[Command]) -> None:
        """Start a ledger that knows the organs and aliases of the register commands."""
        self.names = Names()
        self.potts: dict[str, Pott] = {}
        # id of an accepted command -> (pott, kommando)
        self.commands: dict[str, tuple[str, str]] = {}
        # verifikat -> the amount stated at the first claim (None: none), and the öre claimed so far
        self.verifikat: dict[str, dict[str, int | None]] = {}
        # (organ, year, §) -> the dates and diarienummer it has been used with, in any pott
        self.paragrafer: dict[tuple[str, str, int], list[tuple[str, str | None]]] = {}
        # what has been registered by each point of a decision, in any pott
        self.lika: set[str] = set()
        self.soft: list[str] = []
        for command in register:
            broken = self.apply(command)
            assert not broken, f"the register itself is refused: {command}"

    def apply(self, command: Command) -> list[str]:
        """Judge a command; [] means accepted and done, else the hard rules that it breaks."""
        plain = self.names.plain(command)
        kommando = plain["kommando"]
        if kommando in _REGISTER:
            return self._register(plain)
        if kommando == "UpprattaPott":
            return self._new_pott(plain)
        if plain["pott"] not in self.potts:
            raise UnknownName(plain["pott"])
        if plain.get("avser_id") is not None and plain["avser_id"] not in self.commands:
            raise UnknownName(plain["avser_id"])
        pott = self.potts[plain["pott"]]
        broken = hard_rules_broken(self, pott, plain)
        if not broken:
            self._accept(pott, plain)
        return broken

    def _register(self, plain: Command) -> list[str]:
        if self.names.taken(plain):
            return ["R26"]
        self.names.add(plain)
        self.soft = []
        return []

    def _new_pott(self, plain: Command) -> list[str]:
        if new_pott_broken(self, plain):
            return ["R1"]
        self.potts[plain["pott"]] = Pott(
            villkor=dict(plain), paragrafer=self.paragrafer, lika=self.lika
        )
        self._accept(self.potts[plain["pott"]], plain)
        return []

    def _accept(self, pott: Pott, plain: Command) -> None:
        self.commands[plain["id"]] = (plain["pott"], plain["kommando"])
        self.soft = soft_rules_broken(pott, plain)
        remember_paragraf(pott, plain)
        for rule in self.soft:
            pott.oppna[(plain["id"], rule)] = rule
        if plain["kommando"] == "RedovisaForbrukning" and plain.get("verifikat") is not None:
            self._claim(plain)
        apply_moves(pott, plain)

    def _claim(self, plain: Command) -> None:
        first: dict[str, int | None] = {"stated": plain.get("verifikat_belopp_ore"), "claimed": 0}
        claim = self.verifikat.setdefault(plain["verifikat"], first)
        claim["claimed"] = (claim["claimed"] or 0) + plain["belopp_ore"]

    def balances(self) -> dict[SaldoKey, int]:
        """Return every position that is not zero: (pott, position, namnd, underenhet) -> öre."""
        figures: dict[SaldoKey, int] = {}
        for kod, pott in self.potts.items():
            for (position, namnd, under), ore in pott.saldo.items():
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
