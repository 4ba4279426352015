package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"unicode/utf8"
)

// Formen på en händelse, läst byte för byte: RFC 8785, och av det som RFC 8785 tillåter bara sådant
// som inget program kan läsa på ett annat sätt. Inget mellanrum, inget null, inga bråk, inga tal
// som JavaScript avrundar, inga styrtecken, ett enda sätt att skriva en text, fälten i ordning.
//
// Värden minns som de står: i den formen är två värden lika när deras byte är det.

const (
	langstaRad    = 65535 // byte i en händelse
	flestNivaer   = 32    // objekt och listor i varandra
	storstaHeltal = 1<<53 - 1
)

// falt är ett fält som inte har något nummer; omfang är var ett värde står i raden.
type (
	falt   struct{ namn, varde []byte }
	omfang struct{ fran, till uint16 }
)

// handelse är en läst händelse; allt pekar in i raden den lästes ur.
type handelse struct {
	rad           []byte
	i             int
	aggregat, typ []byte
	nr, version   int64
	data          [flestNamn]omfang   // per fält med nummer; det som saknas är tomt
	fyllda        []uint8             // vilka som inte saknas
	okanda        []falt              // de utan nummer
	foljd         [2][flestNamn]uint8 // vilket fält som sist följde på ett: i data, och djupare
	skevtDatum    string              // det första datum i händelsen som inte finns
}

// las godtar en händelse med de fem fälten, skriven på det enda sätt som en liggare skriver.
func (h *handelse) las(rad []byte) error {
	for _, namn := range h.fyllda {
		h.data[namn] = omfang{}
	}
	h.rad, h.i, h.okanda, h.fyllda, h.skevtDatum = rad, 0, h.okanda[:0], h.fyllda[:0], ""
	ok := len(rad) <= langstaRad &&
		h.ord(`{"aggregat":`) && h.text(&h.aggregat) &&
		h.ord(`,"data":`) && h.objekt(2) &&
		h.ord(`,"nr":`) && h.heltal(&h.nr) && h.nr >= 0 &&
		h.ord(`,"typ":`) && h.text(&h.typ) &&
		h.ord(`,"version":`) && h.heltal(&h.version) && h.version >= 1 &&
		h.ord(`}`) && h.i == len(rad)
	if !ok {
		return fmt.Errorf("händelsen är inte skriven på det enda sätt som en liggare skriver den"+
			" (vid byte %d)", h.i+1)
	}
	return nil
}

// ord går förbi en text som ska stå här, tecken för tecken.
func (h *handelse) ord(text string) bool {
	if len(h.rad)-h.i < len(text) || string(h.rad[h.i:h.i+len(text)]) != text {
		return false
	}
	h.i += len(text)
	return true
}

func (h *handelse) tecken(ett byte) bool {
	if h.i == len(h.rad) || h.rad[h.i] != ett {
		return false
	}
	h.i++
	return true
}

// text läser en sträng där bara " och \ skrivs med \ före sig. Det den ger är som det står.
func (h *handelse) text(ut *[]byte) bool {
	if !h.tecken('"') {
		return false
	}
	rad, i := h.rad, h.i
	for start := i; ; {
		for n := 8; n == 8 && len(rad)-i >= 8; i += n {
			n = vanliga(binary.LittleEndian.Uint64(rad[i:]))
		}
		for i < len(rad) && vanligt[rad[i]] {
			i++
		}
		if i == len(rad) {
			break
		}
		if rad[i] == '"' {
			*ut, h.i = rad[start:i], i+1
			return true
		}
		if rad[i] == '\\' && i+1 < len(rad) && (rad[i+1] == '"' || rad[i+1] == '\\') {
			i += 2
			continue
		}
		tecken, n := utf8.DecodeRune(rad[i:])
		if tecken == '\\' || tecken == utf8.RuneError && n == 1 || styr(tecken) {
			break
		}
		i += n
	}
	h.i = i
	return false
}

// vanligt är de tecken i en text som står för sig själva, ett byte var.
var vanligt = func() (vanliga [256]bool) {
	for tecken := ' '; tecken <= '~'; tecken++ {
		vanliga[tecken] = tecken != '"' && tecken != '\\'
	}
	return vanliga
}()

// vanliga säger hur många av åtta byte som är sådana, innan det kommer något annat.
func vanliga(x uint64) int {
	const ettor, hoga = 0x0101010101010101, 0x8080808080808080
	citat, snett, del := x^ettor*'"', x^ettor*'\\', x^ettor*0x7f
	annat := (x | (x - ettor*' ') | (citat - ettor) | (snett - ettor) | (del - ettor)) & hoga
	return bits.TrailingZeros64(annat) / 8
}

