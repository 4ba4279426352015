"""The answers to the questions of a command, each checked when it is given.

What is left of the pott and the nämnd, and what an answer points at, stays in view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from application.asking import known, pointed_at
from application.errors import Stop
from cli.options import faltval
from cli.options.kommandot import check
from cli.terminal import utgang
from domain.commands import Attestera, KompletteraBeslut, RattaHandelse, UpprattaPott
from domain.rules.kravda import kravet
from domain.values.declared import holds_many
from domain.values.ja_nej import ja_nej_text, parse_ja_nej
from domain.values.money import kronor_text
from reports.words.terms import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from application.session import Session
    from domain.commands import Command
    from domain.rules.kravda import Krav

_EJ_FRAGADE = {"id", "exempeldata", "upprepning"}
_FOLD = str.maketrans("åäö -", "aao__")
TA_BORT = "-"


def lacking(model: type[Command], given: Mapping[str, Any]) -> Callable[[str], bool]:
    """Return what tells of a field whether it is not stated and must be, as far as the others say.

    The day of a correction follows from what it corrects, and an id is given.
    """
    made = {"id", "datum"} if model in faltval.EFTER_DET_SOM_AVSES else {"id"}

    def lacks(name: str) -> bool:
        krav = kravet(model, name)
        if krav is None or name in given or name in made:
            return False
        return bool(krav.hart or krav.annars) and krav.galler(given)

    return lacks


class Answers:
    """What is answered of a command, as its options have it: None where nothing was."""

    def __init__(self, model: type[Command], session: Session, given: dict[str, Any]) -> None:
        """Begin with what is given; raises Stop when that names what is not there."""
        self.model, self.session = model, session
        self.options = {str(one.name): one for one in faltval.options_for(model)}
        self.given = {name: of for name, of in given.items() if _is_answer(of)}
        for name in self.given:
            self._look_up(name, faltval.stated(model, {name: self.given[name]})[name])

    @property
    def fields(self) -> list[str]:
        """The fields that are asked for, in the order of the questions."""
        return [name for name in self.options if name not in _EJ_FRAGADE]

    @property
    def answered(self) -> list[str]:
        """The fields that have an answer, in that order."""
        return [name for name in self.options if name != "id" and _is_answer(self.given.get(name))]

    def stated(self) -> dict[str, Any]:
        """Return the JSON object that the answers state."""
        return faltval.stated(self.model, self.given)

    def lacks(self, name: str) -> bool:
        """Tell whether a field has no answer and must have one, as far as the others say."""
        return lacking(self.model, self.given)(name)

    def ask(self, name: str) -> None:
        """Ask for a field until the answer can be read, is let in and is there; show what it is.

        It takes the place of one that it excludes.
        """
        old, proposed = self.given.get(name), self._proposed(name)
        kept = old if _is_answer(old) else proposed
        many, must = holds_many(self.model, name), self._must(name)
        label = self._label(name, old, proposed)
        answers: list[Any] = []
        while True:
            text = utgang.ask(label, default="", show_default=False, prompt_suffix="> ").strip()
            if text == TA_BORT and _is_answer(old) and not must:
                self.given[name] = None
                return
            if not text and (answers or kept is not None or not must):
                self.given[name] = tuple(answers) if answers else kept
                break
            if not text:
                utgang.say("  Det måste anges.")
                continue
            value = self._checked(name, text, many=many)
            if value is not None and not many:
                self.given[name] = value
                break
            answers += [] if value is None else [value]
        self._exclude(name)
        self.show(name)

    def excludes(self, name: str) -> bool:
        """Tell whether a field is ruled out by the answer to another."""
        krav = kravet(self.model, name)
        return krav is not None and krav.ensam and _is_answer(self.given.get(krav.annars))

    def _exclude(self, name: str) -> None:
        krav = kravet(self.model, name)
        if krav is not None and krav.ensam and _is_answer(self.given[name]):
            self.given[krav.annars] = None

    def shown(self, name: str) -> list[str]:
        """Return an answer as it is shown, one line a value."""
        values = self.given[name] if isinstance(self.given[name], tuple) else (self.given[name],)
        return [self._text(name, value) for value in values]

    def _text(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return ja_nej_text(value)
        if isinstance(self.options[name].type, click.Choice):
            return word(value)
        return kronor_text(value) if faltval.is_amount(self.model, name) else str(value)

    def _must(self, name: str) -> bool:
        """Tell whether a question has to be answered: of two alternatives the second has."""
        krav = kravet(self.model, name)
        if krav is None or not krav.hart or not krav.galler(self.given):
            return False
        return not krav.annars or krav.annars in self.given

    def _label(self, name: str, old: Any, proposed: str | None) -> str:
        option = self.options[name]
        said = (option.help or "").removesuffix(faltval.KRAVS)
        lines = [f"{word(name)}{_when(kravet(self.model, name), self.given)} - {said}"]
        if isinstance(option.type, click.Choice) and name not in faltval.MANGA:
            lines.append(f"ett av: {', '.join(map(word, option.type.choices))}")
        elif option.is_flag:
            lines.append("ja eller nej")
        elif holds_many(self.model, name):
            lines.append("ett svar per rad; tom rad avslutar")
        if _is_answer(old):
            bort = "" if self._must(name) else f", {TA_BORT} tar bort"
            lines.append(f"nu: {'; '.join(self.shown(name))} (tomt svar behåller{bort})")
        elif proposed:
            lines.append(f"tomt svar: {proposed}")
        return f"{utgang.folded(chr(10).join(lines))}\n"

    def _proposed(self, name: str) -> str | None:
        """Return the answer that an empty one stands for: a correction has its original's day."""
        if self.model not in faltval.EFTER_DET_SOM_AVSES or name != "datum":
            return None
        with self.session.log() as conn:
            completes = self.model is KompletteraBeslut
            return pointed_at.correction_day(conn, self.given["avser_id"], completes=completes)[0]

    def _checked(self, name: str, text: str, *, many: bool) -> Any:
        """Return what an answer says; None, having said why, when it can not be let in."""
        try:
            value = _read(self.options[name], text)
            stated = faltval.read(self.model, name, (value,) if many else value)
            check(self.model, name, stated)
            self._look_up(name, stated)
        except (click.BadParameter, ValueError) as error:
            utgang.say(utgang.folded(f"  {getattr(error, 'message', error)}"))
        except Stop as unknown:
            utgang.say(utgang.folded(f"  {utgang.sentences(unknown.text, unknown.hjalp)}"))
        else:
            return value
        return None

    def _look_up(self, name: str, stated: Any) -> None:
        with self.session.log() as conn:
            if name == "avser_id":
                pointed_at.must_be_there(conn, stated, self.given.get("pott"))
            else:
                known.known(conn, self.model, name, stated)

    def show(self, *names: str) -> None:
        """Show what the last of some answers that says something of the ledger is about."""
        if self.model is UpprattaPott:
            return
        for name in [one for one in names if one in _VIEWS and self.given[one]][-1:]:
            for line in _VIEWS[name](self):
                utgang.say(utgang.folded(f"    {line}"))

    def left(self) -> Iterator[str]:
        """Yield what is left of the pott, or of the nämnd in it; of an attest what waits for it."""
        pott = self.given.get("pott")
        if not pott:
            return
        with self.session.asking() as asking:
            rows = pointed_at.left(asking, pott, self.given.get("namnd"))
            yield from (f"{label}: {kronor_text(ore)}" for label, ore in rows)
            if not rows:
                yield "(inget finns ännu)"
            if self.model is Attestera:
                yield from pointed_at.waiting(asking, pott)

    def pointed_at(self) -> Iterator[str]:
        """Yield what an earlier command recorded, and what a correction of it reverses."""
        with self.session.log() as conn:
            yield from pointed_at.described(
                conn, self.given["avser_id"], reversing=self.model is RattaHandelse
            )


