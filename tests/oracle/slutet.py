"""The hard rules of following up and closing: what is reported, owed, exchanged and closed."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tests.oracle.avstamt import told_wrongly
from tests.oracle.dates import last_day, year_of
from tests.oracle.insatser import known
from tests.oracle.luckor import amount_awaited
from tests.oracle.names import Command
from tests.oracle.pott import Key, Pott

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

KRONA = 100  # what differs by less is rounding


# What moves or decides money, so that it is posted in the city's books and attested.
def booked(command: Command) -> bool:
    """Tell whether a command is posted: to complete a decision is, when it says more amounts."""
    kommando = command["kommando"]
    return kommando in BOOKED or (kommando == "KompletteraBeslut" and bool(command.get("rader")))


BOOKED = (
    "RegistreraTilldelning",
    "SankTilldelning",
    "RekvireraStatsbidrag",
    "MakuleraRekvisition",
    "RegistreraInbetalning",
    "RegistreraOidentifieradInbetalning",
    "BeslutaForskottering",
    "AnvisaAnslag",
    "AvsattMedel",
    "BeslutaFordelning",
    "AndraFordelning",
    "OverforMedel",
    "OverforKommunbidrag",
    "TaEmotMedel",
    "AvbojMedel",
    "BegarAnnanInsats",
    "ProvaNamndensBesked",
    "AterlamnaMedel",
    "RedovisaForbrukning",
    "KrediteraForbrukning",
    "AvraknaEgenfinansiering",
    "FaststallSkuld",
    "TaEmotAterkrav",
    "AterbetalaStatsbidrag",
    "EfterskankAterkrav",
    "VaxlaKommunbidrag",
    "AvslutaBidragsar",
    "RattaHandelse",
)
# What has its place in a pott that is closed: its debt, kommunbidrag to come, and corrections.
AFTER_CLOSING = (
    "FaststallSkuld",
    "TaEmotAterkrav",
    "AterbetalaStatsbidrag",
    "EfterskankAterkrav",
    "KrediteraForbrukning",
    "VaxlaKommunbidrag",
    "RattaHandelse",
    "RegistreraOidentifieradInbetalning",
)
NEXT_STEP = {
    None: ("utkast", "inskickad"),
    "utkast": ("utkast", "inskickad"),
    "inskickad": ("kvitterad", "komplettering"),
    "komplettering": ("utkast", "inskickad"),
    "kvitterad": ("komplettering",),
}


def in_a_closed_year(world: "Oracle", _: Pott, command: Command) -> bool:
    """R41: it happened in a year of which the city's books are closed, or before one."""
    return world.is_closed(int(year_of(command["datum"])))


