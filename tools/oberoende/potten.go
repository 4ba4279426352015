package main

import (
	"sort"
)

// En pott: vad som är i varje position, det som aldrig får vara under noll, och vad varje dag har
// ändrat. Allt räknas om efter varje händelse, men bara det som den rörde.

// konto är en position som potten eller en nämnd och dess underenhet har.
type konto struct {
	position     position
	namnd, enhet int32
	ore          int64
	andring      int64 // av händelsen som läses
	ror          bool
	dagar        dagbok
}

// rorelsen är vad som kom och gick under ett datum, i öre; datum räknas från 1, 0 är en tom plats.
type rorelsen struct {
	datum     int32
	kom, gick int64
}

// dagbok är vad som kom och gick, datum för datum, i den ordning som det är snabbast att finna dem.
type dagbok struct {
	alla  []rorelsen
	antal int
}

func (d *dagbok) finn(datum int32) *rorelsen {
	if 4*d.antal >= 3*len(d.alla) {
		gamla := d.alla
		*d = dagbok{alla: make([]rorelsen, storre(len(gamla)))}
		for _, r := range gamla {
			if r.datum != 0 {
				*d.finn(r.datum - 1) = r
			}
		}
	}
	mask := uint32(len(d.alla) - 1)
	i := uint32(datum) * 2654435761 >> 8 & mask
	for d.alla[i].datum != 0 && d.alla[i].datum != datum+1 {
		i = (i + 1) & mask
	}
	if d.alla[i].datum == 0 {
		d.antal++
		d.alla[i].datum = datum + 1
	}
	return &d.alla[i]
}

// drag är en flyttning som en händelse betyder.
type drag struct {
	fran, till plats
	ore        int64
}

type plats struct {
	position     position
	namnd, enhet int32
}

// kontonyckel är en plats som ett tal: positionen, nämnden, underenheten.
type kontonyckel uint64

func (p plats) nyckel() kontonyckel {
	return kontonyckel(p.position)<<56 | kontonyckel(p.namnd)<<28 | kontonyckel(p.enhet)
}

type pott struct {
	namn        string
	ar          int64
	stat, efter bool
	konton      map[kontonyckel]*konto
	summor      [flestPositioner]int64
	rort        []*konto
	kostnader   map[int32]int64 // per datum: hur många händelser som ändrat det förbrukade
	ute         konto           // allt som lämnat kassan, per datum
	noter       noter
}

func nyPott(namn string) *pott {
	p := &pott{namn: namn, konton: map[kontonyckel]*konto{}, kostnader: map[int32]int64{}}
	p.noter.nollstall()
	return p
}

func (p *pott) konto(hos plats) *konto {
	k := p.konton[hos.nyckel()]
	if k == nil {
		k = &konto{position: hos.position, namnd: hos.namnd, enhet: hos.enhet}
		p.konton[hos.nyckel()] = k
	}
	return k
}

func (p *pott) saldo(namn position, namnd, enhet int32) int64 {
	if k := p.konton[plats{namn, namnd, enhet}.nyckel()]; k != nil {
		return k.ore
	}
	return 0
}

// flyttat ger det som en händelse flyttar, enligt tabellen.
func (g *granskning) flyttat(h *handelse, t *typ) []drag {
	g.drag = g.drag[:0]
	for i := range t.flyttar {
		f := &t.flyttar[i]
		if f.om != 0 {
			if varde := h.falt(f.om); varde == nil || f.varde != "" && string(varde) != f.varde {
				continue
			}
		}
		if f.per == 0 {
			g.drag = append(g.drag, g.ettDrag(f, h))
			continue
		}
		for _, rad := range objekten(h, f.per) {
			g.drag = append(g.drag, g.ettDrag(f, rad))
		}
	}
	return g.drag
}

func (g *granskning) ettDrag(f *flytt, en post) drag {
	return drag{g.plats(f.fran, f.franFalt, en), g.plats(f.till, f.tillFalt, en), g.belopp(f, en)}
}

func (g *granskning) belopp(f *flytt, en post) int64 {
	varde := en.falt(f.belopp)
	if varde == nil && f.frivilligt {
		return 0
	}
	if len(varde) == 0 || varde[0] != '-' && (varde[0] < '0' || varde[0] > '9') {
		g.fel("belopp", "%s är inte hela öre", varde)
	}
	ore, utom := tal(en, f.belopp), int64(0)
	if f.tecken != 0 { // öresavrundning: över noll, eller under utan tecken
		if ore *= f.tecken; ore < 0 {
			ore = 0
		}
		if ore >= 100 {
			g.fel("belopp", "öresavrundningen är minst en krona")
		}
	}
	if f.utom != 0 {
		if utom = talOm(en, f.utom); utom < 0 {
			utom = 0
		}
	}
	if ore -= utom; ore < 0 {
		g.fel("belopp", "%d är inte hela öre", ore)
	}
	return ore
}

// plats ger ena sidan av en flyttning; händelsen kan själv skriva ut den, och vems den är.
func (g *granskning) plats(namn position, angiven uint8, en post) plats {
	if angiven != 0 {
		varde := en.falt(angiven)
		switch {
		case varde == nil:
			return plats{}
		case varde[0] == '{':
			en = objektet(varde)
			varde = en.falt(fPosition)
		}
		if len(varde) < 2 || varde[0] != '"' {
			panic(oklar("en position är ingen text"))
		}
		nr, finns := position_[string(varde[1:len(varde)-1])]
		if namn = nr; !finns {
			namn = okandPosition
		}
	}
	if !kanNamnd[namn] {
		return plats{position: namn}
	}
	namnd, enhet := g.vem(en)
	return plats{namn, namnd, enhet}
}

