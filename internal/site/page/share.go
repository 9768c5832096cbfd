package page

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// sharePrompt says what has to be chosen before there is something to copy.
func sharePrompt(s *words.Sharing, p view.SharePage) string {
	if p.What == view.SharePlace {
		return s.NoPlaceYet
	}
	return s.PreviewEmpty
}

// snippetRows is room for a snippet that is wrapped at some forty characters.
func snippetRows(code string) string {
	rows := 0
	for line := range strings.SplitSeq(code, "\n") {
		rows += 1 + len(line)/56
	}
	return strconv.Itoa(rows)
}

func leftOut(s *words.Sharing, what string) string { return fmt.Sprintf(s.LeftOut, what) }
