package main

import "sort"

// Vilka avvikelser som är öppna: den som avslutas ska vara det, och en rättelse säger vilka som var.

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
	if s.oppenKod(pa, kod) == nil {
		return
	}
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
	sagda := len(h.falt(fAvvikelser)) > 2
	if !sagda && t.namn != "AvvikelseNoterad" && t.namn != "AvvikelseUtredd" && t.namn != "BeslutKompletterat" {
		return
	}
	s, pa := g.strommen, nyckel(0)
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
	if sagda {
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
