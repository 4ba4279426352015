"""Which address asks what: each page, its filters, and the same question on the command line.

The names in a query are the long options of the command line, with ``_`` for ``-``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import quote, urlencode

from application import moments
from application.errors import Kind, Stop
from domain.errors import menade
from domain.values.dates import check_grans, last_day
from projections.model.as_of import AsOf

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

ASOF = ("per", "registrerat_per", "till_handelse", "utan_exempel")
FLAGS = frozenset({"utan_exempel", "alla", "egen", "lopande", "oattesterade", "prognos"})
"""Options without a value: ``1`` in a query."""
FORMER = ("json", "csv", "xlsx")
BEVIS = "bevis.tlog-proof"
"""Where the proof of an event is, below its page."""
_LONGEST = 300  # characters of a value; no name or number of ours is longer
T = TypeVar("T")
_PLACE = re.compile(r"\{(\w+)(?::path)?\}")


class Sida(NamedTuple):
    """A page: its path, the verb that asks the same, and what it can be asked with.

    What stands in the path is an option of that name, or the verb's argument if ``argument``.
    ``fasta`` are options that the page always asks with; ``egna`` are the page's alone. A page
    without verb has no such question. One that is not ``tidsbunden`` is of the ledger as it is now,
    and is asked with a moment only to keep it in the links to others. One without ``modell`` is
    asked of the log alone, or of nothing: it is there when the read model is not. ``meny`` is what
    it is called in the menu, if it stands there.
    """

    namn: str
    path: str
    verb: str | None
    filter: tuple[str, ...] = ()
    argument: bool = False
    fasta: tuple[str, ...] = ()
    egna: tuple[str, ...] = ()
    tidsbunden: bool = True
    former: tuple[str, ...] = FORMER
    modell: bool = True
    meny: str = ""

    @property
    def i_vagen(self) -> tuple[str, ...]:
        """The names in the path."""
        return tuple(_PLACE.findall(self.path))

    def route(self, form: str = "") -> str:
        """Return the path, or that of the same answer as a file."""
        return f"{'/oversikt' if self.path == '/' else self.path}.{form}" if form else self.path

    def address(self, given: Mapping[str, str], form: str = "") -> str:
        """Return the address that asks with these values; those of no name here are left out."""
        path = _PLACE.sub(lambda found: quote(given[found[1]], safe=""), self.route(form))
        known = (*self.filter, *self.egna, *ASOF)
        query = [(name, given[name]) for name in known if given.get(name)]
        return f"{path}?{urlencode(query)}" if query else path

    def argv(self, given: Mapping[str, str]) -> list[str]:
        """Return the words of the command line that ask the same."""
        if self.verb is None:
            return []
        words = [self.verb, *self.fasta]
        argument = given[self.i_vagen[0]] if self.argument else ""
        if argument and not argument.startswith("-"):
            words.append(argument)
        named = () if self.argument else self.i_vagen
        for name in (*named, *self.filter, *(ASOF if self.tidsbunden else ())):
            if given.get(name):
                words += [f"--{_dashed(name)}", *([] if name in FLAGS else [given[name]])]
        return [*words, "--", argument] if argument.startswith("-") else words


SIDOR = {
    sida.namn: sida
    for sida in (
        Sida("oversikt", "/", "saldo", fasta=("--gruppera", "pott,ar"), meny="Översikt"),
        Sida("pott", "/pott/{pott}", "saldo"),
        Sida("marginal", "/pott/{pott}/marginal", "intyg", egna=("position", "namnd"),
             fasta=("--lopande",)),
        Sida("namnd", "/namnd/{namnd}", "saldo"),
        Sida("namnder", "/namnder", "saldo", fasta=("--gruppera", "namnd,underenhet"),
             meny="Nämnder"),
        Sida("prognos", "/prognos", "saldo", ("pott", "namnd"), fasta=("--prognos",)),
        Sida("poster", "/poster", "poster", ("position", "pott", "namnd", "egen", "ar")),
        Sida("handelser", "/handelser", "handelser", ("pott", "namnd", "ar", "typ", "oattesterade"),
             egna=("fran_nr",), meny="Händelser"),
        Sida("handelse", "/handelse/{nr}", "handelse", argument=True, former=("json",),
             tidsbunden=False, modell=False),
        Sida("arende", "/arende/{arende:path}", "handelser"),
        Sida("avvikelser", "/avvikelser", "avvikelser", ("pott", "arende", "regel", "alla"),
             meny="Avvikelser"),
        Sida("bevaka", "/bevaka", "bevaka", ("dagar", "idag", "pott", "namnd", "vem"),
             meny="Bevaka"),
        Sida("jamfor", "/jamfor", None, egna=("a", "b", "pott"), tidsbunden=False, meny="Jämför"),
        Sida("regler", "/regler", "regler", tidsbunden=False, meny="Regler"),
        Sida("regel", "/regler/{regel}", "regler", argument=True, egna=("fran_nr",),
             tidsbunden=False),
        Sida("intyg", "/intyg", "intyg", ("pott",), meny="Intyg"),
        Sida("hamta", "/hamta", None, ("pott",), former=(), meny="Hämta"),
        Sida("utform", "/hamta/{utform}", "exportera", ("pott",), argument=True, former=("fil",)),
        Sida("verifiera", "/verifiera", "verifiera", tidsbunden=False, modell=False,
             meny="Verifiera"),
        Sida("sok", "/sok", None, egna=("q",), tidsbunden=False, former=()),
        Sida("hjalp", "/hjalp", None, tidsbunden=False, former=(), modell=False, meny="Hjälp"),
        Sida("tillganglighet", "/tillganglighet", None, tidsbunden=False, former=(),
             modell=False),
    )
}  # fmt: skip
"""The pages, by name."""


def given(sida: Sida, path: Mapping[str, str], query: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return what a page is asked with; raises Stop for what it cannot be asked."""
    known = {*sida.filter, *sida.egna, *ASOF}
    found, seen = dict(path), set[str]()
    for name, value in query:
        if name not in known:
            raise Stop(
                Kind.USAGE, f"sidan kan inte frågas med {name!r}",
                f"Den kan frågas med: {', '.join(sorted(known)) or 'ingenting'}.",
            )  # fmt: skip
        if name in seen:
            raise Stop(Kind.USAGE, f"{name!r} står två gånger i adressen")
        seen.add(name)
        if value := value.strip():
            found[name] = value
    for name, value in found.items():
        if len(value) > _LONGEST:
            raise Stop(Kind.USAGE, f"värdet av {name!r} är för långt")
        if name in FLAGS and value != "1":
            raise Stop(Kind.USAGE, f"{name!r} är på med 1, annars utelämnas det")
    return found


