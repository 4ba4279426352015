package main

// Vad som tar en rad i huvudboken i anspråk, över alla potter.

// radens är vad som tar en rad i huvudboken i anspråk: det första anspråket, och de som kom sedan.
type radens struct {
	nyckel nyckel
	forst  ansprak
	fler   *[]ansprak
	summa  int64
	tak    int64
	antal  int32
	harTak bool
}

type ansprak struct {
	ore, angivet int64
	kommando     int32
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
		ny, rad := int32(okandPlats), nyckeln(g.skelett)
		if serie.egen {
			ny = int32(len(g.raderna))
			g.raderna = append(g.raderna, radens{nyckel: rad})
		}
		nr, finns := g.rader.finn(rad, ny)
		if nr == okandPlats {
			continue
		}
		if finns && serie.egen {
			g.raderna = g.raderna[:ny]
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
				r.laggTill(ett)
			}
			r.lagg(&ett)
		} else {
			r.summa, r.antal, r.harTak = 0, 0, false
			if g.galler(r.forst.kommando) {
				r.lagg(&r.forst)
			}
			for i := 0; r.fler != nil && i < len(*r.fler); i++ {
				if g.galler((*r.fler)[i].kommando) {
					r.lagg(&(*r.fler)[i])
				}
			}
		}
		if r.harTak && r.summa > r.tak || !r.harTak && r.antal > 1 {
			g.fel("innebörd verifikat", "%s finansieras med %d öre", verifikat, r.summa)
		}
	}
}

func (r *radens) laggTill(ett ansprak) {
	if r.fler == nil {
		r.fler = &[]ansprak{}
	}
	*r.fler = append(*r.fler, ett)
}

func (r *radens) lagg(ett *ansprak) {
	r.summa += ett.ore
	r.antal++
	if ett.harAngivet && !r.harTak {
		r.harTak, r.tak = true, ett.angivet
	}
}