func styr(tecken rune) bool {
	return tecken < 0x20 || 0x7f <= tecken && tecken <= 0x9f || tecken == 0x2028 || tecken == 0x2029
}

func (h *handelse) heltal(ut *int64) bool {
	minus := h.tecken('-')
	start, tal := h.i, int64(0)
	for ; h.i < len(h.rad) && '0' <= h.rad[h.i] && h.rad[h.i] <= '9'; h.i++ {
		if tal = tal*10 + int64(h.rad[h.i]-'0'); tal > storstaHeltal {
			return false
		}
	}
	siffror := h.i - start
	if siffror == 0 || h.rad[start] == '0' && (siffror > 1 || minus) {
		return false
	}
	if *ut = tal; minus {
		*ut = -tal
	}
	return true
}

// varde läser ett värde; datum säger att en text i det ska vara ett datum som finns.
func (h *handelse) varde(niva int, datum bool) bool {
	if h.i == len(h.rad) {
		return false
	}
	var tal int64
	var text []byte
	switch h.rad[h.i] {
	case '"':
		if !h.text(&text) {
			return false
		}
		if datum && h.skevtDatum == "" && !finnsDatum(text) {
			h.skevtDatum = string(text)
		}
		return true
	case '{':
		return h.objekt(niva)
	case '[':
		return h.lista(niva, datum)
	}
	if datum {
		h.skevtDatum = "som inte är en text"
	}
	return h.ord("true") || h.ord("false") || h.heltal(&tal)
}

// objekt läser fält i stigande ordning, med namn av skrivbar ASCII; så står inget två gånger.
func (h *handelse) objekt(niva int) bool {
	if niva > flestNivaer || !h.tecken('{') {
		return false
	}
	if h.tecken('}') {
		return true
	}
	foljd := &h.foljd[0]
	if niva > 2 {
		foljd = &h.foljd[1]
	}
	var forra []byte
	for forranr := uint8(0); ; {
		var nr uint8
		var namn []byte
		kand := forranr != 0 || forra == nil
		if nr = foljd[forranr]; kand && nr != 0 {
			namn = h.vantat(namnen[nr])
		}
		if namn == nil {
			if namn = h.namn(); bytes.Compare(namn, forra) <= 0 {
				return false
			}
			if nr = nyttFalt(namn); kand {
				foljd[forranr] = nr
			}
		}
		from := h.i
		if !h.okandDag(namn) && !h.varde(niva+1, nr != 0 && datumfalt[nr] || nr == 0 && arDatum(namn)) {
			return false
		}
		if niva == 2 {
			h.minns(nr, namn, from)
		}
		if h.tecken('}') {
			return true
		}
		if forra, forranr = namn, nr; !h.tecken(',') {
			return false
		}
	}
}

// namn läser ett fälts namn; inget om det inte är skrivet som det ska.
func (h *handelse) namn() []byte {
	rad, start := h.rad, h.i+1
	i := start
	for i < len(rad) && vanligt[rad[i]] {
		i++
	}
	if i+1 >= len(rad) || rad[start-1] != '"' || rad[i] != '"' || rad[i+1] != ':' {
		return nil
	}
	h.i = i + 2
	return rad[start:i]
}

// vantat läser ett namn om det är det som förra gången följde på det som stod före: då är det i
// ordning, och behöver inte prövas igen.
func (h *handelse) vantat(namn string) []byte {
	slut := h.i + 1 + len(namn)
	if slut+1 >= len(h.rad) || h.rad[h.i] != '"' || h.rad[slut] != '"' || h.rad[slut+1] != ':' ||
		string(h.rad[h.i+1:slut]) != namn {
		return nil
	}
	start := h.i + 1
	h.i = slut + 2
	return h.rad[start:slut]
}

// okandDag läser dagen för ett beslut, när dokumentet inte ger den.
func (h *handelse) okandDag(namn []byte) bool {
	return len(namn) == 5 && string(namn) == "datum" && h.ord(`"okänd"`)
}

func (h *handelse) lista(niva int, datum bool) bool {
	if niva > flestNivaer || !h.tecken('[') {
		return false
	}
	if h.tecken(']') {
		return true
	}
	for h.varde(niva+1, datum) {
		if h.tecken(']') {
			return true
		}
		if !h.tecken(',') {
			return false
		}
	}
	return false
}

// minns ett fält i data, vars värde börjar där och slutar här.
func (h *handelse) minns(nr uint8, namn []byte, fran int) {
	if nr == 0 {
		h.okanda = append(h.okanda, falt{namn, h.rad[fran:h.i]})
		return
	}
	h.data[nr] = omfang{uint16(fran), uint16(h.i)}
	h.fyllda = append(h.fyllda, nr)
}
