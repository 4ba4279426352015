package main

import (
	"bytes"
	"sort"
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
	m := &g.minnen[g.detta.nr]
	g.detta.nyckel = nyckeln(text(h, fKommando))
	m.nyckel = g.detta.nyckel
	forst, finns := g.kommandon[m.nyckel]
	m.kommando = g.detta.nr
	if finns {
		m.kommando = forst
	} else {
		g.kommandon[m.nyckel] = g.detta.nr
	}
	g.detta.kommando, g.detta.rattar = m.kommando, t.namn == "HandelseRattad"
	g.hall(h, t, finns)
	if finns && forst == g.detta.nr-1 {
		g.minnen[forst].tva = true
		g.minnen[forst].attestera = g.minnen[forst].attestera || m.attestera
	}
	if avser := g.detta.avser; g.detta.rattar && avser != okandPlats {
		m.avser = avser
		if g.minnen[avser].rattadAv == okandPlats {
			g.minnen[avser].rattadAv = m.kommando
		}
	}
	if !g.datum.exakt(m.datum) && g.detta.rattar && g.detta.avser != okandPlats {
		avsedd := &g.minnen[g.detta.avser]
		m.omvand = avsedd.datum == m.datum && !avsedd.omvand
		g.detta.omvand = m.omvand
	}
	g.ansprak(h, t)
}

