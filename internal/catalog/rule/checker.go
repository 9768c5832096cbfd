package rule

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/catalog"
)

// maxProblems bounds what is reported of one entity, so that a hostile one cannot fill the memory.
const maxProblems = 1000

// checker walks an entity and notes which rules it breaks, and where.
type checker struct {
	// world is nil when nothing is known of other entities; then what only it could tell is not looked at.
	world World
	// completing and publishing tell which steps are asked beside Drafts.
	completing, publishing bool
	// versions are the language versions of the entity.
	versions versions
	at       catalog.Path
	problems []catalog.Problem
}

func (c *checker) enter(member string)          { c.at.Enter(member) }
func (c *checker) enterAt(member string, i int) { c.at.EnterAt(member, i) }
func (c *checker) leave()                       { c.at.Leave() }

// broken notes that a rule is broken at a member of where the checker is ("" is that place itself).
// arguments are pairs of name and value, as in Broken.
func (c *checker) broken(rule, member, value string, arguments ...string) {
	if len(c.problems) < maxProblems {
		c.problems = append(c.problems, Broken(rule, c.at.Field(member), value, arguments...))
	}
}

// brokenIn is broken for one language version.
func (c *checker) brokenIn(language, rule, member, value string) {
	c.broken(rule, member, value, "language", language)
}

// atMost wants a text of no more characters than the limit.
func (c *checker) atMost(limit int, rule, member, language, value string) {
	if len(value) <= limit { // at least a byte a character
		return
	}
	if n := utf8.RuneCountInString(value); n > limit {
		c.broken(rule, member, value, "language", language, "max", strconv.Itoa(limit), "length", strconv.Itoa(n))
	}
}

// atLeast wants a text with enough characters that can be seen, or none. text is what the message calls it, empty for
// the name of its member.
func (c *checker) atLeast(member, text, language, value string) {
	if value == "" {
		return
	}
	seen := 0
	for _, r := range value {
		if !unicode.IsSpace(r) {
			if seen++; seen == minText {
				return
			}
		}
	}
	arguments := []string{"language", language, "min", strconv.Itoa(minText)}
	if text != "" {
		arguments = append(arguments, "text", text)
	}
	c.broken(TextShort, member, value, arguments...)
}

// texts wants texts no longer than the limit and, when brief ones are not allowed, not shorter than five characters.
func (c *checker) texts(member string, ts catalog.Texts, limit int, rule string, brief bool) {
	for i := range ts {
		t := &ts[i]
		c.enterAt(member, i)
		c.atMost(limit, rule, "value", t.Language, t.Value)
		if !brief {
			c.atLeast("value", "", t.Language, t.Value)
		}
		c.leave()
	}
}

// Whether texts of a list may be brief.
const (
	brief    = true
	notBrief = false
)

// blank tells that a text has nothing that can be seen.
func blank(s string) bool { return strings.TrimSpace(s) == "" }
