package main

import (
	"math/rand/v2"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// kind is pages to ask for in turn. A page has to be rendered within the bar; what is no page has none.
type kind struct {
	name      string
	addresses []string
	page      bool
}

// lang is the language of the pages that are measured; the others take the same ways.
const lang = "fi"

// kinds are all kinds of pages, half of each for a municipality, the same for the same catalogue.
func kinds(s *live.Snapshot, samples int) []kind {
	d := dealer{snapshot: s, random: rand.New(rand.NewPCG(5, 6)), samples: samples}
	about := func(k catalog.Kind, typ string, at func(id string) string) []string {
		return d.about(k, typ, at)
	}
	services := func(id string) string { return route.Service(lang, id) }
	return []kind{
		{"home", d.each(func() string { return route.Home(lang) }), true},
		{"results", d.each(func() string { return route.Search(lang, view.Query{Text: d.text()}) }), true},
		{"results, nothing asked", d.each(func() string { return route.SearchBase(lang) }), true},
		{"service", about(catalog.KindService, "", services), true},
		{"place", about(catalog.KindServiceChannel, string(catalog.ServiceLocation), func(id string) string {
			return route.Channel(lang, string(catalog.ServiceLocation), id)
		}), true},
		{"other channel", about(catalog.KindServiceChannel, "", func(id string) string { return route.Channel(lang, "", id) }), true},
		{"organisation", about(catalog.KindOrganization, "", func(id string) string { return route.Organization(lang, id) }), true},
		{"general description", about(catalog.KindGeneralDescription, "", func(id string) string { return route.General(lang, id) }), true},
		{"service collection", about(catalog.KindServiceCollection, "", func(id string) string { return route.Collection(lang, id) }), true},
		{"browse", d.each(d.classification), true},
		{"browse, a class", d.each(d.class), true},
		{"map", d.each(func() string { return route.Map(lang, view.Query{Text: d.text()}) }), true},
		{"map, nothing asked", d.each(func() string { return route.MapBase(lang) }), true},
		{"changes", d.each(func() string { return route.Changes.In(lang) }), true},
		{"accessibility statement", d.each(func() string { return route.Statement.In(lang) }), true},
		{"points of the map", d.each(func() string { return route.PointsOf(lang, view.Query{Text: d.text()}) }), false},
		{"points of the whole country", d.each(func() string { return route.Points(lang) }), false},
		{"suggestions", d.each(func() string { return route.With(route.Suggest(lang), route.TextParameter, d.typed()) }), false},
	}
}

// dealer deals addresses.
type dealer struct {
	snapshot *live.Snapshot
	random   *rand.Rand
	samples  int
}

// each makes as many addresses as wanted, every other one with a municipality.
func (d *dealer) each(make func() string) []string {
	list := codes.Municipalities()
	out := []string{}
	for i := range d.samples {
		address := make()
		if i%2 == 1 {
			address = route.With(address, route.MunicipalityParameter, list[d.random.IntN(len(list))].Code)
		}
		out = append(out, address)
	}
	return out
}

// about are pages of published entities, spread over their table.
func (d *dealer) about(k catalog.Kind, typ string, at func(id string) string) []string {
	entries := d.entries(k, typ)
	if len(entries) == 0 {
		return nil
	}
	return d.each(func() string { return at(entries[d.random.IntN(len(entries))].ID.String()) })
}

func (d *dealer) entries(k catalog.Kind, typ string) []*live.Entry {
	var out []*live.Entry
	t := d.snapshot.Table(k)
	for e := range t.Each(t.Published()) {
		if typ == "" && k == catalog.KindServiceChannel && e.Type == string(catalog.ServiceLocation) || typ != "" && e.Type != typ {
			continue
		}
		out = append(out, e)
	}
	return out
}

// text is one to three words of the name of a service.
func (d *dealer) text() string {
	t := d.snapshot.Table(catalog.KindService)
	e := t.At(uint32(d.random.IntN(t.Len())))
	words := strings.Fields(e.Name)
	return strings.Join(words[:min(len(words), 1+d.random.IntN(3))], " ")
}

// typed is the beginning of a text.
func (d *dealer) typed() string {
	letters := []rune(d.text())
	return string(letters[:min(len(letters), 1+d.random.IntN(12))])
}

// classification is the front of one of the three ways to browse.
func (d *dealer) classification() string {
	return []route.Around{route.Topics, route.TargetGroups, route.LifeEvents}[d.random.IntN(3)].In(lang)
}

// class is a class of one of them.
func (d *dealer) class() string {
	at, list := route.Topics, codes.ServiceClasses()
	switch d.random.IntN(3) {
	case 1:
		at, list = route.TargetGroups, codes.TargetGroups()
	case 2:
		at, list = route.LifeEvents, codes.LifeEvents()
	}
	class := list.Top()[d.random.IntN(len(list.Top()))]
	if below := class.Children; len(below) > 0 && d.random.IntN(2) == 1 {
		class = below[d.random.IntN(len(below))]
	}
	return at.Below(lang, "x-"+strings.ToLower(class.Code))
}
