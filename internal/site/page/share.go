package page

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/site/embed"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// sharePrompt says what has to be chosen before there is something to copy.
func sharePrompt(s *words.Sharing, p view.SharePage) string {
	if p.Found() {
		return s.NoPlaceYet[p.What]
	}
	return s.PreviewEmpty
}

// snippetRows is room for a snippet that is wrapped at some forty characters.
func snippetRows(code string) string {
	rows := 1
	for line := range strings.SplitSeq(code, "\n") {
		rows += 1 + len(line)/52
	}
	return strconv.Itoa(rows)
}

func leftOut(s *words.Sharing, what string) string { return fmt.Sprintf(s.LeftOut, what) }

// oembed are the addresses at which oEmbed describes this page. Without a base both are of this host.
func (c *Context) oembed() (asJSON, asXML string) {
	return embed.Discovery(c.Base, route.With(c.Here, route.MunicipalityParameter, c.Query.Municipality))
}
