package main

import (
	"bytes"
	"strconv"
)

// Vad som prövas av vissa typer av händelser.

var pTilldelat, pRekvirerat, pInbetalt, pAnvisat, pAvsatt, pForskotterat, pForbrukat position
var pSkuld, pAskat, pRedovisat, pFordelat, pHosNamnd, pEgenfin, pEjUtnyttjat position
var arUte [flestPositioner]bool
var delas map[string]delat
var uppgifter map[string][2][]position // det som stäms av utan att vara en position

// lasPositioner slår upp de positioner som programmet själv nämner.
func lasPositioner() {
	for namn, till := range map[string]*position{"tilldelat": &pTilldelat, "rekvirerat": &pRekvirerat,
		"inbetalt": &pInbetalt, "anvisat": &pAnvisat, "avsatt": &pAvsatt, "forskotterat": &pForskotterat,
		"forbrukat": &pForbrukat, "aterbetalningsskuld": &pSkuld, "askat": &pAskat, "redovisat": &pRedovisat,
		"fordelat": &pFordelat, "hos_namnd": &pHosNamnd, "egenfinansierat": &pEgenfin,
		"ej_utnyttjat": &pEjUtnyttjat} {
		*till = positionen(namn)
	}
	for _, nr := range ute {
		arUte[nr] = true
	}
	for _, nr := range append([]position{pTilldelat, pRekvirerat, pInbetalt, pAnvisat, pAvsatt}, haller...) {
		pengar[nr] = true
	}
	delas = map[string]delat{
		"MedelAvbojda":          {fFordelat, pFordelat, fHosNamnd},
		"AnnanInsatsBegard":     {fFordelat, pFordelat, fHosNamnd},
		"ForbrukningRedovisad":  {fForbrukat, pHosNamnd, 0},
		"ForbrukningKrediterad": {fEgenfin, pEgenfin, fUrForbrukat},
	}
	borta := numren([]string{"forbrukat", "aterbetalt", "efterskankt", "oresavrundning"})
	hos := numren([]string{"hos_namnd", "sparrat_ur_hos_namnd"})
	uppgifter = map[string][2][]position{
		"kostnad":     {{pForbrukat, pEgenfin}, nil},
		"balanskonto": {{pInbetalt}, borta},
		"centralt":    {{pInbetalt}, append(append([]position{}, borta...), hos...)},
	}
}

var prov = map[string]func(*granskning, *handelse){
	"HandelseRattad":                (*granskning).handelseRattad,
	"HandelseAttesterad":            (*granskning).handelseAttesterad,
	"NamndensBeskedProvat":          (*granskning).namndensBeskedProvat,
	"StatsbidragInbetalt":           (*granskning).statsbidragInbetalt,
	"ForbrukningRedovisad":          (*granskning).forbrukningRedovisad,
	"AskandeInlamnat":               (*granskning).askandeInlamnat,
	"NamndredovisningInlamnad":      (*granskning).namndredovisningInlamnad,
	"AterbetalningsskuldFaststalld": (*granskning).skuldFaststalld,
	"BidragsarAvslutat":             (*granskning).bidragsarAvslutat,
	"PostAvstamd":                   (*granskning).postAvstamd,
	"AterrapporteradTillMyndighet":  (*granskning).aterrapporterad,
	"UppdragAterrapporterat":        (*granskning).uppdragAterrapporterat,
	"ProtokollJusterat":             (*granskning).protokollJusterat,
	"RakenskapsarStangt":            (*granskning).rakenskapsarStangt,
	"RakenskapsarOppnat":            (*granskning).rakenskapsarOppnat,
	"LiggareOppnad":                 (*granskning).liggareOppnad,
	"NyckelBytt":                    (*granskning).nyckelBytt,
	"AttestrattGiven":               (*granskning).attestrattGiven,
	"PersonuppgiftDold":             (*granskning).personuppgiftDold,
	"PersonuppgiftUtplanad":         (*granskning).personuppgiftUtplanad,
}

// --- rättelser och attester -----------------------------------------------------------------------