def closed_or_not_ready(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R47: the pott is closed, or is to be closed and something is open in it."""
    if pott.any_in_force("AvslutaBidragsar"):
        if command["kommando"] not in AFTER_CLOSING:
            return True
        if command["kommando"] in ("TaEmotAterkrav", "VaxlaKommunbidrag"):
            return False
        (closing,) = pott.in_force("AvslutaBidragsar")
        unpaid = command["kommando"] == "RattaHandelse" and _was_paid(pott, command["avser_id"])
        if command["kommando"] == "KrediteraForbrukning" and _paid_by_the_pott(pott, command):
            return True
        return unpaid or last_day(command["datum"]) < last_day(closing.command["datum"])
    if command["kommando"] == "RattaHandelse":
        return _closes_what_has_changed(pott, command["avser_id"])
    if command["kommando"] != "AvslutaBidragsar":
        return False
    both = [
        key
        for key, ore in pott.saldo.items()
        if key[0] == "hos_namnd" and ore > 0 and pott.to_settle(*key[1:]) > 0
    ]
    return (
        last_day(command["datum"]) < last_day(pott.nyttjas_tom())
        or last_day(command["datum"]) < pott.last_booked()
        or pott.get("rekvirerat") != pott.get("inbetalt")
        or (pott.efterhand and pott.get("tilldelat") != pott.get("rekvirerat"))
        or pott.total(("sparrat_ur_fordelat", "sparrat_ur_hos_namnd")) > 0
        or pott.get("oidentifierat") > 0
        or amount_awaited(pott)
        or bool(both)
    )


def _closes_what_has_changed(pott: Pott, kommando_id: str) -> bool:
    """Tell whether what is undone undid a closing that does not say what the pott is now."""
    undone = pott.entries.get(kommando_id)
    if undone is None or undone.rattad or undone.rattar is None:
        return False
    closing = undone
    while closing.rattar is not None:
        closing = closing.rattar
    if closing.command["kommando"] != "AvslutaBidragsar" or not closing.struken:
        return False
    since: Counter[Key] = Counter()
    journal = list(pott.entries.values())
    for entry in journal[journal.index(closing) + 1 :]:
        since.update(entry.delta)
    since.subtract(undone.delta)
    changed = [key for key, ore in since.items() if ore and key[0] not in ("askat", "redovisat")]
    closed_on = last_day(closing.command["datum"])
    return bool(changed) or amount_awaited(pott) or closed_on < last_day(pott.nyttjas_tom())


def _paid_by_the_pott(pott: Pott, command: Command) -> bool:
    """Tell whether a credit note is for more than the nämnd has borne itself."""
    whose = command["namnd"], command.get("underenhet")
    return bool(command["belopp_ore"] > pott.get("egenfinansierat", *whose))


def _was_paid(pott: Pott, kommando_id: str) -> bool:
    """Tell whether a command of the pott added to what the state has paid."""
    entry = pott.entries.get(kommando_id)
    return entry is not None and entry.delta.get(("inbetalt", None, None), 0) > 0


def reports(pott: Pott) -> list[Command]:
    """Return the steps of the report to the authority, oldest first."""
    return [entry.command for entry in pott.in_force("AterrapporteraTillMyndighet")]


def step(pott: Pott) -> str | None:
    """Return how far the report to the authority has come."""
    steps = reports(pott)
    return str(steps[-1]["steg"]) if steps else None


def possible(steps: list[Command]) -> bool:
    """Tell whether the report can have gone through these steps."""
    before = None
    for report in steps:
        if report["steg"] not in NEXT_STEP[before]:
            return False
        before = report["steg"]
    return True


def figures(report: Command) -> tuple[int, str, int]:
    """Return what a step says of the money."""
    return report["summa_ore"], report["per_datum"], report.get("prognos_ore") or 0


def _spent(pott: Pott, command: Command) -> int:
    """Return what nämnder had spent by the day, in öre."""
    spent = 0
    for (position, _, _), days in pott.slutdagar.items():
        if position == "forbrukat":
            by_then = last_day(command["per_datum"])
            spent += sum(ore for day, ore in days.items() if day <= by_then)
    return spent


def rounded_only(pott: Pott, command: Command) -> bool:
    """Tell whether less than a krona is between what is reported and what is spent and forecast."""
    known = _spent(pott, command) + (command.get("prognos_ore") or 0)
    return bool(abs(command["summa_ore"] - known) < KRONA)


def expected_sum(pott: Pott, command: Command) -> int:
    """Return what nämnder had spent by the day, in whole kronor as öre, with the forecast."""
    spent = _spent(pott, command)
    kronor, rest = divmod(spent, 100)
    return (kronor + (rest >= 50)) * 100 + (command.get("prognos_ore") or 0)


def reported_wrongly(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R30: a step out of order, parts of kronor, no receipt, or a difference unexplained."""
    if command["steg"] not in NEXT_STEP[step(pott)]:
        return True
    if command["summa_ore"] % 100 or (command.get("prognos_ore") or 0) % 100:
        return True
    if told_wrongly(pott, command):
        return True
    if command["steg"] == "kvitterad":
        sent = reports(pott)[-1]
        other = sent["steg"] == "inskickad" and figures(sent) != figures(command)
        return other or command.get("kvittens") is None
    explained = command["steg"] != "inskickad" or command.get("forklaring") is not None
    return not explained and not rounded_only(pott, command)


def not_unused(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R32: called unused although it may still be used, or has been."""
    if command["grund"] != "ej_forbrukat":
        return False
    early = last_day(command["datum"]) < last_day(pott.nyttjas_tom())
    return early or command["fran_position"] == "forbrukat"


def above_debt(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R33: a debt that its position does not hold, or more paid or let off than is owed."""
    if command["kommando"] != "FaststallSkuld":
        rounded, owed = command.get("oresavrundning_ore") or 0, pott.get("aterbetalningsskuld")
        if rounded:  # whole kronor are paid, and end the debt that there is, to the öre
            paid = command["belopp_ore"]
            return owed == 0 or paid - rounded != owed or paid % KRONA != 0
        return int(command["belopp_ore"]) > owed
    owed = pott.total(("aterbetalningsskuld", "aterbetalt", "efterskankt"))
    if pott.efterhand and command["belopp_ore"] > pott.get("inbetalt") - owed:
        return True
    namnd, under = command.get("namnd"), command.get("underenhet")
    if (command["fran_position"] == "ofordelat") != (namnd is None):
        return True
    return int(command["belopp_ore"]) > pott.get(command["fran_position"], namnd, under)


def _followed_up(pott: Pott, exchange: Command) -> list[str]:
    """Return the effect of each insats when it was last followed up before the decision."""
    latest: dict[str, Command] = {}
    for entry in pott.in_force("FoljUppInsats"):
        said, insats = entry.command, entry.command["insats"]
        if said["namnd"] != exchange["till"] or exchange.get("insats") not in (None, insats):
            continue
        if last_day(said["datum"]) > last_day(exchange["datum"]):
            continue
        if insats not in latest or last_day(said["datum"]) >= last_day(latest[insats]["datum"]):
            latest[insats] = said
    return [said["effekt"] for said in latest.values()]


def _has_effect(pott: Pott, exchange: Command) -> bool:
    """Tell whether some insats had an effect."""
    return not {"god", "viss"}.isdisjoint(_followed_up(pott, exchange))


class Standing(NamedTuple):
    """What later commands may turn into something that does not hold.

    ``told`` is whether the authority was told the right sum, and the sum it should be, once sent;
    ``resting`` says of each exchange in force whether it still has an effect to rest on.
    """

    told: tuple[bool, int] | None
    resting: dict[str, bool]


def standing(pott: Pott) -> Standing:
    """Return how the report that is sent and the exchanges of a pott stand."""
    told = None
    if step(pott) in ("inskickad", "kvitterad"):
        latest = reports(pott)[-1]
        told = rounded_only(pott, latest), expected_sum(pott, latest)
    exchanges = [entry.command for entry in pott.in_force("VaxlaKommunbidrag")]
    return Standing(told, {one["id"]: _has_effect(pott, one) for one in exchanges})


def turned(before: Standing, now: Standing) -> set[str]:
    """Return the rules that a command broke by what it changed: R30 and R34."""
    broken = set()
    if before.told and now.told and not now.told[0]:
        was_right, sum_before = before.told
        if was_right or sum_before != now.told[1]:
            broken.add("R30")
    if any(good and not now.resting.get(id_, True) for id_, good in before.resting.items()):
        broken.add("R34")
    return broken


def exchanged_before(pott: Pott, command: Command) -> bool:
    """R34: it has become permanent already, was stopped, or no effect of it is known."""
    of = command["till"], command.get("insats")
    exchanges = [entry.command for entry in pott.in_force("VaxlaKommunbidrag")]
    again = of[1] is not None and of in [(one["till"], one.get("insats")) for one in exchanges]
    stopped = of[1] is not None and known(pott, *of).stopped is not None
    return again or stopped or not _has_effect(pott, command)


def not_to_be_exchanged(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R34: the state's money, not two receiving organs, or too early."""
    slag = {world.names.organ[command[name]]["slag"] for name in ("fran", "till")}
    return (
        pott.statsbidrag
        or command["fran"] == command["till"]
        or slag != {"namnd"}
        or command["fran_ar"] <= pott.villkor["bidragsar"]
    )
