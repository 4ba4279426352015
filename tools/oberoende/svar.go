package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sort"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// Svaret på en hel logg: varje saldo, det första felet av vart slag, och det som inte prövades.

// ejProvat är det som kräver reglerna och fältens beskrivningar.
var ejProvat = []string{
	"Reglerna: vem som fick besluta och attestera, om tider hölls, vilka avvikelser som saknas.",
	"Om en komplettering borde ha stängt en avvikelse; att den som stängs var öppen prövas.",
	"Vilka fält en händelse har och vad de får innehålla, utöver belopp, datum och positioner.",
	"Vilka bokstäver en text får ha, utöver att den inte har styrtecken.",
	"Om en text har ett personnummer i sig.",
}

const medelrad = 700 // byte, på ett ungefär

type saldot struct {
	Pott       string `json:"pott"`
	Ar         int64  `json:"ar"`
	Namnd      string `json:"namnd"`
	Underenhet string `json:"underenhet"`
	Saldo      string `json:"saldo"`
	Ore        int64  `json:"ore"`
}

type svaret_ struct {
	Handelser int64     `json:"handelser"`
	Rot       string    `json:"rot"`
	Rorelser  string    `json:"rorelser_sha256"`
	Fel       []fynd    `json:"fel"`
	Saldon    []saldot  `json:"saldon"`
	Dagar     []dagsvar `json:"under_noll_per_dag"`
	Stammer   []string  `json:"stammer"`
	Ej        []string  `json:"ej_kontrollerat"`
	MotSparat bool      `json:"mot_sparat"`
}

// logg prövar en hel logg, och mot en kontrollpunkt om den ges.
func logg(arg []string, rorelsefil string, somJSON bool) (string, error) {
	fil, err := os.Open(arg[0])
	if err != nil {
		return "", olast{err}
	}
	defer fil.Close()
	t := &trad{sparad: map[int64]tlog.Hash{}}
	var punkt punkt
	if len(arg) > 1 {
		if punkt, err = lasKontrollpunkt(arg[1], arg[2]); err != nil {
			return "", err
		}
		t.sparad[punkt.storlek] = t.rot()
	}
	debug.SetGCPercent(800) // det mesta som minns behövs till slutet
	storlek, err := fil.Stat()
	if err != nil {
		return "", olast{err}
	}
	g := nyGranskning(fil, storlek.Size()/medelrad)
	if err := g.lasLogg(fil, t); err != nil {
		return "", err
	}
	rot := t.rot()
	svar := svaret_{Handelser: t.antal, Rot: fmt.Sprintf("%x", rot[:]), Rorelser: tabellensSumma(rorelser),
		Fel: []fynd{}, Saldon: g.saldon(), Dagar: g.underNollPerDag(), Ej: ejProvat}
	if given, err := provaTabell(rorelsefil, arg[0]); errors.As(err, &olast{}) {
		return "", err
	} else if err != nil {
		g.fel("rorelser.json", "%s", err)
	} else if !given {
		svar.Ej = append(svar.Ej, fmt.Sprintf("Loggens rorelser.json, som inte gavs; programmets är %s.", svar.Rorelser))
	}
	if len(arg) > 1 {
		svar.MotSparat = true
		switch da := t.sparad[punkt.storlek]; {
		case punkt.storlek > t.antal:
			g.fel("kontrollpunkt", "loggen har %d händelser, men kontrollpunkten gäller %d: slutet saknas", t.antal, punkt.storlek)
		case da != punkt.rot:
			g.fel("kontrollpunkt", "loggens första %d händelser är inte de som kontrollpunkten gäller", punkt.storlek)
		default:
			svar.Stammer = append([]string{fmt.Sprintf("De första %d stämmer med kontrollpunkten.", punkt.storlek)}, punkt.signerat...)
		}
	}
	svar.Fel = append(svar.Fel, g.fynd...)
	if somJSON {
		return svar.json()
	}
	return svar.text()
}

// underkand är ett svar som redan är skrivet.
type underkand struct{ error }

