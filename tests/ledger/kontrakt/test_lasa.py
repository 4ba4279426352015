"""What a store answers: order, bounds, all that a decision rests on, the tree, what is derived."""

import pytest

from ledger.errors import Damaged, NotALedger, Unreadable
from ledger.evidence import seal, tree
from ledger.format.entry import entry
from ledger.store import Found, Head, Key, Store, Wanted
from ledger.verification import verify
from tests.ledger.kontrakt.platser import Plats
from tests.ledger.kontrakt.rader import fyll, handelse, tillagg

X = ("avser", "x")


@pytest.fixture
def store(plats: Plats) -> Store:
    opened = plats.oppna()
    fyll(opened)
    return opened


def test_events_come_by_number_without_a_gap_and_as_they_were_appended(store: Store) -> None:
    with store.reading() as reading:
        rows = [*reading.rows()]

    assert [(row.nr, row.aggregat, row.version, row.typ) for row in rows] == [
        (0, "liggare", 1, "Prov/1"),
        (1, "pott/A", 1, "Prov/1"),
        (2, "pott/B", 1, "Prov/1"),
        (3, "pott/B", 2, "Annat/2"),
        (4, "pott/A", 2, "Prov/1"),
    ]
    assert [row.data for row in rows][2:4] == [b'{"b":1}', b'{"b":2}']
    assert [(row.ar, row.lopnummer) for row in rows][1:] == [
        *((None, None), (2022, 1), (2022, 2), (2023, 1))
    ]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [0, 1, 2, 3, 4]),
        ({"after": None}, [0, 1, 2, 3, 4]),
        ({"after": 1}, [2, 3, 4]),
        ({"after": 1, "last": 3}, [2, 3]),
        ({"last": 0}, [0]),
        ({"after": 4}, []),
        ({"stream": "pott/A"}, [1, 4]),
        ({"stream": "pott/A", "last": 3}, [1]),
        ({"stream": "pott/C"}, []),
        ({"typ": "Annat"}, [3]),
        ({"typ": "An"}, []),
    ],
)
def test_events_are_had_within_bounds(
    store: Store, asked: dict[str, object], numbers: list[int]
) -> None:
    with store.reading() as reading:
        assert [row.nr for row in reading.rows(**asked)] == numbers  # type: ignore[arg-type]


def test_all_that_a_decision_rests_on_is_found_at_once(store: Store) -> None:
    wanted = Wanted(
        "b",
        {"pott/A": 1, "pott/B": 0, "pott/C": 0},
        keys=[X, ("mote", "KS"), ("mote", "KF")],
        newest=[(X, 2**63 - 1)],
        series=[2022, 2023, 2024],
        last=True,
    )
    with store.reading() as reading:
        found = reading.find(wanted)

    assert (found.antal, found.kommando) == (5, (2, 3))
    assert _numbers(found.streams) == {"pott/A": [4], "pott/B": [2, 3], "pott/C": []}
    assert _numbers(found.keys) == {X: [1, 2, 4], ("mote", "KS"): [1], ("mote", "KF"): []}
    assert [row and row.nr for row in found.newest.values()] == [4]
    assert found.series == {2022: 2, 2023: 1, 2024: 0}
    assert found.last is not None
    assert found.last[:5] == (4, "pott/A", 2, "Prov/1", b"{}")


def test_a_stream_is_had_a_slice_at_a_time(store: Store) -> None:
    with store.reading() as reading:
        slices = [reading.find(Wanted(streams={"pott/B": n}, most=1)) for n in range(3)]
        whole = reading.find(Wanted(streams={"pott/A": 0, "pott/B": 0}, most=2))

    assert [_numbers(one.streams)["pott/B"] for one in slices] == [[2], [3], []]
    assert _numbers(whole.streams) == {"pott/A": [1, 4], "pott/B": [2, 3]}


def test_who_is_about_to_write_finds_the_same(store: Store) -> None:
    wanted = Wanted("b", {"pott/A": 1}, keys=[X], newest=[(X, 4)], series=[2022], last=True)
    with store.reading() as reading:
        found = reading.find(wanted)

    assert store.find(wanted) == found
    with store.writing() as writing:  # nothing is held afterwards
        tillagg(writing, "d", handelse("pott/A", 3))
    assert store.find(Wanted("d")).kommando == (5, 5)


def _numbers(found: object) -> dict[object, list[int]]:
    assert isinstance(found, dict)
    return {name: [row.nr for row in rows] for name, rows in found.items()}


def test_nothing_is_found_that_was_not_wanted(store: Store) -> None:
    with store.reading() as reading:
        assert reading.find(Wanted()) == Found(5, None, {}, {}, {}, {}, None)
        assert reading.find(Wanted("d")).kommando is None


