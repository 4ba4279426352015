package main

import (
	"bytes"
	"fmt"
)

// Fälten i en händelse: de som programmet frågar efter har ett nummer var, så att de hittas utan
// att sökas. Ett fält som saknas, eller är av ett annat slag, avbryter läsningen av händelsen.

const flestNamn = 256

type oklar string

// namnen är alla fält som programmet eller rorelser.json nämner, och de första som loggen har; plats
// 0 är inget fält.
var (
	namnen = []string{""}
	hylla  [512]uint8
	// datumfalt säger vilka av dem som är datum
	datumfalt [flestNamn]bool
)

func hyllplats(namn []byte) int {
	n := len(namn)
	return (n*31 + int(namn[0])*7 + int(namn[n-1])*13 + int(namn[n/2])*17) & (len(hylla) - 1)
}

// nyttFalt ger ett fälts nummer, och lägger upp det första gången.
func nyttFalt(namn []byte) uint8 {
	if nr := namnnr(namn); nr != 0 {
		return nr
	}
	if len(namnen) == flestNamn {
		return 0
	}
	i := hyllplats(namn)
	for hylla[i] != 0 {
		i = (i + 1) & (len(hylla) - 1)
	}
	namnen = append(namnen, string(namn))
	hylla[i] = uint8(len(namnen) - 1)
	datumfalt[hylla[i]] = arDatum(namn)
	return hylla[i]
}

func faltet(namn string) uint8 { return nyttFalt([]byte(namn)) }

// namnnr ger ett fälts nummer, 0 för ett som inte har något.
func namnnr(namn []byte) uint8 {
	for i := hyllplats(namn); hylla[i] != 0; i = (i + 1) & (len(hylla) - 1) {
		if namnen[hylla[i]] == string(namn) {
			return hylla[i]
		}
	}
	return 0
}

var (
	fAktor, fAnslaget, fAr, fArende        = faltet("aktor"), faltet("anslaget"), faltet("ar"), faltet("arende")
	fAtagande, fAvser, fAvserAr            = faltet("atagande"), faltet("avser_id"), faltet("avser_ar")
	fAvvikelser, fBelopp, fBenamner        = faltet("avvikelser"), faltet("belopp_ore"), faltet("benamner")
	fBeslut, fBidragsar, fDatum            = faltet("beslut"), faltet("bidragsar"), faltet("handelsedatum")
	fDifferens, fErsatter, fFlyttningar    = faltet("differens_ore"), faltet("ersatter_ore"), faltet("flyttningar")
	fForbrukat, fFordelat, fHosNamnd       = faltet("forbrukat_ore"), faltet("fran_fordelat_ore"), faltet("fran_hos_namnd_ore")
	fEgenfin, fUrForbrukat, fFranPosition  = faltet("fran_egenfinansierat_ore"), faltet("fran_forbrukat_ore"), faltet("fran_position")
	fKalla, fKlar, fKod, fKommando         = faltet("kalla"), faltet("klar"), faltet("kod"), faltet("kommando_id")
	fKostnader, fLagaKraft, fLage          = faltet("kostnader"), faltet("laga_kraft"), faltet("lage")
	fLiggarens, fLiggarnummer, fMotpart    = faltet("liggarens_ore"), faltet("liggarnummer"), faltet("motpart")
	fNamnd, fNyckel, fOattesterad          = faltet("namnd"), faltet("nyckel"), faltet("oattesterad_ar")
	fOresavrundning, fPerDatum, fPeriod    = faltet("oresavrundning_ore"), faltet("per_datum"), faltet("period")
	fPosition, fPott, fRader, fRegel       = faltet("position"), faltet("pott"), faltet("rader"), faltet("regel")
	fRegistrerad, fRegistreradAv           = faltet("registrerad"), faltet("registrerad_av")
	fRekvisition, fSlag, fSlutsaldon       = faltet("rekvisition"), faltet("slag"), faltet("slutsaldon")
	fStanger, fTillOfordelat, fTotal       = faltet("stanger"), faltet("till_ofordelat_ore"), faltet("total_ore")
	fUnderenhet, fUrsprung, fUtbetalning   = faltet("underenhet"), faltet("ursprung"), faltet("utbetalning")
	fUtfall, fUtfallOre, fVerifikat        = faltet("utfall"), faltet("utfall_ore"), faltet("verifikat")
	fVerifikatBelopp, fFran, fTill, fPlats = faltet("verifikat_belopp_ore"), faltet("fran"), faltet("till"), faltet("plats")
)

