"""From a list of who gets how much to one proposal, or decision, to distribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from application.recording.lists.listad import Listad, vem
from domain.deciding.names import resolve
from domain.deciding.parsing import parse_command
from domain.errors import Malformed, UnknownName
from domain.facts import Rad
from domain.values.money import kronor_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from application.recording.lists.inlast import Inlast
    from domain.commands import PottCommand
    from domain.states.register import Register
    from exchange.lists.fordelningslista import Fordelningslista, Fordelningsrad

_AVSEENDE = " avseende "


def rows(lista: Fordelningslista, register: Register) -> Iterator[tuple[Listad, Rad | None]]:
    """Yield each row with what it says as one of a fördelning; None of what is wrong or hidden.

    A recipient stands once in a list, or once for each insats: twice is mostly a slip.
    """
    seen: dict[tuple[str | None, ...], int] = {}
    for rad in lista.rader:
        listad = Listad(rad.nr, rad.star, rad.namn, belopp_ore=rad.belopp_ore)
        if rad.dold:
            listad.lage, listad.varfor = "dold", "raden är dold"
            yield listad, None
            continue
        if rad.summarad:
            listad.wrong(rad.fel)
            yield listad, None
            continue
        try:
            said = _rad(rad, register)
        except (UnknownName, Malformed, ValueError) as error:
            listad.wrong("; ".join(filter(None, (rad.fel, str(error)))))
            yield listad, None
            continue
        listad.namnd, listad.underenhet = said.namnd, said.underenhet
        ore = "okänt belopp" if rad.belopp_ore is None else kronor_text(rad.belopp_ore)
        listad.lases = " ".join(filter(None, (vem(said.namnd, said.underenhet), rad.insats, ore)))
        first = seen.setdefault((said.namnd, said.underenhet, said.insats), rad.nr)
        double = "" if first == rad.nr else f"{rad.namn} står redan på rad {first}"
        if fel := rad.fel or double:
            listad.wrong(fel)
        yield listad, None if fel else said


def _rad(rad: Fordelningsrad, register: Register) -> Rad:
    """Return a row with its codes; raises UnknownName."""
    namn, underenhet = rad.namn, rad.underenhet
    if not underenhet and not register.knows(namn) and _AVSEENDE in namn:
        namn, _, underenhet = namn.partition(_AVSEENDE)
    stated: dict[str, Any] = {"namnd": namn, "underenhet": underenhet or None}
    stated |= {"belopp_ore": rad.belopp_ore, "insats": rad.insats or None}
    if rad.kriterium:
        stated["kriterier"] = (rad.kriterium,)
    return resolve(Rad.model_validate(stated), register)


def kommando_id(inlast: Inlast) -> str:
    """Return the id of the command that a list is: the line of the file where its header stands."""
    return f"{inlast.digest}:{inlast.oppnad.huvud.nr}"


def command(inlast: Inlast, rader: Iterable[Rad]) -> PottCommand:
    """Return the one command that a list is; raises Malformed, and Stop for a day not known."""
    val, common, total_ore = inlast.val, inlast.common, inlast.summor.angivet_ore
    proposed = val.slag == "fordelningsforslag"
    said = {
        "kommando": "ForeslaFordelning" if proposed else "BeslutaFordelning",
        "id": kommando_id(inlast),
        "datum": inlast.datum,
        "avser": val.avser
        or f"{'Förslag till fördelning' if proposed else 'Fördelning'} av {val.pott}, ur en lista",
        **common,
        "rader": [{k: of for k, of in rad.stored().items() if of} for rad in rader],
    }
    if total_ore is not None:
        said["total_ore"] = total_ore
    return cast("PottCommand", parse_command(said))
