"""What the oracle remembers of one pott: plain dicts, and the invariants over them."""

from dataclasses import dataclass, field
from typing import Any

from tests.oracle.names import Command

Key = tuple[str, str | None, str | None]
IN_USE = ("fordelat", "hos_namnd", "sparrat_ur_fordelat", "sparrat_ur_hos_namnd", "forbrukat")
WITH_NAMND = ("hos_namnd", "sparrat_ur_hos_namnd", "forbrukat")


@dataclass
class Pott:
    """One pott: its terms, its positions, and what later commands may point at."""

    villkor: Command
    saldo: dict[Key, int] = field(default_factory=dict)
    # reference -> öre called in / received on it
    rekvisitioner: dict[str, dict[str, int]] = field(default_factory=dict)
    # id of an AvbojMedel/BegarAnnanInsats -> what is left of it, by where it came from
    besked: dict[str, dict[str, Any]] = field(default_factory=dict)
    # (avser_id, kod) -> the soft rule behind the open avvikelse, None when a person noted it
    oppna: dict[tuple[str, str], str | None] = field(default_factory=dict)
    # (organ, year, §) -> every (datum, diarienummer) it was used with
    paragrafer: dict[tuple[str, str, int], list[tuple[str, str | None]]] = field(
        default_factory=dict
    )
    # what has been registered by each point of a decision
    lika: set[str] = field(default_factory=set)
    anslag_beslutat: bool = False
    anvisat_kant: bool = False
    fordelning_beslutad: bool = False
    nagot_atervant: bool = False

    @property
    def statsbidrag(self) -> bool:
        """Tell whether the state pays; otherwise it is the city's own anslag."""
        return bool(self.villkor["kalla"] == "statsbidrag")

    def get(self, position: str, namnd: str | None = None, under: str | None = None) -> int:
        """Return one position, 0 when nothing was ever posted there."""
        return self.saldo.get((position, namnd, under), 0)

    def add(self, position: str, ore: int, row: Command | None = None) -> None:
        """Add öre to a position of the pott, or of the row's nämnd and underenhet."""
        row = row or {}
        key = (position, row.get("namnd"), row.get("underenhet"))
        self.saldo[key] = self.saldo.get(key, 0) + ore

    def total(self, positions: tuple[str, ...]) -> int:
        """Sum the positions over all nämnder and sub-units."""
        return sum(ore for (position, _, _), ore in self.saldo.items() if position in positions)

    def balanskonto(self) -> int:
        """Return what the general ledger must show for the statsbidrag."""
        return self.get("inbetalt") - self.total(WITH_NAMND) - self.get("aterbetalt")

    def check(self) -> None:
        """Raise AssertionError when I0, I1, I2 or I3 of DESIGN section 3 does not hold."""
        negative = {key: ore for key, ore in self.saldo.items() if ore < 0}
        assert not negative, f"I1: {negative}"
        gone = self.total(("aterbetalningsskuld", "aterbetalt", "efterskankt", "ej_utnyttjat"))
        placed = self.get("ofordelat") + self.total(IN_USE) + gone
        source = self.get("rekvirerat" if self.statsbidrag else "avsatt")
        assert source == placed, f"I0: {source} in, {placed} placed"
        if self.statsbidrag:
            chain = [self.get(name) for name in ("inbetalt", "rekvirerat", "tilldelat")]
            assert chain == sorted(chain), f"I2: {chain}"
            assert self.balanskonto() >= -self.get("forskotterat"), f"I3: {self.balanskonto()}"
        elif self.anvisat_kant:
            assert self.get("avsatt") <= self.get("anvisat"), "I2: avsatt above anvisat"
