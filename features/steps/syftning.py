"""What a phrase points at when it speaks of "the transfer": the latest event of that kind.

``den första …`` is the first of its kind.
"""

from __future__ import annotations

from domain import events as e

SYFTNING: dict[str, tuple[type[e.Event], ...]] = {
    "potten": (e.PottUpprattad,),
    "tilldelningen": (e.StatsbidragTilldelat,),
    "rekvisitionen": (e.StatsbidragRekvirerat,),
    "inbetalningen": (e.StatsbidragInbetalt,),
    "den okända betalningen": (e.OidentifieradInbetalningRegistrerad,),
    "anslaget": (e.AnslagAnvisat,),
    "avsättningen": (e.MedelAvsatta,),
    "äskandet": (e.AskandeInlamnat,),
    "förslaget": (e.FordelningForeslagen,),
    "fördelningen": (e.FordelningBeslutad,),
    "kompletteringen": (e.BeslutKompletterat,),
    "den första kompletteringen": (e.BeslutKompletterat,),
    "överföringen": (e.MedelOverforda, e.KommunbidragOverfort),
    "det överförda": (e.MedelOverforda, e.KommunbidragOverfort),
    "beskedet": (e.MedelAvbojda, e.AnnanInsatsBegard),
    "prövningen": (e.NamndensBeskedProvat,),
    "kostnaden": (e.ForbrukningRedovisad,),
    "den första kostnaden": (e.ForbrukningRedovisad,),
    "den andra kostnaden": (e.ForbrukningRedovisad,),
    "krediteringen": (e.ForbrukningKrediterad,),
    "skulden": (e.AterbetalningsskuldFaststalld,),
    "återkravet": (e.AterkravMottaget,),
    "efterskänkningen": (e.AterkravEfterskankt,),
    "villkorsändringen": (e.VillkorAndrat,),
    "återbetalningen": (e.StatsbidragAterbetalt,),
    "återrapporteringen": (e.AterrapporteradTillMyndighet,),
    "avstämningen": (e.PostAvstamd,),
    "avslutet": (e.BidragsarAvslutat,),
    "uppföljningen": (e.InsatsUppfoljd,),
    "växlingen": (e.KommunbidragVaxlat,),
    "rättelsen": (e.HandelseRattad,),
    "den första rättelsen": (e.HandelseRattad,),
    "attesten": (e.HandelseAttesterad,),
    "årsstängningen": (e.RakenskapsarStangt,),
    "årsöppningen": (e.RakenskapsarOppnat,),
    "uppdraget": (e.UppdragGivet,),
    "svaret": (e.UppdragAterrapporterat,),
    "remissen": (e.ArendeRemitterat,),
    "återremissen": (e.ArendeAterremitterat,),
    "justeringen": (e.ProtokollJusterat,),
}
