package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
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

type falt struct{ namn, varde []byte }

// handelse är en läst händelse; allt pekar in i raden den lästes ur.
type handelse struct {
	rad           []byte
	i             int
	aggregat, typ []byte
	nr, version   int64
	data          []falt
	plats         [flestNamn]uint8 // per känt fält: var i data det står, från 1
	fyllda        []uint8          // vilka av dem som är satta
	skevtDatum    string           // det första datum i händelsen som inte finns
}

// las godtar en händelse med de fem fälten, skriven på det enda sätt som en liggare skriver.
func (h *handelse) las(rad []byte) error {
	for _, namn := range h.fyllda {
		h.plats[namn] = 0
	}
	h.rad, h.i, h.data, h.fyllda, h.skevtDatum = rad, 0, h.data[:0], h.fyllda[:0], ""
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
		for len(rad)-i >= 8 && atta(binary.LittleEndian.Uint64(rad[i:])) {
			i += 8
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

// atta säger om åtta byte på en gång är sådana.
func atta(x uint64) bool {
	const ettor, hoga = 0x0101010101010101, 0x8080808080808080
	citat, snett, del := x^ettor*'"', x^ettor*'\\', x^ettor*0x7f
	fel := x | (x - ettor*' ') | (citat - ettor) | (snett - ettor) | (del - ettor)
	return fel&hoga == 0
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
	for forra := []byte(nil); ; {
		start := h.i + 1
		for h.i++; h.i < len(h.rad) && vanligt[h.rad[h.i]]; h.i++ {
		}
		if h.i >= len(h.rad) || h.rad[start-1] != '"' || h.rad[h.i] != '"' {
			return false
		}
		namn := h.rad[start:h.i]
		if h.i++; bytes.Compare(namn, forra) <= 0 || !h.tecken(':') {
			return false
		}
		from := h.i
		// "datum" är okänt ibland: dagen för ett beslut som dokumentet inte ger
		okand := len(namn) == 5 && h.ord(`"okänd"`) && string(namn) == "datum"
		if !okand {
			h.i = from
		}
		if !okand && !h.varde(niva+1, arDatum(namn)) {
			return false
		}
		if niva == 2 {
			h.minns(namn, h.rad[from:h.i])
		}
		if h.tecken('}') {
			return true
		}
		if forra = namn; !h.tecken(',') {
			return false
		}
	}
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

// minns ett fält i data.
func (h *handelse) minns(namn, varde []byte) {
	h.data = append(h.data, falt{namn, varde})
	if nr := namnnr(namn); nr != 0 && len(h.data) < 256 {
		h.plats[nr] = uint8(len(h.data))
		h.fyllda = append(h.fyllda, nr)
	}
}
