"""A pott, what a nämnd has of all of them, and all nämnder: where the money went, by position."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from projections.answers.saldo import saldo
from projections.answers.sidor.fakta import fakta
from projections.answers.sidor.historik import historik
from projections.answers.sidor.oppna import oppna
from reports.balances.oversikt import report
from reports.figures.sankey import sankey
from reports.tables import Column
from reports.words.lagen import LAGEN
from reports.words.terms import AMOUNTS, word
from web.asking import Svar
from web.pages.prognos import sagd
from web.parts import kolumner
from web.parts.andrat import andrad, andrad_av, fore
from web.parts.beslut import beslut
from web.parts.kolumner import kod, rad
from web.rendering import Kolumn, ore, tabell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from projections.answers.saldo import Saldo
    from projections.answers.sidor.historik import Historik
    from web.asking import Fraga
    from web.parts.andrat import Fore
    from web.rendering import Tabell

_POTTENS = (
    "foreslaget_ore", "tilldelat_ore", "rekvirerat_ore", "inbetalt_ore", "anvisat_ore",
    "avsatt_ore", "ofordelat_ore", "utestaende_ore", "balanskonto_ore", "centralt_ore",
    "aterbetalningsskuld_ore", "aterbetalt_ore", "efterskankt_ore", "ej_utnyttjat_ore",
    "oresavrundning_ore",
)  # fmt: skip
_NAMNDENS = (
    "foreslaget_ore", "beslutat_ore", "overfort_ore", "fordelat_ore", "hos_namnd_ore",
    "sparrat_ore", "forbrukat_ore", "ater_ore", "kvar_ore",
)  # fmt: skip
_FLER = ("egenfinansierat_ore", "avbojt_ore", "aterlamnat_ore", "ej_utnyttjat_ore")
VISADE = (*_POTTENS, *_NAMNDENS, *_FLER)
_BADAS = {"foreslaget_ore", "ej_utnyttjat_ore"}
"""What both the pott and its nämnder have."""
BREDDER = {"bred": 960, "smal": 340}
"""How wide the pictures are, in pixels; the style says which of them is shown."""
_FA = 3  # avvikelser that are shown on the pott's own page


def pott(fraga: Fraga) -> Svar:
    """Make the page of a pott."""
    namn = fraga.given["pott"]
    fraga.asking.named(namn)
    answer = fraga.asking.answer(saldo, fraga.bounds, pott=namn)
    if fraga.form:
        return Svar("pott.html", namn, {}, report(answer), pott=namn)
    own = [row for row in answer["rader"] if row["namnd"] is None]
    namnder = [row for row in answer["rader"] if row["namnd"] is not None]
    before = fore(fraga, answer, saldo, pott=namn)
    wrong = fraga.once(answer["per"]["rot"], oppna, pott=namn, many=_FA)
    of = historik(
        fraga.asking.conn, namn, fraga.asking.kept
    )  # None of one that the read model has not come to yet
    vad = {
        "namn": namn,
        "fakta": fakta(fraga.asking.conn, namn),
        "bild": _bild(fraga, answer, of) if of else [],
        "nyckeltal": _nyckeltal(fraga, own, before),
        "tabell": _namnderna(fraga, namnder, before, answer["summa"], pott=namn),
        "utan_lank": _utan_lank(namnder, answer["summa"], pott=namn),
        "avstamning": _avstamning(fraga, of, answer["summa"]) if of else None,
        "prognos": sagd(fraga, namn),
        "avvikelser": wrong["rader"],
        "fler_avvikelser": wrong["antal"] - len(wrong["rader"]),
        "beslut": beslut(fraga, pott=namn),
        "andrad_av": andrad_av(answer, before, VISADE),
    }
    return Svar("pott.html", namn, vad, report(answer), pott=namn)


def _bild(fraga: Fraga, answer: Saldo, of: Historik) -> list[Markup]:
    """Return where the money went as pictures, for a screen and for a phone: each part leads on."""

    def leads(namnd: str | None, underenhet: str | None, position: str | None) -> str | None:
        if position is not None:
            if namnd is None:
                return fraga.address("poster", position=position, pott=of.pott)
            row = {"pott": of.pott, "namnd": namnd, "underenhet": underenhet}
            return fraga.address("poster", **rad(row, position))
        return fraga.address("namnd", namnd=underenhet or namnd) if namnd else None

    return [
        Markup(sankey(answer, of, prefix=name, leads=leads, width=width))  # noqa: S704 - ours; what
        for name, width in BREDDER.items()  # is of the ledger is escaped there
    ]


def namnd(fraga: Fraga) -> Svar:
    """Make the page of a nämnd: what it has of every pott."""
    vem = fraga.asking.named(None, fraga.given["namnd"])
    answer = fraga.asking.answer(saldo, fraga.bounds, **vem._asdict())
    code = kod(vem._asdict())
    namn = fraga.asking.organ_names().get(code, code)
    if fraga.form:
        return Svar("namnd.html", namn, {}, report(answer))
    before = fore(fraga, answer, saldo, **vem._asdict())
    vad = {
        "namn": namn,
        "kod": code,
        "tabell": _namnderna(fraga, answer["rader"], before, answer["summa"], namnd=code),
        "beslut": beslut(fraga, **vem._asdict()),
        "andrad_av": andrad_av(answer, before, VISADE),
    }
    return Svar("namnd.html", namn, vad, report(answer))


def namnder(fraga: Fraga) -> Svar:
    """Make the page of all nämnder: what each has of all potts."""
    asked = partial(saldo, gruppera=("namnd", "underenhet"))
    answer = fraga.asking.answer(asked, fraga.bounds)
    if fraga.form:
        return Svar("namnder.html", "Nämnder", {}, report(answer))
    rows = [row for row in answer["rader"] if row["namnd"] is not None]
    before = fore(fraga, answer, asked)
    vad = {
        "tabell": _namnderna(fraga, rows, before, answer["summa"]),
        "utan_lank": _utan_lank(rows, answer["summa"]),
        "andrad_av": andrad_av(answer, before, VISADE),
    }
    return Svar("namnder.html", "Nämnder", vad, report(answer))


def _nyckeltal(fraga: Fraga, own: Sequence[Any], before: Fore | None) -> list[dict[str, Any]]:
    """Return the pott's own figures, each with where it leads."""
    return [
        {
            "namn": word(name).capitalize() + (", potten" if name in _BADAS else ""),
            "ore": row[name],
            "href": fraga.address("poster", **rad(row, name.removesuffix("_ore"))),
            "andrad": (changed := andrad(before, name)) is not None and changed(row),
        }
        for row in own[:1]
        for name in _POTTENS
        if row[name]
    ]


