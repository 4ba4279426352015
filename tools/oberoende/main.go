// Oberoende kontroll av det som Bidragsliggaren lämnar ifrån sig: loggen, kontrollpunkter, bevis
// och utvidgningar. Programmet delar ingen kod med Bidragsliggaren. Merkleträdet och de signerade
// texterna kontrolleras av Gos egna golang.org/x/mod/sumdb/tlog och note.
//
// Slutkod: 0 godkänd, 1 underkänd, 2 en fil eller nyckel går inte att läsa.
package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const bruk = `Användning:
  oberoende logg [--json] [--rorelser RORELSER.JSON] LOGG.JSONL [KONTROLLPUNKT NYCKLAR]
  oberoende kontrollpunkt KONTROLLPUNKT NYCKLAR
  oberoende bevis BEVIS NYCKLAR
  oberoende utvidgning UTVIDGNING GAMMAL_KONTROLLPUNKT NYCKLAR
  oberoende parti < BEVIS.JSONL
`

const (
	bevisetsRad   = "c2sp.org/tlog-proof@v1"
	flestHashar   = 63 // i ett bevis
	storstaNot    = 262144
	storstaFil    = storstaNot + 2*langstaRad
	storstaNyckel = 65536        // byte i filen med nycklar
	sistaTid      = 253402300799 // sista sekunden år 9999
	typEd25519    = 1
	typMedsignera = 4
)

// strikt godtar bara det enda sättet att skriva ett värde i base64.
var strikt = base64.StdEncoding.Strict()

// olast säger att kontrollen inte gick att göra, till skillnad från att den underkände något.
type olast struct{ error }

func main() {
	lasTabell()
	lasTyper()
	var skrivet underkand
	switch text, err := kor(os.Args[1:]); {
	case errors.As(err, &olast{}):
		fmt.Fprintln(os.Stderr, utskrivbar(err.Error()))
		os.Exit(2)
	case errors.As(err, &skrivet):
		fmt.Println(skrivet)
		os.Exit(1)
	case err != nil:
		fmt.Println("UNDERKÄND: " + utskrivbar(err.Error()))
		os.Exit(1)
	default:
		fmt.Print(text)
	}
}

func kor(arg []string) (string, error) {
	antal := map[string][]int{"kontrollpunkt": {3}, "bevis": {3}, "utvidgning": {4}, "parti": {1}}
	if len(arg) > 0 && arg[0] == "logg" {
		return korLogg(arg[1:])
	}
	if len(arg) == 0 || !innehaller(antal[arg[0]], len(arg)) {
		return "", olast{errors.New(bruk)}
	}
	var svar []string
	var err error
	switch arg[0] {
	case "kontrollpunkt":
		svar, err = kontrollpunkt(arg[1], arg[2])
	case "bevis":
		svar, err = bevis(arg[1], arg[2])
	case "utvidgning":
		svar, err = utvidgning(arg[1], arg[2], arg[3])
	case "parti":
		return "", parti(os.Stdin, os.Stdout)
	}
	if err != nil {
		return "", err
	}
	return "GODKÄND: " + utskrivbar(strings.Join(svar, "\n  ")) + "\n", nil
}

func korLogg(arg []string) (string, error) {
	flaggor := flag.NewFlagSet("logg", flag.ContinueOnError)
	flaggor.SetOutput(io.Discard)
	somJSON, tabell := flaggor.Bool("json", false, ""), flaggor.String("rorelser", "", "")
	if flaggor.Parse(arg) != nil || !innehaller([]int{1, 3}, flaggor.NArg()) {
		return "", olast{errors.New(bruk)}
	}
	return logg(flaggor.Args(), *tabell, *somJSON)
}

// --- kontrollpunkter, bevis och utvidgningar ----------------------------------------------------

func kontrollpunkt(fil, nycklar string) ([]string, error) {
	punkt, err := lasKontrollpunkt(fil, nycklar)
	if err != nil {
		return nil, err
	}
	svar := fmt.Sprintf("%s, %d händelser, rot %x", punkt.ursprung, punkt.storlek, punkt.rot[:])
	return append([]string{svar}, punkt.signerat...), nil
}

