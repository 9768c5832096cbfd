// Package completion is what a search field offers while somebody types, as the scripts of the pages and of other sites read
// it.
package completion

import (
	"fmt"

	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// Group is suggestions under a heading. One without items says what was taken otherwise than typed.
type Group struct {
	Name  string `json:"name"`
	Items []Item `json:"items"`
}

// Item leads to a page. Lang is set when the text is not in the page's language; Note is the other name that was met.
type Item struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
	Note string `json:"note,omitempty"`
	Href string `json:"href"`
}

// Groups are the suggestions by their headings, never nil. What was taken otherwise than typed comes first. The municipality
// goes along as route.For has it; an area is asked for instead of it.
func Groups(found view.Suggestions, w words.Suggest, municipality string, remembered bool) []Group {
	groups := []Group{}
	say := func(heading string, words ...any) {
		groups = append(groups, Group{Name: fmt.Sprintf(heading, words...), Items: []Item{}})
	}
	for _, c := range found.Corrections {
		say(w.Taken, c.Taken, c.Typed)
	}
	for _, word := range found.Dropped {
		say(w.Left, word)
	}
	for _, g := range found.Groups {
		named := Group{Name: w.Group[g.Kind]}
		for _, i := range g.Items {
			in := municipality
			if g.Kind == "area" {
				in = ""
			}
			named.Items = append(named.Items, Item{i.Name.Value, i.Name.Lang, i.Matched, route.For(i.Href, in, remembered)})
		}
		if len(named.Items) > 0 {
			groups = append(groups, named)
		}
	}
	return groups
}
