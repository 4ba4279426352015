package main

import "fmt"

// Det som räknas fram ur en hel pott: avslutet, avstämningen och återrapporten.

// bidragsarAvslutat: det oreglerade blir en skuld till staten, eller ej utnyttjat.
func (g *granskning) bidragsarAvslutat(h *handelse) {
	p := g.strommen.pott
	efter := map[plats]int64{}
	var flyttas []drag
	for _, k := range g.sorterade(p) {
		hos := plats{k.position, k.namnd, k.enhet}
		if k.ore == 0 || !iPotten[k.position] {
			continue
		}
		if efter[hos] += k.ore; !oreglerat[k.position] {
			continue
		}
		till := plats{position: pSkuld}
		if !p.stat {
			till.position = pEjUtnyttjat
			if k.position == pHosNamnd {
				till.namnd, till.enhet = k.namnd, k.enhet
			}
		}
		flyttas = append(flyttas, drag{hos, till, k.ore})
	}
	lika := len(g.drag) == len(flyttas)
	for i, d := range flyttas {
		efter[d.fran] -= d.ore
		efter[d.till] += d.ore
		lika = lika && g.drag[i] == d
	}
	if !lika {
		g.fel("innebörd flyttningar", "de är inte det oreglerade")
	}
	g.slutsaldon(h, efter)
	for _, f := range objekten(h, fFlyttningar) {
		g.platserna(f, fFran, fTill)
	}
}

func (g *granskning) slutsaldon(h *handelse, efter map[plats]int64) {
	slut := &pott{konton: map[kontonyckel]*konto{}}
	for hos, ore := range efter {
		if ore != 0 {
			slut.konto(hos).ore = ore
		}
	}
	ska, angivna := g.sorterade(slut), objekten(h, fSlutsaldon)
	lika := len(ska) == len(angivna)
	for i, ett := range angivna {
		g.platserna(ett, fPlats)
		sida := somObjekt(ett.falt(fPlats), fPlats)
		namnd, enhet := g.vem(sida)
		lika = lika && positioner[ska[i].position] == string(text(sida, fPosition)) &&
			ska[i].namnd == namnd && ska[i].enhet == enhet && ska[i].ore == tal(ett, fBelopp)
	}
	if !lika {
		g.fel("innebörd slutsaldon", "de är inte de saldon som fanns")
	}
}

// perDag ger vad en position, eller en uppgift, var till och med en dag.
func (g *granskning) perDag(h *handelse, namn string, dag int32) int64 {
	delar, ar := uppgifter[namn]
	if !ar {
		nr, finns := position_[namn]
		if !finns {
			return 0
		}
		delar = [2][]position{{nr}, nil}
	}
	p := g.strommen.pott
	if !p.stat && (namn == "balanskonto" || namn == "centralt") {
		return 0
	}
	var tecken [flestPositioner]int64
	for i, nr := range []int64{1, -1} {
		for _, en := range delar[i] {
			tecken[en] = nr
		}
	}
	egen := h.falt(fNamnd) != nil
	namnd, enhet := g.vem(h)
	var summa int64
	for _, k := range p.konton {
		if t := tecken[k.position]; t != 0 && (!egen || k.namnd == namnd && k.enhet == enhet) {
			summa += t * g.tom(k, dag)
		}
	}
	return summa
}

func (g *granskning) postAvstamd(h *handelse) {
	ore := g.perDag(h, string(text(h, fPosition)), sistaDagen(h, fPerDatum))
	g.ska(h, fLiggarens, ore)
	g.ska(h, fDifferens, tal(h, fBelopp)-ore)
}

func (g *granskning) aterrapporterad(h *handelse) {
	dag, antal := sistaDagen(h, fPerDatum), int64(0)
	for datum, nr := range g.strommen.pott.kostnader {
		if g.datum.sista(datum) <= dag {
			antal += nr
		}
	}
	g.skaText(h, fKostnader, []byte(fmt.Sprintf(`{"antal":%d,"summa_ore":%d}`, antal, g.perDag(h, "forbrukat", dag))))
}
