package main

import (
	"bytes"
)

// Vad en händelse säger om andra händelser, räknat om ur dem. En rättelse är det omvända av det den
// rättar, som finns i samma ström och rättas högst en gång. En delning tar det som fanns. Ett avslut
// flyttar det oreglerade dit det ska och bär de saldon som fanns. En attest ges av någon annan.

const (
	granskning_ uint8 = 1 << iota // attesterna
	beslut_
	bada = granskning_ | beslut_
)

// innebord prövar en händelse mot dem före den, och minns vad den säger.
func (g *granskning) innebord(h *handelse, t *typ) {
	m := g.minnet(g.detta.nr)
	g.detta.nyckel = nyckeln(text(h, fKommando))
	m.nyckel = g.detta.nyckel
	forst, finns := g.kommandon.finn(m.nyckel, g.detta.nr)
	m.kommando = forst
	g.detta.kommando, g.detta.rattar = m.kommando, t.namn == "HandelseRattad"
	g.hall(h, t, finns)
	if finns && forst == g.detta.nr-1 {
		g.minnet(forst).tva = true
		g.minnet(forst).attestera = g.minnet(forst).attestera || m.attestera
	}
	if avser := g.detta.avser; g.detta.rattar && avser != okandPlats {
		m.avser = avser
		if g.minnet(avser).rattadAv == okandPlats {
			g.minnet(avser).rattadAv = m.kommando
		}
	}
	if !g.datum.exakt(m.datum) && g.detta.rattar && g.detta.avser != okandPlats {
		avsedd := g.minnet(g.detta.avser)
		m.omvand = avsedd.datum == m.datum && !avsedd.omvand
		g.detta.omvand = m.omvand
	}
	g.ansprak(h, t)
}

// hall kräver det som gäller alla händelser, och det som gäller denna typ.
func (g *granskning) hall(h *handelse, t *typ, fanns bool) {
	defer func() {
		if avbrott := recover(); avbrott != nil {
			g.fel("innebörd läsbar", "%v", avbrott)
		}
	}()
	if h.skevtDatum != "" {
		g.fel("innebörd datum", "%s finns inte", h.skevtDatum)
	}
	g.minnet(g.detta.nr).av = g.aktor(text(h, fRegistreradAv))
	if aktor := textOm(h, fAktor); aktor != nil {
		g.aktor(aktor)
	}
	g.kommando(h, t, fanns)
	avser := textOm(h, fAvser)
	if avser != nil {
		if nr, finns := g.kommandon.finn(nyckeln(avser), okandPlats); finns && nr != g.detta.nr {
			g.detta.avser = nr
		}
	}
	g.avvikelser(h, t, avser)
	if avser != nil {
		ratt := g.detta.avser != okandPlats
		for _, mal := range g.malen() {
			ratt = ratt && (t.namn == "PersonuppgiftDold" || g.minnet(mal).strom == g.strommen.nr)
		}
		if !ratt {
			g.fel("innebörd avser_id", "%s finns inte före den i %s", avser, h.aggregat)
		}
	}
	if t.delas.forst != 0 {
		namnd, enhet := g.vem(h)
		g.delning(h, t.delas.forst, g.saldo(t.delas.ur, namnd, enhet), t.delas.resten)
	}
	if t.provas != nil && (g.detta.avser != okandPlats || avser == nil) {
		t.provas(g, h)
	}
}

// malen ger de händelser som kommandot som avses gav: en, eller en kostnad och den som bär resten.
func (g *granskning) malen() []int32 {
	avser := g.detta.avser
	switch {
	case avser == okandPlats:
		return nil
	case g.minnet(avser).tva:
		return []int32{avser, avser + 1}
	}
	return []int32{avser}
}

func (g *granskning) saldo(namn position, namnd, enhet int32) int64 {
	if g.strommen.pott == nil {
		return 0
	}
	return g.strommen.pott.saldo(namn, namnd, enhet)
}

