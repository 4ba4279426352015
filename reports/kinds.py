"""What kind of value a name has, said once: each form writes it in its own way."""

from __future__ import annotations

import re
from enum import Enum


class Kind(Enum):
    """What a value is; a name that is none of the others is a text."""

    TEXT = "text"
    ORE = "ore"
    """Money in öre."""
    DATUM = "datum"
    """A date as it is known: a day, a month, a year, or at the latest a day."""
    TID = "tid"
    """A moment, to the microsecond: a text in every form, since no sheet keeps it whole."""
    TAL = "tal"
    HANDELSE = "handelse"
    """The number of an event."""
    JA_NEJ = "ja_nej"
    KOD = "kod"
    """One of few values that programs read, which people read as words."""


_NAMED = {
    Kind.ORE: {"ore"},  # the figures of a finding; all other money ends in _ore
    Kind.DATUM: {
        "anmald", "anslaget", "askande_senast", "dag", "datum", "dialog_datum", "forfallodag",
        "forfaller", "galler_fran", "giltig_from", "giltig_tom", "handelsedatum",
        "handelsedatum_datum", "laga_kraft", "ny_nyttjas_tom", "nyttjas_from", "nyttjas_tom",
        "per_datum", "period", "redovisas_senast", "registrering_datum", "rekvireras_from",
        "rekvireras_tom", "sista_dag", "svar_senast", "till_datum",
    },
    Kind.TID: {"per_registrerad", "registrerad", "tid"},
    Kind.HANDELSE: {
        "handelse", "handelsedatum_handelse", "nr", "per_handelse", "rattad_av", "rattar",
        "rattas_av", "registrering_handelse", "utredd_handelse",
    },
    Kind.KOD: {
        "anmalan", "bedomning", "effekt", "fran_position", "grund", "internt", "kalla",
        "kostnadsslag", "lage", "myndighet", "om", "position", "sidospar", "slag", "steg",
        "utbetalning", "utfall",
    },
}  # fmt: skip
_KINDS = {name: kind for kind, names in _NAMED.items() for name in names}
_WHOLE = {Kind.ORE, Kind.HANDELSE}
_CODE = re.compile("[a-z_]+")


def kind_of(name: str, value: object = None) -> Kind:
    """Return what kind of value a name has; a value that cannot be of it is what its type says."""
    kind = Kind.ORE if name.endswith("_ore") else _KINDS.get(name, Kind.TEXT)
    if value is None:
        return kind
    if isinstance(value, bool):
        return Kind.JA_NEJ
    if isinstance(value, int):
        return kind if kind in _WHOLE else Kind.TAL
    if not isinstance(value, str) or kind in _WHOLE:
        return Kind.TEXT
    return Kind.TEXT if kind is Kind.KOD and not _CODE.fullmatch(value) else kind
