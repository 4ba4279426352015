"""What an accepted command does to its pott."""

from collections.abc import Callable

from tests.oracle.names import Command
from tests.oracle.pott import Pott


def apply_moves(pott: Pott, command: Command) -> None:
    """Change the pott as the accepted command says; many commands move nothing."""
    kommando = command["kommando"]
    if kommando in _POTT_LEVEL:
        for position, sign in _POTT_LEVEL[kommando].items():
            pott.add(position, sign * (command.get("belopp_ore") or 0))
    if kommando in _SPECIAL:
        _SPECIAL[kommando](pott, command)


# Commands of which the amount is simply added to (1) or taken from (-1) the pott's own positions.
_POTT_LEVEL: dict[str, dict[str, int]] = {
    "RegistreraTilldelning": {"tilldelat": 1},
    "RekvireraStatsbidrag": {"rekvirerat": 1, "ofordelat": 1},
    "MakuleraRekvisition": {"rekvirerat": -1, "ofordelat": -1},
    "RegistreraInbetalning": {"inbetalt": 1},
    "BeslutaForskottering": {"forskotterat": 1},
    "AnvisaAnslag": {"anvisat": 1},
    "AvsattMedel": {"avsatt": 1, "ofordelat": 1},
}


def _andra_villkor(pott: Pott, command: Command) -> None:
    if command.get("ny_nyttjas_tom") is not None:
        pott.villkor["nyttjas_tom"] = command["ny_nyttjas_tom"]


def _rekvirera(pott: Pott, command: Command) -> None:
    reference = pott.rekvisitioner.setdefault(
        command["rekvisition"], {"rekvirerat": 0, "inbetalt": 0}
    )
    reference["rekvirerat"] += command["belopp_ore"]


def _makulera(pott: Pott, command: Command) -> None:
    pott.rekvisitioner[command["rekvisition"]]["rekvirerat"] -= command["belopp_ore"]


def _inbetala(pott: Pott, command: Command) -> None:
    pott.rekvisitioner[command["rekvisition"]]["inbetalt"] += command["belopp_ore"]


def _anvisa(pott: Pott, command: Command) -> None:
    pott.anslag_beslutat = True
    if command.get("belopp_ore") is not None:
        pott.anvisat_kant = True


def _aska(pott: Pott, command: Command) -> None:
    pott.add("askat", command.get("belopp_ore") or 0, command)


def _foresla(pott: Pott, command: Command) -> None:
    # The latest proposal replaces the earlier one whole, rows that are no longer in it included.
    for key in [key for key in pott.saldo if key[0] == "foreslaget"]:
        del pott.saldo[key]
    pott.add("foreslaget", command["total_ore"])
    for rad in command["rader"]:
        pott.add("foreslaget", rad["belopp_ore"], rad)


def _fordela(pott: Pott, command: Command) -> None:
    pott.fordelning_beslutad = True
    for rad in command["rader"]:
        pott.add("ofordelat", -rad["belopp_ore"])
        pott.add("fordelat", rad["belopp_ore"], rad)


def _ta_tillbaka(pott: Pott, command: Command) -> None:
    for rad in command["rader"]:
        pott.add("fordelat", -rad["belopp_ore"], rad)
        pott.add("ofordelat", rad["belopp_ore"])


def _overfor(pott: Pott, command: Command) -> None:
    pott.add("fordelat", -command["belopp_ore"], command)
    pott.add("hos_namnd", command["belopp_ore"], command)


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
    pott.besked[command["id"]] = {
        "namnd": namnd,
        "underenhet": under,
        "fordelat": ur_fordelat,
        "hos_namnd": ur_hos_namnd,
    }


def _prova(pott: Pott, command: Command) -> None:
    besked = pott.besked[command["avser_id"]]
    belopp = command.get("belopp_ore")
    if belopp is None:
        belopp = besked["fordelat"] + besked["hos_namnd"]
    part = {"fordelat": min(belopp, besked["fordelat"])}
    part["hos_namnd"] = belopp - part["fordelat"]
    for position, ore in part.items():
        besked[position] -= ore
        pott.add(f"sparrat_ur_{position}", -ore, besked)
        if command["utfall"] == "medgiven":
            pott.add(position, ore, besked)
        else:
            pott.add("ofordelat", ore)
    if command["utfall"] == "aterlamnas":
        pott.nagot_atervant = True
        pott.add("aterlamnat", part["hos_namnd"], besked)


def _aterlamna(pott: Pott, command: Command) -> None:
    pott.nagot_atervant = True
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


def _notera(pott: Pott, command: Command) -> None:
    avser_id = command.get("avser_id")
    if avser_id is None:
        pott.oppna[(command["id"], command["kod"])] = None
        return
    # Pointed at a command, the note gives the avvikelse that is already open there its kod.
    for key, regel in list(pott.oppna.items()):
        if key[0] == avser_id and regel == command["regel"]:
            del pott.oppna[key]
            pott.oppna[(avser_id, command["kod"])] = regel
            return


def _utred(pott: Pott, command: Command) -> None:
    del pott.oppna[(command["avser_id"], command["kod"])]


_SPECIAL: dict[str, Callable[[Pott, Command], None]] = {
    "AndraVillkor": _andra_villkor,
    "RekvireraStatsbidrag": _rekvirera,
    "MakuleraRekvisition": _makulera,
    "RegistreraInbetalning": _inbetala,
    "AnvisaAnslag": _anvisa,
    "LamnaAskande": _aska,
    "ForeslaFordelning": _foresla,
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
    "NoteraAvvikelse": _notera,
    "UtredAvvikelse": _utred,
}
