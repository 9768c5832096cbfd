package source

import (
	"context"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/slug"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// scheme is a classification by which the pages lead to services.
type scheme struct {
	facet string // of the pages
	index live.Facet
	at    route.Around
	list  *codes.Classification
}

// browsed are the facets by whose classes the pages lead to services.
var browsed = [...]string{view.FacetServiceClass, view.FacetTargetGroup, view.FacetLifeEvent}

func schemeOf(facet string) (scheme, bool) {
	switch facet {
	case view.FacetServiceClass:
		return scheme{facet, live.FacetServiceClass, route.Topics, codes.ServiceClasses()}, true
	case view.FacetTargetGroup:
		return scheme{facet, live.FacetTargetGroup, route.TargetGroups, codes.TargetGroups()}, true
	case view.FacetLifeEvent:
		return scheme{facet, live.FacetLifeEvent, route.LifeEvents, codes.LifeEvents()}, true
	}
	return scheme{}, false
}

// ref is what a class is addressed by: the words of its name and its code.
func (d desk) ref(class *codes.Class, lang string) string {
	return slug.Join(class.Best(lang), strings.ToLower(class.Code))
}

// find looks a class up by its ref; the words may be any.
func (s scheme) find(ref string) (*codes.Class, bool) {
	code := strings.ToUpper(ref[strings.LastIndexByte(ref, '-')+1:])
	class, ok := s.list.Lookup(code)
	if !ok || class.Code != code || code == "" {
		return nil, false
	}
	return class, true
}

// classSets are the services of each class and of those below it, as long as the index of the facet is the same.
type classSets struct {
	changed int64
	sets    map[*codes.Class]*roaring.Bitmap
}

// services are those in a class or in one below it; nil when there are none. The set must not be changed.
func (d desk) services(s scheme, class *codes.Class) *roaring.Bitmap { return d.classSets(s)[class] }

func (d desk) classSets(s scheme) map[*codes.Class]*roaring.Bitmap {
	t, known := d.Table(catalog.KindService), d.classes[s.facet]
	if made := known.Load(); made != nil && made.changed == t.Changed(s.index) {
		return made.sets
	}
	made := &classSets{t.Changed(s.index), map[*codes.Class]*roaring.Bitmap{}}
	for uri, set := range t.Values(s.index) {
		class, ok := s.list.Lookup(uri)
		if !ok {
			continue
		}
		for up := class; up != nil; up = up.Parent {
			if made.sets[up] == nil {
				made.sets[up] = roaring.New()
			}
			made.sets[up].Or(set)
		}
	}
	known.Store(made)
	return made.sets
}

// withServices are the classes that have services among serving, or any when that is nil.
func (d desk) withServices(s scheme, list []*codes.Class, serving *roaring.Bitmap, deep bool) []view.Class {
	var out []view.Class
	for _, class := range list {
		set := d.services(s, class)
		if set == nil {
			continue
		}
		c := d.class(s, class)
		if c.Count = int(set.GetCardinality()); serving != nil {
			c.Count = int(set.AndCardinality(serving))
		}
		if c.Count == 0 {
			continue
		}
		if deep {
			c.Narrower = d.withServices(s, class.Children, serving, false)
		}
		out = append(out, c)
	}
	return out
}

func (d desk) class(s scheme, class *codes.Class) view.Class {
	return view.Class{Code: class.Code, Name: d.listName(class.Names), Href: s.at.Below(d.Lang, d.ref(class, d.Lang))}
}

// Home gathers what the front page leads to.
func (s *Source) Home(ctx context.Context, r view.Reader) (view.HomePage, error) {
	d := s.desk(r)
	serving := d.serving()
	var p view.HomePage
	for facet, into := range map[string]*[]view.Class{
		view.FacetServiceClass: &p.Themes, view.FacetTargetGroup: &p.Groups, view.FacetLifeEvent: &p.Events,
	} {
		scheme, _ := schemeOf(facet)
		*into = d.withServices(scheme, scheme.list.Top(), serving, false)
	}
	p.News, p.Newsless = s.homeChanges(ctx, d)
	return p, nil
}

// Browse shows a classification, where ref is empty, or a class with one page of its services.
func (s *Source) Browse(ctx context.Context, r view.Reader, facet, ref string, page int) (view.BrowsePage, error) {
	scheme, ok := schemeOf(facet)
	if !ok {
		return view.BrowsePage{}, view.ErrNotFound
	}
	d := s.desk(r)
	p := view.BrowsePage{Facet: facet, Paths: view.Paths{}}
	if ref == "" {
		for _, lang := range words.Codes() {
			p.Paths[lang] = scheme.at.In(lang)
		}
		p.Classes = d.withServices(scheme, scheme.list.Top(), d.serving(), true)
		return p, nil
	}
	class, ok := scheme.find(ref)
	if !ok {
		return view.BrowsePage{}, view.ErrNotFound
	}
	for _, lang := range words.Codes() {
		p.Paths[lang] = scheme.at.Below(lang, d.ref(class, lang))
	}
	p.Code, p.Name = class.Code, d.listName(class.Names)
	for up := class.Parent; up != nil; up = up.Parent {
		p.Above = append([]view.Class{d.class(scheme, up)}, p.Above...)
	}
	p.Classes = d.withServices(scheme, class.Children, d.serving(), false)
	return p, s.servicesIn(ctx, d, &p, class, page)
}

// servicesIn fills in one page of the services of a class, in the order in which a search finds them: the nearest first.
func (s *Source) servicesIn(ctx context.Context, d desk, p *view.BrowsePage, class *codes.Class, page int) error {
	q := search.Query{
		Language: d.Lang, Municipality: d.Municipality, Kinds: []catalog.Kind{catalog.KindService}, Page: page, PageSize: resultsSize,
	}
	switch p.Facet {
	case view.FacetServiceClass:
		q.Filters.ServiceClasses = []string{class.URI}
	case view.FacetTargetGroup:
		q.Filters.TargetGroups = []string{class.URI}
	default:
		q.Filters.LifeEvents = []string{class.URI}
	}
	found, err := s.finder.Search(ctx, q)
	if err != nil {
		return err
	}
	p.Pages = view.PagesOf(found.Total, page, resultsSize)
	if page > p.Pages.Last {
		q.Page = p.Pages.Last
		if found, err = s.finder.Search(ctx, q); err != nil {
			return err
		}
	}
	d.Snapshot = found.Snapshot
	for _, hit := range found.Hits {
		item := d.item(hit.Entry)
		item.Reach = reachName(hit.Reach)
		p.Services = append(p.Services, item)
	}
	return nil
}
