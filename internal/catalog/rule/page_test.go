package rule_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog/advice"
	"github.com/varanto/varanto/internal/catalog/rule"
)

var write = flag.Bool("write", false, "write docs/validation.md instead of holding it against the rules")

const page = "../../../docs/validation.md"

// The page docs/validation.md lists the rules. Write it anew with: go test ./internal/catalog/rule -run TestThePage -write
func TestThePageListsTheRules(t *testing.T) {
	want := rendered()
	if *write {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/validation.md is not what the rules say (write it anew with -write):\n%s", diff)
	}
}

const head = `# Rules of content

What Varanto asks of services, channels, organisations, general descriptions, service collections and connections. The
rules are those of PTV's Open API v11 for what comes in, for people's pages and for machines alike. Each broken rule is
told with its name, the member's path, the value and a sentence in Finnish, Swedish or English that says what to do; all
broken rules are told at once.

| step | asked of |
| --- | --- |
| always | everything, imported content too (an import refuses what breaks these, and tells the rest as warnings) |
| draft | every draft that is saved |
| complete | everything that is sent to the IN interface, whatever the status |
| publish | what becomes public, in each of its language versions |
| change | a change of status or of dates |
| request | a request to the IN interface or the desk |
| read | what an import or a request is read from |

Each of the first four steps asks the rules of those before it. Some rules are asked of some kinds a step later or earlier:
a service's name is held against its summary and the names of other services only when it is published, and a general
description needs its classes, terms and target groups whatever its status. Lengths are in characters. Where PTV's running service and its published release 3.4 differ,
the running service holds.
`

func rendered() string {
	var b strings.Builder
	b.WriteString(head)
	b.WriteString("\n| rule | holds | limit | step | source | message |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, r := range rule.Rules() {
		limit := ""
		if r.Limit > 0 {
			limit = fmt.Sprint(r.Limit)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s<br>%s<br>%s |\n", r.Name, r.Holds, limit, r.Step, r.Source, r.FI, r.SV, r.EN)
	}
	b.WriteString(advised)
	for _, k := range advice.Kinds() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s<br>%s<br>%s |\n", k.Name, k.Holds, k.Level, k.Source, k.FI, k.SV, k.EN)
	}
	return b.String()
}

const advised = `
## Advice on quality

Advice says what would make content better. It never keeps anything from being published, and it guesses: endings of words,
capitals and numbers, no grammar. An owner's score is 100 less 15 an error, 5 a warning and 1 an info.

| advice | given when | level | note | message |
| --- | --- | --- | --- | --- |
`
