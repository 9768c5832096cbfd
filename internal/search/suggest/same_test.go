package suggest_test

import (
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/search/suggest"
)

func TestOnlyChangesOfWhatIsSuggestedMakeAnotherLayer(t *testing.T) {
	made := service("s", named("Uimahalli", "", ""))
	made.Keywords = catalog.Texts{{Language: "fi", Value: "Uinti"}}
	w := newWorld(t, suggest.Options{}, made, place("p", "Uimala"))
	for _, change := range []struct {
		name   string
		status catalog.Status
		of     func(*catalog.Service)
		want   bool
	}{
		{"a description", catalog.StatusPublished, func(s *catalog.Service) {
			s.ServiceDescriptions = catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: "Altaat ja saunat."}}
		}, false},
		{"a class", catalog.StatusPublished, func(s *catalog.Service) { s.ServiceClasses = []catalog.CodeRef{{URI: "http://example.org/luokka"}} }, false},
		{"a draft beside it", catalog.StatusModified, func(s *catalog.Service) { s.ServiceNames = named("Kylpylä", "", "") }, false},
		{"a keyword", catalog.StatusPublished, func(s *catalog.Service) {
			s.ServiceNames = named("Uimahalli", "", "")
			s.Keywords = catalog.Texts{{Language: "fi", Value: "Vesi"}}
		}, true},
		{"a name", catalog.StatusPublished, func(s *catalog.Service) { s.ServiceNames = named("Kylpylä", "", "") }, true},
		{"another name", catalog.StatusPublished, func(s *catalog.Service) { s.ServiceNames = append(s.ServiceNames, named("", "Badhus", "")...) }, true},
		{"an archived one", catalog.StatusDeleted, func(*catalog.Service) {}, true},
		{"an archived one that is changed", catalog.StatusDeleted, func(s *catalog.Service) { s.ServiceNames = named("Uimahalli", "", "") }, false},
		{"one that comes back", catalog.StatusPublished, func(*catalog.Service) {}, true},
	} {
		before := w.Layers()
		change.of(made)
		w.append(change.status, made)
		w.settle()
		if got := w.Layers() != before; got != change.want {
			t.Errorf("%s: made another layer: %v, want %v", change.name, got, change.want)
		}
	}
}
