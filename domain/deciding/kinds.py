"""Which event each command gives when nothing refuses it."""

from __future__ import annotations

from domain import commands as c
from domain import events as e

_KEPT_AS = {"id": "kommando_id", "datum": "handelsedatum"}


def kept_as(command: type[c.Command]) -> dict[str, str]:
    """Return what each field of a command is called in its event."""
    return {name: _KEPT_AS.get(name, name) for name in command.model_fields}


EVENT_OF: dict[type[c.Command], type[e.Event]] = {
    c.UpprattaPott: e.PottUpprattad,
    c.AndraVillkor: e.VillkorAndrat,
    c.RegistreraTilldelning: e.StatsbidragTilldelat,
    c.SankTilldelning: e.TilldelningSankt,
    c.RekvireraStatsbidrag: e.StatsbidragRekvirerat,
    c.MakuleraRekvisition: e.RekvisitionMakulerad,
    c.RegistreraInbetalning: e.StatsbidragInbetalt,
    c.RegistreraOidentifieradInbetalning: e.OidentifieradInbetalningRegistrerad,
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
    c.JusteraInsats: e.InsatsJusterad,
    c.FoljUppInsats: e.InsatsUppfoljd,
    c.AvbrytInsats: e.InsatsAvbruten,
    c.LamnaNamndredovisning: e.NamndredovisningInlamnad,
    c.BedomRedovisning: e.RedovisningBedomd,
    c.GodkannAterrapportering: e.AterrapporteringGodkand,
    c.AterrapporteraTillMyndighet: e.AterrapporteradTillMyndighet,
    c.FaststallSkuld: e.AterbetalningsskuldFaststalld,
    c.TaEmotAterkrav: e.AterkravMottaget,
    c.AterbetalaStatsbidrag: e.StatsbidragAterbetalt,
    c.EfterskankAterkrav: e.AterkravEfterskankt,
    c.VaxlaKommunbidrag: e.KommunbidragVaxlat,
    c.AvslutaBidragsar: e.BidragsarAvslutat,
    c.AvstamPost: e.PostAvstamd,
    c.StangRakenskapsar: e.RakenskapsarStangt,
    c.OppnaRakenskapsar: e.RakenskapsarOppnat,
    c.RattaHandelse: e.HandelseRattad,
    c.KompletteraBeslut: e.BeslutKompletterat,
    c.KompletteraUnderlag: e.UnderlagKompletterat,
    c.Attestera: e.HandelseAttesterad,
    c.AntecknaReservation: e.ReservationAntecknad,
    c.JusteraProtokoll: e.ProtokollJusterat,
    c.ExpedieraBeslut: e.BeslutExpedierat,
    c.AterremitteraArende: e.ArendeAterremitterat,
    c.BordlaggArende: e.ArendeBordlagt,
    c.RemitteraArende: e.ArendeRemitterat,
    c.GeUppdrag: e.UppdragGivet,
    c.AterrapporteraUppdrag: e.UppdragAterrapporterat,
    c.NoteraAvvikelse: e.AvvikelseNoterad,
    c.UtredAvvikelse: e.AvvikelseUtredd,
    c.RegistreraOrgan: e.OrganRegistrerat,
    c.RegistreraAlias: e.AliasRegistrerat,
    c.RegistreraAktor: e.AktorRegistrerad,
    c.GeAttestratt: e.AttestrattGiven,
}
