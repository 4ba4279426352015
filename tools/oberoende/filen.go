package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"os"

	"golang.org/x/mod/sumdb/tlog"
)

// Filen, läst en gång, och trädet över dess rader (RFC 9162).

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
	buffert = 1 << 17
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
	g.detta.nr = g.antal
	g.fel("form", "%s", fel)
	return nil
}

// aldreHandelse läser om en händelse ur filen.
func (g *granskning) aldreHandelse(nr int32, plats int) *handelse {
	m, h := g.minnet(nr), &g.aldre[plats]
	if cap(g.aldreRad[plats]) < int(m.langd) {
		g.aldreRad[plats] = make([]byte, langstaRad)
	}
	rad := g.aldreRad[plats][:m.langd]
	if _, err := g.fil.ReadAt(rad, m.fran); err != nil || h.las(rad) != nil {
		panic(oklar(fmt.Sprintf("händelse %d gick inte att läsa om", nr)))
	}
	return h
}
