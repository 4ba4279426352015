"""The names of the money positions of a pott (design §3); plain texts, so that SQL can use them."""

from __future__ import annotations

from typing import NamedTuple

from domain.errors import listed, menade

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
OVERFORT = "overfort"
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
    OVERFORT: "överfört",
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

ATT_FORDELA = (REKVIRERAT, AVSATT)
ATT_FORDELA_I_EFTERHAND = (TILLDELAT, AVSATT)
"""What the money that a pott holds comes from, of either source (I0)."""

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
    OVERFORT,
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
    if position not in (there := (*NAMNDENS, *POTTENS_EGNA, EJ_UTNYTTJAT)):
        said = menade(position, there) or "."
        msg = f"positionen {position!r} finns inte.{said.rstrip('.')} Välj bland: {listed(there)}"
        raise ValueError(msg)
    return position


class Delar(NamedTuple):
    """The positions that a derived figure is the sum of: those added, and those taken away."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


SPARRAT = Delar((SPARRAT_UR_FORDELAT, SPARRAT_UR_HOS_NAMND))
UTESTAENDE = Delar((REKVIRERAT,), (INBETALT,))
"""What the state has not paid of what is called in: no claim before there are costs."""

BALANSKONTO = Delar((INBETALT,), (FORBRUKAT, ATERBETALT, EFTERSKANKT, ORESAVRUNDNING))
"""The city's liability, which the general ledger must show; below zero a claim for costs."""

HOS_NAMNDERNA = (HOS_NAMND, SPARRAT_UR_HOS_NAMND)
"""The money that nämnder have."""

CENTRALT = BALANSKONTO._replace(minus=BALANSKONTO.minus + HOS_NAMNDERNA)
"""What KS still holds in money; below zero it is laid out."""

UPPGIFTER = {
    "balanskonto": BALANSKONTO,
    "centralt": CENTRALT,
    "kostnad": Delar((FORBRUKAT, EGENFINANSIERAT)),
}
"""What is held against other books and is no position (R58)."""

STATENS = ("balanskonto", "centralt")
"""What only the state's money has."""

BESLUTAT = Delar((FORDELAT, SPARRAT_UR_FORDELAT, OVERFORT))
KVAR = Delar((FORDELAT, HOS_NAMND, *SPARRAT.plus))
ATER = Delar((OVERFORT,), (FORBRUKAT, *HOS_NAMNDERNA))
"""What a nämnd was decided and has neither spent nor left: returned, made a debt, not used."""

UTE = (*HOS_NAMNDERNA, FORBRUKAT, ATERBETALT, ORESAVRUNDNING)
"""What has reached nämnder or gone back to the state, but for what that was rounded by: what was
let off was never paid (I3)."""


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
    "kvar_att_overfora",
    "inbetalt och förskotterat minus överfört",
    (INBETALT, FORSKOTTERAT),
    UTE,
)
TAK = (KVAR_ATT_REKVIRERA, KVAR_ATT_FA, KVAR_ATT_AVSATTA, KVAR_ATT_OVERFORA)
"""I2 and I3 as sums. The third holds where KF's appropriation is known, the last for statsbidrag:
it is what KS holds with what was let off and what the city may go ahead by. R49 names a sum by
its ``namn``."""
