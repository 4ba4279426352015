"""R49: what is told for certain of a series from a day on, held against all of its days."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from domain.bookkeeping import positions as p
from domain.bookkeeping.dagar import Rorelse, Serie, hogst, serie
from domain.bookkeeping.postings import Konto
from domain.rules.dagordningen import _lagst_fran
from domain.states.pott import Pott

HOS, FORDELAT = Konto(p.HOS_NAMND, "TN"), Konto(p.FORDELAT, "TN")
SERIER = serie(HOS), Serie("prov", "prov", (HOS,), (FORDELAT,))
DAGAR = st.sampled_from([
    *(f"2022-0{manad}-{dag}" for manad in (1, 2, 3) for dag in ("01", "14", "28")),
    *("2022-01", "2022-02", "2022", "2023", "../2022-02-14", "okänd"),
])  # fmt: skip
RORELSER = st.builds(Rorelse, st.integers(0, 3), st.integers(0, 3))
PER_DAG = st.fixed_dictionaries({
    konto: st.dictionaries(DAGAR, RORELSER, max_size=6) for konto in (HOS, FORDELAT)
})  # fmt: skip


@given(
    PER_DAG, st.sampled_from(SERIER), st.sampled_from(["2022-01-31", "2022-02-14", "2022-12-31"])
)
def test_the_least_from_a_day_on_is_the_least_of_those_days(
    per_dag: dict[Konto, dict[str, Rorelse]], one: Serie, dag: str
) -> None:
    saldon = {
        konto: sum(kom - gick for kom, gick in dagar.values()) for konto, dagar in per_dag.items()
    }
    pott = Pott("P", saldon=saldon, per_dag=per_dag)
    changes = hogst(per_dag, one)
    days = sorted({*changes, dag})
    lagst = min(
        ore
        for day, ore in zip(days, accumulate(changes.get(day, 0) for day in days), strict=True)
        if day >= dag
    )

    assert _lagst_fran(pott, one, dag) == lagst
