package selftest

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

const atomSpace = "http://www.w3.org/2005/Atom"

// element is a piece of XML with what is in it.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func (e *element) all(name string) (list []*element) {
	for i := range e.Children {
		if e.Children[i].XMLName == (xml.Name{Space: atomSpace, Local: name}) {
			list = append(list, &e.Children[i])
		}
	}
	return list
}

// text is what the one element of that name says; empty when there is none.
func (e *element) text(name string) string {
	if list := e.all(name); len(list) > 0 {
		return strings.TrimSpace(list[0].Text)
	}
	return ""
}

// many is any number of elements.
const many = -1

// grammar is what RFC 4287 (appendix B, its RELAX NG schema) has in an element, and how many of it there are at most; of what
// stands in demands there is one.
var grammar = map[string]struct {
	most    map[string]int
	demands []string
}{
	"feed": {map[string]int{"author": many, "category": many, "contributor": many, "generator": 1, "icon": 1, "id": 1, "link": many, "logo": 1,
		"rights": 1, "subtitle": 1, "title": 1, "updated": 1, "entry": many}, []string{"id", "title", "updated"}},
	"entry": {map[string]int{"author": many, "category": many, "content": 1, "contributor": many, "id": 1, "link": many, "published": 1,
		"rights": 1, "source": 1, "summary": 1, "title": 1, "updated": 1}, []string{"id", "title", "updated"}},
	"author":      {map[string]int{"name": 1, "uri": 1, "email": 1}, []string{"name"}},
	"contributor": {map[string]int{"name": 1, "uri": 1, "email": 1}, []string{"name"}},
}

// atomProblems holds an element of a feed against the grammar, and what is in it.
func atomProblems(e *element, at string) (problems []string) {
	tell := func(format string, a ...any) { problems = append(problems, at+": "+fmt.Sprintf(format, a...)) }
	rule, known := grammar[e.XMLName.Local]
	counts, entries := map[string]int{}, false
	for i := range e.Children {
		child := &e.Children[i]
		name := child.XMLName.Local
		if child.XMLName.Space != atomSpace {
			continue // other vocabularies may be anywhere
		}
		counts[name]++
		most, allowed := rule.most[name]
		switch {
		case known && !allowed:
			tell("<%s> does not belong there", name)
		case known && most != many && counts[name] > most:
			tell("<%s> is there %d times", name, counts[name])
		case entries && name != "entry":
			tell("<%s> stands after the entries", name)
		}
		entries = entries || name == "entry"
		problems = append(problems, atomProblems(child, at+"/"+name)...)
	}
	for _, name := range rule.demands {
		if counts[name] == 0 {
			tell("there is no <%s>", name)
		}
	}
	text := strings.TrimSpace(e.Text)
	switch e.XMLName.Local {
	case "updated", "published":
		if !isTime(text) {
			tell("%q is no time of RFC 3339", text)
		}
	case "id":
		if !isAddress(text) {
			tell("%q is no IRI", text)
		}
	case "link":
		if e.attr("href") == "" {
			tell("there is no href")
		}
	case "category":
		if e.attr("term") == "" {
			tell("there is no term")
		}
	case "title", "summary", "rights", "subtitle":
		if !slices.Contains([]string{"", "text", "html", "xhtml"}, e.attr("type")) {
			tell("the type %q is none of a text", e.attr("type"))
		}
	}
	return append(problems, twoAlternates(e, at)...)
}

// twoAlternates finds links to the same thing in the same form (RFC 4287, 4.1.1 and 4.1.2).
func twoAlternates(e *element, at string) (problems []string) {
	seen := map[string]bool{}
	for _, l := range e.all("link") {
		key := l.attr("type") + " " + l.attr("hreflang")
		if rel := l.attr("rel"); rel != "" && rel != "alternate" {
			continue
		}
		if seen[key] {
			problems = append(problems, fmt.Sprintf("%s: two alternates of the type and language %q", at, key))
		}
		seen[key] = true
	}
	return problems
}
