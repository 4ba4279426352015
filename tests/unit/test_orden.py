"""What people read for a position, and which events are completed rather than corrected."""

from domain import events as e
from domain.bookkeeping import positions as p


def test_every_position_with_a_word_of_its_own_is_written_with_it() -> None:
    assert p.I_ORD == {
        "ofordelat": "ofördelat",
        "fordelat": "fördelat",
        "hos_namnd": "hos nämnden",
        "sparrat_ur_fordelat": "spärrat ur det fördelade",
        "sparrat_ur_hos_namnd": "spärrat ur det hos nämnden",
        "forbrukat": "förbrukat",
        "aterbetalt": "återbetalt",
        "aterbetalningsskuld": "återbetalningsskuld",
        "efterskankt": "efterskänkt",
        "askat": "äskat",
        "avbojt": "avböjt",
        "overfort": "överfört",
        "aterlamnat": "återlämnat",
        "forskotterat": "förskotterat",
        "ej_utnyttjat": "ej utnyttjat",
        "oresavrundning": "öresavrundning",
    }


def test_what_is_looked_into_completed_or_noted_is_not_corrected() -> None:
    never = (
        e.AvvikelseUtredd, e.UnderlagKompletterat,
        e.LiggareOppnad, e.NyckelBytt, e.PersonuppgiftDold, e.PersonuppgiftUtplanad,
        e.ProtokollJusterat, e.ArendeRemitterat, e.AttestrattGiven, e.OrganRegistrerat,
        e.RakenskapsarStangt,
        e.RakenskapsarOppnat,
    )  # fmt: skip

    assert [one for one in never if one.rattas] == []
