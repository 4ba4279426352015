"""Which event each command gives when nothing refuses it."""

from __future__ import annotations

from domain import commands as c
from domain import events as e

EVENT_OF: dict[type[c.Command], type[e.Event]] = {
    c.UpprattaPott: e.PottUpprattad,
    c.AndraVillkor: e.VillkorAndrat,
    c.RegistreraTilldelning: e.StatsbidragTilldelat,
    c.RekvireraStatsbidrag: e.StatsbidragRekvirerat,
    c.MakuleraRekvisition: e.RekvisitionMakulerad,
    c.RegistreraInbetalning: e.StatsbidragInbetalt,
    c.BeslutaForskottering: e.ForskotteringBeslutad,
    c.AnvisaAnslag: e.AnslagAnvisat,
    c.AvsattMedel: e.MedelAvsatta,
    c.LamnaAskande: e.AskandeInlamnat,
    c.ForeslaFordelning: e.FordelningForeslagen,
    c.BeslutaFordelning: e.FordelningBeslutad,
    c.AndraFordelning: e.FordelningAndrad,
    c.OverforMedel: e.MedelOverforda,
    c.OverforKommunbidrag: e.KommunbidragOverfort,
    c.TaEmotMedel: e.MedelMottagna,
    c.AvbojMedel: e.MedelAvbojda,
    c.BegarAnnanInsats: e.AnnanInsatsBegard,
    c.ProvaNamndensBesked: e.NamndensBeskedProvat,
    c.AterlamnaMedel: e.MedelAterlamnade,
    c.RedovisaForbrukning: e.ForbrukningRedovisad,
    c.KrediteraForbrukning: e.ForbrukningKrediterad,
    c.AvraknaEgenfinansiering: e.EgenfinansieringAvraknad,
    c.NoteraAvvikelse: e.AvvikelseNoterad,
    c.UtredAvvikelse: e.AvvikelseUtredd,
    c.RegistreraOrgan: e.OrganRegistrerat,
    c.RegistreraAlias: e.AliasRegistrerat,
}
