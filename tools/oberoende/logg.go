package main

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"io"
	"strconv"
)

// Hela loggen, läst en gång från början till slut. Av varje händelse minns programmet några tal;
// den som en rättelse avser läses om ur filen.

const okandPlats = -1

// nyckel är ett tal för en text, så att inte varje text minns. Fröet är slumpat och hemligt så länge
// programmet går: ingen kan välja två texter som får samma. Bland en miljon har två det av en slump
// en gång på trettio miljoner, och det blir då ett fel som är borta nästa gång.
type nyckel uint64

var fro = maphash.MakeSeed()

func nyckeln(text []byte) nyckel { return nyckel(maphash.Bytes(fro, text)) }

// minne är det som minns av en händelse.
type minne struct {
	nyckel    nyckel // av kommandot
	fran      int64  // var i filen raden börjar
	langd     int32
	strom     int32
	av        int32 // vem som registrerade, som ögat ser beteckningen
	datum     int32
	kommando  int32 // den händelse som kommandot gav först
	avser     int32 // den händelse som den avser, om den är en rättelse
	rattadAv  int32 // den första rättelse som avser den
	typ       uint8 // plats i alla typer
	attester  uint8 // som den har fått
	attestera bool  // den ska attesteras
	omvand    bool  // den tar tillbaka en samma dag, vilken av dagarna det än var
	tva       bool  // kommandot gav också nästa händelse
}

type strom struct {
	nr      int32
	version int64
	pott    *pott
	oppna   map[nyckel][]oppen
}

type fynd struct {
	Nr   int64  `json:"nr"`
	Slag string `json:"slag"`
	Fel  string `json:"fel"`
}

type detta struct {
	nr, datum, kommando, avser int32
	ar                         int32
	omvand, rattar             bool
	nyckel                     nyckel
}

type granskning struct {
	fil        io.ReaderAt
	minnen     [][]minne
	antal      int32
	kommandon  register
	strommar   []*strom // per namn i ordlistan
	potter     map[string]*pott
	ordning    []*pott
	nummer     [10000]int64 // per år
	sist       []byte
	fynd       []fynd
	slag       map[string]bool
	ord        ordlista
	datum      kalender
	aktorer    []int32 // per namn i ordlistan: beteckningen som ögat ser den
	drag       []drag
	detta      detta
	kostnad    *handelse // den förra, om den väntar på den som bär resten
	vantar     handelse
	kostnadRad []byte
	rader      register // plats i raderna
	raderna    []radens
	stangt     int64
	ursprung   string
	dolda      map[string]bool
	aldre      [2]handelse
	aldreRad   [2][]byte
	aldreDrag  []drag
	strommen   *strom
	forraTyp   *typ
	skelett    []byte
	pott       *pott
}

// minnena står i block, så att inget flyttas när de blir fler.
const blocket = 1 << 14

func (g *granskning) minnet(nr int32) *minne { return &g.minnen[nr/blocket][nr%blocket] }

func (g *granskning) nyttMinne(m minne) {
	if g.antal%blocket == 0 {
		g.minnen = append(g.minnen, make([]minne, 0, blocket))
	}
	sista := &g.minnen[len(g.minnen)-1]
	*sista = append(*sista, m)
	g.antal++
}

// nyGranskning gör sig redo för ungefär så många händelser.
func nyGranskning(fil io.ReaderAt, ungefar int64) *granskning {
	g := &granskning{fil: fil, forraTyp: okandTyp,
		potter: map[string]*pott{}, slag: map[string]bool{}, ord: nyOrdlista(),
		datum: kalender{nr: map[string]int32{}}, dolda: map[string]bool{},
		raderna: make([]radens, 0, ungefar)}
	g.kommandon = nyttRegister(ungefar, func(nr int32) nyckel { return g.minnet(nr).nyckel })
	g.rader = nyttRegister(ungefar, func(nr int32) nyckel { return g.raderna[nr].nyckel })
	return g
}

// fel antecknar det första felet av vart slag.
func (g *granskning) fel(slag, form string, arg ...interface{}) {
	if !g.slag[slag] {
		g.slag[slag] = true
		g.fynd = append(g.fynd, fynd{int64(g.detta.nr), slag, fmt.Sprintf(form, arg...)})
	}
}

// rad prövar en händelse mot dem före den, och minns den.
func (g *granskning) rad(h *handelse, fran int64, langd int) {
	nr := g.antal
	g.detta = detta{nr: nr, avser: okandPlats}
	g.nyttMinne(minne{fran: fran, langd: int32(langd), avser: okandPlats, rattadAv: okandPlats, kommando: nr})
	defer func() {
		if avbrott := recover(); avbrott != nil {
			g.fel("läsbar", "%v", avbrott) // vad som än är fel med raden är det ett fynd
		}
	}()
	t := g.typen(h.typ)
	g.iOrdning(h, t)
	g.placerad(h, t)
	g.minnsTid(text(h, fRegistrerad))
	if t.namn == "PottUpprattad" {
		g.laggUpp(h)
	}
	g.flyttat(h, t)
	g.innebord(h, t)
	if g.pott = g.strommen.pott; len(t.flyttar) > 0 && g.pott == nil {
		panic(oklar("potten finns inte"))
	}
	if g.pott == nil {
		return
	}
	if len(t.flyttar) > 0 {
		g.flytta(g.pott, h, t)
	}
	g.noteras(g.pott, h, t)
}