func (g *granskning) handelseRattad(h *handelse) {
	mal := g.malen()
	forst := g.minnet(mal[0])
	rattas := forst.rattadAv == okandPlats
	var omvant []drag
	var slapps []byte
	sokt := true
	for i, nr := range mal {
		t := allaTyper[g.minnet(nr).typ]
		aldre := g.aldreHandelse(nr, i)
		rattas = rattas && t.star == potten_ && !t.rattasEj && bytes.HasPrefix(aldre.aggregat, []byte("pott/"))
		omvant = append(omvant, g.flyttatDa(aldre, t)...)
		if t.namn == "ForbrukningRedovisad" || t.namn == "ForbrukningKrediterad" || t.namn == "HandelseRattad" {
			if sokt {
				slapps, sokt = aldre.falt(fVerifikat), false
			}
		}
	}
	if !arOmvanda(g.drag, omvant) {
		g.fel("innebörd flyttningar", "de är inte det omvända av dem som rättas")
	}
	for _, f := range objekten(h, fFlyttningar) {
		g.platserna(f, fFran, fTill)
	}
	g.skaText(h, fVerifikat, slapps)
	g.skaText(h, fStanger, g.oppnaKoder(g.strommen, forst.nyckel))
	if attesteras(g, mal) && forst.attester != bada {
		g.skaText(h, fOattesterad, []byte(strconv.Itoa(int(g.datum.sista(forst.datum)/10000))))
	} else {
		g.skaText(h, fOattesterad, nil)
	}
	if !rattas {
		g.fel("innebörd rättelse", "den rättas inte, eller är redan rättad")
	}
}

// flyttatDa ger det som en äldre händelse flyttade, utom det som är noll.
func (g *granskning) flyttatDa(h *handelse, t *typ) []drag {
	nu := g.drag
	g.drag = g.aldreDrag[:0]
	var alla []drag
	for _, d := range g.flyttat(h, t) {
		if d.ore != 0 && d.till.position != foreslaget {
			alla = append(alla, d)
		}
	}
	g.aldreDrag, g.drag = g.drag, nu
	return alla
}

func arOmvanda(nu, da []drag) bool {
	if len(nu) != len(da) {
		return false
	}
	for i, d := range da {
		if nu[len(nu)-1-i] != (drag{d.till, d.fran, d.ore}) {
			return false
		}
	}
	return true
}

func attesteras(g *granskning, mal []int32) bool {
	for _, nr := range mal {
		if g.minnet(nr).attestera {
			return true
		}
	}
	return false
}

func (g *granskning) handelseAttesterad(h *handelse) {
	mal := g.malen()
	forst := g.minnet(mal[0])
	slag := map[string]uint8{"granskning": granskning_, "beslut": beslut_}[string(text(h, fSlag))]
	ratt := slag != 0 && forst.attester&slag == 0 && attesteras(g, mal)
	for _, nr := range mal {
		ratt = ratt && g.minnet(nr).av != g.minnet(g.detta.nr).av
	}
	if !ratt {
		g.fel("innebörd attest", "egen, upprepad, eller av det som inte attesteras")
	}
	forst.attester |= slag
	g.skaText(h, fKlar, []byte(strconv.FormatBool(forst.attester == bada)))
	g.ska(h, fAvserAr, int64(g.datum.sista(forst.datum)/10000))
}

func (g *granskning) attestrattGiven(h *handelse) {
	if g.aktor(text(h, fAktor)) == g.minnet(g.detta.nr).av {
		g.fel("innebörd attesträtt", "till sig själv")
	}
}

// --- pengarna ---------------------------------------------------------------------------------------

func (g *granskning) namndensBeskedProvat(h *handelse) {
	besked := g.aldreHandelse(g.detta.avser, 0)
	kvar := g.strommen.pott.noter.svar[nyckeln(text(h, fAvser))]
	namnd, enhet := g.vem(h)
	annan, annanEnhet := g.vem(besked)
	if namnd != annan || enhet != annanEnhet || !g.galler(g.detta.avser) {
		g.fel("innebörd besked", "det är en annan nämnds, eller gäller inte längre")
	}
	if len(kvar) != 2 {
		kvar = []int64{tal(besked, fFordelat), tal(besked, fHosNamnd)}
	}
	if tal(h, fBelopp) > kvar[0]+kvar[1] {
		g.fel("innebörd besked", "kvar är %d öre", kvar[0]+kvar[1])
	}
	g.delning(h, fFordelat, kvar[0], fHosNamnd)
}

func (g *granskning) statsbidragInbetalt(h *handelse) {
	if g.detta.avser == okandPlats {
		return
	}
	kvar := g.strommen.pott.noter.svar[nyckeln(text(h, fAvser))]
	if len(kvar) != 1 || allaTyper[g.minnet(g.detta.avser).typ].namn != "OidentifieradInbetalningRegistrerad" || tal(h, fBelopp) > kvar[0] {
		g.fel("innebörd inbetalning", "mer identifieras än som var oidentifierat")
	}
}

