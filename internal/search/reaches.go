package search

// reaches are those of many entities, by Ord, two bits each. They never change.
type reaches struct {
	words []uint64
	len   uint32
}

// serveNot stands for the reach of what does not serve a place.
const serveNot = ReachUnasked

// perWord is how many reaches a word holds.
const perWord = 32

func packed(list []Reach) reaches {
	p := reaches{make([]uint64, (len(list)+perWord-1)/perWord), uint32(len(list))}
	for ord, r := range list {
		p.words[ord/perWord] |= uint64(r) << (ord % perWord * 2)
	}
	return p
}

// of is the reach of an entity; serveNot for one that is not known.
func (p reaches) of(ord uint32) Reach {
	if ord >= p.len {
		return serveNot
	}
	return Reach(p.words[ord/perWord] >> (ord % perWord * 2) & 3)
}