func (s svaret_) json() (string, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return "", olast{err}
	}
	if len(s.Fel) > 0 {
		return "", underkand{errors.New(string(text))}
	}
	return string(text) + "\n", nil
}

func (s svaret_) text() (string, error) {
	if len(s.Fel) > 0 {
		var rader []string
		for _, ett := range s.Fel {
			rader = append(rader, fmt.Sprintf("händelse %d: %s: %s", ett.Nr, ett.Slag, ett.Fel))
		}
		return "", errors.New(strings.Join(rader, "\n  "))
	}
	rader := []string{fmt.Sprintf("GODKÄND: %d händelser, rot %s", s.Handelser, s.Rot)}
	for _, ett := range s.Ej {
		rader = append(rader, "Inte prövat: "+ett)
	}
	if rader = append(rader, s.Stammer...); !s.MotSparat {
		rader = append(rader, "Ingen kontrollpunkt angavs: att loggen är den rätta är inte visat.")
	}
	for _, ett := range s.Dagar {
		rader = append(rader, ett.text())
	}
	for _, ett := range s.Saldon {
		rader = append(rader, fmt.Sprintf("%-12s %d %-6s %-8s %-22s %16d öre",
			ett.Pott, ett.Ar, ett.Namnd, ett.Underenhet, ett.Saldo, ett.Ore))
	}
	return utskrivbar(strings.Join(rader, "\n  ")) + "\n", nil
}

// harledda är det som räknas fram: vad som läggs ihop, vad som dras ifrån.
var harledda = []struct {
	namn        string
	plus, minus []string
	statens     bool
}{
	{"utestaende", []string{"rekvirerat"}, []string{"inbetalt"}, false},
	{"balanskonto", []string{"inbetalt"}, []string{"forbrukat", "aterbetalt", "efterskankt", "oresavrundning"}, true},
	{"centralt", []string{"inbetalt"}, []string{"forbrukat", "aterbetalt", "efterskankt", "oresavrundning",
		"hos_namnd", "sparrat_ur_hos_namnd"}, true},
	{"beslutat", []string{"fordelat", "sparrat_ur_fordelat", "overfort"}, nil, false},
	{"kvar", []string{"fordelat", "hos_namnd", "sparrat_ur_fordelat", "sparrat_ur_hos_namnd"}, nil, false},
	{"ater", []string{"overfort"}, []string{"forbrukat", "hos_namnd", "sparrat_ur_hos_namnd"}, false},
}

// saldon ger varje saldo som inte är noll, per pott, nämnd och position, och de som räknas fram.
func (g *granskning) saldon() []saldot {
	alla := []saldot{}
	for _, p := range g.ordning {
		summor := map[saldot]int64{}
		for _, k := range p.konton {
			if k.position == utanfor {
				continue
			}
			s := saldot{p.namn, p.ar, oskyddad([]byte(g.ord.text(k.namnd))), oskyddad([]byte(g.ord.text(k.enhet))), positioner[k.position], 0}
			summor[s] += k.ore
			for _, en := range harledda {
				if en.statens && !p.stat {
					continue
				}
				ore := k.ore * (har(en.plus, s.Saldo) - har(en.minus, s.Saldo))
				ny := s
				if ny.Saldo = en.namn; en.statens {
					ny.Namnd, ny.Underenhet = "", ""
				}
				summor[ny] += ore
			}
		}
		start := len(alla)
		for s, ore := range summor {
			if s.Ore = ore; ore != 0 {
				alla = append(alla, s)
			}
		}
		egna := alla[start:]
		sort.Slice(egna, func(i, j int) bool { return egna[i].ordning() < egna[j].ordning() })
	}
	return alla
}

func (s saldot) ordning() string { return s.Saldo + "\x00" + s.Namnd + "\x00" + s.Underenhet }

func har(namnen []string, sokt string) int64 {
	for _, namn := range namnen {
		if namn == sokt {
			return 1
		}
	}
	return 0
}
