# ruff: noqa: S608 - the text is all our own; what users say is bound
"""The figures and the lists as SQL text: the stable views, and what is asked as of a moment.

Every statement takes ``within``, a condition on the columns ``nr``, ``sista_dag`` and
``registrerad`` that every table has. A view is the statement with nothing held back.
"""

from __future__ import annotations

from typing import TypedDict

from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping import positions as p

APPLICATION_ID = 0x424C4C4D  # "BLLM" in the file's header: ours to empty and fill again
SCHEMA = 25  # raised when a table or what fills it changes; the file is then built anew

TABLES = "cc11d4db69895e1a6df6b80c1482b64ee2dcac9500c93ea234daf6316cea9f49"
"""The fingerprint (``opening``) of tables and indexes of this version; a test says what it is."""

EVERYTHING = "1"
RATTAR = Stegtyp.HandelseRattad.name
"""How a correction is called in the tables; after it in ``handelse`` stands its version."""


class Belopp(TypedDict):
    """What ``saldo/2`` shows of each row, in öre, in its order (design §6)."""

    foreslaget_ore: int
    tilldelat_ore: int
    rekvirerat_ore: int
    inbetalt_ore: int
    anvisat_ore: int
    avsatt_ore: int
    ofordelat_ore: int
    fordelat_ore: int
    hos_namnd_ore: int
    sparrat_ore: int
    forbrukat_ore: int
    aterbetalningsskuld_ore: int
    aterbetalt_ore: int
    efterskankt_ore: int
    ej_utnyttjat_ore: int
    egenfinansierat_ore: int
    avbojt_ore: int
    aterlamnat_ore: int
    oresavrundning_ore: int
    utestaende_ore: int
    balanskonto_ore: int
    centralt_ore: int
    beslutat_ore: int
    overfort_ore: int
    ater_ore: int
    kvar_ore: int


FIGURES = tuple(name.removesuffix("_ore") for name in Belopp.__annotations__)

DELADE = ("foreslaget_ore", "beslutat_ore", "forbrukat_ore", "egenfinansierat_ore")
"""The figures that a dimension divides; of the others all stands under None."""
BOKFORT = ("konto", "verksamhet", "kostnadsslag")
"""How a cost is booked, as it says itself."""

MEMO = ("askat", "redovisat", "oidentifierat", "forskotterat")
"""What the view shows beyond that."""

HARLEDDA = {
    "sparrat": p.SPARRAT,
    "utestaende": p.UTESTAENDE,
    "balanskonto": p.BALANSKONTO,
    "centralt": p.CENTRALT,
    "beslutat": p.BESLUTAT,
    "ater": p.ATER,
    "kvar": p.KVAR,
}
"""The figures that are no positions, and what they are the sums of."""

KOSTNAD = (
    *("insats", "period", "verifikat", "konto", "verksamhet", "kostnadsslag", "moms_ore"),
    *("utforare", "buren_av"),
)
"""How a cost or a credit note is booked: the columns of ``kostnad``."""

STATENS = ("balanskonto", "centralt")
"""Those of a pott's own, and of statsbidrag alone, though nämnder make them up."""

NOW = "SELECT pott, namnd, underenhet, position, ore FROM saldo WHERE ore <> 0"


def counted(within: str) -> str:
    """Return the balances that the postings within some bounds add up to."""
    return (
        "SELECT pott, namnd, underenhet, position, sum(delta_ore) AS ore FROM post"
        f" WHERE {within} GROUP BY pott, namnd, underenhet, position"
    )


def proposals(within: str = EVERYTHING) -> str:
    """Return the nr of the latest proposal of each pott that no correction in force reverses."""
    asked = "SELECT kommando_id FROM handelse WHERE nr IN (SELECT nr FROM forslag)"
    return f"""
SELECT max(nr) FROM handelse WHERE nr IN (SELECT nr FROM forslag WHERE {within})
  AND kommando_id NOT IN ({struck(within, asked)}) GROUP BY pott"""


