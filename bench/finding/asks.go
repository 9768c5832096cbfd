package main

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"time"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
)

// ask is one search to time.
type ask struct {
	kind  string
	query search.Query
}

// The kinds of asks. Those of plain can be asked of any engine as they are: they are a text and nothing else.
const (
	askAny      = "all"
	askPeople   = "people's queries"
	askWord     = "one word of a name"
	askName     = "two to four words of a name"
	askSlip     = "the same with a typing error"
	askPlace    = "a word and a place"
	askFilters  = "a word, in a municipality, with filters"
	askTime     = "a word, open now, near a point"
	askListing  = "no text, in a municipality"
	askBadInput = "bad input"
)

func plain(kind string) bool {
	switch kind {
	case askPeople, askWord, askName, askSlip, askPlace:
		return true
	}
	return false
}

// asker makes asks from the names of a catalogue; the same catalogue always gives the same.
type asker struct {
	random         *rand.Rand
	names          []catalog.Text
	points         []*live.Point
	municipalities []*codes.MunicipalityInfo
}

// The seeds of the asks that are timed and of those that go before them, so that none is answered from what was kept of
// the same one before, but where chance makes two alike.
const (
	seedTimed = 4
	seedWarm  = 5
)

// warm is how many asks go before those that are timed.
const warm = 300

// warmUp are generated asks to go before those that are timed.
func warmUp(s *live.Snapshot) []ask {
	a := newAsker(s, seedWarm)
	list := make([]ask, warm)
	for turn := range list {
		list[turn] = a.next(turn)
		list[turn].query.Facets = true
	}
	return list
}

// asks are the judged queries and generated ones, shuffled, as many as wanted. All ask for facets, as the page does.
func (b *bench) asks(s *live.Snapshot) ([]ask, error) {
	people, err := judged.Read(filepath.Join(b.shared, "data", "queries", "public.tsv"))
	if err != nil {
		return nil, err
	}
	var list []ask
	for i := range people {
		q := &people[i]
		list = append(list, ask{askPeople, search.Query{Text: q.Text, Language: q.Language}})
	}
	for _, text := range badTexts() {
		list = append(list, ask{askBadInput, search.Query{Text: text}})
	}
	a := newAsker(s, seedTimed)
	for turn := 0; len(list) < b.options.searches; turn++ {
		list = append(list, a.next(turn))
	}
	for i := range list {
		list[i].query.Facets = true
	}
	a.random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list, nil
}

// badTexts are what a page is sent by mistake and in malice.
func badTexts() []string {
	return []string{
		strings.Repeat("päivähoitopaikkahakemus ", 500), strings.Repeat("a", 10_000), strings.Repeat("? ! ", 2_000),
		strings.Repeat("👪", 3_000), "'; DROP TABLE services; --", `name:(kirjasto~2 OR *)^4 AND "`, "\x00\x01\x02\x1b[0m",
		"\xff\xfe\xc3\x28 kirjasto", "кирјасто библиотека مكتبة 図書館", strings.Repeat("ja ", 3_000), "%s%s%n ../../etc/passwd", "-",
		"hjklöpoiuytrewq asdfghjklöäpoiu zxcvbnmasdfghjk", strings.Repeat("vxgqzkwtrbnmd ", 5),
		"asdfghjklöäpoiuytrewqzxcvbnmas qwertyuiopåasdfghjklöäzxcvbnm mnbvcxzäölkjhgfdsaåpoiuytrewqa",
	}
}

func newAsker(s *live.Snapshot, seed uint64) *asker {
	a := &asker{random: rand.New(rand.NewPCG(3, seed)), municipalities: codes.Municipalities()}
	a.read(s)
	return a
}

// read takes the names and points of services and channels.
func (a *asker) read(s *live.Snapshot) {
	for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel} {
		t := s.Table(k)
		for e := range t.Each(t.Published()) {
			if e.Point != nil {
				a.points = append(a.points, e.Point)
			}
			for _, n := range e.Names {
				a.names = append(a.names, catalog.Text{Language: n.Language, Value: n.Value})
			}
		}
	}
}

// next makes the generated kinds in turn, each as often as it is in the list.
func (a *asker) next(turn int) ask {
	turns := []string{askWord, askName, askPlace, askFilters, askName, askSlip, askTime, askPlace, askListing, askWord}
	kind := turns[turn%len(turns)]
	word, language := a.words(1)
	q := search.Query{Text: word, Language: language}
	switch kind {
	case askName, askSlip:
		q.Text, q.Language = a.words(2 + a.random.IntN(3))
		if kind == askSlip {
			q.Text = a.slip(q.Text)
		}
	case askPlace:
		q.Text += " " + a.municipality().Best(language)
	case askFilters:
		q.Municipality = a.municipality().Code
		q.Filters = a.filters()
	case askTime:
		q.OpenAt = time.Now()
		if len(a.points) > 0 {
			q.Near = a.points[a.random.IntN(len(a.points))]
		}
	case askListing:
		q.Text, q.Municipality = "", a.municipality().Code
	}
	return ask{kind, q}
}

// words are at most n words of a name that follow one another, and the name's language.
func (a *asker) words(n int) (text, language string) {
	for {
		name := a.names[a.random.IntN(len(a.names))]
		words := strings.Fields(name.Value)
		if len(words) == 0 {
			continue
		}
		from := a.random.IntN(max(1, len(words)-n+1))
		return strings.Join(words[from:min(from+n, len(words))], " "), name.Language
	}
}

// slip drops, doubles or swaps a letter.
func (a *asker) slip(text string) string {
	runes := []rune(text)
	if len(runes) < 4 {
		return text
	}
	at := 1 + a.random.IntN(len(runes)-2)
	switch a.random.IntN(3) {
	case 0:
		return string(runes[:at]) + string(runes[at+1:])
	case 1:
		return string(runes[:at]) + string(runes[at-1:])
	}
	runes[at], runes[at+1] = runes[at+1], runes[at]
	return string(runes)
}

func (a *asker) municipality() *codes.MunicipalityInfo {
	return a.municipalities[a.random.IntN(len(a.municipalities))]
}

// filters choose a fact or two.
func (a *asker) filters() search.Filters {
	switch a.random.IntN(4) {
	case 0:
		return search.Filters{Types: []string{"Service"}, Free: true}
	case 1:
		classes := codes.ServiceClasses().All()
		return search.Filters{ServiceClasses: []string{classes[a.random.IntN(len(classes))].URI}}
	case 2:
		return search.Filters{ChannelTypes: []string{"EChannel", "ServiceLocation"}, Languages: []string{"fi"}}
	}
	groups := codes.TargetGroups().All()
	return search.Filters{TargetGroups: []string{groups[a.random.IntN(len(groups))].URI}}
}
