package main

import (
	"bytes"
	"strings"
)

// Alla typer av händelser: var de står, och vad som gäller dem.

const (
	iLiggaren = `LiggareOppnad NyckelBytt PersonuppgiftDold PersonuppgiftUtplanad
	RakenskapsarStangt RakenskapsarOppnat`
	iRegistret = `OrganRegistrerat AliasRegistrerat AktorRegistrerad AttestrattGiven`
	iArenden   = `ReservationAntecknad ProtokollJusterat BeslutExpedierat ArendeAterremitterat
	ArendeBordlagt ArendeRemitterat UppdragGivet UppdragAterrapporterat`
	iPotter = `PottUpprattad VillkorAndrat StatsbidragTilldelat TilldelningSankt
	StatsbidragRekvirerat RekvisitionMakulerad StatsbidragInbetalt AnslagAnvisat MedelAvsatta
	OidentifieradInbetalningRegistrerad ForskotteringBeslutad FordelningForeslagen
	FordelningBeslutad FordelningAndrad MedelOverforda KommunbidragOverfort AskandeInlamnat
	MedelMottagna MedelAvbojda AnnanInsatsBegard NamndensBeskedProvat MedelAterlamnade
	ForbrukningRedovisad EgenfinansieringNoterad ForbrukningKrediterad EgenfinansieringAvraknad
	InsatsJusterad InsatsUppfoljd InsatsAvbruten NamndredovisningInlamnad RedovisningBedomd
	AterrapporteringGodkand AterrapporteradTillMyndighet AterbetalningsskuldFaststalld
	AterkravMottaget StatsbidragAterbetalt AterkravEfterskankt KommunbidragVaxlat
	BidragsarAvslutat PostAvstamd HandelseRattad BeslutKompletterat UnderlagKompletterat
	AvvikelseNoterad AvvikelseUtredd HandelseAttesterad`
	// flyttar eller beslutar pengar utan att något byter position, och får ändå liggarnummer
	numrerasOcksa = `MedelMottagna AterkravMottaget KommunbidragVaxlat RakenskapsarStangt
	RakenskapsarOppnat`
	numrerasEj = `FordelningForeslagen AskandeInlamnat NamndredovisningInlamnad`
	noterade   = `StatsbidragRekvirerat RekvisitionMakulerad StatsbidragInbetalt AnslagAnvisat
	NamndensBeskedProvat AskandeInlamnat BeslutKompletterat NamndredovisningInlamnad
	OidentifieradInbetalningRegistrerad MedelAvbojda AnnanInsatsBegard FordelningBeslutad
	BidragsarAvslutat`
	rattasInte = `PottUpprattad AvvikelseNoterad AvvikelseUtredd UnderlagKompletterat
	HandelseAttesterad`
)

type strommen uint8

const (
	liggaren strommen = iota + 1
	registret
	arendet
	potten_
)

type typ struct {
	nr       uint8
	helt     string
	namn     string // utan version
	star     strommen
	eget     bool // det som liggaren själv antecknar, och dess id:n
	utanPott strommen
	flyttar  []flytt
	numreras bool
	noteras  bool
	rattasEj bool
	delas    delat
	provas   func(*granskning, *handelse)
}

var (
	typerna   = map[string]*typ{}
	allaTyper = []*typ{okandTyp}
)

func lasTyper() {
	for var_, namnen := range map[strommen]string{liggaren: iLiggaren, registret: iRegistret,
		arendet: iArenden, potten_: iPotter} {
		for _, namn := range strings.Fields(namnen) {
			t := &typ{nr: uint8(len(allaTyper)), helt: namn + "/1", namn: namn, star: var_}
			t.flyttar = flyttarna[t.helt]
			typerna[t.helt], allaTyper = t, append(allaTyper, t)
		}
	}
	for namn, t := range typerna {
		t.numreras = len(t.flyttar) > 0
		t.provas, t.delas = prov[t.namn], delas[t.namn]
		delete(flyttarna, namn)
	}
	if len(flyttarna) > 0 {
		panic("rorelser.json flyttar för en typ som programmet inte känner")
	}
	for namnen, gor := range map[string]func(*typ){
		numrerasOcksa: func(t *typ) { t.numreras = true },
		numrerasEj:    func(t *typ) { t.numreras = false },
		noterade:      func(t *typ) { t.noteras = true },
		rattasInte:    func(t *typ) { t.rattasEj = true },
		"LiggareOppnad NyckelBytt PersonuppgiftDold PersonuppgiftUtplanad": func(t *typ) { t.eget = true },
		"HandelseAttesterad":               func(t *typ) { t.utanPott = liggaren },
		"AvvikelseNoterad AvvikelseUtredd": func(t *typ) { t.utanPott = arendet },
	} {
		for _, namn := range strings.Fields(namnen) {
			gor(typerna[namn+"/1"])
		}
	}
}