def figures(balances: str, within: str = EVERYTHING) -> str:
    """Return one row per pott, and per nämnd and sub-unit that has anything in it.

    Of the proposals of a pott only the latest in force counts.
    """
    states = "".join(_statens(name) for name in STATENS)
    sums = ",\n  ".join(f"{_sum(name)} AS {name}_ore" for name in FIGURES + MEMO)
    return f"""
WITH nu (pott, namnd, underenhet, position, ore) AS ({balances}),
rad (pott, namnd, underenhet, position, ore) AS (
  SELECT pott, '', '', 'finns', 1 FROM pott WHERE {within}
  UNION ALL SELECT pott, namnd, underenhet, position, ore FROM nu
{states}  UNION ALL SELECT pott, namnd, underenhet, 'foreslaget', belopp_ore FROM forslag
    WHERE nr IN ({proposals(within)})
)
SELECT rad.pott, pott.ar, nullif(namnd, '') AS namnd, nullif(underenhet, '') AS underenhet,
  {sums}
FROM rad JOIN pott ON pott.pott = rad.pott
GROUP BY rad.pott, pott.ar, rad.namnd, rad.underenhet
HAVING max(ore <> 0)"""


def _sum(name: str) -> str:
    delar = p.Delar((name,)) if name in STATENS else HARLEDDA.get(name, p.Delar((name,)))
    minus = f" WHEN {among(delar.minus)} THEN -ore" if delar.minus else ""
    return f"sum(CASE WHEN {among(delar.plus)} THEN ore{minus} ELSE 0 END)"


def _statens(name: str) -> str:
    delar = HARLEDDA[name]
    return f"""  UNION ALL SELECT nu.pott, '', '', '{name}', iif({among(delar.plus)}, ore, -ore)
    FROM nu JOIN pott ON pott.pott = nu.pott AND pott.kalla = 'statsbidrag'
    WHERE {among(delar.plus + delar.minus)}
"""


def among(positions: tuple[str, ...]) -> str:
    """Return a condition on ``position``: one of these."""
    return f"position IN ({', '.join(repr(one) for one in positions)})"


def struck(within: str = EVERYTHING, of: str | None = None) -> str:
    """Return the commands, all or ``of`` a query, that a correction in force reverses (R36, R50).

    ``domain.bookkeeping.rattelsekedja.rattade`` says which those are; this is the same in SQL.
    Each is corrected once at most, so that of a chain of corrections every other one counts. No
    chain has more of them than there are: one that is forged in a circle ends there.
    """
    rattelse = f"lagesteg WHERE typ = '{RATTAR}'"
    asked = "" if of is None else f" AND avser_id IN ({of})"
    return f"""
WITH RECURSIVE kedja (rattad, sist, led) AS (
  SELECT avser_id, kommando_id, 0 FROM {rattelse} AND {within}{asked}
  UNION ALL SELECT rattad, kommando_id, led + 1
    FROM kedja CROSS JOIN {rattelse} AND avser_id = sist AND {within}
    AND led < (SELECT count(*) FROM {rattelse})
)
SELECT rattad FROM kedja GROUP BY rattad HAVING max(led) % 2 = 0"""


def deviations(within: str = EVERYTHING) -> str:
    """Return the avvikelser, open or looked into; one that got a name only under that name.

    A code can be opened on a command again once it is closed: the first end after it is its own,
    of those that are in force. What a completion that is corrected found is corrected too.
    """
    om = (
        "SELECT kommando_id FROM avvikelse UNION SELECT genom FROM avvikelse"
        " UNION SELECT genom FROM avvikelse_slut"
    )
    return f"""
WITH rattad AS ({struck(within, om)})
SELECT a.kod, a.pott, a.arende, a.belopp_ore, CASE WHEN s.nr IS NOT NULL THEN 'utredd'
    WHEN a.kommando_id IN rattad OR a.genom IN rattad THEN 'rattad' ELSE 'oppen' END AS status,
  a.regel, a.handelse, a.slag, a.lasning_1, a.lasning_2, a.potter, a.kommando_id,
  s.nr AS utredd_handelse, s.slutsats, a.exempeldata
FROM (SELECT * FROM avvikelse WHERE {within}) AS a
LEFT JOIN (SELECT * FROM avvikelse_slut WHERE {within}) AS s ON s.nr = (
  SELECT min(nr) FROM avvikelse_slut AS forsta
  WHERE forsta.kommando_id = a.kommando_id AND forsta.kod = a.kod AND forsta.nr > a.nr
    AND forsta.genom NOT IN rattad
) AND s.kommando_id = a.kommando_id AND s.kod = a.kod
WHERE s.slag IS NOT 'benamnd'"""


