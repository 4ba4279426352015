"""What a command states and its event keeps: one declaration of the fields that both share."""

from domain.facts.allmant import (
    Belopp,
    Beslut,
    Insatsdata,
    Mottagare,
    Texter,
    Underlag,
    Underlagslista,
    Underlagstyp,
)
from domain.facts.arendet import (
    Arendedel,
    Aterremiss,
    Bordlaggning,
    Expediering,
    Justering,
    Mottagarlista,
    Remiss,
    Reservation,
    Svarsdag,
    Uppdrag,
    Uppdragssvar,
)
from domain.facts.avvikelserna import (
    Avvikelse,
    Motsagelse,
    Utredning,
)
from domain.facts.pengarna import (
    AnnanInsats,
    Anslag,
    AskadInsats,
    Askande,
    Avbojande,
    Forbrukning,
    Fordelning,
    Inbetalning,
    Kalla,
    Kreditering,
    Pottdel,
    Pottvillkor,
    Rad,
    Rader,
    Regelverk,
    Rekvisition,
    Rekvisitionsdel,
    Villkorsandring,
)
from domain.facts.rattelsen import (
    Attest,
    Flyttning,
    Flyttningar,
    Hanvisning,
    Plats,
    Rattelse,
    Slutsaldo,
    Slutsaldon,
)
from domain.facts.redovisningen import (
    Aterbetalning,
    Aterkrav,
    Aterrapport,
    Efterskankning,
    Godkannande,
    Insatsavbrott,
    Insatsjustering,
    Insatsuppfoljning,
    Namndredovisning,
    Redovisningsbedomning,
    Skuld,
    Skuldgrund,
    Skuldposition,
    Steg,
    Vaxling,
)
from domain.facts.registret import (
    Aktor,
    Alias,
    Attestratt,
    Attestslag,
    Organ,
)
