package main

import (
	"fmt"
	"sort"
	"strings"
)

// I dagarnas ordning: det som hände en dag räknas vid dess slut. Ett datum kan vara flera dagar; då
// räknas det som kom den första och det som gick den sista, så att under noll är det som är det hur
// dagarna än var. Det är inget fel: beslut registreras sent. Men det ska ha sagts, och sägs här.

type dagsvar struct {
	Pott       string `json:"pott"`
	Namnd      string `json:"namnd"`
	Underenhet string `json:"underenhet"`
	Position   string `json:"position"`
	Dag        string `json:"dag"`
	Ore        int64  `json:"ore"`
}

func (d dagsvar) text() string {
	return fmt.Sprintf("I dagarnas ordning under noll: %s %s %s%s, %d öre %s",
		d.Pott, d.Position, d.Namnd, d.Underenhet, d.Ore, d.Dag)
}

// underNollPerDag ger det lägsta av varje position som i dagarnas ordning har varit under noll.
func (g *granskning) underNollPerDag() []dagsvar {
	alla := []dagsvar{}
	for _, p := range g.ordning {
		for _, k := range g.sorterade(p) {
			if !iPotten[k.position] || underNoll[k.position] {
				continue
			}
			dagar := map[int32]int64{}
			g.dagarna(k, true, dagar)
			if ore, dag := lagst(dagar); ore < 0 {
				alla = append(alla, dagsvar{p.namn, g.ord.text(k.namnd), g.ord.text(k.enhet), positioner[k.position], dagText(dag), ore})
			}
		}
		alla = append(alla, g.takPerDag(p)...)
	}
	return alla
}

// takPerDag ger detsamma för de summor som aldrig är under noll.
func (g *granskning) takPerDag(p *pott) []dagsvar {
	var alla []dagsvar
	for _, tak := range tabell.Tak {
		if tak.Slag == "kvar_att_overfora" && (!p.stat || p.efter) || tak.Slag == "anvisat_minus_avsatt" && p.summor[pAnvisat] == 0 {
			continue
		}
		dagar := map[int32]int64{}
		for _, k := range p.iSumman(tak.Plus) {
			g.dagarna(k, true, dagar)
		}
		for _, k := range p.iSumman(tak.Minus) {
			g.dagarna(k, false, dagar)
		}
		if ore, dag := lagst(dagar); ore < 0 {
			alla = append(alla, dagsvar{p.namn, "", "", tak.Slag, dagText(dag), ore})
		}
	}
	return alla
}

// iSumman ger det som en summa läggs ihop av; det som lämnat kassan räknas dag för dag tillsammans.
func (p *pott) iSumman(namnen []string) []*konto {
	if strings.Join(namnen, " ") == strings.Join(tabell.Ute, " ") {
		return []*konto{&p.ute}
	}
	var konton []*konto
	for _, nr := range numren(namnen) {
		for _, k := range p.konton {
			if k.position == nr {
				konton = append(konton, k)
			}
		}
	}
	return konton
}

// dagarna lägger ett kontos ändringar på de dagar då det är som mest.
func (g *granskning) dagarna(k *konto, plus bool, dagar map[int32]int64) {
	for datum, r := range k.dagar {
		kom, gick := r.kom, r.gick
		if !plus {
			kom, gick = gick, kom
		}
		dagar[g.datum.dagar[datum][0]] += kom
		dagar[g.datum.dagar[datum][1]] -= gick
	}
}

// lagst ger det lägsta som en löpande summa når, och den första dagen.
func lagst(dagar map[int32]int64) (int64, int32) {
	ordnade := make([]int32, 0, len(dagar))
	for dag := range dagar {
		ordnade = append(ordnade, dag)
	}
	sort.Slice(ordnade, func(i, j int) bool { return ordnade[i] < ordnade[j] })
	var summa, minst int64
	var da int32
	for _, dag := range ordnade {
		if summa += dagar[dag]; summa < minst {
			minst, da = summa, dag
		}
	}
	return minst, da
}

func dagText(dag int32) string { return fmt.Sprintf("%04d-%02d-%02d", dag/10000, dag/100%100, dag%100) }
