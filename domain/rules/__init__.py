"""Every rule in force, in order of precedence: the first that refuses is named first.

An id is for ever: a rule that no longer applies is retired here, never removed or reused.
The remaining ids of the register R1-R50 have their place between these.
"""

from __future__ import annotations

from domain.rules.avvikelserna import bada_lasningarna
from domain.rules.beskedet import (
    inom_hos_namnd,
    moter_kriterium,
    namndens_ord,
    sparrat_tills_beslut,
)
from domain.rules.beslutet import beslut_angivet, beslut_finns, ratt_organ
from domain.rules.forbrukningen import en_gang, inom_disponibelt, inom_perioden
from domain.rules.fordelningen import (
    avbrytbar,
    inom_anvisat,
    inom_fordelat,
    inom_rekvirerat,
    nytt_beslut,
    radsumma,
    till_sig_sjalvt,
)
from domain.rules.mottagaren import disponerande_namnd, underenhetens_namnd
from domain.rules.potten import en_pott, samma_pott
from domain.rules.rule import Rule
from domain.rules.statsbidraget import i_tid, inom_inbetalt, inom_tilldelat, mot_rekvisition

ALL_RULES: tuple[Rule, ...] = (
    en_pott,  # R1
    beslut_finns,  # R37
    ratt_organ,  # R6
    disponerande_namnd,  # R26
    underenhetens_namnd,  # R25
    samma_pott,  # R10
    i_tid,  # R3
    inom_tilldelat,  # R2
    mot_rekvisition,  # R4
    inom_anvisat,  # R9
    inom_rekvirerat,  # R8
    avbrytbar,  # R13
    inom_fordelat,  # R18
    nytt_beslut,  # R23
    namndens_ord,  # R19
    moter_kriterium,  # R20
    sparrat_tills_beslut,  # R21
    inom_hos_namnd,  # R22
    inom_perioden,  # R27
    inom_disponibelt,  # R28
    inom_inbetalt,  # R46
    en_gang,  # R48
    bada_lasningarna,  # R42
    radsumma,  # R7
    beslut_angivet,  # R38
    till_sig_sjalvt,  # R44
)
