package main

// Vad som tar en rad i huvudboken i anspråk, över alla potter.

// radens är vad som tar en rad i huvudboken i anspråk.
type radens struct {
	forst      ansprak
	fler       []ansprak
	summa, tak int64
	antal      int
	harTak     bool
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
	g.skelett = laggSkelett(g.skelett, verifikat)
	switch string(g.skelett[1:]) {
	case "okänd", "okand":
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
		ny := int32(okandPlats)
		if serie.egen {
			ny = int32(len(g.raderna))
		}
		nr, finns := g.rader.finn(nyckeln(g.skelett), ny)
		if nr == okandPlats {
			continue
		}
		if !finns {
			g.raderna = append(g.raderna, radens{})
		}
		r := &g.raderna[nr]
		if serie.egen {
			ett := ansprak{kommando: g.detta.kommando, ore: tal(h, fBelopp)}
			if ett.harAngivet = h.falt(fVerifikatBelopp) != nil; ett.harAngivet {
				ett.angivet = tal(h, fVerifikatBelopp)
			}
			if r.forst == (ansprak{}) {
				r.forst = ett
			} else {
				r.fler = append(r.fler, ett)
			}
			r.lagg(&ett)
		} else {
			r.summa, r.antal, r.harTak = 0, 0, false
			if g.galler(r.forst.kommando) {
				r.lagg(&r.forst)
			}
			for i := range r.fler {
				if g.galler(r.fler[i].kommando) {
					r.lagg(&r.fler[i])
				}
			}
		}
		if r.harTak && r.summa > r.tak || !r.harTak && r.antal > 1 {
			g.fel("innebörd verifikat", "%s finansieras med %d öre", verifikat, r.summa)
		}
	}
}

func (r *radens) lagg(ett *ansprak) {
	r.summa += ett.ore
	r.antal++
	if ett.harAngivet && !r.harTak {
		r.harTak, r.tak = true, ett.angivet
	}
}
