"""R1, R10 and R43: what a pott is, that potts are never mixed, and when conditions change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain import events as e
from domain.deciding.context import by_command, by_identity, by_rekvisition
from domain.deciding.uppslag import struken
from domain.rules.rule import Deviation, Finding, Refusal, rule
from domain.rules.sources import analog, egen_praxis, fordelning_2022, fordelning_2023, rkr_r2
from domain.values.dates import datum_text as nar
from domain.values.dates import first_day, last_day, year
from domain.values.fields import okant
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.events import Event
    from domain.states.pott import Pott

STATSBIDRAG_ONLY = (
    c.RegistreraTilldelning,
    c.SankTilldelning,
    c.RekvireraStatsbidrag,
    c.MakuleraRekvisition,
    c.RegistreraInbetalning,
    c.RegistreraOidentifieradInbetalning,
    c.BeslutaForskottering,
    c.OverforMedel,
    c.AterrapporteraTillMyndighet,
    c.FaststallSkuld,
    c.TaEmotAterkrav,
    c.AterbetalaStatsbidrag,
    c.EfterskankAterkrav,
)
KS_ANSLAG_ONLY = (c.AnvisaAnslag, c.AvsattMedel, c.OverforKommunbidrag)

_LIGGARENS = (
    e.LiggareEvent, e.RakenskapsarStangt, e.RakenskapsarOppnat, e.HandelseAttesterad
)  # fmt: skip
_HELA = "hela liggaren"
_REGISTRET = "registret över organ och aktörer"

_MOTSVARAR: dict[type[c.Command], str] = {
    c.OverforMedel: c.OverforKommunbidrag.substantiv(),
    c.OverforKommunbidrag: c.OverforMedel.substantiv(),
}


def fits(pott: Pott, command: c.Command) -> bool:
    """Tell whether a command is made for this kind of pott."""
    wrong = KS_ANSLAG_ONLY if pott.statsbidrag else STATSBIDRAG_ONLY
    return not isinstance(command, wrong) and not _laid_out(pott, command)


def _laid_out(pott: Pott, command: c.Command) -> bool:
    """Tell whether a command lets the city go ahead of the state, where it always does."""
    return pott.efterhand and isinstance(command, c.BeslutaForskottering)


@rule(
    "R1",
    "En pott är pengar med en källa, ett program och ett bidragsår, och bidragsåret är kalenderår.",
    fordelning_2022(
        "förslag till beslut, punkt 2 och 3", "anslaget och statsbidraget fördelas var för sig"
    ),
    fordelning_2023(
        "förslag till beslut, punkt 1 och 2", "anslaget och statsbidraget, båda för 2023"
    ),
    fordelning_2023(
        "Socialstyrelsens tilldelning av medel, fotnot 2",
        "statsbidraget vilar på ett uppdrag från regeringen till Socialstyrelsen (210202)",
    ),
    analog("6 §", "ett beslut om bidrag avser ett bidragsår, som är ett kalenderår"),
    egen_praxis(
        "regel R1",
        "källa, program och bidragsår är en pott, som upprättas en gång, med givare och med"
        " perioden i ordning; varje slag av pott har sina händelser",
    ),
    on=(c.PottCommand, c.Attestera),
    any_kind=True,
)
def en_pott(
    pott: Pott, context: Context, command: c.PottCommand | c.Attestera
) -> Iterator[Finding]:
    """Hold the identity of a new pott, and the kind of pott that a command is made for."""
    if isinstance(command, c.UpprattaPott):
        yield from _ny_pott(pott, context, command)
    elif isinstance(command, c.AndraVillkor):
        start = pott.villkor.nyttjas_from if pott.villkor else None
        yield from _ordnad(start, command.ny_nyttjas_tom)
    elif _laid_out(pott, command):
        yield Refusal(
            f"{command.rubrik} i {command.pott}: potten betalas i efterhand",
            "För över det som är fördelat; kommunen ligger ute tills staten betalar.",
        )
    elif not fits(pott, command):
        kind = "statsbidrag" if pott.statsbidrag else "KS anslag"
        transfers = type(command) in _MOTSVARAR
        yield Refusal(
            f"{command.rubrik} i {command.pott}: potten är {kind} och tar inte emot det",
            "Välj en pott av rätt slag."
            + (f" Ur {kind} heter det {_MOTSVARAR[type(command)]}." if transfers else ""),
        )


def _ny_pott(pott: Pott, context: Context, command: c.UpprattaPott) -> Iterator[Finding]:
    if pott.villkor is not None:
        yield Refusal(
            f"potten {command.pott} finns redan",
            "Ändra ett villkor i den i stället.",
        )
    for other in context.events(by_identity(command)):
        if (namn := _hemma(other)) != command.pott:
            yield Refusal(
                f"potten {namn} har redan samma källa, program och bidragsår",
                "Bokför på den potten, eller ange det program som skiljer dem åt.",
            )
    if year(command.nyttjas_from) != command.bidragsar:
        yield Refusal(
            f"nyttjandet börjar {command.nyttjas_from} men bidragsåret är {command.bidragsar}",
            "Låt nyttjandeperioden börja under bidragsåret.",
        )
    yield from _ordnad(command.nyttjas_from, command.nyttjas_tom)
    if command.kalla == "statsbidrag" and command.givare is None:
        yield Refusal("ett statsbidrag måste ha en givare", "Ange myndigheten, till exempel SOS.")
    if command.kalla != "statsbidrag" and command.utbetalning == "efterhand":
        yield Refusal(
            "KS anslag betalas inte i efterhand: det är kommunens egen budget",
            "Utelämna utbetalning, eller ange källan statsbidrag.",
        )
    if command.givare is not None and context.register.find(command.givare).slag != "myndighet":
        yield Refusal(
            f"givaren {command.givare} är ingen myndighet", "Ange myndigheten, till exempel SOS."
        )


def _ordnad(start: str | None, end: str | None) -> Iterator[Finding]:
    if start and end and last_day(end) < first_day(start):
        yield Refusal(f"nyttjandet slutar {end}, före {start}", "Rätta datumen.")


@rule(
    "R10",
    "En rad tar pengar ur en enda pott; potter blandas eller kvittas aldrig mot varandra.",
    fordelning_2023("förslag till beslut, punkt 1 och 2", "varje pott fördelas i en egen punkt"),
    fordelning_2022("stadskontorets förslag", "två uppställningar, en för varje finansiering"),
    egen_praxis("regel R10", "en händelse avser det som hör till samma pott, eller ärende"),
    on=(
        c.ProvaNamndensBesked,
        c.UtredAvvikelse,
        c.NoteraAvvikelse,
        c.RegistreraInbetalning,
        c.MakuleraRekvisition,
        c.RattaHandelse,
        c.Attestera,
        c.KompletteraBeslut,
        c.KompletteraUnderlag,
    ),
    any_kind=True,
)
def samma_pott(
    pott: Pott, context: Context, command: c.PottCommand | c.AvvikelseCommand | c.Attestera
) -> Iterator[Finding]:
    """Refuse a reference to something that belongs to another pott, or to another ärende."""
    if isinstance(command, c.RegistreraInbetalning | c.MakuleraRekvisition):
        known = skelett(command.rekvisition) in pott.noter.rekvisitioner
        known = known or okant(command.rekvisition)
        if not known:
            found = context.events(by_rekvisition(command.rekvisition))
            stands = tuple(one for one in found if not struken(one, pott, context.events))
            yield from _i_annan(command, command.rekvisition, stands)
    avser_id = getattr(command, "avser_id", None)
    if avser_id is not None:
        yield from _i_annan(command, avser_id, context.events(by_command(avser_id)))


def _i_annan(
    command: c.PottCommand | c.AvvikelseCommand | c.Attestera,
    reference: str,
    events: tuple[Event, ...],
) -> Iterator[Finding]:
    egen = _hemma(command)
    others = {namn for event in events if (namn := _hemma(event)) != egen}
    if others:
        named = ", ".join(sorted(namn or _HELA for namn in others))
        hjalp = "Ange den pott som det hör till."
        if None in others:
            hjalp = "Ange ingen pott när det attesteras; det rättas och kompletteras inte."
        elif getattr(events[0], "pott", None) is None:
            hjalp = "Det hör inte till någon pott; ange något som hör till potten."
            if isinstance(command, c.AvvikelseCommand) and hasattr(events[0], "arende"):
                hjalp = "Ange det ärende som det hör till."
        yield Refusal(f"{reference!r} hör till {named}, inte till {egen or _HELA}", hjalp)


def _hemma(said: c.Command | Event) -> str | None:
    """Return the pott, or else in words where something belongs; None is the ledger as a whole.

    The words are several, so that no pott can be called so: its id may be that of an ärende.
    """
    if (pott := getattr(said, "pott", None)) is not None:
        return str(pott)
    if (arende := getattr(said, "arende", None)) is not None:
        return f"ärendet {arende}"
    return None if isinstance(said, (c.Attestera, *_LIGGARENS)) else _REGISTRET


@rule(
    "R43",
    "Villkor kan ändras i efterhand, från en dag; båda läsningarna står kvar, och en ändring som"
    " gäller bakåt visas.",
    fordelning_2022(
        "anslutande uppdrag", "engångsbelopp för 2022 med möjlig förlängning över 2023"
    ),
    rkr_r2("restriktion", "den tid som ett bidrag är avsett för"),
    egen_praxis(
        "regel R43",
        "en myndighet kan ändra ett villkor i efterhand, och båda läsningarna står kvar",
    ),
    on=(c.AndraVillkor,),
    soft=True,
)
def andrat_i_efterhand(pott: Pott, _context: Context, command: c.AndraVillkor) -> Iterator[Finding]:
    """Open an avvikelse for a change that holds from a day before it was made."""
    if first_day(command.galler_fran) < first_day(command.datum):
        ny = command.ny_nyttjas_tom
        gallde = f": nyttjas till {pott.nyttjas_tom_for(command.galler_fran)}" if ny else ""
        galler = f" (nyttjas till {ny})" if ny else ""
        yield Deviation(
            f"till {nar(command.datum)} gällde villkoren som de stod{gallde}",
            f"från {command.galler_fran} gäller: {command.andring}{galler}",
        )
