package main

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Det som i en pott läggs ihop av få händelser: vad som är rekvirerat och betalt beteckning för
// beteckning, vad som besvarats av det som nämnder begärt, vad de senast angett, vilka beslut som
// väntar på belopp, och om året är avslutat. Av det som är rättat räknas inget: en rättelse av
// något av det gör att allt läggs ihop igen.

// notat är en sådan händelse.
type notat struct {
	typ         string
	kommando    int32 // den händelse som kommandot gav först
	avser       nyckel
	harAvser    bool
	vem         plats
	rekvisition string
	belopp      int64 // eller utfallet som redovisas
	harBelopp   bool
	delar       []int64 // det som besvaras, eller svaret
	beslut      bool
	rader       []raden
}

type raden struct {
	vem       plats
	harBelopp bool
}

// lucka säger hur många rader utan belopp vart organ har i ett beslut; okant är ingen tabell.
type lucka struct {
	okant bool
	utan  map[plats]int
}

type noter struct {
	alla      []*notat
	finns     map[int32]bool // de kommandon som har ett notat
	rekv      map[string]int64
	svar      map[nyckel][]int64
	askat     map[plats]int64
	aviserat  map[plats]map[nyckel]int64
	redovisat map[plats]int64
	luckor    map[nyckel]lucka
	anslag    bool
	okant     bool // något anslag har inget belopp
	avslutat  bool
}

func (n *noter) nollstall() {
	alla, finns := n.alla, n.finns
	if finns == nil {
		finns = map[int32]bool{}
	}
	*n = noter{alla: alla, finns: finns, rekv: map[string]int64{}, svar: map[nyckel][]int64{},
		askat: map[plats]int64{}, aviserat: map[plats]map[nyckel]int64{}, redovisat: map[plats]int64{},
		luckor: map[nyckel]lucka{}}
}

// notatet läser ut det som noteras av en händelse; inget om typen inte noteras.
func (g *granskning) notatet(h *handelse, t *typ) *notat {
	if !t.noteras {
		return nil
	}
	n := &notat{typ: t.namn, kommando: g.detta.kommando}
	n.vem.namnd, n.vem.enhet = g.vem(h)
	if avser := textOm(h, fAvser); avser != nil {
		n.avser, n.harAvser = nyckeln(avser), true
	}
	n.harBelopp, n.beslut = h.falt(fBelopp) != nil, h.falt(fBeslut) != nil
	n.belopp = talOm(h, fBelopp)
	if rekvisition := textOm(h, fRekvisition); rekvisition != nil {
		n.rekvisition = skelett(rekvisition)
	}
	switch {
	case h.falt(fFordelat) != nil:
		n.delar = []int64{tal(h, fFordelat), tal(h, fHosNamnd)}
	case n.harBelopp:
		n.delar = []int64{n.belopp}
	}
	if t.namn == "NamndredovisningInlamnad" {
		n.belopp = talOm(h, fUtfallOre)
	}
	if h.falt(fRader) != nil {
		for _, rad := range objekten(h, fRader) {
			namnd, enhet := g.vem(rad)
			n.rader = append(n.rader, raden{plats{0, namnd, enhet}, rad.falt(fBelopp) != nil})
		}
	}
	return n
}

// noter prövar potten efter en händelse.
func (g *granskning) noteras(p *pott, h *handelse, t *typ) {
	if n := g.notatet(h, t); n != nil {
		p.noter.alla = append(p.noter.alla, n)
		p.noter.finns[n.kommando] = true
		g.laggTill(p, n)
	}
	if t.namn == "HandelseRattad" && p.noter.finns[g.ursprunget(g.detta.avser)] {
		p.noter.nollstall()
		for _, n := range p.noter.alla {
			if g.galler(n.kommando) {
				g.laggTill(p, n)
			}
		}
		g.angivet(p, p.noter.askat, pAskat)
		g.angivet(p, p.noter.redovisat, pRedovisat)
	}
	if p.summor[pAvsatt] != 0 && !p.noter.anslag {
		g.fel("I2 "+p.namn, "medel är avsatta utan anslag")
	}
	if t.namn == "StatsbidragAterbetalt" && talOm(h, fOresavrundning) != 0 {
		if skuld := p.summor[pSkuld]; skuld != 0 {
			g.fel("öresavrundning "+p.namn, "skulden är %d öre, inte 0", skuld)
		}
	}
	if p.noter.avslutat {
		for _, k := range p.konton {
			if oreglerat[k.position] && k.ore != 0 {
				g.fel("I8 "+p.namn, "bidragsåret är avslutat, men kvar är %d öre %s", k.ore, positioner[k.position])
				break
			}
		}
	}
}

// angivet kräver att det äskade, eller det redovisade, är det som nämnderna senast angav.
func (g *granskning) angivet(p *pott, angett map[plats]int64, namn position) {
	for vem, ore := range angett {
		if har := p.saldo(namn, vem.namnd, vem.enhet); har != ore {
			g.fel("angivet "+p.namn, "%s är %d öre, men ska vara %d", positioner[namn], har, ore)
			return
		}
	}
}

