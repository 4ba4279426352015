"""The days on which what a law gives a time for need not be done, and when decisions gain force.

A last day that is a Saturday, a Sunday, another public holiday (1989:253), midsommarafton,
julafton or nyårsafton moves to the next weekday (1930:173, 2 §).
"""

from __future__ import annotations

from datetime import date, timedelta

from domain.values.dates import last_day

_LORDAG = 5  # as ``date.weekday`` counts
_NATIONALDAGEN_I_STALLET = 2005  # for annandag pingst (2004:1320)
_DAGAR = {"01-01", "01-06", "05-01", "12-24", "12-25", "12-26", "12-31"}
_FRAN_PASKDAGEN = {-2, 1, 39}  # långfredagen, annandag påsk, Kristi himmelsfärdsdag
_ANNANDAG_PINGST = 50


def paskdagen(ar: int) -> date:
    """Return Easter Sunday of a year (the Gregorian computus of Meeus and Butcher)."""
    seklet, i_seklet = divmod(ar, 100)
    gyllental = ar % 19
    mane = (19 * gyllental + seklet - seklet // 4 - (8 * seklet + 13) // 25 + 15) % 30
    vecka = (32 + 2 * (seklet % 4) + 2 * (i_seklet // 4) - mane - i_seklet % 4) % 7
    sen = (gyllental + 11 * mane + 22 * vecka) // 451
    manad, dag = divmod(mane + vecka - 7 * sen + 114, 31)
    return date(ar, manad, dag + 1)


def helgdag(dag: date) -> bool:
    """Tell whether a last day moves when it is this one.

    Alla helgons dag and midsommardagen are always Saturdays, påskdagen and pingstdagen Sundays.
    """
    if dag.weekday() >= _LORDAG or f"{dag:%m-%d}" in _DAGAR:
        return True
    midsommarafton = dag.weekday() == _LORDAG - 1 and "06-19" <= f"{dag:%m-%d}" <= "06-25"
    sedan_pask = (dag - paskdagen(dag.year)).days
    if dag.year >= _NATIONALDAGEN_I_STALLET:
        rorlig = f"{dag:%m-%d}" == "06-06"
    else:
        rorlig = sedan_pask == _ANNANDAG_PINGST
    return midsommarafton or rorlig or sedan_pask in _FRAN_PASKDAGEN


def sista_dagen(datum: str, dagar: int) -> str:
    """Return the last day of what must be done so many days after a date, at the latest."""
    dag = date.fromisoformat(last_day(datum)) + timedelta(dagar)
    while helgdag(dag):
        dag += timedelta(1)
    return dag.isoformat()


def laga_kraft(anslaget: str) -> str:
    """Return the day that a decision gains legal force, if nobody appeals (KL 13 kap. 5 §).

    It is the day after the last on which an appeal may come, three weeks from the announcement.
    """
    sista = date.fromisoformat(sista_dagen(anslaget, 21))
    return (sista + timedelta(1)).isoformat()
