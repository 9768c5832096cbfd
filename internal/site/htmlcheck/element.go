package htmlcheck

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

var (
	known = set(`html head title base link meta style body article section nav aside h1 h2 h3 h4 h5 h6 hgroup header footer address
		main p hr pre blockquote ol ul menu li dl dt dd figure figcaption div a em strong small s cite q dfn abbr ruby rt rp data time
		code var samp kbd sub sup i b u mark bdi bdo span br wbr ins del picture source img iframe embed object video audio track map
		area table caption colgroup col tbody thead tfoot tr td th form label input button select datalist optgroup option textarea
		output progress meter fieldset legend details summary dialog script noscript template slot canvas search`)
	obsolete    = set("align bgcolor border frameborder hspace vspace language marginheight marginwidth nowrap valign background clear")
	interactive = set("a button input select textarea label details iframe")
	// children are the only elements that may stand right in these.
	children = map[string]map[string]bool{
		"ul": set("li script template"), "ol": set("li script template"), "dl": set("dt dd div script template"),
		"table": set("caption colgroup thead tbody tfoot tr script template"), "thead": set("tr"), "tbody": set("tr"), "tr": set("td th"),
		"select": set("option optgroup hr"), "optgroup": set("option"), "picture": set("source img"),
		"head": set("title base link meta style script noscript template"),
	}
	// phrasing elements hold no blocks.
	phrasing = set("p h1 h2 h3 h4 h5 h6 span em strong small s cite q dfn abbr code var samp kbd sub sup i b u mark bdi bdo label button summary dt time")
	blocks   = set("article section nav aside h1 h2 h3 h4 h5 h6 header footer address main p hr pre blockquote ol ul dl div figure table form fieldset details dialog search")
)

func (c *check) element(n *html.Node) {
	if n.Namespace == "" && !known[n.Data] && !strings.Contains(n.Data, "-") {
		c.wrong("<%s> is no element of HTML", n.Data)
	}
	for _, a := range n.Attr {
		c.attribute(n, a)
	}
	parent := n.Parent
	if only, ok := children[parent.Data]; ok && parent.Type == html.ElementNode && !only[n.Data] {
		c.wrong("<%s> stands in <%s>", n.Data, parent.Data)
	}
	for up := parent; up != nil && up.Type == html.ElementNode; up = up.Parent {
		switch {
		case blocks[n.Data] && phrasing[up.Data] && !(up.Data == "summary" && n.Data[0] == 'h'):
			c.wrong("<%s> stands in <%s>", n.Data, up.Data)
		case interactive[n.Data] && (up.Data == "a" || up.Data == "button") && hidden(n) != "":
			c.wrong("<%s> stands in <%s>", n.Data, up.Data)
		case n.Data == up.Data && (n.Data == "form" || n.Data == "label" || n.Data == "header" || n.Data == "footer"):
			c.wrong("<%s> stands in another", n.Data)
		}
	}
	c.needs(n)
}

// hidden is what makes an interactive element one; empty for those that are none, such as hidden fields.
func hidden(n *html.Node) string {
	if n.Data == "input" && value(n, "type") == "hidden" {
		return ""
	}
	return n.Data
}

// needs are what an element must have.
func (c *check) needs(n *html.Node) {
	need := func(keys ...string) {
		if !slices.ContainsFunc(keys, func(k string) bool { return has(n, k) }) {
			c.wrong("<%s> has no %s", n.Data, strings.Join(keys, " or "))
		}
	}
	switch n.Data {
	case "html":
		need("lang")
	case "img":
		need("alt")
		need("src", "srcset")
	case "iframe":
		need("title")
	case "meta":
		need("charset", "content")
	case "link":
		need("rel")
		need("href")
	case "title", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "button", "summary", "dt":
		if strings.TrimSpace(text(n)) == "" && !has(n, "aria-label") {
			c.wrong("<%s> is empty", n.Data)
		}
	case "a":
		if has(n, "href") && strings.TrimSpace(text(n)) == "" && !has(n, "aria-label") {
			c.wrong("a link to %s is empty", value(n, "href"))
		}
	case "fieldset":
		if first := firstElement(n); first == nil || first.Data != "legend" {
			c.wrong("<fieldset> does not begin with <legend>")
		}
	case "details":
		if first := firstElement(n); first == nil || first.Data != "summary" {
			c.wrong("<details> does not begin with <summary>")
		}
	}
}

func (c *check) attribute(n *html.Node, a html.Attribute) {
	switch {
	case obsolete[a.Key] && n.Namespace == "", strings.HasPrefix(a.Key, "on"), a.Key == "style":
		c.wrong("<%s> has %s", n.Data, a.Key)
	case a.Key == "id":
		if a.Val == "" || strings.ContainsAny(a.Val, " \t\n") {
			c.wrong("<%s> has the id %q", n.Data, a.Val)
		}
		c.ids[a.Val]++
	case a.Key == "for" || a.Key == "list" || a.Key == "form" || a.Key == "aria-labelledby" || a.Key == "aria-describedby" || a.Key == "aria-controls" || a.Key == "aria-owns":
		for id := range strings.FieldsSeq(a.Val) {
			c.refs = append(c.refs, reference{"<" + n.Data + " " + a.Key + ">", id})
		}
	case a.Key == "href" && strings.HasPrefix(a.Val, "#") && len(a.Val) > 1:
		c.refs = append(c.refs, reference{"<" + n.Data + " href>", a.Val[1:]})
	case a.Key == "href" || a.Key == "src" || a.Key == "action":
		if strings.ContainsAny(a.Val, " \t\n\"<>\\^`{|}") {
			c.wrong("<%s %s> is no address: %q", n.Data, a.Key, a.Val)
		}
		if strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
			c.wrong("<%s %s> runs a script", n.Data, a.Key)
		}
	case a.Key == "lang" || a.Key == "hreflang":
		if a.Val == "" || strings.ContainsAny(a.Val, " _") {
			c.wrong("<%s %s> is no language: %q", n.Data, a.Key, a.Val)
		}
	}
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func value(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Data == "img":
			b.WriteString(value(d, "alt"))
		}
	}
	return b.String()
}

func firstElement(n *html.Node) *html.Node {
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode {
			return child
		}
	}
	return nil
}
