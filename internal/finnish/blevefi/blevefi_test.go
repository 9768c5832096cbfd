package blevefi_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"

	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/finnish/blevefi"
)

func open(t *testing.T, forceGrams bool) *finnish.Analyzer {
	t.Helper()
	a, err := finnish.Open(context.Background(), finnish.Options{ForceGrams: forceGrams})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	if !forceGrams && a.Name() != finnish.NameVoikko {
		t.Skipf("needs libvoikko and a Finnish dictionary (Debian: libvoikko1 voikko-fi): %v", a.Missing())
	}
	return a
}

// fields gives each analyzer a field of its own name.
func fields() mapping.IndexMapping {
	document := bleve.NewDocumentStaticMapping()
	for _, name := range []string{blevefi.NameFinnish, blevefi.NameFinnishExact, blevefi.NameGram, blevefi.NameSwedish, blevefi.NameEnglish} {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = name
		field.Store = true
		document.AddFieldMappingsAt(name, field)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	return m
}

// create makes an index with one document whose fields all hold the text, and
// opens it again from disk.
func create(t *testing.T, a *finnish.Analyzer, text string) bleve.Index {
	t.Helper()
	path := filepath.Join(t.TempDir(), "index")
	var index bleve.Index
	err := blevefi.With(a, func() error {
		created, err := bleve.New(path, fields())
		if err != nil {
			return err
		}
		document := map[string]any{}
		for _, name := range []string{blevefi.NameFinnish, blevefi.NameFinnishExact, blevefi.NameGram, blevefi.NameSwedish, blevefi.NameEnglish} {
			document[name] = text
		}
		if err := created.Index("1", document); err != nil {
			return err
		}
		if err := created.Close(); err != nil {
			return err
		}
		index, err = bleve.Open(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = index.Close() })
	return index
}

// finds tells whether a match query on the field finds the document, and which
// pieces of the text it marks.
func finds(t *testing.T, index bleve.Index, field, text string) (bool, []string) {
	t.Helper()
	query := bleve.NewMatchQuery(text)
	query.SetField(field)
	request := bleve.NewSearchRequest(query)
	request.IncludeLocations = true
	result, err := index.Search(request)
	if err != nil {
		t.Fatal(err)
	}
	var marked []string
	for _, hit := range result.Hits {
		for _, locations := range hit.Locations[field] {
			for _, location := range locations {
				marked = append(marked, fmt.Sprintf("%d-%d", location.Start, location.End))
			}
		}
	}
	return result.Total > 0, marked
}

func TestFinnishFieldFindsFormsAndParts(t *testing.T) {
	index := create(t, open(t, false), "Varhaiskasvatushakemuksen voi jättää terveysasemalle Kelan luona.")
	for query, want := range map[string]bool{
		"hakemus": true, "hakemuksia": true, "kasvatus": true, "terveysasema": true, "asemat": true, "Kela": true,
		"kelan": true, "koulu": false,
	} {
		if got, _ := finds(t, index, blevefi.NameFinnish, query); got != want {
			t.Errorf("%s: found %t", query, got)
		}
	}
	if _, marked := finds(t, index, blevefi.NameFinnish, "asemat"); !slices.Contains(marked, "40-55") {
		t.Errorf("a part marks %q, want the whole word", marked)
	}
}

func TestEveryAnalyzerFindsItsOwn(t *testing.T) {
	for name, grams := range map[string]bool{"voikko": false, "4-grams": true} {
		t.Run(name, func(t *testing.T) {
			index := create(t, open(t, grams), "Neuvolassa barnomsorgens services 306/2019")
			for _, c := range []struct {
				field, query string
				want         bool
			}{
				{blevefi.NameFinnish, "neuvolat", true},
				{blevefi.NameFinnish, "306/2019", true},
				{blevefi.NameFinnish, "306/2020", false},
				{blevefi.NameFinnishExact, "neuvolassa", true},
				{blevefi.NameFinnishExact, "neuvola", false},
				{blevefi.NameGram, "neuvxla neuvo", true},
				{blevefi.NameGram, "xyzzy", false},
				{blevefi.NameSwedish, "barnomsorg", true},
				{blevefi.NameSwedish, "skola", false},
				{blevefi.NameEnglish, "service", true},
			} {
				if got, _ := finds(t, index, c.field, c.query); got != c.want {
					t.Errorf("%s %q: found %t", c.field, c.query, got)
				}
			}
		})
	}
}

func TestPhraseCrossesFormsAtOnePosition(t *testing.T) {
	index := create(t, open(t, false), "tuen hakeminen kotihoidon tukeen")
	query := bleve.NewPhraseQuery([]string{"kotihoito", "tuki"}, blevefi.NameFinnish)
	result, err := index.Search(bleve.NewSearchRequest(query))
	if err != nil {
		t.Fatal(err)
	}
	if result.Total != 1 {
		t.Errorf("the phrase of base forms was found %d times", result.Total)
	}
}

func TestIndexesKeepTheAnalyzerTheyWereOpenedWith(t *testing.T) {
	voikko, grams := open(t, false), open(t, true)
	first := create(t, voikko, "neuvolassa")
	second := create(t, grams, "neuvolassa")
	terms := func(index bleve.Index) int {
		return len(index.Mapping().AnalyzerNamed(blevefi.NameFinnish).Analyze([]byte("neuvolassa")))
	}
	if got := terms(first); got != 1 {
		t.Errorf("voikko emits %d terms, want the base form alone", got)
	}
	if got := terms(second); got < 5 {
		t.Errorf("4-grams emit %d terms", got)
	}
}

func TestNoAnalyzerIsAnErrorUntilOneIsRegistered(t *testing.T) {
	if _, err := bleve.NewMemOnly(fields()); err == nil {
		t.Error("an index without an analyzer was made")
	}
	if err := blevefi.Register(open(t, true)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = blevefi.Register(nil) })
	index, err := bleve.NewMemOnly(fields())
	if err != nil {
		t.Fatal(err)
	}
	_ = index.Close()
}
