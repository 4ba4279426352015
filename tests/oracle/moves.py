"""What an accepted command does to its pott."""

from collections.abc import Callable

from tests.oracle.names import Command
from tests.oracle.pott import UNSETTLED, Pott, reference


def apply_moves(pott: Pott, command: Command) -> None:
    """Change the pott as the accepted command says; many commands move nothing."""
    kommando = command["kommando"]
    if kommando in _POTT_LEVEL:
        for position, sign in _POTT_LEVEL[kommando].items():
            pott.add(position, sign * (command.get("belopp_ore") or 0))
    if kommando in (_GRANTED if pott.efterhand else _CALLED_IN):
        takes = kommando in ("SankTilldelning", "MakuleraRekvisition")
        pott.add("ofordelat", -command["belopp_ore"] if takes else command["belopp_ore"])
    if kommando in _SPECIAL:
        _SPECIAL[kommando](pott, command)


# Commands of which the amount is simply added to (1) or taken from (-1) the pott's own positions.
_POTT_LEVEL: dict[str, dict[str, int]] = {
    "RegistreraTilldelning": {"tilldelat": 1},
    "SankTilldelning": {"tilldelat": -1},
    "RegistreraOidentifieradInbetalning": {"oidentifierat": 1},
    "AterbetalaStatsbidrag": {"aterbetalt": 1},
    "EfterskankAterkrav": {"aterbetalningsskuld": -1, "efterskankt": 1},
    "RekvireraStatsbidrag": {"rekvirerat": 1},
    "MakuleraRekvisition": {"rekvirerat": -1},
    "RegistreraInbetalning": {"inbetalt": 1},
    "BeslutaForskottering": {"forskotterat": 1},
    "AnvisaAnslag": {"anvisat": 1},
    "AvsattMedel": {"avsatt": 1, "ofordelat": 1},
}


# What can be distributed: all that is called in, or, where the state pays afterwards, is granted.
_CALLED_IN = ("RekvireraStatsbidrag", "MakuleraRekvisition")
_GRANTED = ("RegistreraTilldelning", "SankTilldelning")


def _rekvirera(pott: Pott, command: Command) -> None:
    pott.note("rekvirerat", reference(command["rekvisition"]), command["belopp_ore"])


def _makulera(pott: Pott, command: Command) -> None:
    pott.note("rekvirerat", reference(command["rekvisition"]), -command["belopp_ore"])


def _inbetala(pott: Pott, command: Command) -> None:
    pott.note("inbetalt", reference(command["rekvisition"]), command["belopp_ore"])
    if command.get("avser_id") is not None:
        pott.add("oidentifierat", -command["belopp_ore"])
        pott.note("oidentifierat", command["avser_id"], -command["belopp_ore"])


def _oidentifierat(pott: Pott, command: Command) -> None:
    pott.note("oidentifierat", command["id"], command["belopp_ore"])


def _aska(pott: Pott, command: Command) -> None:
    """A decided application stands instead of what the nämnd had announced before it."""
    before = pott.get("askat", command["namnd"], command.get("underenhet"))
    now = pott.applied().get((command["namnd"], command.get("underenhet")), 0)
    pott.add("askat", now - before, command)


def _fordela(pott: Pott, command: Command) -> None:
    for rad in command.get("rader") or []:
        pott.add("ofordelat", -(rad.get("belopp_ore") or 0))
        pott.add("fordelat", rad.get("belopp_ore") or 0, rad)


def _ta_tillbaka(pott: Pott, command: Command) -> None:
    for rad in command["rader"]:
        pott.add("fordelat", -rad["belopp_ore"], rad)
        pott.add("ofordelat", rad["belopp_ore"])


def _overfor(pott: Pott, command: Command) -> None:
    pott.add("fordelat", -command["belopp_ore"], command)
    pott.add("hos_namnd", command["belopp_ore"], command)
    pott.add("overfort", command["belopp_ore"], command)


def _sparra(pott: Pott, command: Command) -> None:
    namnd, under = command["namnd"], command.get("underenhet")
    ur_fordelat = min(command["belopp_ore"], pott.get("fordelat", namnd, under))
    ur_hos_namnd = command["belopp_ore"] - ur_fordelat
    pott.add("fordelat", -ur_fordelat, command)
    pott.add("sparrat_ur_fordelat", ur_fordelat, command)
    pott.add("hos_namnd", -ur_hos_namnd, command)
    pott.add("sparrat_ur_hos_namnd", ur_hos_namnd, command)
    if command["kommando"] == "AvbojMedel":
        pott.add("avbojt", command["belopp_ore"], command)
    pott.note("fordelat", command["id"], ur_fordelat)
    pott.note("hos_namnd", command["id"], ur_hos_namnd)


def _prova(pott: Pott, command: Command) -> None:
    besked = pott.besked[command["avser_id"]]
    belopp = command.get("belopp_ore")
    if belopp is None:
        belopp = besked["fordelat"] + besked["hos_namnd"]
    part = {"fordelat": min(belopp, besked["fordelat"])}
    part["hos_namnd"] = belopp - part["fordelat"]
    for position, ore in part.items():
        pott.note(position, command["avser_id"], -ore)
        pott.add(f"sparrat_ur_{position}", -ore, besked)
        if command["utfall"] == "medgiven":
            pott.add(position, ore, besked)
        else:
            pott.add("ofordelat", ore)
    if command["utfall"] == "aterlamnas":
        pott.note("atervant", "", belopp)
        pott.add("aterlamnat", part["hos_namnd"], besked)


