package main

import (
	"bytes"
	"time"
)

// Datum så som dokumenten ger dem: en dag, en månad, ett år, eller senast en dag. Vart och ett är
// flera dagar som det kan ha varit; där en dag ska räknas är det den sista.

const dagform = "2006-01-02"

// arDatum säger om ett fält håller ett datum.
func arDatum(namn []byte) bool {
	switch namn[len(namn)-1] {
	case 'm', 't', 'n', 'd', 'g':
	default:
		return false
	}
	switch string(namn) {
	case "galler_fran", "anslaget", "anmald", "forfallodag", "laga_kraft", "period", "dag":
		return true
	}
	return bytes.HasSuffix(namn, []byte("datum")) || bytes.HasSuffix(namn, []byte("_from")) ||
		bytes.HasSuffix(namn, []byte("_tom")) || bytes.HasSuffix(namn, []byte("_senast"))
}

// dagen ger den dag som är skriven ÅÅÅÅ-MM-DD, som ÅÅÅÅMMDD.
func dagen(text []byte) (int32, bool) {
	if len(text) != 10 || text[0] != '2' || text[1] != '0' || text[4] != '-' || text[7] != '-' {
		return 0, false
	}
	for _, i := range [...]int{2, 3, 5, 6, 8, 9} {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
	}
	ar, manad, dag := fyra(text), tva(text[5:]), tva(text[8:])
	finns := 1 <= manad && manad <= 12 && 1 <= dag && dag <= dagarI(ar, manad)
	return ar*10000 + manad*100 + dag, finns
}

// dagarna ger den första och den sista dag som ett datum kan betyda, som ÅÅÅÅMMDD.
func dagarna(text []byte) (int32, int32, bool) {
	senast := bytes.HasPrefix(text, []byte("../"))
	if senast {
		text = text[3:]
	}
	n := len(text)
	if n != 10 && (senast || n != 4 && n != 7) || text[0] != '2' || text[1] != '0' {
		return 0, 0, false
	}
	var delar [3]int32 // år, månad, dag
	del := 0
	for i, tecken := range text {
		switch {
		case i == 4 || i == 7:
			if del++; tecken != '-' {
				return 0, 0, false
			}
		case tecken < '0' || tecken > '9':
			return 0, 0, false
		default:
			delar[del] = delar[del]*10 + int32(tecken-'0')
		}
	}
	ar, manad, dag := delar[0], delar[1], delar[2]
	switch {
	case n == 4:
		return ar*10000 + 101, ar*10000 + 1231, true
	case manad < 1 || manad > 12:
		return 0, 0, false
	case n == 7:
		return ar*10000 + manad*100 + 1, ar*10000 + manad*100 + dagarI(ar, manad), true
	case dag < 1 || dag > dagarI(ar, manad):
		return 0, 0, false
	case senast:
		return 20000101, ar*10000 + manad*100 + dag, true
	}
	return ar*10000 + manad*100 + dag, ar*10000 + manad*100 + dag, true
}

func dagarI(ar, manad int32) int32 {
	switch manad {
	case 2:
		if ar%4 == 0 && (ar%100 != 0 || ar%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func finnsDatum(text []byte) bool {
	if _, finns := dagen(text); finns {
		return true
	}
	_, _, finns := dagarna(text)
	return finns
}

// sistaDagen ger den sista dag som ett fält kan betyda.
func sistaDagen(i post, nr uint8) int32 {
	_, sista, finns := dagarna(text(i, nr))
	if !finns {
		panic(oklar(namnen[nr] + " finns inte"))
	}
	return sista
}

// paskdagen ger påskdagen ett år mellan 1900 och 2099 (Gauss).
func paskdagen(ar int) time.Time {
	mane := (19*(ar%19) + 24) % 30
	dag := mane + (2*(ar%4)+4*(ar%7)+6*mane+5)%7
	if dag == 35 || dag == 34 && mane == 28 && ar%19 > 10 {
		dag -= 7
	}
	return time.Date(ar, 3, 22+dag, 0, 0, 0, 0, time.UTC)
}

// ledig säger om en sista dag flyttas: lördag, helgdag (1989:253) eller afton (1930:173).
func ledig(dag time.Time) bool {
	if dag.Weekday() == time.Saturday || dag.Weekday() == time.Sunday {
		return true
	}
	text, pask := dag.Format("0102"), int(dag.Sub(paskdagen(dag.Year())).Hours())/24
	switch text {
	case "0101", "0106", "0501", "1224", "1225", "1226", "1231":
		return true
	}
	if dag.Weekday() == time.Friday && "0619" <= text && text <= "0625" {
		return true
	}
	if dag.Year() > 2004 && text == "0606" || dag.Year() <= 2004 && pask == 50 {
		return true
	}
	return pask == -2 || pask == 1 || pask == 39
}

// lagaKraft ger dagen efter den sista då ett beslut kan överklagas, tre veckor efter anslaget.
func lagaKraft(anslaget int32) string {
	dag := time.Date(int(anslaget/10000), time.Month(anslaget/100%100), int(anslaget%100), 0, 0, 0, 0, time.UTC)
	for dag = dag.AddDate(0, 0, 21); ledig(dag); dag = dag.AddDate(0, 0, 1) {
	}
	return dag.AddDate(0, 0, 1).Format(dagform)
}
