"""A list that has been read: its rows, how they are to be understood, and its control total."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from application.errors import Kind, Stop
from application.recording.lists import mapping
from application.recording.lists.opened import opened
from application.recording.lists.utfall import order
from domain.values.money import kronor_text
from exchange.lists import fordelningslista, utfallslista

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from application.recording.lists.mapping import Lasning
    from application.recording.lists.opened import Oppnad
    from application.recording.lists.wanted import Listval
    from exchange.lists.fordelningslista import Fordelningslista
    from exchange.lists.utfallslista import Utfallsrad


class Summor(NamedTuple):
    """What the rows are together, and what is stated that they are, in öre."""

    rader_ore: int
    angivet_ore: int | None
    rad: int
    olast: bool

    @property
    def differens_ore(self) -> int | None:
        """What is stated less what the rows are; None when one of them is not known."""
        return None if self.angivet_ore is None or self.olast else self.angivet_ore - self.rader_ore

    def sagt(self) -> str:
        """Say what does not agree."""
        stated, rows, rest = (
            kronor_text(ore or 0, unit="")
            for ore in (self.angivet_ore, self.rader_ore, self.differens_ore)
        )
        return f"Totalbelopp {stated}, raderna {rows}, differens {rest}"


class Inlast(NamedTuple):
    """A list as it was read; ``utfall`` are its rows in the order that they are decided."""

    namn: str
    digest: str
    val: Listval
    lasning: Lasning
    oppnad: Oppnad
    fordelning: Fordelningslista | None
    utfall: Sequence[Utfallsrad]
    summor: Summor

    @property
    def datum(self) -> str:
        """When the list is of: as stated, as its decision, or its last cost; raises Stop."""
        stated = self.val.datum or (self.val.beslut or {}).get("datum")
        if stated is None and not self.utfall:
            forslag = self.val.slag == "fordelningsforslag"
            raise Stop(
                Kind.USAGE,
                "vilken dag fördelningen är framgår inte",
                "Ange --datum."
                if forslag
                else 'Ange beslutet: --beslut "KS 2022-08-17 § 300 STK-2018-1233".',
            )
        return stated or max(rad.dag for rad in self.utfall)

    @property
    def common(self) -> dict[str, object]:
        """What every command of the list states: its pott and the document that it is."""
        said: dict[str, object] = {
            "pott": self.val.pott,
            "underlag": [
                *self.val.underlag,
                {"typ": "bilaga", "titel": self.namn, "sha256": self.digest},
            ],
        }
        if self.val.beslut is not None:
            said["beslut"] = dict(self.val.beslut)
        if self.val.exempeldata:
            said["exempeldata"] = True
        return said


def read(fil: Path, digest: str, val: Listval, folder: Path) -> Inlast:
    """Return what a file says, read by what is said of lists in a folder; raises Stop."""
    lasning = mapping.read(folder)
    oppnad = opened(fil, val, lasning)
    if val.slag is None:
        val = val._replace(slag="utfall" if oppnad.huvud.slag == "utfall" else "fordelning")
    if oppnad.huvud.slag == "fordelning":
        lista = fordelningslista.read(oppnad.rows, oppnad.huvud, oppnad.enhet)
        if not lista.rader:
            raise _empty(oppnad)
        stated = lista.total_ore if val.total_ore is None else val.total_ore
        rad = lista.totalrad or oppnad.huvud.nr
        summor = Summor(lista.summa_ore, stated, rad, lista.olast)
        return Inlast(fil.name, digest, val, lasning, oppnad, lista, (), summor)
    val = val._replace(radnummer="rad" in oppnad.huvud.kolumner)
    rows = utfallslista.read(oppnad.rows, oppnad.huvud, oppnad.enhet, oppnad.tecken)
    rader = [*rows]
    sums = [rad for rad in rader if rad.summarad]
    booked = sorted((rad for rad in rader if not rad.summarad), key=order)
    if not booked:
        raise _empty(oppnad)
    stated = val.total_ore if val.total_ore is not None or not sums else sums[-1].belopp_ore
    summa = sum(rad.belopp_ore for rad in booked)
    olast = any(rad.dold or (rad.fel and not rad.belopp_ore) for rad in booked)
    summor = Summor(summa, stated, sums[-1].nr if sums else oppnad.huvud.nr, olast)
    return Inlast(fil.name, digest, val, lasning, oppnad, None, booked, summor)


def _empty(oppnad: Oppnad) -> Stop:
    return Stop(
        Kind.BAD_FILE,
        f"blad {oppnad.blad}: inga rader under rubrikerna på rad {oppnad.huvud.nr}",
        "Kontrollera att rätt blad läses.",
    )
