"""How the sending of a command ended, when it did not end with a receipt (D22)."""

from __future__ import annotations

from cli.failures import BUSY, OK, UNEXPECTED, USAGE, described, report, tell, warn

_BY_OTHERS = KeyboardInterrupt | BrokenPipeError  # whoever asked has gone; what is done is done


class Ended(Exception):
    """What ended the sending of a command, which one, and what a fresh reading says of it.

    ``igen`` is how the same thing is sent once more; ``why``, if anything, is why nobody can tell
    whether it is recorded.
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
        super().__init__(str(error))

    def report(self) -> int:
        """Tell it, always with the id, and return the exit code."""
        sent = self.kommando_id
        if sent is None:
            return report(self.error)
        if self.why:
            text = f"det går inte att avgöra om kommandot {sent} är registrerat: {self.why}"
            tell("ovisst", text, kommando_id=sent, hjalp=self.igen)
            return BUSY
        if self.found is not None:
            return self._recorded(sent, *self.found)
        told = described(self.error)
        text = f"{told.text}; kommandot {sent} är inte registrerat"
        tell(told.kod, text, kommando_id=sent, hjalp=told.hjalp)
        return told.code

    def _recorded(self, sent: str, forsta: int, sista: int) -> int:
        told = described(self.error)
        nr = {"kommando_id": sent, "forsta_nr": forsta, "sista_nr": sista}
        text = f"{told.text}, men kommandot {sent} är registrerat: händelse {forsta}"
        if isinstance(self.error, _BY_OTHERS):
            warn(text, **nr)
            return OK
        tell("kvitto" if told.code in {USAGE, UNEXPECTED} else told.kod, text, **nr)
        return UNEXPECTED if told.code in {USAGE, BUSY} else told.code
