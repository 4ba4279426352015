"""A pott of the workload while it is being filled: what it is, and what can be pointed at in it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from benchmarks.blandat.staden import ENHETER, NAMNDER, REGISTRERAR, som_dag
from domain.bookkeeping.postings import Konto

if TYPE_CHECKING:
    from random import Random

    from benchmarks.blandat.skrivare import Post, Skrivare
    from benchmarks.blandat.staden import Slag
    from domain import commands as c
    from domain.states.pott import Pott

Mottagare = tuple[str, str | None]
MOTTAGARE: tuple[Mottagare, ...] = (*((namnd, None) for namnd in NAMNDER), *ENHETER)
_MOST = 60  # commands that may still be pointed at


class Pottgang:
    """What has been recorded in a pott, as far as something may come to rest on it."""

    def __init__(self, skrivare: Skrivare, rnd: Random, slag: Slag, ar: int) -> None:
        """Have no events yet."""
        self.skrivare, self.rnd, self.slag, self.ar = skrivare, rnd, slag, ar
        self.namn = f"{slag.kod}-{ar}"
        self.antal = 0
        self.poster: deque[Post] = deque(maxlen=_MOST)
        self.begaranden: deque[Post] = deque(maxlen=_MOST)
        self.avvikelser: deque[tuple[Post, str]] = deque(maxlen=_MOST)
        self.frigjorda: deque[tuple[Post, dict[str, Any]]] = deque(maxlen=_MOST)
        self.delad: tuple[str, int, int] | None = None  # a voucher, its amount, what is left of it
        self.rekvisition = 0

    @property
    def nu(self) -> Pott:
        """The pott as its events have made it."""
        return self.skrivare.pott(self.namn)

    def saldo(self, position: str, of: Mottagare | None = None) -> int:
        """Return a position in öre, the pott's own or a nämnd's."""
        return self.nu.saldon.get(Konto(position, *(of or ())), 0)

    def dag(self, senast: int = 20) -> str:
        """Return a day of the pott's year, some days before it is registered."""
        nu = self.skrivare.dag.toordinal() - self.rnd.randrange(senast)
        return max(f"{self.ar}-01-01", min(f"{self.ar}-12-31", som_dag(nu)))

    def ge(self, kommando: type[c.Command], om: Post | None = None, /, **falt: Any) -> Post | None:
        """Record a command in the pott by one of those who record; None when it cannot be."""
        falt = {"datum": self.dag(), **falt}
        return self.kom(self.skrivare.ge(kommando, self.av(), om, pott=self.namn, **falt))

    def av(self) -> str:
        """Return one of those who record."""
        return self.rnd.choice(REGISTRERAR)

    def kom(self, post: Post | None) -> Post | None:
        """Remember what was recorded, if anything was."""
        if post is None:
            return None
        self.antal += len(post.events)
        post.antecknad = post.antecknad or post.id in self.nu.antecknade
        self.poster.append(post)
        self.avvikelser.extend((post, one.kod) for one in post.event.avvikelser)
        return post

    def nagon(self) -> Mottagare:
        """Return a nämnd that disposes of money."""
        return MOTTAGARE[self.rnd.randrange(len(NAMNDER))]

    def del_av(self, ore: int, minst: int = 5, hogst: int = 30) -> int:
        """Return some hundredths of an amount in öre, at least one öre."""
        return max(1, ore * self.rnd.randint(minst, hogst) // 100)


def till(of: Mottagare) -> dict[str, str]:
    """Return a nämnd, and its sub-unit, as a command states them."""
    namnd, underenhet = of
    return {"namnd": namnd} if underenhet is None else {"namnd": namnd, "underenhet": underenhet}
