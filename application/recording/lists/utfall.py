"""From a list of outcome to costs and credit notes, a command a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from application.recording.lists.listad import Listad, Okand, vem
from domain.commands import KrediteraForbrukning, RedovisaForbrukning
from domain.deciding.names import resolve
from domain.deciding.parsing import parse_command
from domain.errors import Malformed, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from application.recording.lists.mapping import Kod, Lasning
    from application.recording.lists.wanted import Listval
    from domain.states.register import Register
    from exchange.lists.utfallslista import Utfallsrad

_UTAN = "ingen kod och ingen nämnd säger vems kostnaden är"


class Utfall(NamedTuple):
    """How the rows of a list of outcome are understood, and what every command of it states."""

    val: Listval
    lasning: Lasning
    register: Register
    common: Mapping[str, Any]

    def rows(self, rader: Iterable[Utfallsrad]) -> Iterator[Listad]:
        """Yield each row with its command, or why it has none: outside, hidden, or wrong."""
        seen: dict[tuple[object, ...], Utfallsrad] = {}
        for rad in rader:
            first = seen.setdefault(_booking(rad, same=self.val.radnummer), rad)
            listad = Listad(rad.nr, rad.star, belopp_ore=rad.belopp_ore)
            why, kod = self._outside(rad, first)
            if rad.dold:
                listad.lage, listad.varfor = "dold", "raden är dold"
            elif rad.fel:
                listad.wrong(rad.fel)
            elif why:
                listad.lage, listad.varfor = "utanfor", why
            else:
                self._cost(listad, rad, kod, first)
            yield listad

    def _outside(self, rad: Utfallsrad, first: Utfallsrad) -> tuple[str, Kod | None]:
        """Return why a row is no cost of the pott, '' if it is one, and what its codes mean."""
        kod = self.lasning.kod(rad.koder)
        elsewhere = kod is not None and kod.pott not in {None, self.val.pott}
        reasons = (
            (not self.lasning.kostnad(rad.konto), f"konto {rad.konto} är inget kostnadskonto"),
            (rad.belopp_ore == 0, "beloppet är noll"),
            (self._again(rad, first), f"samma verifikatrad som rad {first.nr}"),
            (elsewhere, f"hör till {kod.pott if kod else None}"),
            (kod is not None and bool(kod.utanfor), (kod.utanfor or "") if kod else ""),
        )
        return next((why for holds, why in reasons if holds), ""), kod

    def _again(self, rad: Utfallsrad, first: Utfallsrad) -> bool:
        """Tell whether a row stands in the list twice, by its own number."""
        return self.val.radnummer and first is not rad and first.star == rad.star

    def _cost(self, listad: Listad, rad: Utfallsrad, kod: Kod | None, first: Utfallsrad) -> None:
        """Give a row its command, or say what is wrong with it."""
        if self.val.radnummer and first is not rad:
            listad.wrong(f"verifikat {rad.verifikat} rad {rad.rad} står redan på rad {first.nr}")
            return
        if first is not rad:
            listad.varfor = f"rad {rad.nr} är lik rad {first.nr}: samma verifikat och belopp"
        if kod is None and not rad.namnd:
            listad.koder = rad.koder
            listad.wrong(f"okänd kod: {said_as(rad.koder)}" if rad.koder else _UTAN)
            return
        try:
            said = {**_said(rad, kod, self.val), **self.common}
            made = resolve(parse_command(said), self.register)
        except (UnknownName, Malformed) as error:
            listad.wrong(str(error))
            return
        assert isinstance(made, RedovisaForbrukning | KrediteraForbrukning)  # noqa: S101 - for mypy
        listad.command, listad.namnd, listad.underenhet = made, made.namnd, made.underenhet
        insats = getattr(made, "insats", None)
        read = made.verifikat, vem(made.namnd, made.underenhet), insats, made.datum
        listad.lases = " ".join(filter(None, read))


def _booking(rad: Utfallsrad, *, same: bool) -> tuple[object, ...]:
    """Return what no two rows of a list share: their number, or all that they say."""
    return (rad.dag[:4], rad.verifikat, rad.rad) if same else (rad.star, rad.belopp_ore)


def _said(rad: Utfallsrad, kod: Kod | None, val: Listval) -> dict[str, object]:
    """Return what a row says, as the fields of a command."""
    underenhet = rad.underenhet or (kod.underenhet if kod else None)
    insats = rad.insats or (kod.insats if kod else None)
    kredit = rad.belopp_ore < 0
    said: dict[str, object] = {
        "kommando": "KrediteraForbrukning" if kredit else "RedovisaForbrukning",
        "id": f"{val.kalla}:{rad.dag[:4]}:{rad.verifikat}:{rad.rad}",
        "datum": rad.dag,
        "avser": _avser(rad, val, kredit=kredit),
        "namnd": rad.namnd or (kod.namnd if kod else None) or "",
        "belopp_ore": abs(rad.belopp_ore),
        "verifikat": f"{val.kalla}-{rad.dag[:4]}:{rad.verifikat}:{rad.rad}",
    }
    if underenhet:
        said["underenhet"] = underenhet
    if kredit:
        return said
    if insats:
        said["insats"] = insats
    if rad.moms_ore:
        said["moms_ore"] = rad.moms_ore
    if rad.verksamhet:
        said["verksamhet"] = rad.verksamhet
    return said | {"konto": rad.konto}


def _avser(rad: Utfallsrad, val: Listval, *, kredit: bool) -> str:
    """Say what a row is; the list's own words only when asked for, since they may name people."""
    if val.med_text and rad.text:
        return rad.text
    what = "Kreditering" if kredit else "Kostnad"
    return f"{what} på konto {rad.konto}, ur en utfallslista"


def unknown(rader: Iterable[Listad]) -> list[Okand]:
    """Return the codes that nobody has said the meaning of, with how much there is of each."""
    found: dict[tuple[tuple[str, str], ...], Okand] = {}
    for listad in rader:
        if listad.koder is not None:
            key = tuple(listad.koder.items())
            one = found.setdefault(key, {"koder": dict(key), "rader": 0, "belopp_ore": 0})
            one["rader"] += 1
            one["belopp_ore"] += listad.belopp_ore or 0
    return [*found.values()]


def said_as(koder: Mapping[str, str]) -> str:
    """Write codes as people say them: ``projekt 4711``."""
    return ", ".join(f"{name} {of}" for name, of in koder.items())


def order(rad: Utfallsrad) -> tuple[str, bool, int]:
    """Return when a row is decided: by its day, a credit note after the costs of that day."""
    return rad.dag, rad.belopp_ore < 0, rad.nr