def _namnderna(
    fraga: Fraga,
    rows: Sequence[Any],
    before: Fore | None,
    summa: Mapping[str, Any],
    **of: str,
) -> Tabell:
    """Return the amounts of each nämnd, of a ``pott`` or of all, or of each pott of a ``namnd``."""
    vem = "namnd" not in of
    names = fraga.asking.organ_names()

    def leder(name: str) -> Callable[[Any], str | None]:
        return lambda row: _leder(fraga, name, row, summa, of)

    namnd = Kolumn(
        Column.text("Nämnd", lambda row: names.get(kod(row), kod(row))),
        lambda row: fraga.address("namnd", namnd=kod(row)),
        under=kod,
    )
    shown = _shown(rows, of)
    units = not vem and len({kod(row) for row in rows}) > 1
    columns = [
        *([namnd] if vem else [kolumner.pott(fraga), *([namnd] if units else [])]),
        *(Kolumn(ore(AMOUNTS[name], name), leder(name), andrad(before, name)) for name in shown),
    ]
    rubrik = "Per nämnd" if vem else "Per pott"
    below = {name: sum(row[name] for row in rows) for name in shown}
    return tabell(rubrik, rows, columns, below if len(rows) > 1 else None)


def _leder(
    fraga: Fraga, name: str, row: Any, summa: Mapping[str, Any], of: Mapping[str, str]
) -> str | None:
    """Return where a figure leads; None for a sum of rows when the pott itself has of it too."""
    position = name.removesuffix("_ore")
    if "namnd" in row:
        return fraga.address("poster", **rad(row, position))
    return fraga.address("poster", position=position, **of) if row[name] == summa[name] else None


def _shown(rows: Sequence[Any], of: Mapping[str, str]) -> list[str]:
    """Return the amounts that any row has; of all nämnder those that a sheet has room for."""
    names = (*_NAMNDENS, *_FLER) if of else _NAMNDENS
    return [name for name in names if any(row[name] for row in rows)]


def _utan_lank(rows: Sequence[Any], summa: Mapping[str, Any], **of: str) -> str:
    """Return why sums of the table lead nowhere, if some do not."""
    names = [
        AMOUNTS[name].lower()
        for name in _shown(rows, of)
        if len(rows) > 1 and sum(row[name] for row in rows) != summa[name]
    ]
    if not names:
        return ""
    return (
        f"Summan av {', '.join(names)} är bara nämndernas och står utan länk:"
        " av det har också potten själv."
    )


def _avstamning(fraga: Fraga, of: Historik, summa: Mapping[str, Any]) -> dict[str, Any]:
    """Return what came in and where it stands, and whether the two are the same (I0)."""

    def part(position: str) -> dict[str, Any]:
        return {
            "namn": word(position),
            "ore": summa[f"{position}_ore"],
            "href": fraga.address("poster", position=position, pott=of.pott),
        }

    vad, delar = part(of.kalla), [part(one) for one in LAGEN if summa[f"{one}_ore"]]
    return {
        "vad": vad,
        "delar": delar,
        "stammer": vad["ore"] == sum(one["ore"] for one in delar),
    }