// hall kräver det som gäller alla händelser, och det som gäller denna typ.
func (g *granskning) hall(h *handelse, t *typ, fanns bool) {
	defer func() {
		if avbrott := recover(); avbrott != nil {
			g.fel("innebörd läsbar", "%s", somText(avbrott))
		}
	}()
	if h.skevtDatum != "" {
		g.fel("innebörd datum", "%s finns inte", h.skevtDatum)
	}
	g.minnen[g.detta.nr].av = g.aktor(text(h, fRegistreradAv))
	if aktor := textOm(h, fAktor); aktor != nil {
		g.aktor(aktor)
	}
	g.kommando(h, t, fanns)
	avser := textOm(h, fAvser)
	if avser != nil {
		if nr, finns := g.kommandon[nyckeln(avser)]; finns && nr != g.detta.nr {
			g.detta.avser = nr
		}
	}
	g.avvikelser(h, t, avser)
	if avser != nil {
		ratt := g.detta.avser != okandPlats
		for _, mal := range g.malen() {
			ratt = ratt && (t.namn == "PersonuppgiftDold" || g.minnen[mal].strom == g.strommen.nr)
		}
		if !ratt {
			g.fel("innebörd avser_id", "%s finns inte före den i %s", avser, h.aggregat)
		}
	}
	if delas, ja := delas[t.namn]; ja {
		namnd, enhet := g.vem(h)
		g.delning(h, delas.forst, g.saldo(delas.ur, namnd, enhet), delas.resten)
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
	case g.minnen[avser].tva:
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
	nr, finns := g.aktorer[string(namn)]
	if !finns {
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
		g.aktorer[string(namn)] = nr
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
		g.kostnad = &handelse{}
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
	for _, ett := range h.data {
		if nr := namnnr(ett.namn); nr != 0 && !eget[string(ett.namn)] {
			g.skaText(h, nr, kostnad.falt(nr))
		} else if nr == 0 && !bytes.Equal(ett.varde, kostnad.okant(ett.namn)) {
			g.fel("innebörd "+string(ett.namn), "är inte kostnadens")
		}
	}
	for _, nr := range []uint8{fUnderenhet, fVerifikat, fBeslut, fMotpart} {
		g.skaText(h, nr, kostnad.falt(nr))
	}
}

func (h *handelse) okant(namn []byte) []byte {
	for _, ett := range h.data {
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

// delas säger vilka belopp som först tas ur en position, och vart resten hör.
var delas map[string]struct {
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

// --- avvikelser -------------------------------------------------------------------------------------

// oppen är en avvikelse på ett kommando: koden, regeln, och vad kompletteringar har svarat.
type oppen struct {
	kod, regel int32
	finns      bool
	svar       []svaret
}

type svaret struct {
	kommando int32
	kvar     bool
}

// arOppen säger om en avvikelse är öppen: det senaste svaret som gäller lämnar något av den.
func (g *granskning) arOppen(o *oppen) bool {
	for i := len(o.svar) - 1; i >= 0; i-- {
		if o.svar[i].kommando == okandPlats || g.galler(o.svar[i].kommando) {
			return o.finns && o.svar[i].kvar
		}
	}
	return o.finns
}

func (s *strom) oppenKod(pa nyckel, kod int32) *oppen {
	alla := s.oppna[pa]
	for i := range alla {
		if alla[i].kod == kod {
			return &alla[i]
		}
	}
	return nil
}

// oppna öppnar en avvikelse, eller säger dess regel på nytt; fanns den inte står den sist.
func (s *strom) oppnaKod(pa nyckel, kod, regel int32) {
	if s.oppna == nil {
		s.oppna = map[nyckel][]oppen{}
	}
	if o := s.oppenKod(pa, kod); o != nil && o.finns {
		o.regel = regel
		return
	} else if o != nil {
		svar := o.svar
		s.bort(pa, kod)
		s.oppna[pa] = append(s.oppna[pa], oppen{kod, regel, true, svar})
		return
	}
	s.oppna[pa] = append(s.oppna[pa], oppen{kod: kod, regel: regel, finns: true})
}

func (s *strom) bort(pa nyckel, kod int32) {
	var kvar []oppen
	for _, o := range s.oppna[pa] {
		if o.kod != kod {
			kvar = append(kvar, o)
		}
	}
	s.oppna[pa] = kvar
}

// avvikelser kräver att den avvikelse som avslutas var öppen, och minns vilka som öppnas.
func (g *granskning) avvikelser(h *handelse, t *typ, avser []byte) {
	s, pa := g.strommen, nyckel{}
	if avser != nil {
		pa = nyckeln(avser)
	}
	avRattat := g.detta.avser != okandPlats && !g.galler(g.detta.avser)
	svarar := t.namn == "BeslutKompletterat"
	switch t.namn {
	case "AvvikelseNoterad":
		g.avvikelseNoterad(h, avser, pa, avRattat)
	case "AvvikelseUtredd":
		g.stang(s.oppenKod(pa, g.ord.nr(text(h, fKod))), avRattat, false)
		s.bort(pa, g.ord.nr(text(h, fKod)))
	}
	if svarar && h.falt(fStanger) != nil {
		for _, kod := range g.koder(h, fStanger) {
			g.stang(s.oppenKod(pa, kod), avRattat, true)
		}
	}
	fanns := map[int32]bool{}
	if svarar {
		for _, o := range s.oppna[pa] {
			fanns[o.kod] = o.finns
		}
	}
	if t.namn == "AvvikelseNoterad" {
		regel := textOm(h, fRegel)
		if regel == nil {
			regel = []byte("R42")
		}
		om := g.detta.nyckel
		if avser != nil {
			om = pa
		}
		s.oppnaKod(om, g.ord.nr(text(h, fKod)), g.ord.nr(regel))
	}
	kvar := map[int32]bool{}
	if varde := h.falt(fAvvikelser); len(varde) > 2 {
		for _, en := range objekten(h, fAvvikelser) {
			kod, regel, om := g.ord.nr(text(en, fKod)), text(en, fRegel), g.detta.nyckel
			if svarar && besvaras(regel) {
				om, kvar[kod] = pa, true
			}
			s.oppnaKod(om, kod, g.ord.nr(regel))
		}
	}
	if svarar {
		g.besvara(h, pa, fanns, kvar)
	}
}

// besvaras säger om en regel frågar något som en komplettering svarar på.
func besvaras(regel []byte) bool { return string(regel) == "R38" || string(regel) == "R57" }

func (g *granskning) stang(o *oppen, avRattat, svarar bool) {
	ratt := o != nil && g.arOppen(o) && !avRattat
	if !ratt || svarar && !besvaras([]byte(g.ord.text(o.regel))) {
		g.fel("innebörd avvikelse", "den var inte öppen")
	}
}

func (g *granskning) avvikelseNoterad(h *handelse, avser []byte, pa nyckel, avRattat bool) {
	var namnd []byte
	if regel := textOm(h, fRegel); avser != nil && regel != nil && !avRattat {
		alla := g.strommen.oppna[pa]
		for i := range alla {
			if namnd == nil && g.ord.text(alla[i].regel) == string(regel) && g.arOppen(&alla[i]) {
				namnd = []byte(`"` + g.ord.text(alla[i].kod) + `"`)
			}
		}
	}
	g.skaText(h, fBenamner, namnd)
	if benamner := textOm(h, fBenamner); benamner != nil {
		g.stang(g.strommen.oppenKod(pa, g.ord.nr(benamner)), avRattat, false)
		g.strommen.bort(pa, g.ord.nr(benamner))
	}
}

// besvara minns vad en komplettering svarar på, och om den lämnar något.
func (g *granskning) besvara(h *handelse, pa nyckel, fanns, kvar map[int32]bool) {
	koder := kvar
	if h.falt(fStanger) != nil {
		koder = map[int32]bool{}
		for kod := range kvar {
			koder[kod] = true
		}
		for _, kod := range g.koder(h, fStanger) {
			koder[kod] = true
		}
	}
	for kod := range koder {
		o := g.strommen.oppenKod(pa, kod)
		if o == nil {
			continue
		}
		if len(o.svar) == 0 && !fanns[kod] {
			o.svar = append(o.svar, svaret{okandPlats, false})
		}
		o.svar = append(o.svar, svaret{g.detta.kommando, kvar[kod]})
	}
}

func (g *granskning) koder(h *handelse, falt uint8) []int32 {
	var koder []int32
	for _, kod := range delarna(h.falt(falt), falt) {
		if kod[0] != '"' {
			panic(oklar(namnen[falt] + " är inga koder"))
		}
		koder = append(koder, g.ord.nr(kod[1:len(kod)-1]))
	}
	return koder
}

// oppnaKoder ger koderna på det som är öppet på ett kommando, i ordning, som en lista i JSON.
func (g *granskning) oppnaKoder(s *strom, pa nyckel) []byte {
	var koder []string
	alla := s.oppna[pa]
	for i := range alla {
		if g.arOppen(&alla[i]) {
			koder = append(koder, g.ord.text(alla[i].kod))
		}
	}
	if koder == nil {
		return nil
	}
	sort.Slice(koder, func(i, j int) bool { return oskyddad([]byte(koder[i])) < oskyddad([]byte(koder[j])) })
	lista := []byte{'['}
	for i, kod := range koder {
		if i > 0 {
			lista = append(lista, ',')
		}
		lista = append(append(append(lista, '"'), kod...), '"')
	}
	return append(lista, ']')
}

// --- anspråk på verifikat -----------------------------------------------------------------------

// radens är vad som tar en rad i huvudboken i anspråk.
type radens struct {
	alla         []ansprak
	summa, tak   int64
	antal        int
	harTak, bytt bool
}

type ansprak struct {
	kommando     int32
	ore, angivet int64
	harAngivet   bool
}

// ansprak: en rad i huvudboken finansieras en gång, eller upp till sitt först angivna belopp.
// Krediteringar för sig; en rättelse kan släppa en rad, eller ta den igen.
func (g *granskning) ansprak(h *handelse, t *typ) {
	kostnad, kredit := t.namn == "ForbrukningRedovisad", t.namn == "ForbrukningKrediterad"
	if !kostnad && !kredit && !g.detta.rattar {
		return
	}
	verifikat := textOm(h, fVerifikat)
	if verifikat == nil {
		return
	}
	g.skelett = append(g.skelett[:0], '-')
	g.skelett = append(g.skelett, skelett(verifikat)...)
	if namn := string(g.skelett[1:]); namn == "okänd" || namn == "okand" {
		return
	}
	for _, serie := range []struct {
		namn byte
		egen bool
	}{{'-', kostnad}, {'+', kredit}} {
		if !serie.egen && !g.detta.rattar {
			continue
		}
		g.skelett[0] = serie.namn
		r := g.rader[nyckeln(g.skelett)]
		if r == nil && !serie.egen {
			continue
		}
		if r == nil {
			r = &radens{}
			g.rader[nyckeln(g.skelett)] = r
		}
		if serie.egen {
			ett := ansprak{kommando: g.detta.kommando, ore: tal(h, fBelopp)}
			if ett.harAngivet = h.falt(fVerifikatBelopp) != nil; ett.harAngivet {
				ett.angivet = tal(h, fVerifikatBelopp)
			}
			r.alla = append(r.alla, ett)
			r.lagg(ett)
		} else {
			r.summa, r.antal, r.harTak = 0, 0, false
			for _, ett := range r.alla {
				if g.galler(ett.kommando) {
					r.lagg(ett)
				}
			}
		}
		if r.harTak && r.summa > r.tak || !r.harTak && r.antal > 1 {
			g.fel("innebörd verifikat", "%s finansieras med %d öre", verifikat, r.summa)
		}
	}
}

func (r *radens) lagg(ett ansprak) {
	r.summa += ett.ore
	r.antal++
	if ett.harAngivet && !r.harTak {
		r.harTak, r.tak = true, ett.angivet
	}
}
