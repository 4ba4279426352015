"""The books of the finance system held to ours: what is the same, and what is not, row by row.

A voucher of theirs is about the event whose ``liggarnummer`` its text has. Amounts are held by
event, account and nämnd; where theirs have no nämnd, by event and account.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from exchange.sie.skrivning import NAMND

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from exchange.sie.bokning import Verifikat
    from exchange.sie.lasning import Transaktion
    from exchange.sie.lasning import Verifikat as Last

Status: TypeAlias = Literal["olika", "bara_har", "bara_dar", "annat_ar"]
_NUMMER = re.compile(r"(?<!\d)\d{4}-\d{6}(?!\d)")


class Nyckel(NamedTuple):
    """What an amount is of: an event, an account and a nämnd; their voucher where none is said."""

    nummer: str
    konto: str
    namnd: str
    verifikat: str = ""


class Skillnad(NamedTuple):
    """An amount that is not the same here and there, in öre."""

    status: Status
    nyckel: Nyckel
    har: int
    dar: int


class Jamforelse(NamedTuple):
    """How many amounts are the same, which are not, and what each account has on both sides."""

    lika: int
    skillnader: list[Skillnad]
    har: Counter[str]
    dar: Counter[str]


def jamfor(
    vara: Iterable[Verifikat],
    deras: Iterable[Last],
    konton: Mapping[str, str],
    andra_ar: Collection[str],
) -> Jamforelse:
    """Hold a year's vouchers to theirs, on the accounts that we book, by their roles.

    ``andra_ar`` are the numbers of events that are booked in another year.
    """
    har, dar = _vara(vara, konton), _deras(deras, {*konton.values()})
    utan_namnd = {(one.nummer, one.konto) for one in dar if not one.namnd}
    har, dar = _utan(har, utan_namnd), _utan(dar, utan_namnd)
    keys = sorted(har.keys() | dar.keys())
    olika = [_skillnad(key, har, dar, andra_ar) for key in keys if har[key] != dar[key]]
    return Jamforelse(len(keys) - len(olika), olika, _konton(har), _konton(dar))


def _skillnad(
    key: Nyckel, har: Counter[Nyckel], dar: Counter[Nyckel], andra_ar: Collection[str]
) -> Skillnad:
    status: Status = "olika"
    if key not in dar:
        status = "bara_har"
    elif key not in har:
        status = "annat_ar" if key.nummer in andra_ar else "bara_dar"
    return Skillnad(status, key, har[key], dar[key])


def nummer(of: Verifikat) -> str:
    """Return what an event of ours is called in the text of a voucher."""
    return of.rorelse.liggarnummer or f"händelse {of.rorelse.nr}"


def _vara(verifikat: Iterable[Verifikat], konton: Mapping[str, str]) -> Counter[Nyckel]:
    found = Counter[Nyckel]()
    for one in verifikat:
        for rad, ore in one.rader:
            found[Nyckel(nummer(one), konton[rad.roll], rad.namnd)] += ore
    return found


def _deras(verifikat: Iterable[Last], konton: Collection[str]) -> Counter[Nyckel]:
    found = Counter[Nyckel]()
    for one in verifikat:
        for rad in one.rader:
            if rad.konto in konton:
                nr = _nummer(one, rad)
                said = "" if nr else f"{one.nummer or 'utan nummer'} {one.datum}"
                found[Nyckel(nr, rad.konto, rad.objekt.get(NAMND, ""), said)] += rad.ore
    return found


def _nummer(verifikat: Last, rad: Transaktion) -> str:
    found = _NUMMER.search(rad.text) or _NUMMER.search(verifikat.text)
    return found[0] if found else ""


def _utan(amounts: Counter[Nyckel], utan_namnd: Collection[tuple[str, str]]) -> Counter[Nyckel]:
    """Return amounts with no nämnd for the events and accounts that have none there."""
    found = Counter[Nyckel]()
    for key, ore in amounts.items():
        without = (key.nummer, key.konto) in utan_namnd
        found[key._replace(namnd="") if without else key] += ore
    return found


def _konton(amounts: Counter[Nyckel]) -> Counter[str]:
    found = Counter[str]()
    for key, ore in amounts.items():
        found[key.konto] += ore
    return found


def i_obalans(verifikat: Iterable[Last]) -> Iterator[Last]:
    """Yield the vouchers whose rows do not add up to nothing."""
    return (one for one in verifikat if one.obalans)
