"""Every rule, in order of precedence: the first that refuses is named first.

An id is for ever: a rule that no longer applies stays here as ``Rule(id, sentence, sources,
retired=Retired(...))`` without its check, and no other rule gets its id.
"""

from __future__ import annotations

from domain.rules.angivet import beslut_angivet
from domain.rules.anspraken import en_gang, med_verifikat
from domain.rules.arendet import anmald_i_tid, ett_svar, laga_kraft
from domain.rules.aterrapporten import summan_av_utfallet
from domain.rules.attesten import tva_personer
from domain.rules.avslutet import avslutat
from domain.rules.avstamningen import forklarad_skillnad
from domain.rules.avvikelserna import bada_lasningarna
from domain.rules.behorigheten import ratt_organ
from domain.rules.beredningen import (
    angivet_andamal,
    arets_regelverk,
    askat_i_tid,
    inte_fysisk,
    motiverad,
)
from domain.rules.beskedet import (
    inom_hos_namnd,
    moter_kriterium,
    namndens_ord,
    sparrat_tills_beslut,
)
from domain.rules.beslutet import beslut_finns
from domain.rules.dagen import har_hant
from domain.rules.dagordningen import i_dagordning
from domain.rules.entydigt import en_betydelse
from domain.rules.forbrukningen import inom_disponibelt, inom_perioden
from domain.rules.fordelningen import (
    inom_anvisat,
    inom_fordelat,
    inom_rekvirerat,
    nytt_beslut,
    radsumma,
    till_sig_sjalvt,
)
from domain.rules.insatsen import avbrytbar, beslutad_insats, inom_kriterierna, kant_omrade
from domain.rules.luckan import det_okanda, fran_beslutets_dag
from domain.rules.mottagaren import disponerande_namnd, underenhetens_namnd
from domain.rules.omgangen import alla_en_del
from domain.rules.potten import andrat_i_efterhand, en_pott, samma_pott
from domain.rules.rakenskapsaret import oppet_ar
from domain.rules.rattelsen import en_rattelse, ny_handelse
from domain.rules.redovisningen import alla_har_redovisat, belopp_och_text
from domain.rules.rule import Rule, each_id_once
from domain.rules.skulden import ej_forbrukat, hogst_skulden
from domain.rules.statsbidraget import (
    balanspost,
    for_kostnaderna,
    i_tid,
    inom_inbetalt,
    inom_tilldelat,
    mot_rekvisition,
)
from domain.rules.upprepningen import en_enda_gang
from domain.rules.vaxlingen import ur_egna_medel

ALL_RULES: tuple[Rule, ...] = each_id_once(
    en_pott,  # R1
    arets_regelverk,  # R15
    beslut_finns,  # R37
    ratt_organ,  # R6
    disponerande_namnd,  # R26
    underenhetens_namnd,  # R25
    en_betydelse,  # R54
    samma_pott,  # R10
    har_hant,  # R55
    oppet_ar,  # R41
    avslutat,  # R47
    i_tid,  # R3
    inom_tilldelat,  # R2
    mot_rekvisition,  # R4
    inom_anvisat,  # R9
    inom_rekvirerat,  # R8
    inom_fordelat,  # R18
    nytt_beslut,  # R23
    namndens_ord,  # R19
    sparrat_tills_beslut,  # R21
    inom_hos_namnd,  # R22
    inom_kriterierna,  # R24
    angivet_andamal,  # R11
    inom_perioden,  # R27
    inom_disponibelt,  # R28
    inom_inbetalt,  # R46
    en_gang,  # R48
    summan_av_utfallet,  # R30
    forklarad_skillnad,  # R58
    ej_forbrukat,  # R32
    hogst_skulden,  # R33
    ur_egna_medel,  # R34
    tva_personer,  # R35
    ny_handelse,  # R36
    en_rattelse,  # R50
    anmald_i_tid,  # R39
    laga_kraft,  # R40
    ett_svar,  # R56
    det_okanda,  # R57
    fran_beslutets_dag,  # R60
    bada_lasningarna,  # R42
    en_enda_gang,  # R53
    radsumma,  # R7
    beslut_angivet,  # R38
    till_sig_sjalvt,  # R44
    balanspost,  # R5
    for_kostnaderna,  # R59
    inte_fysisk,  # R12
    avbrytbar,  # R13
    askat_i_tid,  # R14
    alla_en_del,  # R16
    motiverad,  # R17
    moter_kriterium,  # R20
    belopp_och_text,  # R29
    alla_har_redovisat,  # R31
    andrat_i_efterhand,  # R43
    kant_omrade,  # R45
    beslutad_insats,  # R51
    med_verifikat,  # R52
    i_dagordning,  # R49
)
