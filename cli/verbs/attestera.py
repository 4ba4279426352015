"""``liggare attestera``: a selection is shown with its number and sum, and attested whole (R35)."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from application.asking.pointed_at import event_number, today
from application.errors import Kind, Stop
from application.recording.attesting import Wanted, digest_of
from application.recording.lot import Figures
from cli import failures, options
from cli.failures import EXIT, OK
from cli.options import skrivet
from cli.options.varden import BELOPP_ELLER_SKULD, DATUM, NUMMER
from cli.output import check_form, show
from cli.terminal import utgang
from projections.answers.attester.urval import Urval
from projections.answers.attester.vantan import SLAGEN, attestvantan
from projections.model.as_of import NU
from reports.events import attestera

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from application.recording.lot import Attested
    from application.session import Session

F = TypeVar("F", bound="Callable[..., Any]")

_IGEN = "Ange samma urval igen: det som redan är attesterat attesteras inte om."
_URVAL = (
    click.option("--pott", metavar="POTT", help="Händelserna i den potten."),
    click.option("--namnd", metavar="KOD", help="Nämndens egna händelser, med underenheter."),
    click.option("--fran", metavar="NR", help="Från och med den händelsen."),
    click.option("--till", metavar="NR", help="Till och med den händelsen."),
    click.option(
        "--lista",
        "--import",
        "lista",
        metavar="FIL",
        help="Det som kom ur filen eller har den som underlag; fil eller sha256.",
    ),
)
_VAL = ("pott", "namnd", "fran", "till", "lista")
_HUR = (
    click.option("--slag", type=click.Choice((*SLAGEN, "bada")), help="Annars det som saknas."),
    click.option("--datum", type=DATUM, help="Attestens dag (annars i dag)."),
    click.option("--beslut", metavar="BESLUT", help='Till exempel "KS 2022-08-17 § 301".'),
    click.option("--underlag", metavar="UNDERLAG", multiple=True, help='"typ: titel".'),
    click.option("--utan-egna", is_flag=True, help="Utelämna det du själv har registrerat."),
    click.option(
        "--antal", type=NUMMER, metavar="ANTAL", help="Så många ska det vara, annars ingenting."
    ),
    click.option("--summa", type=BELOPP_ELLER_SKULD, help="Det ska de summera till, i kronor."),
    click.option("--torrkor", is_flag=True, help="Visa bara vad som skulle hända."),
    click.option("--ja", is_flag=True, help="Fråga inte; krävs utan terminal."),
)


def _given(function: F) -> F:
    """Add the options in the order of the help."""
    for option in reversed((*_URVAL, *_HUR)):
        function = option(function)
    return function


@click.command(name="attestera", options_metavar="[FLAGGOR]")
@_given
@options.provad_option
@options.aktor_option
@options.format_option("tabell", "json")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    torrkor: bool,
    ja: bool,
    provad: bool,
    aktor: str | None,
    form: str,
    ut: Path | None,
    **given: Any,
) -> int:
    """Attestera många händelser på en gång: allt i urvalet, eller inget.

    Antal och summa visas först, och prövas igen när det registreras. Utan urval visas
    vad som väntar på attest, och vem som kan ge den.
    """
    session = options.session(ctx)
    check_form(form, ut)
    terminal, chosen = sys.stdin.isatty(), any(given[name] for name in _VAL)
    if not chosen and (terminal or not ja):
        _waiting(session, form, ut, provad=provad)
        return OK
    who = options.aktor(ctx, aktor)
    if not chosen:
        raise Stop(
            Kind.USAGE,
            "inget urval är angivet",
            "Ange --pott, --namnd, --fran, --till eller --lista; vad som väntar visas utan --ja.",
        )
    if not (ja or torrkor or terminal):
        raise Stop(
            Kind.USAGE, "utan terminal kan ingen svara på frågan", "Ange --ja eller --torrkor."
        )
    urval = _urval(session, given)
    wanted = _wanted(urval, given, torrkor=torrkor, confirm=None if ja else _confirm)
    gc.enable()  # this may be long
    with session.attesting(who, wanted, _IGEN, provad=provad) as found:
        return _told(found, form, ut)


def _urval(session: Session, given: dict[str, Any]) -> Urval:
    """Return which events are meant; raises Stop for a number or a file that there is not."""
    with session.log() as conn:
        fran, till = (
            None if given[name] is None else event_number(conn, given[name])
            for name in ("fran", "till")
        )
    if fran is not None and till is not None and fran > till:
        raise Stop(Kind.USAGE, f"--fran {fran} är efter --till {till}", "Byt plats på dem.")
    lista = None if given["lista"] is None else digest_of(given["lista"])
    return Urval(given["pott"], given["namnd"], None, fran, till, lista)


def _wanted(
    urval: Urval,
    given: dict[str, Any],
    *,
    torrkor: bool,
    confirm: Callable[[Attested], None] | None,
) -> Wanted:
    antal, summa = given["antal"], given["summa"]
    if (antal is None) != (summa is None):
        raise Stop(Kind.USAGE, "--antal och --summa hör ihop", "Ange båda, eller ingen av dem.")
    grund: dict[str, Any] = {}
    try:
        if given["beslut"]:
            grund["beslut"] = skrivet.beslut(given["beslut"])
        if given["underlag"]:
            grund["underlag"] = [skrivet.underlag(one) for one in given["underlag"]]
    except ValueError as error:
        raise Stop(Kind.USAGE, str(error)) from None
    return Wanted(
        urval,
        given["slag"],
        given["datum"],
        given["utan_egna"],
        None if antal is None else Figures(antal, summa),
        grund=grund,
        confirm=confirm,
        torrkor=torrkor,
    )


def _waiting(session: Session, form: str, ut: Path | None, *, provad: bool) -> None:
    """Show what waits for an attest, by pott, and how one is given."""
    with session.asking(provad=provad) as asking:
        answer = asking.answer(partial(attestvantan, idag=today()), NU)
    show(attestera.waiting(answer), form, ut)
    if answer["rader"]:
        failures.note("Välj vad som ska attesteras, till exempel: liggare attestera --pott POTT.")


def _confirm(found: Attested) -> None:
    """Show what would be attested, and ask; raises Declined unless the answer is yes."""
    for line in attestera.preview(found.as_json()).splitlines():
        utgang.say(line)
    utgang.agree("Attestera?")


def _told(found: Attested, form: str, ut: Path | None) -> int:
    """Tell what is refused and show the answer; return the exit code."""
    answer = found.as_json()
    if found.kind is not None:
        for one, text in attestera.refusals(answer):
            _tell(found.kind, one, text)
        if found.own:
            failures.note(
                f"{found.own} har du själv registrerat; --utan-egna lämnar dem utanför urvalet."
            )
    show(attestera.report(answer), form, ut)
    return OK if found.kind is None else EXIT[found.kind]


def _tell(kind: Kind, one: Mapping[str, Any], text: str) -> None:
    """Tell why some events are not attested, in the parts that a refusal has."""
    if failures.as_json or not one["skal"]:
        regler, kalla, hjalp = one["regler"], one["kalla"], one["hjalp"]
        failures.tell(kind.value, text, regler=regler, kalla=kalla, hjalp=hjalp)
        return
    parts = [f"Avvisat: {text}"]
    for skal in one["skal"]:
        parts += [f"  {skal['regel']} {skal['mening']}", f"  Källa: {skal['kalla']}."]
        parts.append(f"  {skal['hjalp']}")
    utgang.say(utgang.folded("\n".join(parts)))
