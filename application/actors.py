"""Who records: as given, else as ``aktorer.toml`` beside the ledger maps the OS user (D14)."""

from __future__ import annotations

import getpass
import json
import tomllib
from typing import TYPE_CHECKING

from application.errors import Kind, Stop
from domain.values.beteckning import check_aktor

if TYPE_CHECKING:
    from pathlib import Path

    from application.session import Session


def aktor(session: Session, given: str | None) -> str:
    """Return who records: as given, else as ``aktorer.toml`` maps the OS user (D14).

    Who audits records nothing: every verb that writes asks this first.
    """
    session.may_write(attest=True)
    return _actor(given) if given else _mapped(session.path)


def _mapped(ledger: Path) -> str:
    register = ledger.absolute().parent / "aktorer.toml"
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user that the system has no name for
        raise Stop(
            Kind.USAGE, "ingen vet vem som registrerar", "Ange --aktor eller LIGGARE_AKTOR."
        ) from None
    try:
        text = register.read_text(encoding="utf-8") if register.is_file() else ""
        persons = tomllib.loads(text).items()
        mapped = [kod for kod, person in persons if user in _users(person)]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        raise Stop(Kind.USAGE, f"{register.name} går inte att läsa ({error})") from None
    if len(mapped) > 1:
        raise Stop(Kind.USAGE, f"användaren {user!r} står för flera aktörer: {', '.join(mapped)}")
    if mapped:
        return _actor(mapped[0])
    raise Stop(
        Kind.USAGE,
        f"användaren {user!r} är ingen registrerad aktör och kan inte registrera",
        f"Ange --aktor EK-01 eller LIGGARE_AKTOR, eller lägg in användaren i {register}:\n"
        f"  [EK-01]\n  os = [{json.dumps(user, ensure_ascii=False)}]",
    )


def _actor(kod: str) -> str:
    """Return an actor's id if it may be stored with every event."""
    try:
        return check_aktor(kod)
    except ValueError as error:
        raise Stop(Kind.USAGE, f"--aktor: {error}") from None


def _users(person: object) -> list[str]:
    """Return the OS users of an actor; only a list of names will do, never part of a name."""
    users = person.get("os", []) if isinstance(person, dict) else None
    if not isinstance(users, list):
        raise TypeError('skriv os = ["användare"]')
    return users
