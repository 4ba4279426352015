"""The pages, one module a kind; each function makes a page of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.pages.bevis import intyg, verifiera
from web.pages.hamta import hamta, utform
from web.pages.handelse import handelse
from web.pages.jamfor import jamfor
from web.pages.listor import arende, handelser, poster
from web.pages.marginal import kurva
from web.pages.om import hjalp, tillganglighet
from web.pages.oversikt import oversikt
from web.pages.pott import namnd, namnder, pott
from web.pages.prognos import prognos
from web.pages.regler import regel, regler
from web.pages.sok import sok
from web.pages.vantan import avvikelser, bevaka

if TYPE_CHECKING:
    from collections.abc import Callable

    from web.asking import Fraga, Svar

GOR: dict[str, Callable[[Fraga], Svar]] = {
    "oversikt": oversikt,
    "pott": pott,
    "namnd": namnd,
    "namnder": namnder,
    "prognos": prognos,
    "poster": poster,
    "handelser": handelser,
    "handelse": handelse,
    "arende": arende,
    "avvikelser": avvikelser,
    "bevaka": bevaka,
    "regler": regler,
    "regel": regel,
    "intyg": intyg,
    "marginal": kurva,
    "hamta": hamta,
    "utform": utform,
    "verifiera": verifiera,
    "jamfor": jamfor,
    "sok": sok,
    "hjalp": hjalp,
    "tillganglighet": tillganglighet,
}
"""What makes each page, by its name in ``addresses.SIDOR``."""
