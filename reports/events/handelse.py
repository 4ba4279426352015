"""One event whole as text: what it says, the rules it was held against, and what it did."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from domain.values.dates import datum_text
from reports.asof import as_of_line
from reports.kinds import kind_of
from reports.tables import Column, said, table, width
from reports.words.fields import HELP
from reports.words.moments import local
from reports.words.nouns import noun
from reports.words.terms import move, whose, word
from reports.words.ways import BEVIS, HELA_LOGGEN, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Row = Mapping[str, Any]


ASIDE = {"regler", "avvikelser", "exempeldata"}
"""What is said in other places than in a line of its own."""


def as_text(answer: Row, said: Row, hidden: str) -> str:
    """Return an event as text; ``said`` is what it says, in its own order, ``hidden`` of whom."""
    data = answer["data"]
    lines = [
        *_heading(answer),
        *(
            _fill(label(name), text)
            for name, value in ordered(said)
            if name not in ASIDE
            for text in texts(name, value)
        ),
        *_samband(answer),
        "",
        "Prövad mot:",
        *(
            textwrap.fill(
                f"{rule['id'].ljust(4)}{_held(rule)}",
                width(),
                initial_indent="  ",
                subsequent_indent="      ",
            )
            for rule in answer["regler"]
        ),
        *(
            _fill(f"Avvikelse {found['kod']}", f"{found['lasning_1']}; {found['lasning_2']}")
            for found in data.get("avvikelser", ())
        ),
    ]
    below = f"{_effect(answer['verkan'])}{_sealed(answer)}{hidden}\n{as_of_line(answer)}"
    return "\n".join(lines) + f"\n{below}"


def _heading(answer: Row) -> list[str]:
    """Return what an event is and its numbers, when and by whom it was registered, and where."""
    data = answer["data"]
    called = f"Händelse {answer['nr']}", noun(answer["typ"]), data.get("liggarnummer")
    return [
        "  ".join(one for one in called if one),
        *(["EXEMPELDATA"] if data.get("exempeldata") else []),
        _fill("Registrerad", f"{local(data['registrerad'])} av {data['registrerad_av']}"),
        _fill("Ström", f"{answer['aggregat']}, version {answer['version']}, {answer['typ']}"),
    ]


def _held(rule: Row) -> str:
    """Return the sentence of a rule that an event was tried by, and that it is retired if it is."""
    sentence = rule["regel"] or ""
    return f"{sentence} ({rule['upphord']})" if rule["upphord"] else sentence


def _sealed(answer: Row) -> str:
    """Return the seal of an event, which its stored bytes agree with, and how to prove it."""
    if not answer["sigill"]["stammer"]:
        return f"\nINNEHÅLLET STÄMMER INTE MED SIGILLET{way(HELA_LOGGEN)}.\n"
    blad, bevis = answer["sigill"]["blad"], way(BEVIS, answer["nr"])
    return f"\nSigill (SHA-256, stämmer med innehållet{bevis}):\n  {blad}\n"


def _fill(label: str, text: str) -> str:
    return textwrap.fill(f"{label}: {text}", width(), subsequent_indent="    ")


_ORDER = {name: place for place, name in enumerate(HELP)}
_AS_ASKED = {"handelsedatum": "datum", "kommando_id": "id", "ersatter_ore": "belopp_ore"}


def _place(field: tuple[str, Any]) -> float:
    """Return where a field stands: as it is asked for; what was reckoned after the amount."""
    name = _AS_ASKED.get(field[0], field[0])
    return _ORDER.get(name, _ORDER["belopp_ore"] + 0.5)


def ordered(said: Row) -> list[tuple[str, Any]]:
    """Return the fields of an event in the order they are asked for."""
    return sorted(said.items(), key=_place)


def label(name: str) -> str:
    """Return what a field is called where it stands first."""
    return word(name).capitalize()


def texts(name: str, value: Any) -> list[str]:
    """Return what a field says, a list as one text for each of its values."""
    values = value if isinstance(value, tuple | list) else (value,)
    return [_value(name, one) for one in values]


def _value(name: str, value: Any) -> str:
    if name in {"flyttningar", "slutsaldon"}:
        return move(value)
    if name == "beslut":
        return _beslut(value)
    if isinstance(value, dict):
        return ", ".join(f"{word(k)} {_value(k, v)}" for k, v in value.items() if v != ())
    if isinstance(value, tuple | list):
        return "; ".join(_value("", v) for v in value) or "-"
    return said(kind_of(name, value), value)


_BESLUT = {"organ": "", "datum": "", "paragraf": "§ ", "punkt": "punkt ", "diarienummer": "dnr "}
"""What a decision is named by, in the order of the minutes, and what stands before each."""


def _beslut(value: Row) -> str:
    """Return a decision as it is cited: ``KS 2022-08-17, § 301, dnr STK-2018-1233``."""
    named = {k: f"{before}{_value(k, value[k])}" for k, before in _BESLUT.items() if k in value}
    first = " ".join(named.pop(k) for k in ("organ", "datum") if k in named)
    rest = {k: v for k, v in value.items() if k not in _BESLUT and v != ()}
    return ", ".join(
        [first, *named.values(), *(f"{word(k)} {_value(k, v)}" for k, v in rest.items())]
    )


def _samband(answer: Row) -> Iterator[str]:
    """Yield what others have to do with an event: attests, corrections, what is about what."""
    if answer["attester"] is not None:
        yield _fill("Attest", "; ".join(map(_attest, answer["attester"])))
    for one in answer["avser"]:
        yield _fill("Avser händelse", _named(one))
    for one in answer["se_aven"]:
        yield _fill("Se även händelse", _named(one))
    if answer["rattelsekedja"]:
        yield "Rättelsekedja:"
    for led in answer["rattelsekedja"]:
        here = ">" if led["nr"] == answer["nr"] else " "
        yield textwrap.fill(f"{here} {_named(led)}{_hur(led)}", width(), subsequent_indent="    ")


def _hur(led: Row) -> str:
    """Return what an event of a chain reverses and why, what reverses it, and if it stands."""
    why = f" ({led['skal']})" if led["skal"] is not None else ""
    rattar = "" if led["rattar"] is None else f", rättar {led['rattar']}"
    av = "" if led["rattas_av"] is None else f", rättas av {led['rattas_av']}"
    return f"{rattar}{why}{av}: {'gäller' if led['galler'] else 'gäller inte'}"


def _attest(one: Row) -> str:
    if (av := one["av"]) is None:
        return f"{one['slag']} SAKNAS"
    return (
        f"{one['slag']} av {av['registrerad_av']} {datum_text(av['datum'])} (händelse {av['nr']})"
    )


def _named(one: Row) -> str:
    """Return the number of an event, when it happened, what it was and who registered it."""
    return f"{one['nr']} {datum_text(one['datum'])} {noun(one['typ'])} av {one['registrerad_av']}"


def _effect(verkan: Sequence[Mapping[str, Any]]) -> str:
    """Return the positions that the event moved, before and after it."""
    if not verkan:
        return ""
    keys = [
        Column.text("Position", lambda row: word(row["position"])),
        Column.text("Nämnd", whose),
    ]
    return "\n" + table(
        verkan, keys, [Column.ore("Före", "fore_ore"), Column.ore("Efter", "efter_ore")]
    )