def test_what_a_command_gave_is_found_by_its_id_alone(store: Store) -> None:
    def by(id_: str) -> Key:
        return "kommando", id_

    with store.reading() as reading:
        found = reading.find(
            Wanted(
                keys=[by("b"), by("c"), by("d")],
                newest=[(by("b"), 2), (by("d"), 9)],
            )
        )
        under = [(nr, row and row.nr) for nr, row in reading.under(by("b"), 3)]
        leads = [nr for nr in range(-1, 6) if reading.leads(by("b"), nr)]
        newest = reading.find(Wanted(newest=[(by("b"), 3)])).newest

    assert _numbers(found.keys) == {by("b"): [2, 3], by("c"): [4], by("d"): []}
    assert [row and row.nr for row in newest.values()] == [2]
    assert [*found.newest.values()] == [None, None]
    assert (under, leads) == ([(2, 2)], [2, 3])


def test_the_newest_event_under_a_key_is_had_before_any_number(store: Store) -> None:
    newest = []
    with store.reading() as reading:
        for before in (2**63 - 1, 4, 2, 1):
            row = reading.find(Wanted(newest=[(X, before)])).newest[X]
            newest.append(row and row.nr)

    assert newest == [4, 2, 1, None]


def test_an_empty_ledger_has_nothing_and_is_none_yet(plats: Plats) -> None:
    with plats.oppna().reading() as reading:
        assert reading.find(Wanted(last=True)) == Found(0, None, {}, {}, {}, {}, None)
        assert [*reading.rows()] == reading.streams("pott") == []
        with pytest.raises(NotALedger):
            reading.head()


def test_a_ledger_says_what_it_is_and_where_it_ends(store: Store) -> None:
    with store.reading() as reading:
        assert reading.head() == Head("prov", 4)


def test_a_ledger_whose_first_event_names_none_is_none(plats: Plats) -> None:
    store = plats.oppna()
    with store.writing() as writing:
        tillagg(writing, "skapa", handelse("liggare", 1, b'{"annat":"prov"}'))

    with store.reading() as reading, pytest.raises(NotALedger):
        reading.head()


def test_the_streams_of_a_kind_come_in_the_order_of_their_first_events(plats: Plats) -> None:
    store = plats.oppna()
    with store.writing() as writing:
        for n, strom in enumerate(("pott/B", "liggare", "pott/A", "pottan/C")):
            tillagg(writing, str(n), handelse(strom, 1))
        tillagg(writing, "4", handelse("pott/B", 2))

    with store.reading() as reading:
        assert reading.streams("pott") == ["pott/B", "pott/A"]


def test_the_seals_are_those_of_the_tree_over_the_entries(store: Store) -> None:
    edge = tree.Frontier()
    with store.reading() as reading:
        for row in reading.rows():
            leaf = tree.leaf_hash(entry(row.nr, row.aggregat, row.typ, row.version, row.data))
            assert row.noder == edge.append(leaf)
            assert seal.root(reading, row.nr + 1) == edge.root()

        assert reading.nodes([(1, 0), (3, 64)]) == [
            seal.stored_nodes(reading)(0, 1),
            seal.stored_nodes(reading)(2, 0),
        ]
        for nowhere in ((5, 0), (2, 32)):
            with pytest.raises(Damaged, match=f"händelse {nowhere[0]}"):
                reading.nodes([(1, 0), nowhere])


def test_what_is_derived_is_counted_and_leads_to_its_events(store: Store) -> None:
    with store.reading() as reading:
        assert (reading.count("kommando"), reading.count("sokord")) == (4, 4)
        assert sorted(map(str, reading.pointing("kommando"))) == [
            *("(0, True)", "(1, True)", "(2, True)", "(4, True)")
        ]
        assert sorted(map(str, reading.pointing("sokord"))) == [
            *("(1, True)", "(1, True)", "(2, True)", "(4, True)")
        ]
        assert [(nr, row and row.data) for nr, row in reading.under(X, 4)] == [
            *((1, b"{}"), (2, b'{"b":1}'))
        ]
        assert reading.leads(X, 2)
        assert not reading.leads(X, 3)


def test_a_sound_ledger_has_no_faults_and_no_seal_too_many(store: Store) -> None:
    with store.reading() as reading:
        assert reading.faults() == []
        assert [*reading.seals(4)] == []
        assert [*reading.seals(2)] == [3, 4]


def test_what_is_damaged_cannot_be_read_and_says_so_in_the_stores_own_words(
    plats: Plats, store: Store
) -> None:
    with plats.skadad().reading() as reading:
        for read in (lambda: [*reading.rows()], lambda: reading.find(Wanted(last=True))):
            with pytest.raises(Unreadable, match=r".") as found:
                read()
            assert found.value.__cause__ is not None


def test_what_is_damaged_is_found_by_who_verifies_it(plats: Plats, store: Store) -> None:
    with plats.skadad().reading() as reading:
        found = verify(reading).found.kept

    assert [one.slag for one in found] == ["fil"]
    assert found[0].meddelande.startswith("databasen är skadad (")