def _aterlamna(pott: Pott, command: Command) -> None:
    pott.note("atervant", "", command["belopp_ore"])
    pott.add("hos_namnd", -command["belopp_ore"], command)
    pott.add("ofordelat", command["belopp_ore"])
    pott.add("aterlamnat", command["belopp_ore"], command)


def _forbruka(pott: Pott, command: Command) -> None:
    at_hand = pott.get("hos_namnd", command["namnd"], command.get("underenhet"))
    inom = min(command["belopp_ore"], at_hand)
    pott.add("hos_namnd", -inom, command)
    pott.add("forbrukat", inom, command)
    pott.add("egenfinansierat", command["belopp_ore"] - inom, command)


def _kreditera(pott: Pott, command: Command) -> None:
    own = pott.get("egenfinansierat", command["namnd"], command.get("underenhet"))
    ur_egen = min(command["belopp_ore"], own)
    rest = command["belopp_ore"] - ur_egen
    pott.add("egenfinansierat", -ur_egen, command)
    pott.add("forbrukat", -rest, command)
    pott.add("hos_namnd", rest, command)


def _avrakna(pott: Pott, command: Command) -> None:
    pott.add("hos_namnd", -command["belopp_ore"], command)
    pott.add("forbrukat", command["belopp_ore"], command)
    pott.add("egenfinansierat", -command["belopp_ore"], command)


def _redovisa(pott: Pott, command: Command) -> None:
    """The latest report replaces the one before; this one is already in the journal."""
    before = pott.get("redovisat", command["namnd"], command.get("underenhet"))
    pott.add("redovisat", (command.get("utfall_ore") or 0) - before, command)


def _skuld(pott: Pott, command: Command) -> None:
    pott.add(command["fran_position"], -command["belopp_ore"], command)
    pott.add("aterbetalningsskuld", command["belopp_ore"])
    if command["fran_position"] == "forbrukat":
        pott.add("egenfinansierat", command["belopp_ore"], command)


def _aterbetala(pott: Pott, command: Command) -> None:
    rounded = command.get("oresavrundning_ore") or 0
    pott.add("aterbetalningsskuld", rounded - command["belopp_ore"])
    pott.add("oresavrundning", -rounded)


def _avsluta(pott: Pott, _: Command) -> None:
    for key, ore in list(pott.saldo.items()):
        position, namnd, under = key
        if position not in UNSETTLED:
            continue
        pott.put(key, -ore)
        if pott.statsbidrag:
            pott.add("aterbetalningsskuld", ore)
        elif position == "hos_namnd":
            pott.put(("ej_utnyttjat", namnd, under), ore)
        else:
            pott.add("ej_utnyttjat", ore)


def _ratta(pott: Pott, command: Command) -> None:
    wrong, correction = pott.entries[command["avser_id"]], pott.entries[command["id"]]
    pott.undo(wrong)
    wrong.rattad = True
    correction.rattar = wrong
    correction.delta = {key: -ore for key, ore in wrong.delta.items()}
    correction.noted = {key: -ore for key, ore in wrong.noted.items()}


def _attestera(pott: Pott, command: Command) -> None:
    attested = pott.entries[command["avser_id"]]
    attested.attester.add(command["slag"])
    if attested.attester == {"granskning", "beslut"}:
        del pott.oattesterat[command["avser_id"]]


def _komplettera(pott: Pott, command: Command) -> None:
    """Distribute by the rows; what is answered of R38 and R57 is what is not found again."""
    _fordela(pott, command)


def _notera(pott: Pott, command: Command) -> None:
    avser_id = command.get("avser_id")
    if avser_id is None:
        pott.oppna[(command["id"], command["kod"])] = command.get("regel") or "R42"
        return
    # Pointed at a command, the note gives the avvikelse that is already open there its kod.
    for key, regel in list(pott.oppna.items()):
        if key[0] == avser_id and regel == command["regel"] and key in pott.still_open():
            del pott.oppna[key]
            pott.answered.pop(key, None)
            pott.oppna[(avser_id, command["kod"])] = regel
            if key in pott.clock_told:
                pott.clock_told.remove(key)
                pott.clock_told.add((avser_id, command["kod"]))
            return


def _utred(pott: Pott, command: Command) -> None:
    del pott.oppna[(command["avser_id"], command["kod"])]
    pott.answered.pop((command["avser_id"], command["kod"]), None)
    pott.clock_told.discard((command["avser_id"], command["kod"]))


_SPECIAL: dict[str, Callable[[Pott, Command], None]] = {
    "RekvireraStatsbidrag": _rekvirera,
    "MakuleraRekvisition": _makulera,
    "RegistreraInbetalning": _inbetala,
    "LamnaAskande": _aska,
    "BeslutaFordelning": _fordela,
    "AndraFordelning": _ta_tillbaka,
    "OverforMedel": _overfor,
    "OverforKommunbidrag": _overfor,
    "AvbojMedel": _sparra,
    "BegarAnnanInsats": _sparra,
    "ProvaNamndensBesked": _prova,
    "AterlamnaMedel": _aterlamna,
    "RedovisaForbrukning": _forbruka,
    "KrediteraForbrukning": _kreditera,
    "AvraknaEgenfinansiering": _avrakna,
    "RegistreraOidentifieradInbetalning": _oidentifierat,
    "LamnaNamndredovisning": _redovisa,
    "FaststallSkuld": _skuld,
    "AterbetalaStatsbidrag": _aterbetala,
    "AvslutaBidragsar": _avsluta,
    "RattaHandelse": _ratta,
    "Attestera": _attestera,
    "KompletteraBeslut": _komplettera,
    "NoteraAvvikelse": _notera,
    "UtredAvvikelse": _utred,
}
