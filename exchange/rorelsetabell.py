"""The table of moves as others' programs read it: ``rorelser.json``, beside an exported log.

It holds no more than ``RORELSER`` and the positions declare, so that a verifier reads the moves
instead of having them written into it a second time. RFC 8785, a line; what lacks is left out.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, get_args

from domain.bookkeeping import positions as p
from domain.bookkeeping.rorelser import RORELSER, Falt, Flytt, Over, Under, Utan
from ledger.format.codec import TYPES, canonical

if TYPE_CHECKING:
    from pydantic import BaseModel

    from domain.bookkeeping.rorelser import Belopp, Position

FIL = "rorelser.json"
FORMAT = "rorelser/1"
LASES = {
    "rorelser": "per typ av händelse: vad den flyttar, i ordning; en typ som saknas flyttar inget",
    "fran, till": "en position, eller fältet i händelsen som anger den; saknas den är det utanför"
    " potten",
    "belopp": "fältet med beloppet i öre; med over det som är över noll, med under det som är under"
    " noll utan tecken, med utom fältet utom det som är över noll i ett annat; med frivilligt får"
    " fältet saknas, och är då 0",
    "om": "flytten görs bara när fältet har värdet; utan värde när fältet anges",
    "per": "en flytt för varje rad i fältet, och de andra fälten är radens",
    "positioner": "namndens: står på nämnden och underenheten som händelsen anger; pottens: på"
    " potten; nagons: där händelsen själv skriver ut platsen",
    "haller": "de positioner som håller pottens pengar: deras summa är alltid den som inne säger",
    "inne": "det som har funnits att fördela, när staten betalar i förskott eller i efterhand",
    "under_noll": "bara de här positionerna får vara under noll",
    "tak": "summor per pott som aldrig är under noll: plus utom minus",
    "oreglerat": "är noll i en pott vars bidragsår är avslutat",
    "ute": "har lämnat kassan",
}
"""What each part of the file says, in Swedish, told in the file itself."""


def skriven() -> bytes:
    """Return the file."""
    return canonical(tabell()) + b"\n"


def kontrollsumma() -> str:
    """Return the SHA-256 of the file, in hexadecimal."""
    return sha256(skriven()).hexdigest()


def tabell() -> dict[str, object]:
    """Return what the file holds."""
    return {
        "format": FORMAT,
        "lases": LASES,
        "positioner": {
            "namndens": p.NAMNDENS,
            "pottens": p.POTTENS_EGNA,
            "nagons": (p.EJ_UTNYTTJAT,),
        },
        "haller": p.HELD,
        "inne": {"forskott": p.ATT_FORDELA, "efterhand": p.ATT_FORDELA_I_EFTERHAND},
        "under_noll": p.SIGNED,
        "oreglerat": p.OREGLERAT,
        "ute": p.UTE,
        "tak": [one._asdict() for one in p.TAK],
        "rorelser": {
            namn: [_flytt(one, event) for one in RORELSER[event]]
            for namn, event in TYPES.items()
            if event in RORELSER
        },
    }


def _flytt(flytt: Flytt, event: type[BaseModel]) -> dict[str, object]:
    model = event if flytt.per is None else _radens(event, flytt.per)
    said: dict[str, object] = {"belopp": _belopp(flytt.belopp, model)}
    for name, position in (("fran", flytt.fran), ("till", flytt.till)):
        if position is not None:
            said[name] = _position(position)
    if flytt.om is not None:
        falt, varde = flytt.om
        said["om"] = {"falt": falt} | ({} if varde is None else {"varde": varde})
    if flytt.per is not None:
        said["per"] = flytt.per
    return said


def _position(position: Position) -> dict[str, str | None]:
    if isinstance(position, Falt):
        return {"falt": position.namn}
    return {"position": position}


def _belopp(belopp: Belopp, model: type[BaseModel]) -> dict[str, object]:
    falt = belopp if isinstance(belopp, str) else belopp.falt
    said: dict[str, object] = {"falt": falt}
    if not model.model_fields[falt].is_required():
        said["frivilligt"] = True
    match belopp:
        case Over():
            said["del"] = "over"
        case Under():
            said["del"] = "under"
        case Utan():
            said["utom"] = belopp.avgar
        case _:
            pass
    return said


def _radens(event: type[BaseModel], per: str) -> type[BaseModel]:
    """Return what the rows of a field are made of."""
    rad: type[BaseModel] = get_args(event.model_fields[per].annotation)[0]
    return rad