// numrerad säger om en händelse ska ha liggarnummer; en komplettering bara när den har rader.
func (t *typ) numrerad(h *handelse) bool {
	if t.namn == "BeslutKompletterat" {
		return len(delarna(h.falt(fRader), fRader)) > 0
	}
	return t.numreras
}

// placerad kräver att typen är känd, och att händelsen får stå där den står.
func (g *granskning) placerad(h *handelse, t *typ) {
	if t == okandTyp {
		g.fel("typ", "%s är ingen känd typ av händelse, i en känd version", h.typ)
	}
	if (h.nr == 0) != (t.namn == "LiggareOppnad") {
		g.fel("typ", "en liggare öppnas av händelse 0, och den")
	}
	iPott := bytes.HasPrefix(h.aggregat, []byte("pott/"))
	if (iPott && h.version == 1) != (t.namn == "PottUpprattad") {
		g.fel("typ", "%s läggs upp av sin första händelse", h.aggregat)
	}
	pott, arende := h.falt(fPott), h.falt(fArende)
	star := t.star
	if t.utanPott != 0 && pott == nil {
		star = t.utanPott
	}
	if t.utanPott == arendet && (pott == nil) == (arende == nil) {
		g.fel("aggregat", "%s: en avvikelse hör till en pott eller ett ärende", h.aggregat)
	}
	ratt := true
	switch star {
	case potten_:
		ratt = heter(h.aggregat, "pott/", text(h, fPott))
	case arendet:
		ratt = heter(h.aggregat, "arende/", text(h, fArende))
	case liggaren:
		ratt = string(h.aggregat) == "liggare"
	case registret:
		ratt = string(h.aggregat) == "register"
	}
	if !ratt {
		g.fel("aggregat", "%s är inte den ström som händelsen hör till", h.aggregat)
	}
	if kommando := text(h, fKommando); !t.eget && liggarensEget(kommando) {
		g.fel("innebörd kommando", "%s är liggarens eget", kommando)
	}
	if tid := text(h, fRegistrerad); !finnsTid(tid) {
		g.fel("registrerad", "%s är ingen tid", tid)
	}
}

func heter(strom []byte, slag string, namn []byte) bool {
	return len(strom) == len(slag)+len(namn) && string(strom[:len(slag)]) == slag &&
		string(strom[len(slag):]) == string(namn)
}

// liggarensEget säger om ett kommando heter som bara det som liggaren själv antecknar får göra.
func liggarensEget(kommando []byte) bool {
	switch kommando[0] {
	case 'a', 'b', 'c', 'e', 'f', 'g', 'h', 'i', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return false
	}
	eget := strings.ToLower(strings.Map(enkel, string(kommando)))
	return eget == "skapa" || strings.HasPrefix(eget, "nyckel-") || strings.HasPrefix(eget, "dolj-") ||
		strings.HasPrefix(eget, "utplana-")
}

// enkel ger den bokstav som långa s och Kelvins tecken är, för den som läser stort och smått lika.
func enkel(tecken rune) rune {
	switch tecken {
	case 'ſ':
		return 's'
	case '\u212a':
		return 'k'
	}
	return tecken
}

// finnsTid säger om en tid är skriven som 2026-11-25T10:00:00.000000Z, och finns.
func finnsTid(tid []byte) bool {
	const form = "0000-00-00T00:00:00.000000Z"
	if len(tid) != len(form) {
		return false
	}
	for i := range form {
		if siffra(rune(form[i])) != siffra(rune(tid[i])) || form[i] != '0' && form[i] != tid[i] {
			return false
		}
	}
	ar, manad, dag := fyra(tid), tva(tid[5:]), tva(tid[8:])
	return ar > 0 && 1 <= manad && manad <= 12 && 1 <= dag && dag <= dagarI(ar, manad) &&
		tva(tid[11:]) < 24 && tva(tid[14:]) < 60 && tva(tid[17:]) < 60
}

func tva(text []byte) int32  { return int32(text[0]-'0')*10 + int32(text[1]-'0') }
func fyra(text []byte) int32 { return tva(text)*100 + tva(text[2:]) }