// laggTill lägger ett notat till det som gäller.
func (g *granskning) laggTill(p *pott, n *notat) {
	o, eget := &p.noter, g.minnet(n.kommando).nyckel
	if n.rekvisition != "" {
		ore := n.belopp
		if n.typ != "StatsbidragRekvirerat" {
			ore = -ore
		}
		if o.rekv[n.rekvisition] += ore; o.rekv[n.rekvisition] < 0 {
			g.fel("I2 "+p.namn, "på %s är mer inbetalt än rekvirerat", n.rekvisition)
		}
	}
	switch n.typ {
	case "OidentifieradInbetalningRegistrerad", "MedelAvbojda", "AnnanInsatsBegard":
		o.svar[eget] = append([]int64{}, n.delar...)
	case "NamndensBeskedProvat", "StatsbidragInbetalt":
		g.besvarat(p, n)
	case "AskandeInlamnat":
		g.askat(p, n, eget)
	case "NamndredovisningInlamnad":
		o.redovisat[n.vem] = n.belopp
		g.angivetEtt(p, n.vem, n.belopp, pRedovisat)
	case "AnslagAnvisat":
		o.anslag, o.okant = true, o.okant || !n.harBelopp
	case "BidragsarAvslutat":
		o.avslutat = true
	case "FordelningBeslutad":
		o.luckor[eget] = lucka{len(n.rader) == 0, utanBelopp(n.rader)}
	case "BeslutKompletterat":
		if n.beslut {
			for _, egna := range o.aviserat {
				delete(egna, n.avser)
			}
		}
		if len(n.rader) > 0 {
			g.fyllt(p, n)
		}
	}
}

func (g *granskning) besvarat(p *pott, n *notat) {
	if !n.harAvser {
		return
	}
	kvar, finns := p.noter.svar[n.avser]
	if !finns || len(kvar) != len(n.delar) {
		g.fel("svar "+p.namn, "det som besvaras gäller inte")
		return
	}
	for i := range kvar {
		if kvar[i] -= n.delar[i]; kvar[i] < 0 {
			g.fel("svar "+p.namn, "mer är besvarat än det var")
		}
	}
}

func (g *granskning) askat(p *pott, n *notat, eget nyckel) {
	o := &p.noter
	if !n.beslut {
		if o.aviserat[n.vem] == nil {
			o.aviserat[n.vem] = map[nyckel]int64{}
		}
		o.aviserat[n.vem][eget] = n.belopp
	} else if n.harBelopp {
		for _, ore := range o.aviserat[n.vem] {
			o.askat[n.vem] -= ore
		}
		delete(o.aviserat, n.vem)
	}
	o.askat[n.vem] += n.belopp
	g.angivetEtt(p, n.vem, o.askat[n.vem], pAskat)
}

// angivetEtt prövar en nämnd; medan allt läggs ihop igen prövas de först när det är klart.
func (g *granskning) angivetEtt(p *pott, vem plats, ore int64, namn position) {
	if g.detta.rattar {
		return
	}
	if har := p.saldo(namn, vem.namnd, vem.enhet); har != ore {
		g.fel("angivet "+p.namn, "%s är %d öre, men ska vara %d", positioner[namn], har, ore)
	}
}

func utanBelopp(rader []raden) map[plats]int {
	utan := map[plats]int{}
	for _, rad := range rader {
		if !rad.harBelopp {
			utan[rad.vem]++
		}
	}
	return utan
}

// fyllt kräver att en komplettering med rader gäller ett beslut där de väntade på belopp.
func (g *granskning) fyllt(p *pott, n *notat) {
	fanns, utan := p.noter.luckor[n.avser], utanBelopp(n.rader)
	if fanns.okant {
		p.noter.luckor[n.avser] = lucka{utan: utan}
		return
	}
	kvar, passar := map[plats]int{}, len(utan) == 0
	for vem, antal := range fanns.utan {
		kvar[vem] = antal
	}
	for _, rad := range n.rader {
		if kvar[rad.vem]--; kvar[rad.vem] < 0 {
			passar = false
		}
	}
	if !passar {
		g.fel("lucka "+p.namn, "beslutet väntar inte på de raderna")
	}
	p.noter.luckor[n.avser] = lucka{utan: kvar}
}

// skelett ger en beteckning utan det som bara är stavning: skiljetecken, stora bokstäver, inledande
// nollor. Mellan två grupper av siffror blir det ett streck.
func skelett(text []byte) string { return string(laggSkelett(nil, text)) }

// laggSkelett lägger skelettet sist i det som redan står.
func laggSkelett(ut, text []byte) []byte {
	if bytes.IndexByte(text, '\\') >= 0 {
		text = []byte(oskyddad(text))
	}
	for i := 0; i < len(text); {
		start := i
		if siffra(rune(text[i])) {
			for i < len(text) && siffra(rune(text[i])) {
				i++
			}
			for start < i-1 && text[start] == '0' {
				start++
			}
			ut = append(ut, text[start:i]...)
			continue
		}
		fore := len(ut)
		for i < len(text) && !siffra(rune(text[i])) {
			tecken, n := utf8.DecodeRune(text[i:])
			ut, i = laggTecken(ut, tecken), i+n
		}
		if len(ut) == fore && start > 0 && i < len(text) {
			ut = append(ut, '-')
		}
	}
	return ut
}

func laggTecken(ut []byte, tecken rune) []byte {
	switch {
	case 'a' <= tecken && tecken <= 'z':
		return append(ut, byte(tecken))
	case 'A' <= tecken && tecken <= 'Z':
		return append(ut, byte(tecken)+'a'-'A')
	case tecken == 'ß':
		return append(ut, "ss"...)
	case tecken >= utf8.RuneSelf && (unicode.IsLetter(tecken) || unicode.IsNumber(tecken)):
		return append(ut, string(unicode.ToLower(tecken))...)
	}
	return ut
}

func siffra(tecken rune) bool { return '0' <= tecken && tecken <= '9' }