def bounds(of: Mapping[str, str]) -> AsOf:
    """Return the moment that is asked for; raises Stop (D12)."""
    per = _read(of, "per", lambda text: last_day(moments.datum(text, check_grans)))
    registrerad = _read(of, "registrerat_per", moments.tid)
    till = _read(of, "till_handelse", moments.nummer)
    return AsOf(per, registrerad, till, "[]" if of.get("utan_exempel") else None)


def number(of: Mapping[str, str], name: str, mest: int | None = None) -> int | None:
    """Return a whole number that is asked with, ``mest`` at most; raises Stop."""
    return _read(of, name, lambda text: moments.nummer(text, mest))


def day(of: Mapping[str, str], name: str) -> str | None:
    """Return a whole day that is asked with; raises Stop."""
    return _read(of, name, lambda text: moments.datum(text, moments.check_dag))


def one_of(of: Mapping[str, str], name: str, known: Collection[str], first: str = "") -> str:
    """Return which of some words is asked for, ``first`` if none is; raises Stop for another."""
    shown = of.get(name, first)
    if shown not in known:
        raise Stop(
            Kind.USAGE, f"{name} {shown!r} finns inte.{menade(shown, known)}".rstrip("."),
            f"Välj bland: {', '.join(known)}.",
        )  # fmt: skip
    return shown


def page(argv: Sequence[str]) -> tuple[Sida, dict[str, str]] | None:
    """Return the page that answers the same as a command line, and with what; None if none does."""
    fits = [found for sida in SIDOR.values() if (found := _as(sida, argv)) is not None]
    return max(fits, key=lambda found: len(found[0].i_vagen), default=None)


def _as(sida: Sida, argv: Sequence[str]) -> tuple[Sida, dict[str, str]] | None:
    """Return what a page would be asked with, if it is what a command line asks."""
    if not argv or argv[0] != sida.verb:
        return None
    asked, fixed = _options(argv[1:]), _options(sida.fasta)
    if asked is None or fixed is None or not fixed.items() <= asked.items():
        return None
    found = {name: value for name, value in asked.items() if name not in fixed}
    if sida.argument and _ARGUMENT in found:
        found[sida.i_vagen[0]] = found.pop(_ARGUMENT)
    known = {*sida.filter, *sida.i_vagen, *(ASOF if sida.tidsbunden else ())}
    return (sida, found) if {*sida.i_vagen} <= found.keys() <= known else None


_ARGUMENT = ""


def _options(words: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a command line by the names of queries; None where they are no such.

    The argument, if there is one, stands under a name that no option has.
    """
    found: dict[str, str] = {}
    rest, ended = list(words), False
    while rest:
        word = rest.pop(0)
        if word == "--" and not ended:
            ended = True
        elif ended or not word.startswith("--"):
            if _ARGUMENT in found or (not ended and word.startswith("-")):
                return None
            found[_ARGUMENT] = word
        else:
            dashed, equals, value = word.removeprefix("--").partition("=")
            name = dashed.replace("-", "_")
            if (name in FLAGS and equals) or not (name in FLAGS or equals or rest):
                return None
            found[name] = "1" if name in FLAGS else value if equals else rest.pop(0)
    return found


def _read(of: Mapping[str, str], name: str, read: Callable[[str], T]) -> T | None:
    if (shown := of.get(name)) is None:
        return None
    try:
        return read(shown)
    except ValueError as error:
        raise Stop(Kind.USAGE, f"{name!r}: {error}") from None


def _dashed(name: str) -> str:
    return name.replace("_", "-")
