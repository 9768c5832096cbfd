package main

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// mostQuestions bounds how many addresses with a question are followed on each path: pages of results lead to others
// without end.
const mostQuestions = 40

// crawl is the addresses of a server that were met, and where.
type crawl struct {
	queue []string
	from  map[string]string
	asked map[string]int
}

func (c *crawl) follow(address, from string) {
	address, _, _ = strings.Cut(address, "#")
	if _, known := c.from[address]; known || !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") {
		return
	}
	if path, question, asks := strings.Cut(address, "?"); asks {
		name, _, _ := strings.Cut(question, "=")
		if c.asked[path+name]++; c.asked[path+name] > mostQuestions || c.asked["?"+path[:4]] > 10*mostQuestions {
			return
		}
		c.asked["?"+path[:4]]++
	}
	c.from[address] = from
	c.queue = append(c.queue, address)
}

// TestEveryLinkOfTheServerIsAnswered follows what pages link to, whoever of the program's handlers answers there: pages, files,
// the interfaces and their self-test.
func TestEveryLinkOfTheServerIsAnswered(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through the whole demo catalogue")
	}
	s := serveDemo(t)
	c := &crawl{from: map[string]string{}, asked: map[string]int{}}
	for _, home := range []string{"/fi/", "/sv/", "/en/"} {
		c.follow(home, "nowhere")
	}
	kinds := map[string]int{}
	for len(c.queue) > 0 {
		address := c.queue[0]
		c.queue = c.queue[1:]
		a := s.get(t, address)
		media, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
		kinds[media]++
		if slices.Contains([]int{http.StatusPermanentRedirect, http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther}, a.status) {
			c.follow(strings.TrimPrefix(a.header.Get("Location"), s.address), address)
			continue
		}
		if a.status != http.StatusOK {
			t.Errorf("%s, linked from %s: status %d", address, c.from[address], a.status)
		} else if media == "text/html" {
			for _, to := range links(t, a.body) {
				c.follow(strings.TrimPrefix(to, s.address), address)
			}
		}
	}
	t.Logf("%d addresses: %v", len(c.from), kinds)
	if kinds["text/html"] < 500 || kinds["text/calendar"] == 0 || kinds["application/geo+json"] == 0 || kinds["text/css"] == 0 {
		t.Errorf("the crawl has not come round: %v", kinds)
	}
}

// links are where a page's elements lead to and what they load.
func links(t *testing.T, page []byte) []string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data == "form" {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "href" || a.Key == "src" {
				out = append(out, a.Val)
			}
		}
	}
	return out
}
