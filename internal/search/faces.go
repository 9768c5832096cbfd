package search

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/live"
)

// face is how an entity is called. It names its words by their numbers, for a nation has many names of few words.
type face struct {
	// names are the entry's that it was made of: others make another face.
	names *catalog.TypedText
	// alike is the same for entities of the same first name, capitals and accents apart.
	alike uint64
	// words holds for each name a head, which is its field and the number of its words, and then their numbers.
	words []uint32
}

// nameWord is a word of names with the forms under which it is found. All names that have it share it.
type nameWord struct {
	surface string
	stop    bool
	forms   []nameForm
}

// nameForm is a form of a word, and its mark, which tells most words from those of a query.
type nameForm struct {
	lookup lookup
	worth  float32
	mark   uint16
}

// nameKey is a word of a name as written.
type nameKey struct {
	field       field
	surface     string
	capitalized bool
}

// maxNameWords bounds the different words of names that are kept, some 250 bytes each. A nation's catalogue has some
// 20 000; what years of editing leave behind is forgotten with all the rest when there are more.
const maxNameWords = 100_000

// faces keeps how entities are called: the best hits of every query are looked at by their names. Many may use it.
type faces struct {
	analyzer *finnish.Analyzer
	most     int // words

	mu      sync.RWMutex
	kept    [len(indexed)][]face // by kind and Ord
	numbers map[nameKey]uint32
	words   nameWords
	free    []uint32 // room for the words of the next faces
}

// nameWords are words by their numbers. The elements never change. times tells how often all was forgotten: numbers of
// another time are of other words.
type nameWords struct {
	list  []*nameWord
	times int
}

func newFaces(a *finnish.Analyzer) *faces {
	f := &faces{analyzer: a, most: maxNameWords}
	f.forget()
	return f
}

// forget empties it; the caller holds the lock, or is the only user.
func (f *faces) forget() {
	f.kept, f.numbers, f.free = [len(indexed)][]face{}, map[nameKey]uint32{}, []uint32{}
	f.words = nameWords{times: f.words.times + 1}
}

// calling is a name in a language.
type calling struct {
	field field
	words []uint32
}

// next is the first of the names that a face's words are, and what follows; ok is false when there is none.
func next(words []uint32) (c calling, rest []uint32, ok bool) {
	if len(words) == 0 {
		return c, nil, false
	}
	n := 1 + int(words[0]>>8)
	return calling{field(words[0] & 0xff), words[1:n]}, words[n:], true
}

// alike is a number that entities of the same first name share.
func (f *faces) alike(kind int, e *live.Entry) uint64 {
	made, _ := f.of(kind, e)
	return made.alike
}

// of is the face of an entry, whose kind is at that place in indexed, and the words that it numbers: from what is kept, or made.
func (f *faces) of(kind int, e *live.Entry) (face, nameWords) {
	names := firstOf(e.Names)
	f.mu.RLock()
	kept, all := f.kept[kind], f.words
	if int(e.Ord) < len(kept) && kept[e.Ord].words != nil && kept[e.Ord].names == names {
		found := kept[e.Ord]
		f.mu.RUnlock()
		return found, all
	}
	f.mu.RUnlock()
	read := f.read(e.Names)

	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.words.list) >= f.most {
		f.forget()
	}
	made := face{names, maphash.String(faceSeed, finnish.Normalize(e.Name)), f.number(read)}
	list := f.kept[kind]
	if missing := int(e.Ord) + 1 - len(list); missing > 0 {
		list = append(list, make([]face, missing)...)
		f.kept[kind] = list
	}
	list[e.Ord] = made
	return made, f.words
}

func firstOf(names catalog.TypedTexts) *catalog.TypedText {
	if len(names) == 0 {
		return nil
	}
	return &names[0]
}

// readName is a name that has been analysed.
type readName struct {
	field  field
	tokens []finnish.Token
}

func (f *faces) read(names catalog.TypedTexts) []readName {
	out := make([]readName, 0, len(names))
	for _, name := range names {
		in := fieldOf(name.Language)
		out = append(out, readName{in, f.analyzer.AnalyzeIn(in.language(), name.Value)})
	}
	return out
}

// faceRoom is how many words' numbers are given room for at a time.
const faceRoom = 1 << 14

// number gives words their numbers. What it returns is never nil, so that an entity without a name is known to have none.
func (f *faces) number(names []readName) []uint32 {
	size := len(names)
	for _, n := range names {
		size += len(n.tokens)
	}
	if size > cap(f.free)-len(f.free) {
		f.free = make([]uint32, 0, max(faceRoom, size))
	}
	from := len(f.free)
	for _, n := range names {
		f.free = append(f.free, uint32(len(n.tokens))<<8|uint32(n.field))
		for _, t := range n.tokens {
			f.free = append(f.free, f.word(n.field, t))
		}
	}
	return f.free[from:len(f.free):len(f.free)]
}

func (f *faces) word(in field, t finnish.Token) uint32 {
	if number, known := f.numbers[nameKey{in, t.Surface, t.Capitalized}]; known {
		return number
	}
	w := &nameWord{surface: strings.Clone(t.Surface), stop: t.Stop}
	for _, form := range formsOf(in, t, f.analyzer) {
		l := lookup{in, form.word}
		w.forms = append(w.forms, nameForm{l, float32(form.worth), l.mark()})
	}
	w.forms = slices.Clip(w.forms)
	number := uint32(len(f.words.list))
	f.words.list = append(f.words.list, w)
	f.numbers[nameKey{in, w.surface, t.Capitalized}] = number
	return number
}
