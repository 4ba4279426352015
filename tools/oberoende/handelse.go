package main

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Formen på en händelse, läst byte för byte: RFC 8785, och av det som RFC 8785 tillåter bara sådant
// som inget program kan läsa på ett annat sätt. Inget mellanrum, inget null, inga bråk, inga tal
// som JavaScript avrundar, inga styrtecken, ett enda sätt att skriva en text, fälten i ordning.

const (
	langstaRad    = 65535 // byte i en händelse
	flestNivaer   = 32    // objekt och listor i varandra
	storstaHeltal = 1<<53 - 1
)

type handelse struct {
	aggregat    string
	nr, version int64
}

type lasning struct {
	rad []byte
	i   int
}

// lasHandelse godtar en händelse med de fem fälten, skriven på det enda sätt som en liggare skriver.
func lasHandelse(rad []byte) (handelse, error) {
	var h handelse
	l := &lasning{rad: rad}
	ok := len(rad) <= langstaRad &&
		l.ord(`{"aggregat":`) && l.text(&h.aggregat) &&
		l.ord(`,"data":`) && l.objekt(2) &&
		l.ord(`,"nr":`) && l.heltal(&h.nr) && h.nr >= 0 &&
		l.ord(`,"typ":`) && l.text(nil) &&
		l.ord(`,"version":`) && l.heltal(&h.version) && h.version >= 1 &&
		l.ord(`}`) && l.i == len(rad)
	if !ok {
		return h, fmt.Errorf("händelsen är inte skriven på det enda sätt som en liggare skriver den"+
			" (vid byte %d)", l.i+1)
	}
	return h, nil
}

// ord går förbi en text som ska stå här, tecken för tecken.
func (l *lasning) ord(text string) bool {
	if !bytes.HasPrefix(l.rad[l.i:], []byte(text)) {
		return false
	}
	l.i += len(text)
	return true
}

// text läser en sträng där bara " och \ skrivs med \ före sig. Det den ger är som det står.
func (l *lasning) text(ut *string) bool {
	if !l.ord(`"`) {
		return false
	}
	for start := l.i; l.i < len(l.rad); {
		switch {
		case l.ord(`"`):
			if ut != nil {
				*ut = string(l.rad[start : l.i-1])
			}
			return true
		case l.ord(`\"`) || l.ord(`\\`):
			continue
		}
		tecken, n := utf8.DecodeRune(l.rad[l.i:])
		if tecken == '\\' || tecken == utf8.RuneError && n == 1 || styr(tecken) {
			return false
		}
		l.i += n
	}
	return false
}

func styr(tecken rune) bool {
	return tecken < 0x20 || 0x7f <= tecken && tecken <= 0x9f || tecken == 0x2028 || tecken == 0x2029
}

func (l *lasning) heltal(ut *int64) bool {
	slut := l.i
	for slut < len(l.rad) && (l.rad[slut] == '-' || '0' <= l.rad[slut] && l.rad[slut] <= '9') {
		slut++
	}
	tal, err := strconv.ParseInt(string(l.rad[l.i:slut]), 10, 64)
	if err != nil || strconv.FormatInt(tal, 10) != string(l.rad[l.i:slut]) ||
		tal > storstaHeltal || tal < -storstaHeltal {
		return false
	}
	if ut != nil {
		*ut = tal
	}
	l.i = slut
	return true
}

func (l *lasning) varde(niva int) bool {
	if l.i == len(l.rad) {
		return false
	}
	switch l.rad[l.i] {
	case '"':
		return l.text(nil)
	case '{':
		return l.objekt(niva)
	case '[':
		return l.lista(niva)
	case 't', 'f':
		return l.ord("true") || l.ord("false")
	}
	return l.heltal(nil)
}

// objekt läser fält i stigande ordning, med namn av skrivbar ASCII; så står inget två gånger.
func (l *lasning) objekt(niva int) bool {
	if niva > flestNivaer || !l.ord("{") {
		return false
	}
	if l.ord("}") {
		return true
	}
	for forra := ""; ; {
		var namn string
		if !l.text(&namn) || namn <= forra || !skrivbarASCII(namn) || !l.ord(":") || !l.varde(niva+1) {
			return false
		}
		if l.ord("}") {
			return true
		}
		if forra = namn; !l.ord(",") {
			return false
		}
	}
}

func (l *lasning) lista(niva int) bool {
	if niva > flestNivaer || !l.ord("[") {
		return false
	}
	if l.ord("]") {
		return true
	}
	for l.varde(niva + 1) {
		if l.ord("]") {
			return true
		}
		if !l.ord(",") {
			return false
		}
	}
	return false
}

func skrivbarASCII(namn string) bool {
	for _, tecken := range []byte(namn) {
		if tecken < ' ' || tecken > '~' || tecken == '\\' {
			return false
		}
	}
	return true
}
