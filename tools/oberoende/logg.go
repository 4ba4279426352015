package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"math/bits"
	"os"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"
)

// Hela loggen, läst en gång från början till slut. Av varje händelse minns programmet några tal;
// den som en rättelse avser läses om ur filen.

const okandPlats = -1

type nyckel [2]uint64

var fro = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

// nyckeln ger ett tal för en text, med hemligheter som bara finns så länge programmet går.
func nyckeln(text []byte) nyckel {
	return nyckel{maphash.Bytes(fro[0], text), maphash.Bytes(fro[1], text)}
}

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
	typ       *typ
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
	minnen     []minne
	kommandon  map[nyckel]int32
	strommar   map[string]*strom
	potter     map[string]*pott
	ordning    []*pott
	nummer     map[int32]int64
	sist       []byte
	fynd       []fynd
	slag       map[string]bool
	ord        ordlista
	datum      kalender
	aktorer    map[string]int32
	drag       []drag
	detta      detta
	kostnad    *handelse // den förra, om den väntar på den som bär resten
	kostnadRad []byte
	rader      map[nyckel]*radens
	stangt     int64
	ursprung   string
	dolda      map[string]bool
	aldre      [2]handelse
	aldreRad   [2][]byte
	aldreDrag  []drag
	strommen   *strom
	skelett    []byte
	pott       *pott
}

