package source

import (
	"context"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/view"
)

// General shows a general description with the services that lean on it.
func (s *Source) General(_ context.Context, r view.Reader, id catalog.ID, page int) (view.GeneralPage, error) {
	d := s.desk(r)
	e, err := d.find(catalog.KindGeneralDescription, id)
	if err != nil {
		return view.GeneralPage{}, err
	}
	g, err := catalog.Decode[catalog.GeneralDescription](e.Document())
	if err != nil {
		return view.GeneralPage{}, err
	}
	text := func(typ string) view.Text { return view.BestTyped(g.Descriptions, typ, d.Lang) }
	p := view.GeneralPage{
		ID: e.ID.String(), Paths: d.paths(e), WrittenIn: g.Names.Languages(catalog.TypeName), Name: displayName(g.Names, nil, d.Lang),
		Summary: text(catalog.TypeSummary), Instructions: texts(text(catalog.TypeUserInstruction)),
		Descriptions: texts(text(catalog.TypeBackground), text(catalog.TypeDescription)),
		Requirements: texts(view.Best(g.Requirements, d.Lang)),
		Charge:       view.Charge{Type: string(g.ServiceChargeType), Infos: texts(text(catalog.TypeChargeInfo))},
		TargetGroups: d.classNames(g.TargetGroups, codes.TargetGroups()), LifeEvents: d.classNames(g.LifeEvents, codes.LifeEvents()),
		Classes: d.classNames(g.ServiceClasses, codes.ServiceClasses()), Legislation: d.laws(g.Legislation),
		Processing: text(catalog.TypeProcessingTime), Deadline: text(catalog.TypeDeadLine), Validity: text(catalog.TypeValidityTime),
		Modified: g.Modified.Time,
	}
	p.AlsoKnownAs = alternativeName(g.Names, p.Name, d.Lang)
	d.leaning(&p, id, page)
	return p, nil
}

// leaning fills in one page of the services that lean on a description, nearest to the municipality first.
func (d desk) leaning(p *view.GeneralPage, id catalog.ID, page int) {
	t := d.Table(catalog.KindService)
	list, reach := d.nearestFirst(slices.Collect(t.Each(t.Index(live.FacetGeneralDescription, id.String()))), catalog.KindService)
	for _, r := range reach {
		if r != search.ReachUnasked {
			p.Near++
		}
	}
	p.Pages = view.PagesOf(len(list), page, listSize)
	for from := 0; from < len(list); { // by name among those of one reach
		to := from + 1
		for to < len(list) && (reach == nil || reach[to] == reach[from]) {
			to++
		}
		d.firstByName(list[from:to], max(0, p.Pages.Page*p.Pages.Size-from))
		from = to
	}
	for i, e := range slice(list, p.Pages) {
		item := d.serviceItem(e)
		if reach != nil {
			item.Reach = reachName(reach[(p.Pages.Page-1)*p.Pages.Size+i])
		}
		p.Services = append(p.Services, item)
	}
}

// generalItem is a general description in a list.
func (d desk) generalItem(e *live.Entry) view.Item {
	item := view.Item{Kind: string(catalog.KindGeneralDescription), Href: d.path(e), Name: d.entryName(e)}
	if g := d.General(e.ID); g != nil {
		item.Summary = view.BestTyped(g.Descriptions, catalog.TypeSummary, d.Lang)
		item.ChargeType = string(g.ServiceChargeType)
	}
	return item
}

// generalLink leads from a service to the description that it leans on; nil when it has none.
func (d desk) generalLink(id catalog.ID) *view.Link {
	if id == (catalog.ID{}) {
		return nil
	}
	e, ok := d.Published(catalog.KindGeneralDescription, id)
	if !ok {
		return nil
	}
	return &view.Link{Href: d.path(e), Name: d.entryName(e)}
}
