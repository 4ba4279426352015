"""Where the money of a pott went, as bands: from where, to which nämnd, in what state it is now.

Order and scale are those of the whole history of the pott (``historik``), so that who travels in
time sees money move and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.figures.drawing import Columns, Drawing, draw, nowhere
from reports.figures.flows import flows_of
from reports.figures.foot import foot, of_when
from reports.figures.looks import patterns
from reports.figures.places import place
from reports.figures.svg import SECOND, About, amount, document, make, picture
from reports.words.lagen import lage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.answers.saldo import Saldo
    from projections.answers.sidor.historik import Historik
    from reports.figures.drawing import Leads

_EMPTY = "Inga pengar i potten."


def sankey(
    answer: Saldo,
    of: Historik,
    *,
    prefix: str,
    leads: Leads | None = None,
    width: float = 960,
    size: float = 13,
) -> str:
    """Return the money of a pott as an SVG, of balances by pott, nämnd and sub-unit.

    ``leads`` gives where a band or a part leads: with it they are links, without it (print) the
    whole is an image. A part that is a nämnd's whole is asked for with no position, a state's whole
    with no nämnd. Below ``svg.WIDE`` pixels the labels take two lines, for a phone. ``size`` is
    that of the text in pixels, ``prefix`` what the ids begin with.
    """
    flows = flows_of(answer, of)
    most, holders_most = max(of.hogst_ore, flows.total), max(len(of.ordning), 1)
    measures = place(width, size, most, holders_most, len(flows.sources))
    sources = measures.column((one.ore for one in flows.sources), 5 - 2 * measures.lines)
    holders = measures.column((flows.held(one) for one in flows.holders), measures.lines)
    lagen = measures.column(flows.lagen().values(), 2 * measures.lines - 1)
    below = foot(answer, width, size)
    end = measures.height(sources, holders, lagen)
    about = About(f"Pengarnas väg i {of.pott}", said(answer, of), prefix, leads is not None)
    root = picture(about, width, end + below.high, size)
    patterns(root, prefix, set(flows.lagen()))
    if flows.total:
        columns = Columns(sources, holders, lagen)
        draw(Drawing(root, measures, flows, of, prefix, leads or nowhere), columns)
    else:
        make(root, "text", _EMPTY, x=width / 2, y=end / 2, text_anchor="middle", fill=SECOND)
    below.write(root, end)
    return document(root)


def said(answer: Saldo, of: Historik) -> str:
    """Return all amounts of a picture in words."""
    flows = flows_of(answer, of)
    if not flows.total:
        return f"{of.pott}: {_EMPTY} {of_when(answer)}"
    parts = [
        f"{of.pott}, kronor",
        _listed((one.label, one.ore) for one in flows.sources if one.ore),
    ]
    for holder in flows.holders:
        own = [(lage(one.position), one.ore) for one in flows.flows if one.holder == holder]
        within = f" ({_listed(own)})" if own else ""
        parts.append(f"{holder.full} {amount(flows.held(holder))}{within}")
    parts.append("Läge: " + _listed((lage(name), ore) for name, ore in flows.lagen().items()))
    return f"{'. '.join(parts)}. {of_when(answer)}"


def _listed(of: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {amount(ore)}" for name, ore in of)