// aktor ger ett nummer för en beteckning som ögat ser den: O är 0 och I är 1.
func (g *granskning) aktor(namn []byte) int32 {
	rad := g.ord.nr(namn)
	for int(rad) >= len(g.aktorer) {
		g.aktorer = append(g.aktorer, 0)
	}
	nr := g.aktorer[rad]
	if nr == 0 {
		sedd, streck := make([]byte, len(namn)), true
		for i, tecken := range namn {
			if tecken == '-' && streck || !('A' <= tecken && tecken <= 'Z' || '0' <= tecken && tecken <= '9' || tecken == '-') {
				g.fel("innebörd aktör", "%s är ingen beteckning", namn)
			}
			streck = tecken == '-'
			sedd[i] = tecken
			if tecken == 'O' {
				sedd[i] = '0'
			} else if tecken == 'I' {
				sedd[i] = '1'
			}
		}
		if streck {
			g.fel("innebörd aktör", "%s är ingen beteckning", namn)
		}
		nr = g.ord.nr(sedd)
		g.aktorer[rad] = nr
	}
	return nr
}

// ska kräver att ett belopp är det som händelserna före ger.
func (g *granskning) ska(h *handelse, falt uint8, ore int64) {
	if varde := h.falt(falt); varde == nil || tal(h, falt) != ore {
		g.fel("innebörd "+namnen[falt], "är %s, men händelserna före ger %d", varde, ore)
	}
}

// skaText kräver att ett fält är skrivet så; nil är att det saknas.
func (g *granskning) skaText(h *handelse, falt uint8, varde []byte) {
	if har := h.falt(falt); (har == nil) != (varde == nil) || !bytes.Equal(har, varde) {
		g.fel("innebörd "+namnen[falt], "är %s, men händelserna före ger %s", har, varde)
	}
}

// eget är fält som den som bär resten har för sig; de andra delar den med sin kostnad.
var eget = map[string]bool{"belopp_ore": true, "liggarnummer": true, "registrerad": true, "avvikelser": true}

// kommando: ett kommando ger en händelse; en kostnad som inte ryms ger två: den andra bär resten.
func (g *granskning) kommando(h *handelse, t *typ, fanns bool) {
	kostnad := g.kostnad
	g.kostnad = nil
	if t.namn == "EgenfinansieringNoterad" {
		g.barResten(h, kostnad)
		return
	}
	if kostnad != nil {
		g.fel("innebörd egenfinansierat", "kostnaden i händelsen före bärs inte av någon")
	}
	if fanns {
		g.fel("innebörd kommando", "%s gav redan en händelse", text(h, fKommando))
	}
	if t.namn == "ForbrukningRedovisad" && tal(h, fForbrukat) != tal(h, fBelopp) {
		g.kostnadRad = append(g.kostnadRad[:0], h.rad...)
		g.kostnad = &g.vantar
		if err := g.kostnad.las(g.kostnadRad); err != nil {
			panic(oklar(err.Error()))
		}
	}
}

func (g *granskning) barResten(h, kostnad *handelse) {
	if kostnad == nil {
		g.fel("innebörd belopp_ore", "egenfinansiering utan sin kostnad före sig")
		return
	}
	g.ska(h, fBelopp, tal(kostnad, fBelopp)-tal(kostnad, fForbrukat))
	for _, nr := range h.fyllda {
		if !eget[namnen[nr]] {
			g.skaText(h, nr, kostnad.falt(nr))
		}
	}
	for _, ett := range h.okanda {
		if !bytes.Equal(ett.varde, kostnad.okant(ett.namn)) {
			g.fel("innebörd "+string(ett.namn), "är inte kostnadens")
		}
	}
	for _, nr := range []uint8{fUnderenhet, fVerifikat, fBeslut, fMotpart} {
		g.skaText(h, nr, kostnad.falt(nr))
	}
}

func (h *handelse) okant(namn []byte) []byte {
	for _, ett := range h.okanda {
		if bytes.Equal(ett.namn, namn) {
			return ett.varde
		}
	}
	return nil
}

// slut kräver att ingen kostnad väntar när loggen är slut.
func (g *granskning) slut() {
	if g.kostnad != nil {
		g.fel("innebörd egenfinansierat", "kostnaden i händelsen före bärs inte av någon")
	}
}

// delat säger vilket belopp som först tas ur en position, och vart resten hör.
type delat struct {
	forst  uint8
	ur     position
	resten uint8
}

func (g *granskning) delning(h *handelse, forst uint8, fanns int64, resten uint8) {
	ore := tal(h, fBelopp)
	if ore < fanns {
		fanns = ore
	}
	g.ska(h, forst, fanns)
	if resten != 0 {
		g.ska(h, resten, ore-fanns)
	}
}
