"""How the sending of a command ended, when it did not end with a receipt (D22)."""

from __future__ import annotations


class Ended(Exception):
    """What ended the sending of a command, which one, and what a fresh reading says of it.

    ``igen`` is how the same thing is sent once more; ``why``, if anything, is why nobody can tell
    whether it is recorded. ``by_others``: whoever asked has gone, and what is done is done.
    """

    def __init__(
        self,
        error: BaseException,
        kommando_id: str | None,
        found: tuple[int, int] | None,
        igen: str,
        *,
        why: str = "",
    ) -> None:
        """Keep it all."""
        self.error, self.kommando_id, self.found, self.why = error, kommando_id, found, why
        self.igen = igen.format(id=kommando_id)
        self.by_others = isinstance(error, KeyboardInterrupt | BrokenPipeError)
        super().__init__(str(error))
