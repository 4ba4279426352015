"""How near to zero a balance of a pott has been, at each event: a line with its lowest point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from domain.bookkeeping.positions import TAK
from projections.answers.intyg.lopande import lopande
from projections.answers.poster import POSITIONER, poster
from projections.model.as_of import om
from reports.evidence.lopande import Lopande
from reports.figures.marginal import Balance, marginal, points_of, said
from reports.figures.thinning import COLUMNS, Point, thinned
from reports.words.terms import word
from web.addresses import one_of
from web.asking import Svar
from web.pages.pott import BREDDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.bookkeeping.positions import Tak
    from web.asking import Fraga

_TAK = {tak.slag: tak for tak in TAK}
_KNOWN = (*POSITIONER, *_TAK)
_FIRST = "hos_namnd"


def kurva(fraga: Fraga) -> Svar:
    """Make the page of the running balance of a position or a ceiling."""
    namn, position = fraga.given["pott"], one_of(fraga.given, "position", _KNOWN, _FIRST)
    vem = fraga.asking.named(namn, fraga.given.get("namnd"))
    of = Balance(namn, position, vem.namnd, vem.underenhet)
    told = fraga.asking.answer(om, fraga.bounds, pott=namn)
    line = list(_ceiling(fraga, _TAK[position]) if position in _TAK else _balance(fraga, of))
    till = told["per"]["handelse"] or 0
    bilder = [
        Markup(marginal(line, of, told, prefix=name, width=width,  # noqa: S704 - ours; what
                        leads=lambda nr: fraga.address("handelse", nr=nr)))
        for name, width in BREDDER.items()  # is of the ledger is escaped there
    ]  # fmt: skip
    vad = {
        "bild": bilder,
        "i_ord": said(thinned(line, till, COLUMNS), of, told),
        "poster": fraga.address("poster", position=position, pott=namn,
                                namnd=fraga.given.get("namnd")) if position in POSITIONER else None,
        "val": [(one, word(one), fraga.again(position=one)) for one in _KNOWN],
        "position": position,
    }  # fmt: skip
    return Svar("marginal.html", str(of), vad, running(fraga, namn), pott=namn)


def running(fraga: Fraga, pott: str | None) -> Lopande:
    """Return the running figures, of a pott or of all."""
    told = fraga.asking.answer(om, fraga.bounds, pott=pott)
    about = {name: of for name, of in told.items() if name != "provad"}
    rows = lopande(fraga.asking.conn, fraga.inom, pott=pott)
    return Lopande(rows, about, in_memory=fraga.session.leaves_nothing)


def _balance(fraga: Fraga, of: Balance) -> Iterator[Point]:
    """Yield what each event left of a position, of the pott or of a nämnd in it."""
    found = poster(
        fraga.asking.conn, fraga.inom, position=of.position, pott=of.pott, namnd=of.namnd,
        underenhet=of.underenhet,
    )  # fmt: skip
    return points_of(found)


def _ceiling(fraga: Fraga, tak: Tak) -> Iterator[Point]:
    """Yield what each event left of a ceiling."""
    ore, last = 0, None
    for row in lopande(fraga.asking.conn, fraga.inom, pott=fraga.given["pott"]):
        sign = (row["position"] in tak.plus) - (row["position"] in tak.minus)
        if not sign:
            continue
        if last is not None and last.nr != row["nr"]:
            yield last
        ore += sign * row["forandring_ore"]
        last = Point(row["nr"], row["handelsedatum"], ore)
    if last is not None:
        yield last
