"""From a list of outcome to costs and credit notes, a command a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from application.recording.lists.listad import Listad, Okand, vem
from domain.commands import KrediteraForbrukning, RedovisaForbrukning
from domain.deciding.names import resolve
from domain.deciding.parsing import parse_command
from domain.errors import Malformed, UnknownName
from domain.values.money import kronor_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from application.recording.lists.mapping import Kod, Lasning
    from application.recording.lists.wanted import Listval
    from domain.states.register import Register
    from exchange.lists.utfallslista import Utfallsrad

_UTAN = "ingen kod och ingen nämnd säger vems kostnaden är"


def rows(
    rader: Iterable[Utfallsrad],
    val: Listval,
    lasning: Lasning,
    register: Register,
    common: Mapping[str, Any],
) -> Iterator[Listad]:
    """Yield each row with its command, or why it has none: outside, hidden, or wrong."""
    for rad in rader:
        listad = Listad(rad.nr, rad.star, belopp_ore=rad.belopp_ore)
        if rad.dold:
            listad.lage, listad.varfor = "dold", "raden är dold"
        elif rad.fel:
            listad.wrong(rad.fel)
        elif why := _outside(rad, lasning):
            listad.lage, listad.varfor = "utanfor", why
        else:
            why, kod = _meant(rad, val, lasning)
            if why:
                listad.lage, listad.varfor = "utanfor", why
            elif kod is None and not rad.namnd:
                listad.koder = rad.koder
                listad.wrong(f"okänd kod: {said_as(rad.koder)}" if rad.koder else _UTAN)
            else:
                _cost(listad, {**_said(rad, kod, val), **common}, register)
        yield listad


def _outside(rad: Utfallsrad, lasning: Lasning) -> str:
    """Return why a row is no cost that is recorded, '' if it is one."""
    if not lasning.kostnad(rad.konto):
        return f"konto {rad.konto} är inget kostnadskonto"
    return "beloppet är noll" if rad.belopp_ore == 0 else ""


def _meant(rad: Utfallsrad, val: Listval, lasning: Lasning) -> tuple[str, Kod | None]:
    """Return what a row's codes mean, and why they are outside, '' if they are not."""
    kod = lasning.kod(rad.koder)
    if kod is None:
        return "", None
    elsewhere = kod.pott is not None and kod.pott != val.pott
    return kod.utanfor or (f"hör till {kod.pott}" if elsewhere else ""), kod


def _cost(listad: Listad, said: dict[str, Any], register: Register) -> None:
    """Give a row its command, or say what is wrong with it."""
    try:
        made = resolve(parse_command(said), register)
    except (UnknownName, Malformed) as error:
        listad.wrong(str(error))
        return
    assert isinstance(made, RedovisaForbrukning | KrediteraForbrukning)  # noqa: S101 - for mypy
    listad.command, listad.namnd, listad.underenhet = made, made.namnd, made.underenhet
    insats = getattr(made, "insats", None)
    read = made.verifikat, vem(made.namnd, made.underenhet), insats, made.datum
    listad.lases = " ".join(filter(None, read))


def _said(rad: Utfallsrad, kod: Kod | None, val: Listval) -> dict[str, Any]:
    """Return what a row says, as the fields of a command."""
    underenhet = rad.underenhet or (kod.underenhet if kod else None)
    insats = rad.insats or (kod.insats if kod else None)
    number = f"{val.kalla}-{rad.dag[:4]}:{rad.verifikat}"
    kredit = rad.belopp_ore < 0
    said: dict[str, Any] = {
        "kommando": "KrediteraForbrukning" if kredit else "RedovisaForbrukning",
        "id": f"{val.kalla}:{rad.dag[:4]}:{rad.verifikat}:{rad.rad}",
        "datum": rad.dag,
        "avser": _avser(rad, val, kredit=kredit),
        "namnd": rad.namnd or (kod.namnd if kod else None) or "",
        "belopp_ore": abs(rad.belopp_ore),
        "verifikat": number if rad.rad == 1 else f"{number}:{rad.rad}",
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
    return f"{what} {kronor_text(abs(rad.belopp_ore))} på konto {rad.konto} enligt utfallslista"


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
