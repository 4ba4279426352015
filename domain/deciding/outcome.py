"""What a decision answers: events, or every rule that refuses and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from domain.events import Event
    from domain.rules.rule import Refusal, Rule
    from domain.states.streams import State


class Violation(NamedTuple):
    """One rule that refuses a command, with the figures."""

    rule: Rule
    refusal: Refusal

    def __str__(self) -> str:
        """Write the refusal in its three parts and what can be done (design §6)."""
        return (
            f"{self.refusal.meddelande}\n"
            f"  {self.rule.id} {self.rule.sentence}\n"
            f"  Källa: {self.rule.citation}.\n"
            f"  {self.refusal.hjalp}"
        )


class Accepted(NamedTuple):
    """The events that a command gives, in order, and the state after them."""

    events: tuple[Event, ...]
    after: State


class Rejected(NamedTuple):
    """Every rule that refuses a command, in order of precedence."""

    violations: tuple[Violation, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that refuse, each once."""
        return tuple(dict.fromkeys(violation.rule.id for violation in self.violations))

    @property
    def meddelande(self) -> str:
        """What every rule says, in one line."""
        return "; ".join(violation.refusal.meddelande for violation in self.violations)

    @property
    def kalla(self) -> str:
        """The source of the rule that goes first."""
        return self.violations[0].rule.citation

    @property
    def hjalp(self) -> str:
        """What can be done, by the rule that goes first."""
        return self.violations[0].refusal.hjalp
