package main

// register ger numret på det som har en nyckel; det är snabbare än en map, som söker två gånger för
// att lägga till det som inte fanns, och tar halva platsen. hos ger nyckeln på det som har ett nummer.
type register struct {
	facken []fack
	antal  int
	hos    func(nr int32) nyckel
}

type fack struct {
	del uint32 // av nyckeln, så att den andra hälften sällan behövs
	nr  int32  // från 1; 0 är tomt
}

func nyttRegister(ungefar int64, hos func(int32) nyckel) register {
	n := 1 << 10
	for int64(n) < 3*ungefar/2 {
		n *= 2
	}
	return register{facken: make([]fack, n), hos: hos}
}

// finn ger det nummer som en nyckel har, och om den fanns; fanns den inte får den numret ny, om det
// är minst noll.
func (r *register) finn(av nyckel, ny int32) (int32, bool) {
	mask := len(r.facken) - 1
	i, del := int(av)&mask, uint32(av>>32)
	for ; r.facken[i].nr != 0; i = (i + 1) & mask {
		if r.facken[i].del == del && r.hos(r.facken[i].nr-1) == av {
			return r.facken[i].nr - 1, true
		}
	}
	if ny < 0 {
		return ny, false
	}
	r.facken[i] = fack{del, ny + 1}
	if r.antal++; 4*r.antal > 3*len(r.facken) {
		r.vax()
	}
	return ny, false
}

func (r *register) vax() {
	gamla := r.facken
	r.facken = make([]fack, 2*len(gamla))
	mask := len(r.facken) - 1
	for _, ett := range gamla {
		if ett.nr == 0 {
			continue
		}
		i := int(r.hos(ett.nr-1)) & mask
		for r.facken[i].nr != 0 {
			i = (i + 1) & mask
		}
		r.facken[i] = ett
	}
}

// ordlista ger varje text ett nummer; 0 är ingen.
type ordlista struct {
	nummer map[string]int32
	texter []string
	nyss   [1 << 9]int32 // de senaste, så att de flesta hittas direkt
}

func nyOrdlista() ordlista { return ordlista{nummer: map[string]int32{"": 0}, texter: []string{""}} }

func (o *ordlista) nr(text []byte) int32 {
	if len(text) == 0 {
		return 0
	}
	nyss := &o.nyss[hyllplats(text)]
	if o.texter[*nyss] != string(text) {
		*nyss = o.sok(text)
	}
	return *nyss
}

func (o *ordlista) sok(text []byte) int32 {
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
	nr     map[string]int32
	dagar  [][2]int32
	exakta [100 * 12 * 31]int32 // dag för dag från år 2000: dess nummer, från 1
}

func (k *kalender) numret(datum []byte) int32 {
	dag, exakt := dagen(datum)
	if !exakt {
		return k.sok(datum)
	}
	nr := &k.exakta[(dag/10000-2000)*372+(dag/100%100-1)*31+dag%100-1]
	if *nr == 0 {
		*nr = k.sok(datum) + 1
	}
	return *nr - 1
}

func (k *kalender) sok(datum []byte) int32 {
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