func bevis(fil, nycklar string) ([]string, error) {
	text, kanda, err := lasTva(fil, nycklar)
	if err != nil {
		return nil, err
	}
	huvud, resten, ok := strings.Cut(text, "\n\n")
	rader := strings.Split(huvud, "\n")
	if !ok || len(rader) < 3 || rader[0] != bevisetsRad {
		return nil, errors.New("filen är inget bevis (c2sp.org/tlog-proof@v1) med händelsen i extra")
	}
	rad, err := base64Efter(rader[1], "extra ")
	if err != nil {
		return nil, err
	}
	nr, err := talEfter(rader[2], "index ")
	if err != nil {
		return nil, err
	}
	hashar, err := lasHashar(rader[3:])
	if err != nil {
		return nil, err
	}
	punkt, err := oppna([]byte(resten), kanda)
	if err != nil {
		return nil, err
	}
	if err := provaInklusion(hashar, punkt.storlek, punkt.rot, nr, tlog.RecordHash(rad)); err != nil {
		return nil, fmt.Errorf("händelse %d ingår inte i det som kontrollpunkten gäller", nr)
	}
	var post handelse
	if err := post.las(rad); err != nil {
		return nil, err
	}
	if post.nr != nr {
		return nil, fmt.Errorf("händelsen på plats %d säger inte själv att den har nr %d", nr, nr)
	}
	svar := []string{fmt.Sprintf("händelse %d av %d i %s:", nr, punkt.storlek, punkt.ursprung), string(rad)}
	return append(svar, punkt.signerat...), nil
}

func utvidgning(fil, gammalFil, nycklar string) ([]string, error) {
	text, kanda, err := lasTva(fil, nycklar)
	if err != nil {
		return nil, err
	}
	gammal, err := lasKontrollpunkt(gammalFil, nycklar)
	if err != nil {
		return nil, fmt.Errorf("den äldre kontrollpunkten: %w", err)
	}
	huvud, resten, ok := strings.Cut(text, "\n\n")
	rader := strings.Split(huvud, "\n")
	if !ok {
		return nil, errors.New("filen är ingen utvidgning: kontrollpunkten saknas")
	}
	fran, err := talEfter(rader[0], "old ")
	if err != nil {
		return nil, err
	}
	hashar, err := lasHashar(rader[1:])
	if err != nil {
		return nil, err
	}
	ny, err := oppna([]byte(resten), kanda)
	if err != nil {
		return nil, err
	}
	if ny.ursprung != gammal.ursprung {
		return nil, fmt.Errorf("två olika liggare: %s och %s", gammal.ursprung, ny.ursprung)
	}
	if fran != gammal.storlek {
		return nil, fmt.Errorf("utvidgningen räknas från %d händelser, men den äldre kontrollpunkten gäller %d",
			fran, gammal.storlek)
	}
	if err := provaUtvidgning(hashar, ny.storlek, ny.rot, gammal.storlek, gammal.rot); err != nil {
		return nil, fmt.Errorf("HISTORIEN ÄR ÄNDRAD: de %d första händelserna är inte desamma", fran)
	}
	svar := fmt.Sprintf("%s har bara vuxit, från %d till %d händelser", ny.ursprung, fran, ny.storlek)
	return append([]string{svar}, ny.signerat...), nil
}

// --- Merkleträdet -------------------------------------------------------------------------------

func provaInklusion(hashar []tlog.Hash, storlek int64, rot tlog.Hash, nr int64, blad tlog.Hash) error {
	if nr < 0 || nr >= storlek {
		return fmt.Errorf("trädet har %d löv", storlek)
	}
	return tlog.CheckRecord(hashar, storlek, rot, nr, blad)
}

// provaUtvidgning klarar också det tomma trädet, som tlog inte tar emot.
func provaUtvidgning(hashar []tlog.Hash, ny int64, nyRot tlog.Hash, gammal int64, gammalRot tlog.Hash) error {
	tom := tlog.Hash(sha256.Sum256(nil))
	switch {
	case gammal < 0 || gammal > ny:
		return fmt.Errorf("liggaren har krympt från %d till %d", gammal, ny)
	case gammal == 0 && (len(hashar) > 0 || gammalRot != tom || ny == 0 && nyRot != tom):
		return errors.New("det tomma trädet har en enda rot och inget bevis")
	case gammal == 0:
		return nil
	}
	return tlog.CheckTree(hashar, ny, nyRot, gammal, gammalRot)
}

// --- kontrollpunkter och nycklar ----------------------------------------------------------------

