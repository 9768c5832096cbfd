// Package htmlcheck holds pages against HTML's rules in tests: that what was written is what a browser builds from it,
// that elements stand where they may, and that ids and what refers to them agree. It follows the HTML standard (WHATWG),
// as far as the pages use it.
package htmlcheck

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Check lists what is wrong with a page; nil when nothing is.
func Check(page []byte) []string {
	c := &check{ids: map[string]int{}}
	if !bytes.HasPrefix(bytes.ToLower(page), []byte("<!doctype html>")) {
		c.wrong("does not begin with <!DOCTYPE html>")
	}
	written := c.read(page)
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return append(c.found, err.Error())
	}
	c.compare(written, built(root))
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			c.element(n)
		}
	}
	c.references()
	return c.found
}

type check struct {
	found []string
	ids   map[string]int
	refs  []reference
}

type reference struct{ by, id string }

func (c *check) wrong(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

var void = set("area base br col embed hr img input link meta source track wbr")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// read goes through the tags as they are written: each element is closed, in order, and has an attribute once. It gives
// the elements with their depths.
func (c *check) read(page []byte) []string {
	var elements, open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				c.wrong("unreadable: %v", z.Err())
			}
			if len(open) > 0 {
				c.wrong("<%s> is never closed", strings.Join(open, "><"))
			}
			return elements
		case html.StartTagToken, html.SelfClosingTagToken:
			c.attributes(string(z.Raw()))
			t := z.Token()
			elements = append(elements, fmt.Sprintf("%d %s", len(open), t.Data))
			foreign := slices.Contains(open, "svg") || t.Data == "svg"
			switch {
			case void[t.Data] || foreign && kind == html.SelfClosingTagToken:
			case kind == html.SelfClosingTagToken:
				c.wrong("<%s/> closes nothing", t.Data)
				open = append(open, t.Data)
			default:
				open = append(open, t.Data)
			}
		case html.EndTagToken:
			t := z.Token()
			if len(open) == 0 || open[len(open)-1] != t.Data {
				c.wrong("</%s> inside <%s>", t.Data, strings.Join(open, "><"))
				return elements
			}
			open = open[:len(open)-1]
		}
	}
}

// attributeName is a name in a tag, with the value that is to be passed over.
var attributeName = regexp.MustCompile(`([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?`)

// attributes reads the tag itself, for the tokenizer leaves out what stands twice.
func (c *check) attributes(tag string) {
	seen := map[string]bool{}
	names := attributeName.FindAllStringSubmatch(strings.Trim(tag, "<>"), -1)
	for _, m := range names[1:] { // the first is the element's
		name := strings.ToLower(m[1])
		if seen[name] {
			c.wrong("%s has %s twice", tag, name)
		}
		seen[name] = true
	}
}

// built are the elements that a parser makes, with their depths.
func built(root *html.Node) []string {
	var out []string
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.ElementNode {
			out = append(out, fmt.Sprintf("%d %s", depth, strings.ToLower(n.Data)))
			depth++
		}
		for child := range n.ChildNodes() {
			walk(child, depth)
		}
	}
	walk(root, 0)
	return out
}

// compare finds where a browser builds something else than what was written: there something stands where it must not.
func (c *check) compare(written, built []string) {
	for i := range max(len(written), len(built)) {
		w, b := "nothing", "nothing"
		if i < len(written) {
			w = written[i]
		}
		if i < len(built) {
			b = built[i]
		}
		if w != b {
			c.wrong("element %d is written as %s, but built as %s", i, w, b)
			return
		}
	}
}

func (c *check) references() {
	for id, n := range c.ids {
		if n > 1 {
			c.wrong("the id %q stands %d times", id, n)
		}
	}
	for _, r := range c.refs {
		if c.ids[r.id] == 0 {
			c.wrong("%s names the missing id %q", r.by, r.id)
		}
	}
}
