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
			if !pengar[k.position] || underNoll[k.position] {
				continue
			}
			if ore, dag := lagst(g.dagarna(nil, k, true)); ore < 0 {
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
		// vad som är kvar av ett anslag utan belopp vet ingen
		utan := p.noter.okant || p.summor[pAnvisat] == 0
		if tak.Slag == "kvar_att_overfora" && (!p.stat || p.efter) || tak.Slag == "anvisat_minus_avsatt" && utan {
			continue
		}
		var dagar []andrad
		for _, k := range p.iSumman(tak.Plus) {
			dagar = g.dagarna(dagar, k, true)
		}
		for _, k := range p.iSumman(tak.Minus) {
			dagar = g.dagarna(dagar, k, false)
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

// andrad är vad en dag ändrar, i öre.
type andrad struct {
	dag int32
	ore int64
}

// dagarna lägger till ett kontos ändringar, på de dagar då det är som mest.
func (g *granskning) dagarna(dagar []andrad, k *konto, plus bool) []andrad {
	for _, r := range k.dagar.alla {
		if r.datum == 0 {
			continue
		}
		kom, gick := r.kom, r.gick
		if !plus {
			kom, gick = gick, kom
		}
		om := g.datum.dagar[r.datum-1]
		if dagar = append(dagar, andrad{om[0], kom}); gick != 0 {
			dagar = append(dagar, andrad{om[1], -gick})
		}
	}
	return dagar
}

// lagst ger det lägsta som en löpande summa är vid en dags slut, och den första dagen.
func lagst(dagar []andrad) (int64, int32) {
	sort.Slice(dagar, func(i, j int) bool { return dagar[i].dag < dagar[j].dag })
	var summa, minst int64
	var da int32
	for i, en := range dagar {
		summa += en.ore
		if sist := i+1 == len(dagar) || dagar[i+1].dag != en.dag; sist && summa < minst {
			minst, da = summa, en.dag
		}
	}
	return minst, da
}

func dagText(dag int32) string { return fmt.Sprintf("%04d-%02d-%02d", dag/10000, dag/100%100, dag%100) }
