"""What a verification could not exclude, said with its outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger import recheck
from ledger.verification.findings import span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.verification.asked import How, Outside
    from ledger.verification.certified import Certificate
    from ledger.verification.seals import Sealed

NOT_REPLAYED = (
    "Bara sigillen prövades: att händelserna är möjliga i sin ordning, att inget saldo är mindre"
    " än noll, att rättelser, delningar, avslut och attester stämmer med det de avser och att"
    " uppslagen stämmer kan inte uteslutas utan hela prövningen."
)


def all_left_out(how: How, outside: Outside, said: Iterable[str]) -> Iterator[str]:
    """Yield what was not asked for or is on trust, what is ``said``, and what is never held."""
    yield from () if how.replay else (NOT_REPLAYED,)
    yield from _on_trust(how.since, outside)
    yield from said
    yield from (recheck.UNCHECKED,) if how.replay else ()


def _on_trust(since: Certificate | None, outside: Outside) -> Iterator[str]:
    """Yield what is taken on trust when only what is newer than a certificate was held."""
    if since is None:
        return
    yield (
        f"{_events(0, since.size)} prövades när roten var {since.edge.root().hex()}; deras byte"
        " lästes inte nu, utom där en ny händelse avser dem. Filens sidor, och andra uppslag än de"
        " nya händelsernas egna, prövades inte."
    )
    signed = (one.checkpoint for one in outside.checkpoints if since.carried_by(one.checkpoint))
    if (checkpoint := next(signed, None)) is not None:
        yield f"Tillståndet vid {since.size} händelser bärs av kontrollpunkt {checkpoint.size}."
    else:
        yield (
            "Tillståndet är liggarens egen fil och bärs inte av någon kontrollpunkt här: den som"
            " kan ändra liggaren kan också ha ändrat det."
        )


def left_out(sealed: Sealed, outside: Outside, *, unread: bool) -> Iterator[str]:
    """Yield what the verification could not exclude, in Swedish."""
    size = sealed.frontier.size
    if unread:
        yield f"Filen gick inte att läsa till slut; {size} händelser hann läsas mot sina sigill."
    if not sealed.checkpoints:
        yield (
            "Ingen kontrollpunkt utifrån angavs: att allt är omskrivet, eller att slutet är"
            " avklippt, kan inte uteslutas."
        )
    else:
        yield from _of_checkpoints(sealed, outside)
    listed = sealed.leaves.size if sealed.leaves else 0
    if not listed:
        yield "Ingen bladlista angavs: efter en omskrivning kan bara ett intervall pekas ut."
    elif listed < size:
        yield f"{_events(listed, size)} är yngre än bladlistan."
    yield (
        "Vem som registrerade: i en fil är aktören bara så säker som operativsystemets konton,"
        " och sigillen visar inte vem som skrev."
    )
    yield (
        "Att beloppen är sanna och att inget har utelämnats: det visar bara besluten, underlagen"
        " och avstämningen mot huvudboken och banken."
    )


def _of_checkpoints(sealed: Sealed, outside: Outside) -> Iterator[str]:
    size, last = sealed.frontier.size, max((one.size for one in sealed.agreed), default=0)
    if last < size:
        yield f"{_events(last, size)} är yngre än den senaste kontrollpunkt som stämmer."
    if not (outside.roots or any(one.cosignatures for one in outside.checkpoints)):
        yield (
            "Ingen revisor har medundertecknat: den som har liggarens nyckel kan ha skrivit om"
            " historien och undertecknat på nytt."
        )
    if outside.own_keys:
        yield "Nycklarna är hämtade ur liggaren själv: ange nycklar som kommit en annan väg."


def _events(first: int, after: int) -> str:
    return span(first, after).capitalize()