type punkt struct {
	ursprung string
	storlek  int64
	rot      tlog.Hash
	signerat []string
}

func lasKontrollpunkt(fil, nycklar string) (punkt, error) {
	text, kanda, err := lasTva(fil, nycklar)
	if err != nil {
		return punkt{}, err
	}
	return oppna([]byte(text), kanda)
}

// oppna prövar varje signatur av en känd nyckel; en av dem ska vara liggarens egen.
func oppna(text []byte, kanda []note.Verifier) (punkt, error) {
	if len(text) > storstaNot {
		return punkt{}, fmt.Errorf("kontrollpunkten är större än %d byte", storstaNot)
	}
	n, err := note.Open(text, note.VerifierList(kanda...))
	var fel *note.InvalidSignatureError
	var okand *note.UnverifiedNoteError
	switch {
	case errors.As(err, &fel):
		return punkt{}, fmt.Errorf("signaturen av %s stämmer inte med texten", fel.Name)
	case errors.As(err, &okand):
		return punkt{}, errors.New("ingen signatur av känd nyckel")
	case err != nil:
		return punkt{}, errors.New("ingen signerad text så som C2SP signed-note skrivs")
	}
	rader := strings.Split(strings.TrimSuffix(n.Text, "\n"), "\n")
	if len(rader) < 3 || innehallerTom(rader) {
		return punkt{}, errors.New("en kontrollpunkt har tre rader: liggaren, antalet händelser, roten")
	}
	p := punkt{ursprung: rader[0]}
	if p.storlek, err = talEfter(rader[1], ""); err != nil {
		return punkt{}, err
	}
	hashar, err := lasHashar(rader[2:3])
	if err != nil {
		return punkt{}, err
	}
	p.rot = hashar[0]
	if p.storlek == 0 && p.rot != tlog.Hash(sha256.Sum256(nil)) {
		return punkt{}, errors.New("kontrollpunkten gäller en tom liggare men har en annan rot")
	}
	egen, err := p.provaSignaturer(n.Text, string(text[len(n.Text)+1:]), kanda)
	if err == nil && !egen {
		err = fmt.Errorf("ingen signatur av känd nyckel för liggaren %s", p.ursprung)
	}
	return p, err
}

// provaSignaturer läser varje signaturrad för sig, och säger om en är liggarens egen. note nöjer sig
// med den första av varje nyckel, men en till som är falsk, eller annan, går det inte att lita på.
func (p *punkt) provaSignaturer(text, rader string, kanda []note.Verifier) (bool, error) {
	egen, lasta := false, map[string]bool{}
	for _, rad := range strings.Split(strings.TrimSuffix(rader, "\n"), "\n") {
		namn, kod, _ := strings.Cut(strings.TrimPrefix(rad, "— "), " ")
		varde, err := base64Efter(kod, "")
		if err != nil || len(varde) < 5 || lasta[rad] {
			return false, fmt.Errorf("signaturen av %s står två gånger eller är inte rätt skriven", namn)
		}
		lasta[rad] = true
		nyckel := nyckelFor(kanda, namn, binary.BigEndian.Uint32(varde))
		if nyckel == nil {
			continue
		}
		if !nyckel.Verify([]byte(text), varde[4:]) {
			return false, fmt.Errorf("signaturen av %s stämmer inte med texten", namn)
		}
		if _, med := nyckel.(medsignerare); med {
			tid := time.Unix(int64(binary.BigEndian.Uint64(varde[4:12])), 0).UTC()
			p.signerat = append(p.signerat, fmt.Sprintf("Medundertecknad av %s %s",
				namn, tid.Format("2006-01-02 15:04:05 UTC")))
			continue
		}
		if egen = egen || namn == p.ursprung; lasta[namn+string(varde[:4])] {
			return false, fmt.Errorf("%s har undertecknat två gånger med samma nyckel", namn)
		}
		lasta[namn+string(varde[:4])] = true
		p.signerat = append(p.signerat, "Signerad av "+namn)
	}
	return egen, nil
}

// medsignerare prövar cosignature/v1: åtta byte tid och en Ed25519-signatur över tid och text.
type medsignerare struct {
	namn    string
	id      uint32
	publika ed25519.PublicKey
}

func (m medsignerare) Name() string    { return m.namn }
func (m medsignerare) KeyHash() uint32 { return m.id }

