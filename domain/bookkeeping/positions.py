"""The names of the money positions of a pott (design §3); plain texts, so that SQL can use them."""

from __future__ import annotations

from typing import NamedTuple

TILLDELAT = "tilldelat"
REKVIRERAT = "rekvirerat"
INBETALT = "inbetalt"
ANVISAT = "anvisat"
AVSATT = "avsatt"
OFORDELAT = "ofordelat"
FORDELAT = "fordelat"
HOS_NAMND = "hos_namnd"
SPARRAT_UR_FORDELAT = "sparrat_ur_fordelat"
SPARRAT_UR_HOS_NAMND = "sparrat_ur_hos_namnd"
FORBRUKAT = "forbrukat"
ATERBETALNINGSSKULD = "aterbetalningsskuld"
ATERBETALT = "aterbetalt"
EFTERSKANKT = "efterskankt"
EJ_UTNYTTJAT = "ej_utnyttjat"
ASKAT = "askat"
EGENFINANSIERAT = "egenfinansierat"
AVBOJT = "avbojt"
ATERLAMNAT = "aterlamnat"
FORSKOTTERAT = "forskotterat"
REDOVISAT = "redovisat"
OIDENTIFIERAT = "oidentifierat"
ORESAVRUNDNING = "oresavrundning"

I_ORD = {
    OFORDELAT: "ofördelat",
    FORDELAT: "fördelat",
    HOS_NAMND: "hos nämnden",
    SPARRAT_UR_FORDELAT: "spärrat ur det fördelade",
    SPARRAT_UR_HOS_NAMND: "spärrat ur det hos nämnden",
    FORBRUKAT: "förbrukat",
    ATERBETALT: "återbetalt",
    ATERBETALNINGSSKULD: "återbetalningsskuld",
    EFTERSKANKT: "efterskänkt",
    ASKAT: "äskat",
    AVBOJT: "avböjt",
    ATERLAMNAT: "återlämnat",
    FORSKOTTERAT: "förskotterat",
    EJ_UTNYTTJAT: "ej utnyttjat",
    ORESAVRUNDNING: "öresavrundning",
}
"""The positions as people write them, where that is not the name."""


def i_ord(position: str, namnd: str | None = None, underenhet: str | None = None) -> str:
    """Write a position in words, and whose it is: ``hos nämnden (GRN-PI)``."""
    ord_ = I_ORD.get(position, position)
    return f"{ord_} ({underenhet or namnd})" if namnd else ord_


HELD = (
    OFORDELAT,
    FORDELAT,
    HOS_NAMND,
    SPARRAT_UR_FORDELAT,
    SPARRAT_UR_HOS_NAMND,
    FORBRUKAT,
    ATERBETALNINGSSKULD,
    ATERBETALT,
    EFTERSKANKT,
    ORESAVRUNDNING,
    EJ_UTNYTTJAT,
)
"""The positions that hold the pott's money: their sum is what was called in or set aside (I0)."""

SIGNED = (ORESAVRUNDNING,)
"""What may be below zero: what is lost or won when the authority deals in whole kronor (I1)."""

KRONA = 100
"""A krona in öre: what differs by less is rounding, as an authority that takes no öre does it."""

OREGLERAT = (OFORDELAT, FORDELAT, HOS_NAMND, SPARRAT_UR_FORDELAT, SPARRAT_UR_HOS_NAMND)
"""What holds money that is neither spent nor settled: empty in a closed pott (I8)."""

GROSS = (TILLDELAT, REKVIRERAT, INBETALT, ANVISAT, AVSATT)
"""What came, per pott, whatever happened to it afterwards."""

OBOKFORT = (ASKAT, REDOVISAT)
"""What nämnder only state: nothing is posted when it changes."""

NAMNDENS = (
    FORDELAT,
    HOS_NAMND,
    SPARRAT_UR_FORDELAT,
    SPARRAT_UR_HOS_NAMND,
    FORBRUKAT,
    ASKAT,
    EGENFINANSIERAT,
    AVBOJT,
    ATERLAMNAT,
    REDOVISAT,
)
"""What is always a nämnd's, or its sub-unit's."""

POTTENS_EGNA = (*GROSS, OFORDELAT, ATERBETALNINGSSKULD, ATERBETALT, EFTERSKANKT, FORSKOTTERAT,
                OIDENTIFIERAT, ORESAVRUNDNING)  # fmt: skip
"""What is never a nämnd's. What was left unused is with KS or in the nämnd's result."""


def check_position(position: str) -> str:
    """Return the position if there is one of that name, else raise ValueError."""
    if position not in (*NAMNDENS, *POTTENS_EGNA, EJ_UTNYTTJAT):
        msg = f"positionen {position!r} finns inte"
        raise ValueError(msg)
    return position


UTE = (HOS_NAMND, SPARRAT_UR_HOS_NAMND, FORBRUKAT, ATERBETALT, ORESAVRUNDNING)
"""What has reached nämnder or gone back to the state, but for what that was rounded by: inbetalt
minus this is balanskonto (I3)."""


class Tak(NamedTuple):
    """A sum of a pott's positions that is never below zero: what is added, less what is taken."""

    slag: str
    namn: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]


KVAR_ATT_REKVIRERA = Tak(
    "tilldelat_minus_rekvirerat", "tilldelat minus rekvirerat", (TILLDELAT,), (REKVIRERAT,)
)
KVAR_ATT_FA = Tak(
    "rekvirerat_minus_inbetalt", "rekvirerat minus inbetalt", (REKVIRERAT,), (INBETALT,)
)
KVAR_ATT_AVSATTA = Tak("anvisat_minus_avsatt", "anvisat minus avsatt", (ANVISAT,), (AVSATT,))
KVAR_ATT_OVERFORA = Tak(
    "balanskonto_plus_forskotterat",
    "inbetalt och förskotterat minus överfört",
    (INBETALT, FORSKOTTERAT),
    UTE,
)
TAK = (KVAR_ATT_REKVIRERA, KVAR_ATT_FA, KVAR_ATT_AVSATTA, KVAR_ATT_OVERFORA)
"""I2 and I3 as sums. The third holds where KF's appropriation is known, the last for statsbidrag:
it is the balance account with what the city may go ahead by. R49 names a sum by its ``namn``."""
