package main

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/store"
)

// lang is the language of the texts that are changed.
const lang = "fi"

// text is a text of OUT and IN.
type text struct {
	Type     string `json:"type,omitempty"`
	Language string `json:"language"`
	Value    string `json:"value"`
}

// code is a code as OUT shows it.
type code struct {
	URI string `json:"uri"`
}

// service is a service of the catalogue, as far as it is written.
type service struct {
	ID             string `json:"id"`
	Descriptions   []text `json:"serviceDescriptions"`
	ServiceClasses []code `json:"serviceClasses"`
	OntologyTerms  []code `json:"ontologyTerms"`
	TargetGroups   []code `json:"targetGroups"`
}

func (s *service) path() string { return "/api/v11/Service/" + s.ID }

// page is the address of its public page, without its name.
func (s *service) page() string { return route.Service(lang, s.ID) }

// describes tells whether there is a description to change.
func (s *service) describes() bool { return slices.ContainsFunc(s.Descriptions, isDescription) }

func isDescription(t text) bool {
	return t.Type == catalog.TypeDescription && t.Language == lang && t.Value != ""
}

// changed is the body of a PUT that publishes other texts: the mark stands at the end of the description.
func (s *service) changed(mark string) any {
	texts := slices.DeleteFunc(slices.Clone(s.Descriptions), func(t text) bool { return t.Value == "" }) // which OUT may show
	i := slices.IndexFunc(texts, isDescription)
	texts[i].Value = strings.TrimSpace(shortened(texts[i].Value)) + "\n\nMuutos " + mark
	return map[string]any{
		"publishingStatus": "Published", "serviceDescriptions": texts,
		"serviceClasses": uris(s.ServiceClasses), "ontologyTerms": uris(s.OntologyTerms), "targetGroups": uris(s.TargetGroups),
	}
}

// maxDescription leaves room for the mark in what a description may have.
const maxDescription = 2_000

func shortened(s string) string {
	if letters := []rune(s); len(letters) > maxDescription {
		return string(letters[:maxDescription])
	}
	return s
}

func uris(list []code) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.URI)
	}
	return out
}

// servicesEach is how many services a writer changes in turn, where its organisation has so many.
const servicesEach = 40

// chooseServices finds services of the writers' organisations that can be changed: generated texts may break rules that
// imports do not hold them to, and a dry run tells. Those who have the most of them write.
func (b *bench) chooseServices(ctx context.Context) error {
	of := map[catalog.ID][]catalog.ID{}
	for _, w := range b.writers {
		of[w.organization] = nil
	}
	err := published(ctx, b.data, func(r store.Revision) {
		if list, ok := of[r.Organization]; ok && r.Kind == catalog.KindService {
			of[r.Organization] = append(list, r.ID)
		}
	})
	if err != nil {
		return err
	}
	broken := map[string]int{}
	for _, w := range b.writers {
		for len(of[w.organization]) > 0 && len(w.services) < servicesEach {
			list := of[w.organization]
			of[w.organization] = list[1:] // no two writers share a service
			s, err := b.writable(ctx, w, list[0], broken)
			if err != nil {
				return err
			}
			if s != nil {
				w.services = append(w.services, s)
			}
			if len(list)-1 <= b.shareOf(w) {
				break // the rest is for those who write for the same organisation
			}
		}
	}
	b.writers = slices.DeleteFunc(b.writers, func(w *writer) bool { return len(w.services) == 0 })
	slices.SortStableFunc(b.writers, func(v, w *writer) int { return cmp.Compare(len(w.services), len(v.services)) })
	b.writers = b.writers[:min(len(b.writers), b.options.writers+1)]
	if len(b.writers) < 2 {
		return fmt.Errorf("not enough services can be changed: dry runs find broken rules %v", broken)
	}
	b.progress("%d writers with %d services; left out for broken rules %v", len(b.writers), b.services(), broken)
	b.watcher, b.writers = b.writers[len(b.writers)-1], b.writers[:len(b.writers)-1]
	return nil
}

// shareOf is how many writers after this one write for the same organisation: one service at least is left for each.
func (b *bench) shareOf(w *writer) (n int) {
	for _, other := range b.writers[slices.Index(b.writers, w)+1:] {
		if other.organization == w.organization {
			n++
		}
	}
	return n
}

func (b *bench) services() (n int) {
	for _, w := range b.writers {
		n += len(w.services)
	}
	return n
}

// writable reads a service as everybody sees it; nil when it cannot be changed. Broken rules are counted.
func (b *bench) writable(ctx context.Context, w *writer, id catalog.ID, broken map[string]int) (*service, error) {
	a, err := b.server.must(ctx, http.MethodGet, "/api/v11/Service/"+id.String(), "", nil)
	if err != nil {
		return nil, err
	}
	s := &service{}
	if err := a.read(s); err != nil {
		return nil, err
	}
	if !s.describes() {
		return nil, nil
	}
	dry, err := b.server.ask(ctx, http.MethodPut, s.path()+dryRun, w.token, s.changed("kokeeksi"))
	if err != nil {
		return nil, err
	}
	var told struct {
		Valid    bool `json:"valid"`
		Problems []struct {
			Rule string `json:"rule"`
		} `json:"problems"`
	}
	if dry.status != http.StatusOK { // it is being edited
		broken[http.StatusText(dry.status)]++
		return nil, nil
	}
	if err := dry.read(&told); err != nil || told.Valid {
		return s, err
	}
	for _, p := range told.Problems {
		broken[p.Rule]++
	}
	return nil, nil
}

const dryRun = "?dryRun=true"

// place is the body of a POST of a new place of the writer.
func (w *writer) place() any {
	w.places++
	n := w.places
	at := func(typ, value string) text { return text{Type: typ, Language: lang, Value: value} }
	name := fmt.Sprintf("Mittauspaikka %s %d", w.name, n)
	return map[string]any{
		"organizationId": w.organization, "sourceId": fmt.Sprintf("paikka.%d", n), "publishingStatus": "Published",
		"languages": []string{lang}, "isVisibleForAll": true,
		"serviceChannelNames": []text{at(catalog.TypeName, name)},
		"displayNameType":     []any{map[string]string{"type": catalog.TypeName, "language": lang}},
		"serviceChannelDescriptions": []text{
			at(catalog.TypeSummary, "Paikka, jota on vain mittausta varten."),
			at(catalog.TypeDescription, "Paikka on avoinna arkisin. Sisään pääsee pihan puolelta, ja hissi on ovesta vasemmalla."),
		},
		"addresses": []any{map[string]any{"type": "Location", "subType": "Single", "country": "FI", "streetAddress": map[string]any{
			"street": []text{at("", "Rantatie")}, "streetNumber": fmt.Sprint(n%200 + 1), "postalCode": "00100",
			"latitude": fmt.Sprint(6_672_000 + n%5_000), "longitude": fmt.Sprint(385_000 + n%5_000),
		}}},
		"serviceHours": []any{map[string]any{"serviceHourType": "DaysOfTheWeek", "validForNow": true, "openingHour": []any{
			map[string]string{"dayFrom": "Monday", "dayTo": "Friday", "from": "08:00", "to": "16:00"},
		}}},
	}
}

// connection is the body of a POST that connects a service and a place.
func connection(s *service, place string) any {
	return []any{map[string]string{"serviceId": s.ID, "serviceChannelId": place}}
}