func nyGranskning(fil io.ReaderAt) *granskning {
	return &granskning{fil: fil, kommandon: map[nyckel]int32{}, strommar: map[string]*strom{},
		potter: map[string]*pott{}, nummer: map[int32]int64{}, slag: map[string]bool{}, ord: nyOrdlista(),
		datum: kalender{nr: map[string]int32{}}, aktorer: map[string]int32{},
		rader: map[nyckel]*radens{}, dolda: map[string]bool{}}
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
	nr := int32(len(g.minnen))
	g.detta = detta{nr: nr, avser: okandPlats}
	g.minnen = append(g.minnen, minne{fran: fran, langd: int32(langd), avser: okandPlats, rattadAv: okandPlats, kommando: nr})
	defer func() {
		if avbrott := recover(); avbrott != nil {
			g.fel("läsbar", "%s", somText(avbrott))
		}
	}()
	t := typerna[string(h.typ)]
	if t == nil {
		t = okandTyp
	}
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

func somText(avbrott interface{}) string {
	if text, ok := avbrott.(oklar); ok {
		return string(text)
	}
	panic(avbrott)
}

var okandTyp = &typ{}

// iOrdning kräver att nr, version, registrerad och liggarnummer löper utan hopp.
func (g *granskning) iOrdning(h *handelse, t *typ) {
	s := g.strommar[string(h.aggregat)]
	if s == nil {
		s = &strom{nr: int32(len(g.strommar))}
		g.strommar[string(h.aggregat)] = s
	}
	s.version++
	g.strommen, g.minnen[g.detta.nr].strom, g.minnen[g.detta.nr].typ = s, s.nr, t
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
	g.minnen[g.detta.nr].datum = g.detta.datum
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
	g.minnen[g.detta.nr].attestera = t.namn != "EgenfinansieringNoterad"
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
	return fyra(datum)
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
	for kommando = g.minnen[kommando].rattadAv; kommando != okandPlats; kommando = g.minnen[kommando].rattadAv {
		galler = !galler
	}
	return galler
}

// ursprunget ger det kommando som en rättelse till slut handlar om.
func (g *granskning) ursprunget(kommando int32) int32 {
	for kommando != okandPlats && g.minnen[kommando].avser != okandPlats {
		kommando = g.minnen[kommando].avser
	}
	return kommando
}

// --- filen, och trädet över raderna ---------------------------------------------------------------

type trad struct {
	kant   []tlog.Hash // ett helt delträd per tvåpotens i antalet, det största först
	antal  int64
	sparad map[int64]tlog.Hash // roten vid de antal som någon har sagt
}

func (t *trad) lagg(blad tlog.Hash) {
	t.kant = append(t.kant, blad)
	t.antal++
	for hela := bits.TrailingZeros64(uint64(t.antal)); hela > 0; hela-- {
		n := len(t.kant)
		t.kant[n-2] = tlog.NodeHash(t.kant[n-2], t.kant[n-1])
		t.kant = t.kant[:n-1]
	}
	if _, fragas := t.sparad[t.antal]; fragas {
		t.sparad[t.antal] = t.rot()
	}
}

// rot ger roten; tlog ger nollor för det tomma trädet, RFC 9162 hashen av ingenting.
func (t *trad) rot() tlog.Hash {
	if t.antal == 0 {
		return tlog.Hash(sha256.Sum256(nil))
	}
	rot := t.kant[len(t.kant)-1]
	for i := len(t.kant) - 2; i >= 0; i-- {
		rot = tlog.NodeHash(t.kant[i], rot)
	}
	return rot
}

const (
	buffert = 1 << 20
	pragel  = 1 // plats för det byte som hashas före raden
)

// lasLogg läser hela filen. Det som inte är en händelse avbryter den.
func (g *granskning) lasLogg(fil *os.File, t *trad) error {
	buf := make([]byte, pragel+buffert)
	var h handelse
	slut, fran, plats := pragel, pragel, int64(0)
	for {
		n, err := fil.Read(buf[slut:])
		slut += n
		for {
			langd := bytes.IndexByte(buf[fran:slut], '\n')
			if langd < 0 {
				break
			}
			rad := buf[fran : fran+langd]
			if fel := h.las(rad); fel != nil {
				return g.avbruten(fel)
			}
			g.rad(&h, plats, langd)
			buf[fran-1] = 0
			t.lagg(sha256.Sum256(buf[fran-1 : fran+langd]))
			fran, plats = fran+langd+1, plats+int64(langd)+1
		}
		if slut-fran > langstaRad {
			return g.avbruten(fmt.Errorf("raden är längre än %d byte", langstaRad))
		}
		copy(buf[pragel:], buf[fran:slut])
		slut, fran = pragel+slut-fran, pragel
		switch {
		case err == io.EOF && slut > fran:
			return g.avbruten(errors.New("raden är avklippt"))
		case err == io.EOF && t.antal == 0:
			return g.avbruten(errors.New("loggen är tom"))
		case err == io.EOF:
			g.slut()
			return nil
		case err != nil:
			return olast{err}
		}
	}
}

func (g *granskning) avbruten(fel error) error {
	g.detta.nr = int32(len(g.minnen))
	g.fel("form", "%s", fel)
	return nil
}

// aldreHandelse läser om en händelse ur filen.
func (g *granskning) aldreHandelse(nr int32, plats int) *handelse {
	m, h := &g.minnen[nr], &g.aldre[plats]
	if cap(g.aldreRad[plats]) < int(m.langd) {
		g.aldreRad[plats] = make([]byte, langstaRad)
	}
	rad := g.aldreRad[plats][:m.langd]
	if _, err := g.fil.ReadAt(rad, m.fran); err != nil || h.las(rad) != nil {
		panic(oklar(fmt.Sprintf("händelse %d gick inte att läsa om", nr)))
	}
	return h
}

// --- ord och datum --------------------------------------------------------------------------------

// ordlista ger varje text ett nummer; 0 är ingen.
type ordlista struct {
	nummer map[string]int32
	texter []string
}

func nyOrdlista() ordlista { return ordlista{map[string]int32{"": 0}, []string{""}} }

func (o *ordlista) nr(text []byte) int32 {
	nr, finns := o.nummer[string(text)]
	if !finns {
		nr = int32(len(o.texter))
		o.texter = append(o.texter, string(text))
		o.nummer[o.texter[nr]] = nr
	}
	return nr
}

func (o *ordlista) text(nr int32) string { return o.texter[nr] }

// kalender ger varje datum ett nummer, och den första och sista dag som det kan vara.
type kalender struct {
	nr    map[string]int32
	dagar [][2]int32
}

func (k *kalender) numret(datum []byte) int32 {
	nr, finns := k.nr[string(datum)]
	if !finns {
		nr = int32(len(k.dagar))
		forsta, sista, _ := dagarna(datum)
		k.dagar = append(k.dagar, [2]int32{forsta, sista})
		k.nr[string(datum)] = nr
	}
	return nr
}

func (k *kalender) sista(nr int32) int32 { return k.dagar[nr][1] }
func (k *kalender) exakt(nr int32) bool  { return k.dagar[nr][0] == k.dagar[nr][1] }
