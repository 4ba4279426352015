"""Many attests at once: a selection shown, agreed to, and recorded whole or not at all (R35).

Each attest is a command and an event of its own, so the rules are asked of each. The events are
found in the read model, inside the write transaction that the attests are recorded in: nobody can
record anything between what is found and what is attested.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from application import files
from application.asking import names
from application.errors import Kind, Stop
from application.recording.importing import all_or_nothing
from application.recording.lot import Attested, Figures, Lot, id_of, lacking, name_of
from application.watching import watched
from domain.deciding.parsing import parse_command
from domain.states.streams import LIGGARE
from domain.values.money import NBSP, kronor_text
from domain.values.skelett import actor_looks
from ledger.recording.moments import swedish_day
from projections.answers.attester.urval import Urval, Vald, givna, valda
from projections.answers.attester.vantan import SLAGEN, Ratter
from projections.model.as_of import NU

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from application.asking.snapshot import Asking
    from application.recording.lot import Givet
    from application.recording.sending import Recording
    from application.session import Session
    from domain.commands import Command
    from projections.answers.attester import Attestslag

    Look = Callable[[], AbstractContextManager[Asking]]

_NAMED = 12  # how many events are named of those that came in between


class Wanted(NamedTuple):
    """What is asked of attests by selection: which events, which attest, from what day.

    ``stated`` is what whoever asks expects, and ``shown`` what was agreed to; ``grund`` are further
    fields of each command. ``confirm`` is shown what would be done, and raises Declined unless it
    is to be done; None when nobody is asked.
    """

    urval: Urval
    slag: Givet | None = None
    datum: str | None = None
    utan_egna: bool = False
    stated: Figures | None = None
    shown: Lot | None = None
    grund: Mapping[str, Any] = {}
    confirm: Callable[[Attested], None] | None = None
    torrkor: bool = False


def digest_of(said: str) -> str:
    """Return the SHA-256 that is written out, or that of a file; raises Stop when it is neither."""
    if re.fullmatch("[0-9a-f]{64}", said) and not Path(said).is_file():
        return said
    with files.opened(Path(said)) as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def attested(
    session: Session, aktor: str, wanted: Wanted, igen: str, *, provad: bool = False
) -> Iterator[Attested]:
    """Lend what became of the attests of a selection, of names as people write them.

    Raises Stop for a pott or nämnd that is not known, and when the selection is not what was
    expected or shown.
    """
    with session.log() as conn:
        vem = names.named(conn, wanted.urval.pott, wanted.urval.namnd)
    named = wanted._replace(urval=wanted.urval._replace(**vem._asdict()))
    with session.recording(aktor, igen=igen) as recording:
        yield run(recording, named, lambda: session.asking(provad=provad))


def run(recording: Recording, wanted: Wanted, look: Look) -> Attested:
    """Preview and ask unless the answer is given, and attest; ``look`` lends a read model."""
    if wanted.torrkor or wanted.confirm is not None:
        found = _attested(recording, wanted, look, dry=True)
        if wanted.torrkor or wanted.confirm is None:
            return found
        if found.report.avvisade or not found.lot.events:
            found.report.undone(dry=False)
            return found._replace(torrkor=False)
        wanted.confirm(found)
        wanted = wanted._replace(slag=found.lot.slag, shown=found.lot)
    return _attested(recording, wanted, look, dry=False)


def _attested(recording: Recording, wanted: Wanted, look: Look, *, dry: bool) -> Attested:
    """Choose the events and attest each in one transaction; one that is refused undoes all."""
    chosen: list[tuple[Lot, bool]] = []
    idag = swedish_day(recording.ledger.clock())

    def lines() -> Iterator[tuple[int, Command]]:
        """Begin with the choice: what asks for the first is inside the transaction."""
        with look() as asking:
            lot, provad = _chosen(asking, recording.aktor, wanted, idag), asking.provad
        chosen.append((lot, provad))
        antal = sum(len(lacking(one, lot.slag)) for one in lot.events)
        label = "Prövar" if dry else "Attesterar"
        commands = _commands(lot, wanted, idag)
        yield from watched(recording.session.watcher, label, commands, antal)

    pott = wanted.urval.pott
    about = [LIGGARE if pott is None else f"pott/{pott}"]
    report = all_or_nothing(recording, lines(), about, dry=dry)
    ((lot, provad),) = chosen
    own = len(_own(lot.events, recording.aktor))
    return Attested(lot, report, own, provad, torrkor=dry)


def _chosen(asking: Asking, aktor: str, wanted: Wanted, idag: str) -> Lot:
    """Return the events to attest; raises Stop when they are not what they are to be."""
    found = valda(asking.conn, wanted.urval)
    if wanted.urval.sha256 is not None and not found:
        raise Stop(
            Kind.NOT_FOUND,
            f"ingen händelse som attesteras kom ur filen eller har den som underlag"
            f" (sha256 {wanted.urval.sha256[:16]}…)",
            "Ange samma fil som lästes in, eller välj på pott, nämnd eller nummer.",
        )
    egna = _own(found, aktor) if wanted.utan_egna else []
    left_out = {one.nr for one in egna}
    waiting = [one for one in found if one.vantar and one.nr not in left_out]
    slag = wanted.slag or _slag(waiting, Ratter(asking.conn, NU, idag).slag(aktor))
    lot = Lot(
        slag,
        [one for one in waiting if lacking(one, slag)],
        sum(not lacking(one, slag) for one in found),
        [one for one in egna if one.vantar and lacking(one, slag)],
        [one for one in found if not one.vantar and lacking(one, slag)],
    )
    if wanted.shown is not None:
        _check_shown(lot, wanted.shown)
    return _as_stated(asking, lot, wanted)


def _own(events: Sequence[Vald], aktor: str) -> list[Vald]:
    """Return those that somebody registered, also under an id that only looks the same (R54)."""
    looks = actor_looks(aktor)
    return [one for one in events if actor_looks(one.registrerad_av) == looks]


def _slag(waiting: Sequence[Vald], ratt: frozenset[Attestslag]) -> Givet:
    """Return which attest is lacking, of those that somebody has a right to give."""
    gives = [slag for slag in SLAGEN if slag in ratt] or [*SLAGEN]
    saknas = [slag for slag in SLAGEN if any(one.saknar(slag) for one in waiting)]
    kan = [slag for slag in gives if slag in saknas] or gives[-1:]
    return kan[0] if len(kan) == 1 else "bada"


def _check_shown(lot: Lot, shown: Lot) -> None:
    """Raise Stop when the events are not those that were shown, and say what came in between."""
    before = {one.nr: one.belopp_ore for one in shown.events}
    now = {one.nr: one.belopp_ore for one in lot.events}
    if before == now:
        return
    new = [f"händelse {nr}" for nr in now if nr not in before]
    gone = [f"händelse {nr}" for nr in before if nr not in now]
    said = _listed("har tillkommit", new) + _listed("väntar inte längre", gone)
    raise Stop(
        Kind.CONFLICT,
        f"urvalet är inte det som visades ({_said(shown.figures)}) utan {_said(lot.figures)}:"
        f" {'; '.join(said) or 'beloppen är andra'}",
        "Ingenting är attesterat. Gör om det, och se på urvalet som det är nu.",
    )


def _listed(vad: str, which: list[str]) -> list[str]:
    more = f" och {len(which) - _NAMED} till" if len(which) > _NAMED else ""
    return [f"{', '.join(which[:_NAMED])}{more} {vad}"] if which else []


def _as_stated(asking: Asking, lot: Lot, wanted: Wanted) -> Lot:
    """Return the lot if it is what is expected, or nothing more to do if that is done already.

    Raises Stop otherwise.
    """
    stated = wanted.stated
    if stated is None or lot.figures == stated:
        return lot
    kinds = (wanted.slag,) if wanted.slag else (*SLAGEN, "bada")
    names_ = (name_of(slag, wanted.urval, stated) for slag in kinds)
    done = frozenset[str]().union(*(givna(asking.conn, name) for name in names_))
    if len({kommando_id.rpartition("-")[0] for kommando_id in done}) == stated.antal > 0:
        return lot._replace(events=(), redan=stated.antal)
    raise Stop(
        Kind.CONFLICT,
        f"urvalet är {_said(lot.figures)}, inte {_said(stated)} som väntades",
        "Ingenting är attesterat. Se på urvalet utan att attestera, och rätta det som angavs.",
    )


def _said(found: Figures) -> str:
    return (
        f"{found.antal} händelse{'' if found.antal == 1 else 'r'}, {kronor_text(found.summa_ore)}"
    )


def _commands(lot: Lot, wanted: Wanted, idag: str) -> Iterator[tuple[int, Command]]:
    """Yield each attest by its event's number; all state the number and sum agreed to."""
    name = name_of(lot.slag, wanted.urval, lot.figures)
    common = {"kommando": "Attestera", "datum": wanted.datum or idag, **wanted.grund}
    urval = f"i urval: {_said(lot.figures)}".replace(NBSP, " ")
    for one in lot.events:
        pott = {} if one.pott is None else {"pott": one.pott}
        example = {"exempeldata": True} if one.exempeldata else {}
        for slag in lacking(one, lot.slag):
            which = {"id": id_of(name, one, slag), "avser_id": one.kommando_id, "slag": slag}
            said = {**common, **pott, **example, **which, "avser": f"{slag}sattest {urval}"}
            yield one.nr, parse_command(said)
