package editorial

import (
	"context"
	"fmt"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// codeBook knows classes and terms: those of the embedded code lists, and those that imports have described in the log.
type codeBook struct {
	listed func(list, uri string) (string, bool)
	learnt map[string]catalog.CodeItem
}

func openCodeBook(
	ctx context.Context, log store.Log, listed func(list, uri string) (string, bool), heads map[catalog.ID]store.Head,
) (*codeBook, error) {
	b := &codeBook{listed: listed, learnt: make(map[string]catalog.CodeItem, len(heads))}
	ids := make([]catalog.ID, 0, len(heads))
	for id, head := range heads {
		if !ended(head.Status) {
			ids = append(ids, id)
		}
	}
	err := log.NewestOf(ctx, catalog.KindCodeItem, ids, func(rev store.Revision) error {
		item, err := catalog.Decode[catalog.CodeItem](rev.Document)
		if err != nil {
			return fmt.Errorf("code item %s: %w", rev.ID, err)
		}
		b.learnt[item.URI] = *item
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("import: read what the log says of classes: %w", err)
	}
	return b, nil
}

// knows tells whether the uri alone says enough in that list.
func (b *codeBook) knows(list, uri string) bool {
	if _, ok := b.learnt[uri]; ok {
		return true
	}
	_, ok := b.listed(list, uri)
	return ok
}

// settle shortens references to the bare uri. An item is learnt from the first record that shows it, and returned to be
// appended with that record's entity; a later one that shows it otherwise keeps its own form of it. A uri that comes
// alone is turned into the form in which the code lists file it.
//
// Items are learnt also when the code lists have them: records show more (descriptions, ids of parents), and what went
// in must come out whatever the lists of a later release say.
func (b *codeBook) settle(list string, refs []catalog.CodeRef) []catalog.CodeItem {
	var fresh []catalog.CodeItem
	for i := range refs {
		ref := &refs[i]
		item, learnt := b.learnt[ref.URI]
		switch {
		case ref.As == nil && learnt:
		case ref.As == nil:
			if uri, ok := b.listed(list, ref.URI); ok {
				ref.URI = uri
			}
		case !learnt:
			b.learnt[ref.URI] = *ref.As
			fresh = append(fresh, *ref.As)
			ref.As = nil
		case sameItem(*ref.As, item):
			ref.As = nil
		}
	}
	return fresh
}

// sameItem is CodeItem.Equal, quick for texts in the same order.
func sameItem(a, b catalog.CodeItem) bool {
	if !slices.Equal(a.Name, b.Name) || !slices.Equal(a.Description, b.Description) {
		return a.Equal(b)
	}
	a.Name, a.Description, b.Name, b.Description = nil, nil, nil, nil
	return a.Equal(b)
}

// codeList is a member of a record that holds references to classes or terms.
type codeList struct {
	field string
	// list is the last part of field.
	list string
	refs *[]catalog.CodeRef
}

// codeLists finds all of them in a record.
func codeLists(g *Given) []codeList {
	var out []codeList
	add := func(list string, refs *[]catalog.CodeRef) {
		if len(*refs) > 0 {
			out = append(out, codeList{list, list, refs})
		}
	}
	addAt := func(connections string, i int, refs *[]catalog.CodeRef) {
		if len(*refs) > 0 {
			field := fmt.Sprintf("%s[%d].%s", connections, i, listAuthorizations)
			out = append(out, codeList{field, listAuthorizations, refs})
		}
	}
	switch e := g.Entity.(type) {
	case *catalog.Service:
		add(listClasses, &e.ServiceClasses)
		add(listTerms, &e.OntologyTerms)
		add(listGroups, &e.TargetGroups)
		add(listEvents, &e.LifeEvents)
		add(listIndustrial, &e.IndustrialClasses)
		for i := range g.Connections {
			addAt("serviceChannels", i, &g.Connections[i].DigitalAuthorizations)
		}
	case *catalog.GeneralDescription:
		add(listClasses, &e.ServiceClasses)
		add(listTerms, &e.OntologyTerms)
		add(listGroups, &e.TargetGroups)
		add(listEvents, &e.LifeEvents)
		add(listIndustrial, &e.IndustrialClasses)
		for i := range e.ServiceChannels {
			addAt("serviceChannels", i, &e.ServiceChannels[i].DigitalAuthorizations)
		}
	case *catalog.ServiceChannel:
		add(listTerms, &e.OntologyTerms)
		for i := range g.Connections {
			addAt("services", i, &g.Connections[i].DigitalAuthorizations)
		}
	}
	return out
}
