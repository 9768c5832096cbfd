package editorial_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// Ids of the tests' world, by what they name.
var names = map[string]string{
	"town":    "11111111-0000-4000-8000-000000000001",
	"office":  "11111111-0000-4000-8000-000000000002",
	"nobody":  "11111111-0000-4000-8000-00000000000f",
	"counter": "22222222-0000-4000-8000-000000000001",
	"phone":   "22222222-0000-4000-8000-000000000002",
	"permit":  "33333333-0000-4000-8000-000000000001",
	"general": "44444444-0000-4000-8000-000000000001",
	"bundle":  "55555555-0000-4000-8000-000000000001",
}

func id(name string) catalog.ID { return catalog.ID(parse(names[name])) }

// record fills a record's names in: $town becomes the town's id.
func record(text string) string {
	for name, id := range names {
		text = strings.ReplaceAll(text, "$"+name, id)
	}
	return text
}

const (
	town = `{"id":"$town","organizationType":"State","organizationNames":[{"type":"Name","language":"fi","value":"Kunta"}],
		"displayNameType":[{"type":"Name","language":"fi"}]}`
	office = `{"id":"$office","parentOrganizationId":"$town","organizationType":"State",
		"organizationNames":[{"type":"Name","language":"fi","value":"Virasto"}],"displayNameType":[{"type":"Name","language":"fi"}]}`
	counter = `{"id":"$counter","serviceChannelType":"ServiceLocation","organizationId":"$town",
		"serviceChannelNames":[{"type":"Name","language":"fi","value":"Palvelupiste"}],"services":[]}`
	phone = `{"id":"$phone","serviceChannelType":"Phone","organizationId":"$town",
		"serviceChannelNames":[{"type":"Name","language":"fi","value":"Neuvonta"}],"services":[]}`
	general = `{"id":"$general","generalDescriptionType":"Municipality","type":"PermitOrObligation",
		"names":[{"type":"Name","language":"fi","value":"Lupa"}],
		"serviceClasses":[{"uri":"urn:class:1","code":"P1","name":[{"language":"fi","value":"Luvat"}]}],
		"ontologyTerms":[{"uri":"urn:term:1","name":[{"language":"fi","value":"lupa"}]}],
		"targetGroups":[{"uri":"urn:group:1","name":[{"language":"fi","value":"kaikki"}]}]}`
	bundle = `{"id":"$bundle","organizationId":"$town","services":[{"id":"$permit"}],"serviceChannels":[{"id":"$counter"}],
		"serviceCollectionNames":[{"language":"fi","value":"Kokonaisuus"}]}`
)

// permit is a service with further members.
func permit(members string) string {
	return `{"id":"$permit","serviceNames":[{"type":"Name","language":"fi","value":"Rakennuslupa"}],"languages":["fi"],
		"organizations":[{"roleType":"Responsible","organization":{"id":"$town"}}]` + members + `}`
}

const connected = `,"serviceChannels":[{"serviceChannel":{"id":"$counter"}},{"serviceChannel":{"id":"$phone"}}]`

func openLog(t testing.TB) *sqlite.Log {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	return log
}

// inputOf is an input of records, one a line of a file.
func inputOf(t testing.TB, records ...string) *v11.Input {
	t.Helper()
	path := filepath.Join(t.TempDir(), "records.jsonl")
	var b strings.Builder
	for _, r := range records {
		b.WriteString(strings.NewReplacer("\n", "", "\t", "").Replace(record(r)) + "\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := v11.OpenInput([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// importRecords imports records.
func importRecords(t testing.TB, log store.Log, records ...string) *editorial.ImportReport {
	t.Helper()
	in := inputOf(t, records...)
	defer in.Close()
	clock := func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }
	report, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// soundly imports records none of which may be rejected.
func soundly(t testing.TB, log store.Log, records ...string) *editorial.ImportReport {
	t.Helper()
	report := importRecords(t, log, records...)
	for _, r := range report.Rejections {
		t.Errorf("rejected: %s", r)
	}
	return report
}

func newest[T any](t testing.TB, log store.Log, kind catalog.Kind, id catalog.ID) (*T, store.Revision) {
	t.Helper()
	rev, err := log.Newest(t.Context(), kind, id)
	if err != nil {
		t.Fatalf("%s %s: %v", kind, id, err)
	}
	e, err := catalog.Decode[T](rev.Document)
	if err != nil {
		t.Fatal(err)
	}
	return e, rev
}
