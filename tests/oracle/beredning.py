"""The soft rules of how a fördelning is prepared and followed up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.oracle.avstamt import unexplained
from tests.oracle.dates import first_day, last_day, placed
from tests.oracle.luckor import awaited_rows, completed, first_rows, gap, row_sum, unknown_rows
from tests.oracle.names import Command
from tests.oracle.pott import HELD_BY_NAMND, WITH_NAMND, Pott
from tests.oracle.slutet import KRONA, rounded_only

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

FORDELNING = ("ForeslaFordelning", "BeslutaFordelning")
WITH_INSATSER = ("LamnaAskande", *FORDELNING, "KompletteraBeslut")
AFTER_APPLICATION = ("malmo-2023", "malmo-2024")
GESO = ("stadsovergripande", *(f"GESO-{number:02d}" for number in range(1, 15)))
NATIONAL = ("boende", "utbildning", "arbetsmarknad", "demokrati och civilsamhälle", "brottslighet")


def preparation_broken(  # noqa: C901 - one case a rule
    world: "Oracle", pott: Pott, command: Command
) -> Iterator[str]:
    """Yield the soft rules that an application or a fördelning breaks."""
    regelverk = pott.villkor["regelverk"]
    data = list(_insatsdata(command))
    if command["kommando"] == "LamnaAskande" and _late(pott, command):
        yield "R14"
    once_only = pott.statsbidrag or pott.villkor["engangsmedel"]
    if once_only and command["kommando"] in WITH_INSATSER and any(map(_for_ever, data)):
        yield "R13"
    if regelverk == "malmo-2022" and any(one.get("fysisk") for one in data):
        yield "R12"
    if any(_elsewhere(one) for one in (*data, command)):
        yield "R45"
    new = first_rows(pott, command)
    applicants = {
        entry.command["namnd"]
        for one in _round(world, pott)
        for entry in one.in_force("LamnaAskande")
    }
    if regelverk in AFTER_APPLICATION and not {rad["namnd"] for rad in new} <= applicants:
        yield "R15"
    kriterier = pott.villkor.get("kriterier") or []
    decided = command["kommando"] != "ForeslaFordelning" and kriterier
    if decided and any(not set(kriterier) & set(rad.get("kriterier", [])) for rad in new):
        yield "R11"
    if command["kommando"] == "KompletteraBeslut" and regelverk == "malmo-2023":
        whole = _completed_whole(pott, command)
        if whole is not None and _all_or_nothing(world, pott, whole):
            yield "R16"
    if command["kommando"] not in FORDELNING:
        return
    grundlos = command.get("rader") and not command.get("prioriteringsgrunder")
    if regelverk.startswith("malmo") and grundlos:
        yield "R17"
    if regelverk == "malmo-2023" and _all_or_nothing(world, pott, command):
        yield "R16"


def _insatsdata(command: Command) -> Iterator[Command]:
    for row in (*(command.get("rader") or []), *command.get("insatser", [])):
        if not isinstance(row, str) and row.get("insatsdata") is not None:
            yield row["insatsdata"]


def _for_ever(data: Command) -> bool:
    return data.get("avbrytbar") is False and data.get("finansieras_darefter") is None


def _elsewhere(data: Command) -> bool:
    area, where = data.get("prioriterat_omrade"), data.get("geso")
    return (area is not None and area not in NATIONAL) or (where is not None and where not in GESO)


def _late(pott: Pott, command: Command) -> bool:
    senast = pott.villkor.get("askande_senast")
    if senast is None:
        return False
    beslut = command.get("beslut")
    if beslut is None:
        return True
    return placed(beslut["datum"], None, senast) != "inne"


def _names(pott: Pott) -> set[str]:
    """Return the other potts that the äskanden of a pott are for too."""
    asked = [entry.command for entry in pott.in_force("LamnaAskande")]
    return {kod for one in asked for kod in one.get("for_potter", [])}


def _round(world: "Oracle", pott: Pott) -> list[Pott]:
    """Return the potts that äskanden hold together with one, itself first."""
    codes = [pott.villkor["pott"]]
    for kod in codes:
        near = _names(world.potts[kod])
        near |= {other for other, its in world.potts.items() if kod in _names(its)}
        codes += sorted(near - {*codes})
    return [world.potts[kod] for kod in codes]


def _given(pott: Pott, positions: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for (position, namnd, _), ore in pott.saldo.items():
        if namnd is not None and position in positions:
            found[namnd] = found.get(namnd, 0) + ore
    return found


def _completed_whole(pott: Pott, command: Command) -> Command | None:
    """Return a completion as a decision of its rows, when it leaves no amount unknown."""
    before, rows = gap(pott, command["avser_id"]), command.get("rader") or []
    after = completed(before, rows) if before is not None and rows else None
    if after is None or after.waits or not after.table:
        return None
    return {"kommando": "BeslutaFordelning", "rader": rows, "total_ore": row_sum(rows)}


def _all_or_nothing(world: "Oracle", pott: Pott, command: Command) -> bool:
    rader, total = command.get("rader") or [], command.get("total_ore")
    if total is None or not rader:
        return False  # nobody knows what each of them gets
    together = _round(world, pott)
    gifts = [_given(other, HELD_BY_NAMND) for other in together[1:]]
    if command["kommando"] == "BeslutaFordelning":
        gifts.append(_given(pott, HELD_BY_NAMND))
    before = sum(gifts[-1].values()) if command["kommando"] == "BeslutaFordelning" else 0
    there = sum(other.total((*HELD_BY_NAMND, "ofordelat")) for other in together[1:])
    asked = [_given(one, ("askat",)) for one in together]
    if sum(ore for one in asked for ore in one.values()) <= total + before + there:
        return False
    last = all(other.any_in_force("BeslutaFordelning") for other in together[1:])
    applicants = {e.command["namnd"] for one in together for e in one.in_force("LamnaAskande")}
    for namnd in applicants - {rad["namnd"] for rad in unknown_rows(rader)}:
        wanted = sum(one.get(namnd, 0) for one in asked)
        given = row_sum([rad for rad in rader if rad["namnd"] == namnd])
        given += sum(one.get(namnd, 0) for one in gifts)
        if (given == 0 and last) or 0 < wanted <= given:
            return True
    return False


def follow_up_broken(pott: Pott, command: Command) -> Iterator[str]:
    """Yield the soft rule that a report, a demand, a payment or changed terms break."""
    broken = {
        "RegistreraInbetalning": ("R5", _paid_late),
        "RekvireraStatsbidrag": ("R59", _without_costs),
        "BegarAnnanInsats": ("R20", _not_a_kriterium),
        "RegistreraOidentifieradInbetalning": ("R4", lambda *_: True),
        "LamnaNamndredovisning": ("R29", _not_as_recorded),
        "AterrapporteraTillMyndighet": ("R30", _sent_with_a_difference),
        "AvstamPost": ("R58", unexplained),
        "GodkannAterrapportering": ("R31", lambda pott, _: _somebody_has_not_reported(pott)),
        "TaEmotAterkrav": ("R33", _not_the_debt),
        "AndraVillkor": ("R43", _backdated),
    }
    if command["kommando"] in broken:
        rule, is_broken = broken[command["kommando"]]
        if is_broken(pott, command):
            yield rule


def _paid_late(pott: Pott, command: Command) -> bool:
    return not pott.efterhand and first_day(command["datum"]) > last_day(pott.nyttjas_tom())


def _without_costs(pott: Pott, command: Command) -> bool:
    called_in = pott.get("rekvirerat") + int(command["belopp_ore"])
    return pott.efterhand and called_in > pott.total(("forbrukat",))


def _not_a_kriterium(pott: Pott, command: Command) -> bool:
    kriterier = pott.villkor.get("kriterier") or []
    return bool(kriterier) and command["kriterium"] not in kriterier


def _sent_with_a_difference(pott: Pott, command: Command) -> bool:
    sent = command["steg"] == "inskickad"
    return sent and not rounded_only(pott, command)


def _not_the_debt(pott: Pott, command: Command) -> bool:
    return abs(int(command["belopp_ore"]) - pott.get("aterbetalningsskuld")) >= KRONA


def _backdated(_: Pott, command: Command) -> bool:
    return first_day(command["galler_fran"]) < first_day(command["datum"])


def _not_as_recorded(pott: Pott, command: Command) -> bool:
    namnd, under = command["namnd"], command.get("underenhet")
    spent = pott.get("forbrukat", namnd, under)
    own = pott.get("egenfinansierat", namnd, under)
    utfall = command.get("utfall_ore")
    return utfall is None or all(abs(utfall - ore) >= KRONA for ore in (spent, spent + own))


def _somebody_has_not_reported(pott: Pott) -> bool:
    reports = pott.reported()
    with_money = {key[1:] for key, ore in pott.saldo.items() if ore and key[0] in WITH_NAMND}
    for entry in pott.in_force("FaststallSkuld", "AvslutaBidragsar"):  # what it had, before
        gone = [key for key, ore in entry.delta.items() if ore < 0 and key[0] in WITH_NAMND]
        with_money |= {key[1:] for key in gone}
    for rows in awaited_rows(pott):  # decided, though it is not known how much
        with_money |= {(row["namnd"], row.get("underenhet")) for row in rows}
    return any(reports.get((str(n), under)) is None for n, under in {*with_money, *reports})
