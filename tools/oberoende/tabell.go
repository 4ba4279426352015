package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Vad varje typ av händelse flyttar står i rorelser.json, som data: programmet har den med sig, och
// kräver att en som följer med en logg är samma tabell.

//go:embed rorelser.json
var rorelser []byte

type (
	sida   struct{ Position, Falt string }
	belopp struct {
		Falt, Del, Utom string
		Frivilligt      bool
	}
	villkor struct {
		Falt  string
		Varde *string
	}
	rorelse struct {
		Fran, Till *sida
		Belopp     belopp
		Om         *villkor
		Per        string
	}
	takSumma struct {
		Slag        string
		Plus, Minus []string
	}
)

var tabell struct {
	Positioner             struct{ Namndens, Pottens, Nagons []string }
	Haller, Oreglerat, Ute []string
	UnderNoll              []string `json:"under_noll"`
	Inne                   struct{ Forskott, Efterhand []string }
	Tak                    []takSumma
	Rorelser               map[string][]rorelse
}

// position är en plats i tabellens ordning; utanfor är utanför potten, foreslaget bara visas.
type position = uint8

const (
	utanfor position = iota
	foreslaget
	okandPosition   // en som tabellen inte har; händelsen är då fel
	flestPositioner = 64
)

type flytt struct {
	fran, till         position // när faltet inte anger den
	franFalt, tillFalt uint8    // det fält som anger den
	belopp, utom       uint8
	frivilligt         bool
	tecken             int64 // det som är över noll, 1, eller under noll, −1; annars 0
	om                 uint8
	varde              string // som det står, med citattecken; "" är vilket som helst
	per                uint8
}

var (
	positioner = []string{".", "foreslaget", "okänd position"}
	position_  = map[string]position{}
	kanNamnd   [flestPositioner]bool // står på nämnden, när händelsen anger en
	kanPott    [flestPositioner]bool // står på potten själv
	underNoll  [flestPositioner]bool
	oreglerat  [flestPositioner]bool
	pengar     [flestPositioner]bool // har kommit, eller håller pottens pengar; annat räknas bara
	iPotten    [flestPositioner]bool // det som är positioner, och inte bara visas
	haller     []position
	ute        []position
	inne       [2][]position // i förskott, i efterhand
	flyttarna  = map[string][]flytt{}
)

// lasTabell läser tabellen; programmet går inte att köra med en som är fel.
func lasTabell() {
	if err := json.Unmarshal(rorelser, &tabell); err != nil {
		panic(err)
	}
	kanNamnd[foreslaget] = true
	for nr, namn := range positioner {
		position_[namn] = position(nr)
	}
	for _, slag := range []struct {
		namn        []string
		namnd, pott bool
	}{{tabell.Positioner.Namndens, true, false}, {tabell.Positioner.Pottens, false, true},
		{tabell.Positioner.Nagons, true, true}} {
		for _, namn := range slag.namn {
			nr := position(len(positioner))
			positioner, position_[namn] = append(positioner, namn), nr
			kanNamnd[nr], kanPott[nr], iPotten[nr] = slag.namnd, slag.pott, true
		}
	}
	for _, nr := range numren(tabell.UnderNoll) {
		underNoll[nr] = true
	}
	for _, nr := range numren(tabell.Oreglerat) {
		oreglerat[nr] = true
	}
	haller, ute = numren(tabell.Haller), numren(tabell.Ute)
	inne = [2][]position{numren(tabell.Inne.Forskott), numren(tabell.Inne.Efterhand)}
	for typ, alla := range tabell.Rorelser {
		for _, en := range alla {
			flyttarna[typ] = append(flyttarna[typ], en.flytt())
		}
	}
	flyttarna["FordelningForeslagen/1"] = []flytt{{till: foreslaget, belopp: fBelopp, frivilligt: true, per: fRader}}
	lasPositioner()
}

func numren(namn []string) []position {
	var nr []position
	for _, ett := range namn {
		nr = append(nr, positionen(ett))
	}
	return nr
}

func positionen(namn string) position {
	nr, finns := position_[namn]
	if !finns {
		panic("rorelser.json: positionen " + namn + " finns inte")
	}
	return nr
}

func (r rorelse) flytt() flytt {
	f := flytt{belopp: faltet(r.Belopp.Falt), frivilligt: r.Belopp.Frivilligt}
	f.fran, f.franFalt = r.Fran.plats()
	f.till, f.tillFalt = r.Till.plats()
	f.tecken = map[string]int64{"over": 1, "under": -1}[r.Belopp.Del]
	if r.Belopp.Utom != "" {
		f.utom = faltet(r.Belopp.Utom)
	}
	if r.Om != nil {
		if f.om = faltet(r.Om.Falt); r.Om.Varde != nil {
			f.varde = `"` + *r.Om.Varde + `"`
		}
	}
	if r.Per != "" {
		f.per = faltet(r.Per)
	}
	return f
}

func (s *sida) plats() (position, uint8) {
	switch {
	case s == nil:
		return utanfor, 0
	case s.Falt != "":
		return utanfor, faltet(s.Falt)
	}
	return positionen(s.Position), 0
}

func tabellensSumma(tabell []byte) string {
	summa := sha256.Sum256(tabell)
	return fmt.Sprintf("%x", summa)
}

// provaTabell säger om den tabell som följer med en logg är programmets egen; ingen är given när
// fil är tom och det inte ligger någon bredvid loggen.
func provaTabell(fil, logg string) (given bool, err error) {
	bredvid := filepath.Join(filepath.Dir(logg), "rorelser.json")
	if _, saknas := os.Stat(bredvid); fil == "" && saknas == nil {
		fil = bredvid
	}
	if fil == "" {
		return false, nil
	}
	annan, err := os.ReadFile(fil)
	if err != nil {
		return true, olast{err}
	}
	if !bytes.Equal(annan, rorelser) {
		return true, fmt.Errorf("loggens har SHA-256 %s, programmets %s", tabellensSumma(annan), tabellensSumma(rorelser))
	}
	return true, nil
}