func (m medsignerare) Verify(text, varde []byte) bool {
	if len(varde) != 8+ed25519.SignatureSize {
		return false
	}
	tid := binary.BigEndian.Uint64(varde[:8])
	if tid == 0 || tid > sistaTid {
		return false
	}
	signerat := fmt.Sprintf("cosignature/v1\ntime %d\n%s", tid, text)
	return ed25519.Verify(m.publika, []byte(signerat), varde[8:])
}

func nyckelFor(kanda []note.Verifier, namn string, id uint32) note.Verifier {
	for _, nyckel := range kanda {
		if nyckel.Name() == namn && nyckel.KeyHash() == id {
			return nyckel
		}
	}
	return nil
}

// lasNycklar läser en vkey per rad; tomma rader och rader som börjar med # räknas inte. Filen skrivs
// för hand, så Windows radslut, mellanslag runt en rad och BOM godtas, men inget annat än nycklar.
func lasNycklar(text string) ([]note.Verifier, error) {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	if !utf8.ValidString(text) || len(text) > storstaNyckel || strings.IndexFunc(text, styrtecken) >= 0 {
		return nil, olast{errors.New("filen med nycklar är för stor eller ingen vanlig text")}
	}
	var nycklar []note.Verifier
	lasta := map[string]bool{}
	for _, rad := range strings.Split(text, "\n") {
		rad = strings.Trim(rad, " ")
		if rad == "" || strings.HasPrefix(rad, "#") || lasta[rad] {
			continue
		}
		lasta[rad] = true
		nyckel, err := lasNyckel(rad)
		if err != nil {
			return nil, olast{fmt.Errorf("nyckeln %q: %w", rad, err)}
		}
		if nyckelFor(nycklar, nyckel.Name(), nyckel.KeyHash()) != nil {
			return nil, olast{fmt.Errorf("två nycklar heter %s och har samma id", nyckel.Name())}
		}
		nycklar = append(nycklar, nyckel)
	}
	if len(nycklar) == 0 {
		return nil, olast{errors.New("filen med nycklar är tom")}
	}
	return nycklar, nil
}

func styrtecken(tecken rune) bool { return tecken < ' ' && tecken != '\n' }

// svaga är punkterna av låg ordning, som inte är någons nycklar.
var svaga = map[string]bool{
	strings.Repeat("00", 32):                                           true,
	"01" + strings.Repeat("00", 31):                                    true,
	"ec" + strings.Repeat("ff", 30) + "7f":                             true,
	"ed" + strings.Repeat("ff", 30) + "7f":                             true,
	"ee" + strings.Repeat("ff", 30) + "7f":                             true,
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05": true,
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a": true,
}

func lasNyckel(vkey string) (note.Verifier, error) {
	delar := strings.SplitN(vkey, "+", 3)
	if len(delar) != 3 {
		return nil, errors.New("skrivs namn+id+base64")
	}
	varde, err := base64Efter(delar[2], "")
	if err != nil || len(varde) != 1+ed25519.PublicKeySize {
		return nil, errors.New("är ingen Ed25519-nyckel")
	}
	if varde[0] != typEd25519 && varde[0] != typMedsignera {
		return nil, fmt.Errorf("har typen %d, som inte kan prövas här", varde[0])
	}
	y := append([]byte{}, varde[1:]...)
	y[31] &= 0x7f // tecknet på x spelar ingen roll
	if svaga[fmt.Sprintf("%x", y)] {
		return nil, errors.New("vem som helst kan underteckna med den")
	}
	summa := sha256.Sum256([]byte(delar[0] + "\n" + string(varde)))
	id := binary.BigEndian.Uint32(summa[:4])
	if delar[0] == "" || strings.IndexFunc(delar[0], unicode.IsSpace) >= 0 || fmt.Sprintf("%08x", id) != delar[1] {
		return nil, errors.New("namnet och id:t hör inte ihop")
	}
	if varde[0] == typEd25519 {
		return note.NewVerifier(vkey)
	}
	return medsignerare{delar[0], id, ed25519.PublicKey(varde[1:])}, nil
}

// --- många bevis på en gång ---------------------------------------------------------------------

