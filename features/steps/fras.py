"""How a phrase of the feature files is read: words in braces are values, the rest is a pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pytest_bdd.parsers import StepParser

from domain.values.dates import SENAST
from domain.values.money import parse_kronor
from features.steps.syftning import SYFTNING

if TYPE_CHECKING:
    from collections.abc import Callable

Sagt = dict[str, Any]
"""What a phrase said: the values in it by their name; those left out are absent."""


def _ore(text: str) -> int:
    return 0 if text == "0 kr" else parse_kronor(text)


def _utan_citat(text: str) -> str:
    return text.strip('"')


def _datum(text: str) -> str:
    """Return a date; ``senast den 2022-08-12`` is one of which only the latest day is known."""
    return text.replace("senast den ", SENAST).removeprefix("den ").removeprefix("under ")


def _regler(text: str) -> tuple[str, ...]:
    return tuple(re.findall("R[0-9]+", text))


def _partier(text: str) -> list[str]:
    return re.findall("[A-Z]+", text)


_BELOPP = "[0-9][0-9 ]*(?:,[0-9]{2})? kr"
_NAMN = "[A-Za-zÅÄÖåäö][A-Za-zÅÄÖåäö,() -]*?"
_POTT = "[A-ZÅÄÖ0]+-20[0-9]{2}"
_DATUM = "20[0-9]{2}(?:-[0-9]{2}){0,2}"
_ORD = '"[^"]+"'

_VARDEN: dict[str, tuple[str, Callable[[str], Any]]] = {
    "belopp": (_BELOPP, _ore),
    "av_belopp": (_BELOPP, _ore),
    "organ": (_NAMN, str),
    "enhet": (_NAMN, str),
    "beslutande": (_NAMN, str),
    "delegerande": (_NAMN, str),
    "delegat": (_NAMN, str),
    "anmald": (_DATUM, str),
    "fran": (_NAMN, str),
    "till": (_NAMN, str),
    "diarienummer": ("[A-ZÅÄÖ]+-[0-9]+-[0-9]+|[0-9.]+-[0-9]+/[0-9]{4}", str),
    "pott": (_POTT, str),
    "andra_potten": (_POTT, str),
    "ny_pott": (_POTT, str),
    "datum": (f"(?:(?:senast )?den |under )?{_DATUM}", _datum),
    "dag": (_DATUM, str),
    "tom": (_DATUM, str),
    "period": (_DATUM, str),
    "kod": ("[A-ZÅÄÖ0-9.-]+", str),
    "nr": ("[0-9]+", int),
    "paragraf": ("[0-9]+", int),
    "aktor": ("EK-[0-9OI]{2}", str),
    "givare": ("EK-[0-9OI]{2}", str),
    "arende": ("[A-ZÅÄÖ]+-[0-9]+-[0-9]+", str),
    "ar": ("20[0-9]{2}", int),
    "anslaget": (_DATUM, str),
    "justerat": (_DATUM, str),
    "mote": (_DATUM, str),
    "per": (_DATUM, str),
    "senast": (_DATUM, str),
    "prognos": (_BELOPP, _ore),
    "ranta": (_BELOPP, _ore),
    "partier": ("[A-Z]{1,4}(?:(?:, | och )[A-Z]{1,4})*", _partier),
    "roll": (_NAMN, str),
    "det": ("|".join(SYFTNING), str),
    "ord": (_ORD, _utan_citat),
    "ord_2": (_ORD, _utan_citat),
    "plats": (_ORD, _utan_citat),
    "insats": (_ORD, _utan_citat),
    "forening": (_ORD, _utan_citat),
    "handling": (_ORD, _utan_citat),
    "upprepning": (_ORD, _utan_citat),
    "regler": ("R[0-9]+(?:(?:, | och )R[0-9]+)*", _regler),
}


class Fras(StepParser):
    """A phrase such as ``stadskontoret rekvirera[rt] {belopp}``; a step gets it as ``sagt``."""

    def __init__(self, fras: str) -> None:
        super().__init__(fras)
        self.regex = re.compile(
            re.sub(r"\{([a-z_][a-z_0-9]*)\}", lambda m: f"(?P<{m[1]}>{_VARDEN[m[1]][0]})", fras)
        )

    def is_matching(self, name: str) -> bool:
        """Tell whether a step is said with this phrase."""
        return self.regex.fullmatch(name) is not None

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """Return the values that were said."""
        found = self.regex.fullmatch(name)
        if found is None:
            return None
        said = {key: text for key, text in found.groupdict().items() if text is not None}
        return {"sagt": {key: _VARDEN.get(key, ("", str))[1](said[key]) for key in said}}