// vem ger nämnden och underenheten, 0 för ingen.
func (g *granskning) vem(en post) (int32, int32) {
	return g.ord.nr(textOm(en, fNamnd)), g.ord.nr(textOm(en, fUnderenhet))
}

// flytta gör det som en händelse betyder, och prövar det som den rörde.
func (g *granskning) flytta(p *pott, h *handelse, t *typ) {
	if t.namn == "FordelningForeslagen" { // det senaste gäller, med den total det anger
		for _, k := range p.konton {
			if k.position == foreslaget {
				k.ore = 0
			}
		}
		p.konto(plats{position: foreslaget}).ore = talOm(h, fTotal)
	}
	p.rort = p.rort[:0]
	for i := range g.drag {
		d := &g.drag[i]
		p.ror(d.fran, -d.ore)
		p.ror(d.till, d.ore)
	}
	g.datera(p, h, t)
	for _, k := range p.rort {
		k.ore += k.andring
		p.summor[k.position] += k.andring
		k.andring, k.ror = 0, false
		if k.ore < 0 && k.position != utanfor && !underNoll[k.position] {
			g.fel("I1 "+p.namn+" "+positioner[k.position]+" "+g.ord.text(k.namnd)+"/"+g.ord.text(k.enhet), "%d öre", k.ore)
		}
	}
	g.summorna(p)
}

func (p *pott) ror(hos plats, ore int64) {
	k := p.konto(hos)
	if k.andring += ore; !k.ror {
		k.ror = true
		p.rort = append(p.rort, k)
	}
}

// summorna prövar I0, I2 och I3.
func (g *granskning) summorna(p *pott) {
	forskott := inne[0]
	if p.efter {
		forskott = inne[1]
	}
	if fanns, finns := p.summa(forskott), p.summa(haller); fanns != finns {
		g.fel("I0 "+p.namn, "att fördela är %d öre, men positionerna %d", fanns, finns)
	}
	s := &p.summor
	if !(s[pInbetalt] <= s[pRekvirerat] && s[pRekvirerat] <= s[pTilldelat]) {
		g.fel("I2 "+p.namn, "inbetalt %d, rekvirerat %d, tilldelat %d", s[pInbetalt], s[pRekvirerat], s[pTilldelat])
	}
	if 0 < s[pAnvisat] && s[pAnvisat] < s[pAvsatt] {
		g.fel("I2 "+p.namn, "avsatt %d är mer än anvisat %d", s[pAvsatt], s[pAnvisat])
	}
	if kvar := s[pInbetalt] + s[pForskotterat] - p.summa(ute); kvar < 0 && p.stat && !p.efter {
		g.fel("I3 "+p.namn, "%d öre för mycket är ute", -kvar)
	}
}

func (p *pott) summa(av []position) int64 {
	var summa int64
	for _, en := range av {
		summa += p.summor[en]
	}
	return summa
}

// datera minns vad varje konto ändrades under händelsens datum.
func (g *granskning) datera(p *pott, h *handelse, t *typ) {
	datum, omvand, andradUte, kostnad := g.detta.datum, g.detta.omvand, int64(0), false
	for _, k := range p.rort {
		if k.andring == 0 || !iPotten[k.position] {
			continue
		}
		k.dag(datum, k.andring, omvand)
		kostnad = kostnad || k.position == pForbrukat
		if arUte[k.position] {
			andradUte += k.andring
		}
	}
	if andradUte != 0 {
		p.ute.dag(datum, andradUte, omvand)
	}
	if kostnad {
		p.kostnader[datum]++
	}
}

// storre ger nästa storlek på en dagbok, alltid en tvåpotens.
func storre(n int) int {
	if n == 0 {
		return 4
	}
	return 2 * n
}

func (k *konto) dag(datum int32, ore int64, omvand bool) {
	r := k.dagar.finn(datum)
	if (ore > 0) != omvand {
		r.kom += ore
	} else {
		r.gick -= ore
	}
}

// sorterade ger pottens konton i ordning: position, nämnd, underenhet.
func (g *granskning) sorterade(p *pott) []*konto {
	alla := make([]*konto, 0, len(p.konton))
	for _, k := range p.konton {
		alla = append(alla, k)
	}
	sort.Slice(alla, func(i, j int) bool {
		a, b := alla[i], alla[j]
		switch {
		case a.position != b.position:
			return positioner[a.position] < positioner[b.position]
		case a.namnd != b.namnd:
			return g.ord.text(a.namnd) < g.ord.text(b.namnd)
		}
		return g.ord.text(a.enhet) < g.ord.text(b.enhet)
	})
	return alla
}

// tom ger vad ett kontos ändringar till och med en dag blir.
func (g *granskning) tom(k *konto, dag int32) int64 {
	var summa int64
	for _, r := range k.dagar.alla {
		if r.datum != 0 && g.datum.sista(r.datum-1) <= dag {
			summa += r.kom - r.gick
		}
	}
	return summa
}