type fraga struct {
	Slag      string   `json:"slag"`
	Nr        int64    `json:"nr"`
	Storlek   int64    `json:"storlek"`
	Rot       string   `json:"rot"`
	Blad      string   `json:"blad"`
	Gammal    int64    `json:"gammal"`
	GammalRot string   `json:"gammal_rot"`
	Ny        int64    `json:"ny"`
	NyRot     string   `json:"ny_rot"`
	Bevis     []string `json:"bevis"`
}

// parti svarar ja eller nej på varje rad; en rad som inte går att läsa får nej.
func parti(in io.Reader, ut io.Writer) error {
	rader := bufio.NewScanner(in)
	rader.Buffer(nil, 1<<20)
	skriv := bufio.NewWriter(ut)
	for rader.Scan() {
		svar := "nej"
		var f fraga
		if json.Unmarshal(rader.Bytes(), &f) == nil && f.haller() {
			svar = "ja"
		}
		fmt.Fprintln(skriv, svar)
	}
	if err := rader.Err(); err != nil {
		return olast{err}
	}
	if err := skriv.Flush(); err != nil {
		return olast{err}
	}
	return nil
}

func (f fraga) haller() bool {
	for _, tal := range []int64{f.Nr, f.Storlek, f.Gammal, f.Ny} {
		if tal < 0 || tal > storstaHeltal {
			return false
		}
	}
	bevis, err := lasHashar(f.Bevis)
	if err != nil {
		return false
	}
	switch f.Slag {
	case "inklusion":
		tva, err := lasHashar([]string{f.Rot, f.Blad})
		return err == nil && provaInklusion(bevis, f.Storlek, tva[0], f.Nr, tva[1]) == nil
	case "utvidgning":
		tva, err := lasHashar([]string{f.NyRot, f.GammalRot})
		return err == nil && provaUtvidgning(bevis, f.Ny, tva[0], f.Gammal, tva[1]) == nil
	}
	return false
}

// --- rader och filer ----------------------------------------------------------------------------

func lasTva(fil, nycklar string) (string, []note.Verifier, error) {
	text, err := os.ReadFile(nycklar)
	if err != nil {
		return "", nil, olast{err}
	}
	kanda, err := lasNycklar(string(text))
	if err != nil {
		return "", nil, err
	}
	if text, err = os.ReadFile(fil); err != nil {
		return "", nil, olast{err}
	}
	if len(text) > storstaFil {
		return "", nil, fmt.Errorf("filen är större än %d byte", storstaFil)
	}
	return string(text), kanda, nil
}

func lasHashar(rader []string) ([]tlog.Hash, error) {
	if len(rader) > flestHashar {
		return nil, fmt.Errorf("beviset har fler än %d hashar", flestHashar)
	}
	hashar := make([]tlog.Hash, len(rader))
	for i, rad := range rader {
		varde, err := base64Efter(rad, "")
		if err != nil || len(varde) != tlog.HashSize {
			return nil, fmt.Errorf("%q är ingen hash i base64", rad)
		}
		copy(hashar[i][:], varde)
	}
	return hashar, nil
}

func base64Efter(rad, ord string) ([]byte, error) {
	resten := strings.TrimPrefix(rad, ord)
	varde, err := strikt.DecodeString(resten)
	if !strings.HasPrefix(rad, ord) || err != nil || strings.ContainsAny(resten, "\r\n") {
		return nil, fmt.Errorf("%.40q: %sbase64 väntades", rad, ord)
	}
	return varde, nil
}

func talEfter(rad, ord string) (int64, error) {
	resten := strings.TrimPrefix(rad, ord)
	tal, err := strconv.ParseInt(resten, 10, 64)
	if !strings.HasPrefix(rad, ord) || err != nil || strconv.FormatInt(tal, 10) != resten || tal < 0 || tal > storstaHeltal {
		return 0, fmt.Errorf("%.40q: %sett tal väntades", rad, ord)
	}
	return tal, nil
}

func innehallerTom(rader []string) bool {
	for _, rad := range rader {
		if rad == "" {
			return true
		}
	}
	return false
}

func innehaller(tal []int, sokt int) bool {
	for _, ett := range tal {
		if ett == sokt {
			return true
		}
	}
	return false
}

// utskrivbar tar bort det som kan styra en terminal; radbrytningar är våra egna.
func utskrivbar(text string) string {
	return strings.Map(func(tecken rune) rune {
		if tecken == '\n' || unicode.IsPrint(tecken) {
			return tecken
		}
		return '?'
	}, text)
}
