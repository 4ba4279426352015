"""Asks for a command: all of it field by field, or what is missing; then shows it and its effect.

In the review any answer can be changed, so that a refusal costs one answer and not all of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from application.errors import Declined, Kind, Refused, Stop, kind_of
from application.recording.ended import Ended
from cli import failures
from cli.options.kommandot import meant
from cli.terminal import utgang
from domain.errors import UnknownName
from domain.values.ja_nej import parse_ja_nej
from ledger.errors import LedgerError
from reports.events.registrering import borne, effects, similar
from reports.words.terms import word

if TYPE_CHECKING:
    from application.recording.effect import Followed
    from application.session import Session
    from cli.terminal.answers import Answers
    from domain.commands import Command

_TOLD = {Kind.NOT_FOUND, Kind.USAGE, Kind.CONFLICT}
"""What is told of a command in the review, so that an answer can be changed."""


def ask_all(answers: Answers) -> None:
    """Ask field by field."""
    utgang.say(
        f"Registrera {answers.model.rubrik}. Tomt svar hoppar över det som inte måste anges."
    )
    for name in answers.fields:
        if not answers.excludes(name):
            answers.ask(name)


def ask_missing(answers: Answers) -> None:
    """Ask for what the command must have and nobody has said."""
    utgang.say(f"Registrera {answers.model.rubrik}. Det som saknas frågas efter.")
    answers.show(*answers.answered)
    for name in answers.fields:
        if answers.lacks(name):
            answers.ask(name)


def reviewed(answers: Answers, who: str, kommando_id: str) -> Command:
    """Return the command, once somebody has seen it with its effect and agreed; raises Declined.

    Whoever leaves a command that is refused is told by the kind of the end that it was.
    """
    while True:
        _list(answers)
        command = _tried(answers, who, kommando_id)
        try:
            if _agreed(answers, may=command is not None) and command is not None:
                return command
        except Declined:
            raise (Declined() if command else Declined(Kind.REFUSED)) from None


def _list(answers: Answers) -> None:
    """Show the answers, numbered."""
    utgang.say("")
    for n, name in enumerate(answers.answered, 1):
        head = f"  {n:2} {word(name)}: "
        for line in answers.shown(name):
            utgang.say(utgang.folded(f"{head}{line}"))
            head = " " * len(head)
    utgang.say("")


def _tried(answers: Answers, who: str, kommando_id: str) -> Command | None:
    """Try a command in a transaction that is undone, and say what it would do, or why it may not.

    None when it may not.
    """
    try:
        command = meant(answers.model, answers.session, {"id": kommando_id, **answers.stated()})
        _tell(_attempted(answers.session, who, command))
    except Refused as refused:
        failures.tell_refused(refused.rejected)
    except click.UsageError as error:
        utgang.say(utgang.folded(f"Fel: {error.message}"))
    except (Stop, UnknownName, LedgerError) as error:
        if kind_of(error) not in _TOLD:
            raise
        utgang.say(
            utgang.folded(f"Fel: {utgang.sentences(str(error), getattr(error, 'hjalp', ''))}")
        )
    else:
        return command
    return None


def _attempted(session: Session, who: str, command: Command) -> Followed:
    """Return what a command would do; while somebody else writes for long, ask before each try."""
    while True:
        try:
            with session.recording(who) as recording:
                return recording.attempt(command)
        except Ended as ended:
            if kind_of(ended.error) is not Kind.BUSY:
                raise
        utgang.agree("Liggaren är upptagen av någon annan. Försöka igen?")


def _tell(done: Followed) -> None:
    """Say what a command would do."""
    if done.receipt.redan:
        utgang.say(f"Obs: kommandot är redan registrerat (händelse {done.receipt.forsta_nr}).")
        return
    utgang.say("Verkan:" if done.verkan else "Verkan: inga pengar flyttas.")
    for line in effects(done.verkan):
        utgang.say(f"  {line}")
    for recorded in done.receipt.events:
        if said := borne(recorded.event):
            utgang.say(utgang.folded(f"Obs: {said}."))
        for one in recorded.event.avvikelser:
            if one.regel == "R53" and done.liknar:  # which is told with its number below
                continue
            utgang.say(
                utgang.folded(
                    f"Obs: avvikelse {one.kod} öppnas: {one.lasning_1}; mot: {one.lasning_2}."
                )
            )
    for line in similar(done.liknar):
        utgang.say(utgang.folded(f"Obs: {line}. Är det samma sak, svara nej."))


def _agreed(answers: Answers, *, may: bool) -> bool:
    """Ask what is to be done: True is yes; else one answer has been changed. Raises Declined."""
    question = (
        "Registrera? [ja, nej, eller numret på ett svar som ska ändras]"
        if may
        else "Vilket svar ska ändras? [numret, ett fälts namn, eller nej för att avbryta]"
    )
    while True:
        text = utgang.ask(question, default="", show_default=False).strip()
        yes = parse_ja_nej(text)
        if yes is False:
            raise Declined
        if yes and may:
            return True
        name = _field(answers, text)
        if name is not None:
            answers.ask(name)
            return False
        utgang.say(
            "  Det går inte att registrera som det står; ändra ett svar, eller svara nej."
            if yes
            else "  Svara ja, nej, ett av numren ovan eller ett fälts namn."
        )


def _field(answers: Answers, text: str) -> str | None:
    """Return the field that a number in the review means, or a field's name as it is shown."""
    if re.fullmatch("[0-9]{1,3}", text):
        n = int(text)
        return answers.answered[n - 1] if 1 <= n <= len(answers.answered) else None
    named = {word(name): name for name in answers.options if name != "id"}
    return named.get(text.casefold()) or (text if text in named.values() else None)
