"""Vilken dag ett datum kan betyda, och när ett beslut vinner laga kraft. Läses in av innebord.py.

En sista dag som är en lördag, helgdag (1989:253) eller afton (1930:173) flyttas till nästa vardag.
"""

from calendar import monthrange
from datetime import date, timedelta


def sista_dagen(text):
    """Ger den sista dag som ett datum kan betyda; ValueError om den inte finns."""
    ar, manad, dag = [*map(int, text.replace("../", "").split("-")), 0, 0][:3]
    manad = manad or 12
    return date(ar, manad, dag if "-" in text[5:] else monthrange(ar, manad)[1])


def paskdagen(ar):
    """Ger påskdagen ett år mellan 1900 och 2099 (Gauss)."""
    mane = (19 * (ar % 19) + 24) % 30
    dag = mane + (2 * (ar % 4) + 4 * (ar % 7) + 6 * mane + 5) % 7
    sen = dag == 35 or (dag == 34 and mane == 28 and ar % 19 > 10)
    return date(ar, 3, 22) + timedelta(dag - 7 * sen)


def ledig(dag):
    """Säger om en sista dag flyttas: lördag, helgdag (1989:253) eller afton (1930:173)."""
    text, pask = f"{dag:%m%d}", (dag - paskdagen(dag.year)).days
    afton = dag.weekday() == 4 and "0619" <= text <= "0625"
    fast = text in {"0101", "0106", "0501", "1224", "1225", "1226", "1231"}
    nytt = text == "0606" if dag.year > 2004 else pask == 50  # annandag pingst till och med 2004
    return dag.weekday() > 4 or fast or nytt or afton or pask in {-2, 1, 39}


def laga_kraft(anslaget):
    """Ger dagen efter den sista då ett beslut kan överklagas, tre veckor efter anslaget."""
    dag = sista_dagen(anslaget) + timedelta(weeks=3)
    while ledig(dag):
        dag += timedelta(1)
    return f"{dag + timedelta(1)}"
