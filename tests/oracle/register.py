"""The default register of the tests: organs as registering commands, in an order that resolves."""

from typing import Any

# (kod, namn, slag, overordnad): DESIGN section 4; the codes are the project's, not Malmö's.
_ORGAN: tuple[tuple[str, str, str, str | None], ...] = (
    ("KF", "Kommunfullmäktige", "fullmaktige", None),
    ("KS", "Kommunstyrelsen", "namnd", None),
    ("KSAU", "Kommunstyrelsens arbetsutskott", "utskott", "KS"),
    ("KS-SK", "Stadskontoret", "forvaltning", "KS"),
    ("ASN", "Arbetsmarknads- och socialnämnden", "namnd", None),
    ("FRN", "Fritidsnämnden", "namnd", None),
    ("FSN", "Funktionsstödsnämnden", "namnd", None),
    ("FON", "Förskolenämnden", "namnd", None),
    ("GRN", "Grundskolenämnden", "namnd", None),
    ("GRN-PI", "Pedagogisk inspiration", "forvaltning", "GRN"),
    ("GYVN", "Gymnasie- och vuxenutbildningsnämnden", "namnd", None),
    ("HVON", "Hälsa-, vård- och omsorgsnämnden", "namnd", None),
    ("KUN", "Kulturnämnden", "namnd", None),
    ("MN", "Miljönämnden", "namnd", None),
    ("SBN", "Stadsbyggnadsnämnden", "namnd", None),
    ("SEN", "Servicenämnden", "namnd", None),
    ("TN", "Tekniska nämnden", "namnd", None),
    ("MKB", "MKB", "bolag", None),
    ("PMAB", "Parkering Malmö", "bolag", None),
    ("POMAB", "Parkeringsövervakning i Malmö AB", "bolag", None),
    ("SOS", "Socialstyrelsen", "myndighet", None),
)
# Spellings that the documents use for the same organ (domain.md A20).
_ALIAS: tuple[tuple[str, str], ...] = (
    ("Hälsa, vård och omsorgsnämnden", "HVON"),
    ("Förskolnämnden", "FON"),
)


def default_register() -> list[dict[str, Any]]:
    """Return the commands that register every organ and alias the tests start from."""
    commands: list[dict[str, Any]] = []
    for kod, namn, slag, overordnad in _ORGAN:
        command: dict[str, Any] = {"kommando": "RegistreraOrgan", "id": f"register-{kod}"}
        command |= {"kod": kod, "namn": namn, "slag": slag, "giltig_from": "2022-01-01"}
        command |= {"datum": "2022-01-01", "avser": "grundregister"}
        if overordnad is not None:
            command["overordnad"] = overordnad
        commands.append(command)
    for alias, kod in _ALIAS:
        command = {"kommando": "RegistreraAlias", "id": f"register-{alias}", "kod": kod}
        command |= {"alias": alias, "datum": "2022-01-01", "avser": "grundregister"}
        commands.append(command)
    return commands