func (h *handelse) falt(nr uint8) []byte {
	if hos := h.data[nr]; hos.till != 0 {
		return h.rad[hos.fran:hos.till]
	}
	return nil
}

// objektet ger fälten i ett objekt som står i data.
type objektet []byte

func (o objektet) falt(nr uint8) []byte {
	for rest := []byte(o[1:]); rest[0] == '"'; {
		slut := 1 + bytes.IndexByte(rest[1:], '"')
		varde := rest[slut+2:]
		langd := langd(varde)
		if string(rest[1:slut]) == namnen[nr] {
			return varde[:langd]
		}
		if rest = varde[langd:]; rest[0] == ',' {
			rest = rest[1:]
		}
	}
	return nil
}

// langd ger hur många byte ett värde är, i en rad vars form är prövad.
func langd(varde []byte) int {
	djup := 0
	for i := 0; ; i++ {
		switch varde[i] {
		case '"':
			for i++; varde[i] != '"'; i++ {
				if varde[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			djup++
		case '}', ']', ',':
			if djup == 0 {
				return i
			}
			if varde[i] != ',' {
				djup--
			}
		}
		if djup == 0 && (varde[i] == '"' || varde[i] == '}' || varde[i] == ']') {
			return i + 1
		}
		if i+1 == len(varde) {
			return i + 1
		}
	}
}

// delarna ger värdena i en lista.
func delarna(lista []byte, falt uint8) [][]byte {
	if len(lista) == 0 || lista[0] != '[' {
		panic(oklar(namnen[falt] + " är ingen lista"))
	}
	var delar [][]byte
	for rest := lista[1:]; rest[0] != ']'; {
		n := langd(rest)
		delar = append(delar, rest[:n])
		if rest = rest[n:]; rest[0] == ',' {
			rest = rest[1:]
		}
	}
	return delar
}

type post interface{ falt(nr uint8) []byte }

// text ger det som står i ett fält som ska vara en text.
func text(i post, nr uint8) []byte {
	varde := i.falt(nr)
	if len(varde) < 2 || varde[0] != '"' {
		panic(oklar(fmt.Sprintf("%s är ingen text", namnen[nr])))
	}
	return varde[1 : len(varde)-1]
}

// textOm ger det som text, eller inget om fältet saknas.
func textOm(i post, nr uint8) []byte {
	if i.falt(nr) == nil {
		return nil
	}
	return text(i, nr)
}

func tal(i post, nr uint8) int64 {
	varde := i.falt(nr)
	minus := len(varde) > 0 && varde[0] == '-'
	if minus {
		varde = varde[1:]
	}
	if len(varde) == 0 || varde[0] < '0' || varde[0] > '9' {
		panic(oklar(fmt.Sprintf("%s är inget heltal", namnen[nr])))
	}
	var tal int64
	for _, siffra := range varde {
		tal = tal*10 + int64(siffra-'0')
	}
	if minus {
		return -tal
	}
	return tal
}

func talOm(i post, nr uint8) int64 {
	if i.falt(nr) == nil {
		return 0
	}
	return tal(i, nr)
}

// objekten ger objekten i en lista.
func objekten(i post, nr uint8) []objektet {
	var alla []objektet
	for _, del := range delarna(i.falt(nr), nr) {
		alla = append(alla, somObjekt(del, nr))
	}
	return alla
}

func somObjekt(varde []byte, nr uint8) objektet {
	if len(varde) == 0 || varde[0] != '{' {
		panic(oklar(namnen[nr] + " är inget objekt"))
	}
	return objektet(varde)
}

// oskyddad ger en text utan de \ som JSON kräver.
func oskyddad(text []byte) string {
	if bytes.IndexByte(text, '\\') < 0 {
		return string(text)
	}
	ut := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' {
			i++
		}
		ut = append(ut, text[i])
	}
	return string(ut)
}