POSTINGS = """
SELECT nr, rad, pott, ar, nullif(namnd, '') AS namnd, nullif(underenhet, '') AS underenhet,
  position, delta_ore, handelsedatum, sista_dag, registrerad, exempeldata
FROM post"""


def attests(within: str = EVERYTHING, nar: str | None = None) -> str:
    """Return the events, all or ``nar``, that others must attest, and the attests of each (R35)."""
    om = nar and f"SELECT kommando_id FROM handelse WHERE nr IN ({nar})"
    dem, deras = (f" AND nr IN ({nar})", f" AND avser_id IN ({om})") if nar else ("", "")
    return f"""
SELECT a.nr, g.slag, coalesce(g.antal, 0) AS antal,
  coalesce(g.antal, 0) < 2 AND h.kommando_id NOT IN ({struck(within, om)}) AS vantar
FROM (SELECT nr FROM attesteras WHERE {within}{dem}) AS a JOIN handelse AS h ON h.nr = a.nr
LEFT JOIN (
  SELECT avser_id, group_concat(DISTINCT slag) AS slag, count(DISTINCT slag) AS antal
  FROM attest WHERE {within}{deras} GROUP BY avser_id
) AS g ON g.avser_id = h.kommando_id"""


def journal(within: str = EVERYTHING, nar: str | None = None) -> str:
    """Return every event; ``attest`` is how far it is attested within some bounds, if it must be.

    ``rattar`` is the nr of what a correction corrects, the first of that command, whose amount is
    its own; ``rattad_av`` that of the correction in force of what is corrected.
    Which events to show is for whoever asks to say; it is only told of ``nar``, if they are given.
    """
    om = nar and f"SELECT kommando_id FROM handelse WHERE nr IN ({nar})"
    dem = f" AND nr IN ({nar})" if nar else ""
    return f"""
SELECT handelse.nr, aggregat, version, typ, liggarnummer, handelse.pott, pott.ar, handelsedatum,
  handelse.sista_dag, handelse.registrerad, registrerad_av, handelse.kommando_id, avser, namnd,
  underenhet, lage, coalesce(belopp_ore, visas_ore, rattar.ore) AS belopp_ore, organ,
  paragraf, diarienummer, exempeldata, CASE WHEN attester.antal = 2 THEN 'attesterad'
    WHEN NOT attester.vantar THEN 'rattad' WHEN attester.antal = 1 THEN 'delvis_attesterad'
    WHEN attester.antal = 0 THEN 'oattesterad' END AS attest,
  rattad_av.avser_id IS NOT NULL AS rattad, rattar.nr AS rattar, rattad_av.nr AS rattad_av,
  {", ".join(KOSTNAD)}
FROM handelse LEFT JOIN pott ON pott.pott = handelse.pott
LEFT JOIN kostnad ON kostnad.nr = handelse.nr
LEFT JOIN (
  SELECT kommando_id, min(nr) AS nr, coalesce(belopp_ore, visas_ore) AS ore FROM handelse
  WHERE kommando_id IN (SELECT avser_id FROM lagesteg WHERE typ = '{RATTAR}'{dem})
  GROUP BY kommando_id
) AS rattar ON typ GLOB '{RATTAR}/*' AND rattar.kommando_id = handelse.avser_id
LEFT JOIN (
  SELECT avser_id, max(nr) AS nr FROM lagesteg
  WHERE typ = '{RATTAR}' AND avser_id IN ({struck(within, om)}) AND {within} GROUP BY avser_id
) AS rattad_av ON rattad_av.avser_id = handelse.kommando_id
LEFT JOIN ({attests(within, nar)}) AS attester ON attester.nr = handelse.nr"""


VIEWS = {
    "v_saldo": figures(NOW),
    "v_poster": POSTINGS,
    "v_handelse": journal(),
    "v_avvikelse": deviations(),
}
