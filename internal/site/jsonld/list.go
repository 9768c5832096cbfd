package jsonld

import "github.com/varanto/varanto/internal/site/view"

// Collection tells of a service collection: a page with a list.
func Collection(a About, v view.CollectionPage) Graph {
	return a.list(v.Name, append(append([]view.Item{}, v.Services...), v.Channels...))
}

// General tells of a general description: a page with a list of the services that lean on it.
func General(a About, v view.GeneralPage) Graph { return a.list(v.Name, v.Services) }

func (a About) list(name view.Text, items []view.Item) Graph {
	page, trail := a.page("CollectionPage", plain(name), "")
	list := itemList{Type: "ItemList", Count: min(len(items), maxListed)}
	for i, item := range items[:list.Count] {
		list.Items = append(list.Items, listItem{"ListItem", i + 1, plain(item.Name), &link{a.absolute(item.Href)}})
	}
	if len(items) > 0 {
		page.MainEntity = list
	}
	return append(Graph{page}, trail...)
}