func (g *granskning) forbrukningRedovisad(h *handelse) {
	period := textOm(h, fPeriod)
	if period == nil || arI(period) >= g.detta.ar {
		return
	}
	if h.falt(fAvvikelser) != nil {
		for _, en := range objekten(h, fAvvikelser) {
			if string(text(en, fRegel)) == "R27" {
				return
			}
		}
	}
	g.fel("innebörd period", "ett tidigare år, utan avvikelse")
}

func (g *granskning) askandeInlamnat(h *handelse) {
	var ersatts int64
	namnd, enhet := g.vem(h)
	if h.falt(fBeslut) != nil && h.falt(fBelopp) != nil {
		for _, ore := range g.strommen.pott.noter.aviserat[plats{0, namnd, enhet}] {
			ersatts += ore
		}
	}
	if ersatts > 0 {
		g.ska(h, fErsatter, ersatts)
	} else {
		g.skaText(h, fErsatter, nil)
	}
}

func (g *granskning) namndredovisningInlamnad(h *handelse) {
	namnd, enhet := g.vem(h)
	g.ska(h, fErsatter, g.saldo(pRedovisat, namnd, enhet))
}

func (g *granskning) skuldFaststalld(h *handelse) {
	g.platsen(text(h, fFranPosition), h.falt(fNamnd) != nil, h.falt(fUnderenhet) != nil)
}

// platserna kräver att utskrivna positioner finns, och är pottens egna eller en nämnds.
func (g *granskning) platserna(i post, falten ...uint8) {
	for _, falt := range falten {
		if varde := i.falt(falt); varde != nil {
			sida := somObjekt(varde, falt)
			g.platsen(text(sida, fPosition), len(textOm(sida, fNamnd)) > 0, sida.falt(fUnderenhet) != nil)
		}
	}
}

func (g *granskning) platsen(namn []byte, namnd, enhet bool) {
	nr, finns := position_[string(namn)]
	if finns = finns && iPotten[nr]; finns && namnd {
		finns = kanNamnd[nr]
	} else if finns {
		finns = kanPott[nr]
	}
	if !finns || enhet && !namnd {
		g.fel("innebörd position", "%s", namn)
	}
}

// --- ärenden, böcker, nycklar ----------------------------------------------------------------------

func (g *granskning) uppdragAterrapporterat(h *handelse) {
	switch allaTyper[g.minnet(g.detta.avser).typ].namn {
	case "UppdragGivet", "ArendeRemitterat", "ArendeAterremitterat":
		return
	}
	g.fel("innebörd svar", "%s frågar inget", text(h, fAvser))
}

func (g *granskning) protokollJusterat(h *handelse) {
	if string(text(h, fLage)) != "beslutat" || h.falt(fAnslaget) == nil {
		g.skaText(h, fLagaKraft, nil)
		return
	}
	g.skaText(h, fLagaKraft, []byte(`"`+lagaKraft(sistaDagen(h, fAnslaget))+`"`))
}

func (g *granskning) rakenskapsarStangt(h *handelse) {
	ar := tal(h, fAr)
	if ar <= g.stangt {
		g.fel("innebörd räkenskapsår", "%d var stängt", ar)
	} else {
		g.stangt = ar
	}
}

func (g *granskning) rakenskapsarOppnat(h *handelse) {
	ar := tal(h, fAr)
	if ar > g.stangt {
		g.fel("innebörd räkenskapsår", "%d var inte stängt", ar)
	} else {
		g.stangt = ar - 1
	}
}

func (g *granskning) liggareOppnad(h *handelse) {
	if g.ursprung == "" {
		g.ursprung = string(text(h, fUrsprung))
	}
}

func (g *granskning) nyckelBytt(h *handelse) {
	nyckel, err := lasNyckel(string(text(h, fNyckel)))
	if _, med := nyckel.(medsignerare); err != nil || med || nyckel.Name() != g.ursprung {
		g.fel("innebörd nyckel", "den är inte liggarens, går inte att läsa, eller är någon annans också")
	}
}

func (g *granskning) personuppgiftDold(h *handelse) { g.dolda[string(text(h, fAtagande))] = true }

func (g *granskning) personuppgiftUtplanad(h *handelse) {
	if !g.dolda[string(text(h, fAtagande))] {
		g.fel("innebörd personuppgift", "den är inte dold")
	}
}