var okandTyp = &typ{}

// typen ger en typ; den förra prövas först, eftersom de flesta följer på en likadan.
func (g *granskning) typen(namn []byte) *typ {
	if string(namn) != g.forraTyp.helt {
		if g.forraTyp = typerna[string(namn)]; g.forraTyp == nil {
			g.forraTyp = okandTyp
		}
	}
	return g.forraTyp
}

// iOrdning kräver att nr, version, registrerad och liggarnummer löper utan hopp.
func (g *granskning) iOrdning(h *handelse, t *typ) {
	namn := g.ord.nr(h.aggregat)
	for int(namn) >= len(g.strommar) {
		g.strommar = append(g.strommar, nil)
	}
	s := g.strommar[namn]
	if s == nil {
		s = &strom{nr: namn}
		g.strommar[namn] = s
	}
	s.version++
	g.strommen, g.minnet(g.detta.nr).strom, g.minnet(g.detta.nr).typ = s, s.nr, t.nr
	if h.nr != int64(g.detta.nr) {
		g.fel("nr", "raden har nr %d", h.nr)
	}
	if h.version != s.version {
		g.fel("version", "%s ska ha version %d", h.aggregat, s.version)
	}
	if tid := text(h, fRegistrerad); bytes.Compare(tid, g.sist) <= 0 {
		g.fel("registrerad", "%s är inte senare än %s", tid, g.sist)
	}
	datum := text(h, fDatum)
	g.detta.datum = g.datum.numret(datum)
	g.detta.ar = arI(datum)
	g.minnet(g.detta.nr).datum = g.detta.datum
	har := textOm(h, fLiggarnummer)
	if !t.numrerad(h) {
		if har != nil {
			g.fel("liggarnummer", "%s har %s, ska inte ha något", h.typ, har)
		}
		return
	}
	g.nummer[g.detta.ar]++
	if !arNummer(har, datum, g.nummer[g.detta.ar]) {
		g.fel("liggarnummer", "%s har %s, ska ha %d-%06d", h.typ, har, g.detta.ar, g.nummer[g.detta.ar])
	}
	g.minnet(g.detta.nr).attestera = t.namn != "EgenfinansieringNoterad"
}

func (g *granskning) minnsTid(tid []byte) { g.sist = append(g.sist[:0], tid...) }

// arI ger det år som ett datum anger.
func arI(datum []byte) int32 {
	for len(datum) > 0 && (datum[0] == '.' || datum[0] == '/') {
		datum = datum[1:]
	}
	if len(datum) < 4 {
		return 0
	}
	if ar := fyra(datum); 0 < ar && ar <= 9999 {
		return ar
	}
	return 0
}

func arNummer(har, datum []byte, nummer int64) bool {
	var ska [24]byte
	for len(datum) > 0 && (datum[0] == '.' || datum[0] == '/') {
		datum = datum[1:]
	}
	if len(datum) < 4 {
		return false
	}
	copy(ska[:], datum[:4])
	ska[4] = '-'
	siffror := strconv.AppendInt(ska[5:5], nummer, 10)
	if n := len(siffror); n < 6 {
		copy(ska[5+6-n:11], siffror)
		copy(ska[5:], "000000"[:6-n])
		return string(har) == string(ska[:11])
	}
	return string(har) == string(ska[:5+len(siffror)])
}

func (g *granskning) laggUpp(h *handelse) {
	namn := string(text(h, fPott))
	if g.potter[namn] != nil {
		return
	}
	p := nyPott(namn)
	p.ar = tal(h, fBidragsar)
	p.stat = string(text(h, fKalla)) == "statsbidrag"
	p.efter = string(text(h, fUtbetalning)) == "efterhand"
	g.potter[namn], g.strommen.pott = p, p
	g.ordning = append(g.ordning, p)
}

// galler säger om ett kommando gäller: den senaste rättelsen gör det; så bakåt.
func (g *granskning) galler(kommando int32) bool {
	galler := true
	for kommando = g.minnet(kommando).rattadAv; kommando != okandPlats; kommando = g.minnet(kommando).rattadAv {
		galler = !galler
	}
	return galler
}

// ursprunget ger det kommando som en rättelse till slut handlar om.
func (g *granskning) ursprunget(kommando int32) int32 {
	for kommando != okandPlats && g.minnet(kommando).avser != okandPlats {
		kommando = g.minnet(kommando).avser
	}
	return kommando
}
