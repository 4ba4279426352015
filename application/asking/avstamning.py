"""The books of the finance system held to the ledger: what is the same, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

from application import files
from application.errors import Kind, Stop
from application.exporting.sie import bokfort, plan
from exchange.sie import lasning
from exchange.sie.avstamning import Status, i_obalans, jamfor, nummer
from projections.model.as_of import Per, om

if TYPE_CHECKING:
    from pathlib import Path

    from application.asking.snapshot import Asking
    from exchange.sie import Plan
    from exchange.sie.avstamning import Jamforelse
    from projections.model.as_of import AsOf

_LONGEST = 256 << 20


class Avstamdrad(TypedDict):
    """An amount that is not the same here and there, in öre; ``verifikat`` is theirs."""

    status: Status
    liggarnummer: str | None
    verifikat: str | None
    konto: str
    roll: str
    namnd: str | None
    har_ore: int
    dar_ore: int
    differens_ore: int


class Avstamtkonto(TypedDict):
    """What an account has here and there, in öre."""

    konto: str
    roll: str
    har_ore: int
    dar_ore: int
    differens_ore: int


class Obalans(TypedDict):
    """A voucher of theirs whose rows do not add up to nothing."""

    rad: int
    verifikat: str
    datum: str
    differens_ore: int


class Avstamd(TypedDict):
    """A year of the finance system's books held to ours; ``lika`` counts what is the same.

    ``kontrollsumma`` tells whether the file's own check sum holds, None if it has none.
    """

    schema: Literal["avstamd/1"]
    fil: str
    ar: int
    per: Per
    lika: int
    rader: list[Avstamdrad]
    konton: list[Avstamtkonto]
    obalans: list[Obalans]
    kontrollsumma: bool | None
    kontona_ar_exempel: bool
    exempeldata: bool
    provad: bool


def avstam(asking: Asking, fil: Path, bounds: AsOf, ar: int | None = None) -> Avstamd:
    """Hold a SIE file to the ledger; raises Stop where it cannot be read or says no year."""
    try:
        found = lasning.last(files.read(fil, _LONGEST))
    except lasning.Fel as error:
        raise Stop(
            Kind.BAD_FILE, f"{fil.name}: {error}", "Exportera filen igen ur ekonomisystemet."
        ) from None
    asked = ar or found.ar
    if asked is None:
        raise Stop(Kind.USAGE, f"{fil.name} säger inte vilket år den är av", "Ange --ar ÅR.")
    konton = plan(asking.path.parent)
    inom, _ = asking.bounded(bounds, None)
    alla = bokfort(asking, inom)
    arets = [one for one in alla if one.rorelse.dag[:4] == f"{asked:04d}"]
    andra = {nummer(one) for one in alla} - {nummer(one) for one in arets}
    roller = {roll: of.nummer for roll, of in konton.konton.items()}
    svar = jamfor(arets, found.verifikat, roller, andra)
    told = asking.answer(om, bounds)
    return {
        "schema": "avstamd/1",
        "fil": fil.name,
        "ar": asked,
        "per": told["per"],
        "lika": svar.lika,
        "rader": _rader(svar, konton),
        "konton": _konton(svar, konton),
        "obalans": [
            {"rad": one.rad, "verifikat": one.nummer, "datum": one.datum,
             "differens_ore": one.obalans}
            for one in i_obalans(found.verifikat)
        ],
        "kontrollsumma": found.kontrollsumma,
        "kontona_ar_exempel": konton.exempel,
        "exempeldata": told["exempeldata"],
        "provad": asking.provad,
    }  # fmt: skip


def stammer(svar: Avstamd) -> bool:
    """Tell whether nothing differs."""
    return not (svar["rader"] or svar["obalans"] or svar["kontrollsumma"] is False)


def _rader(svar: Jamforelse, konton: Plan) -> list[Avstamdrad]:
    roller = {of.nummer: roll for roll, of in konton.konton.items()}
    return [
        {
            "status": one.status,
            "liggarnummer": one.nyckel.nummer or None,
            "verifikat": one.nyckel.verifikat or None,
            "konto": one.nyckel.konto,
            "roll": roller[one.nyckel.konto],
            "namnd": one.nyckel.namnd or None,
            "har_ore": one.har,
            "dar_ore": one.dar,
            "differens_ore": one.dar - one.har,
        }
        for one in svar.skillnader
    ]


def _konton(svar: Jamforelse, konton: Plan) -> list[Avstamtkonto]:
    return [
        {
            "konto": of.nummer,
            "roll": roll,
            "har_ore": svar.har[of.nummer],
            "dar_ore": svar.dar[of.nummer],
            "differens_ore": svar.dar[of.nummer] - svar.har[of.nummer],
        }
        for roll, of in konton.konton.items()
    ]