_VIEWS = {"pott": Answers.left, "namnd": Answers.left, "avser_id": Answers.pointed_at}


def _is_answer(value: Any) -> bool:
    """Tell whether something is stated: no and nothing at all are answers too."""
    return value is not None and value != ()


def _when(krav: Krav | None, given: Mapping[str, Any]) -> str:
    """Return when a field has to be stated, as a question says it; '' when it always has."""
    if krav is None or (krav.nar is not None and not krav.nar(given)):
        return " (valfritt)"
    if krav.om:
        return f" (krävs om {krav.om})"
    if not krav.annars:
        return "" if krav.hart else " (bör anges)"
    return " (valfritt)" if given.get(krav.annars) else f" (krävs utan {word(krav.annars)})"


def _read(option: click.Option, text: str) -> Any:
    """Return an answer as its option has it; a word of a list may be written with å, ä and ö."""
    if option.is_flag:
        if (yes := parse_ja_nej(text)) is None:
            raise ValueError("svara ja eller nej")
        return yes
    if isinstance(option.type, click.Choice):
        plain = {str(one).translate(_FOLD).casefold(): str(one) for one in option.type.choices}
        if (kept := plain.get(text.casefold().translate(_FOLD))) is None:
            raise ValueError(f"{text!r} är inte något av {', '.join(map(word, plain.values()))}")
        text = kept
    return option.type.convert(text, option, None)
