"""What somebody wants the ledger as: in which form, as of when, and of which pott."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from projections.model.as_of import NU

if TYPE_CHECKING:
    from projections.model.as_of import AsOf


class Utform(NamedTuple):
    """A form of others: what its file is called, of what type it is on the web, and what it is."""

    fil: str
    typ: str
    vad: str


UTFORMER = {
    "xlsx": Utform(
        "liggare.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "En arbetsbok: saldon, poster att göra pivottabeller av, avvikelser och kontrollsummor.",
    ),
    "hledger": Utform(
        "liggare.journal", "text/plain; charset=utf-8",
        "Rörelserna som hledger och ledger läser dem.",
    ),
    "beancount": Utform(
        "liggare.beancount", "text/plain; charset=utf-8",
        "Rörelserna som beancount och fava läser dem.",
    ),
    "sie": Utform(
        "liggare.si", "application/octet-stream",
        "Statsbidragens verifikationer för ekonomisystemet, i SIE 4.",
    ),
    "ics": Utform(
        "bevaka.ics", "text/calendar; charset=utf-8",
        "Det som förfaller, som en kalender med påminnelse fjorton dagar före.",
    ),
}  # fmt: skip
"""The forms, by what they are called on the command line."""


class Wanted(NamedTuple):
    """A form, and what is to be in it; ``pastaenden`` adds what the ledger says it adds up to.

    ``ar`` and ``slag`` are the year and the type of a SIE file; without a year it is the last.
    """

    form: str
    bounds: AsOf = NU
    pott: str | None = None
    pastaenden: bool = False
    provad: bool = False
    ar: int | None = None
    slag: Literal["4I", "4E"] = "4I"
