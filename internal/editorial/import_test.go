package editorial_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

func parse(s string) uuid.UUID { return uuid.MustParse(s) }

func TestImportTakesRecordsInAnyOrderAndOnlyOnce(t *testing.T) {
	log := openLog(t)
	records := []string{bundle, permit(connected), phone, office, general, counter, town}
	first := soundly(t, log, records...)
	if got, want := first.Appended(), 7+2+3; got != want {
		t.Errorf("appended %d revisions, want %d: entities, connections and code items", got, want)
	}
	head, err := log.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second := soundly(t, log, records...)
	if second.Appended() != 0 {
		t.Errorf("the second import appended %d revisions", second.Appended())
	}
	if again, _ := log.Head(t.Context()); again != head {
		t.Errorf("the log grew from %d to %d", head, again)
	}
	if c := second.Counts[catalog.KindConnection]; c.Unchanged != 2 {
		t.Errorf("connections of the second import: %+v, want 2 unchanged", *c)
	}
	var table strings.Builder
	if err := second.WriteTable(&table); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(table.String(), "Nothing changed") {
		t.Errorf("the table does not say that nothing changed:\n%s", table.String())
	}
}

func TestImportAppendsWhatAnEntityNeedsBeforeIt(t *testing.T) {
	log := openLog(t)
	soundly(t, log, bundle, permit(connected), phone, counter, town)
	var kinds []string
	if _, err := log.Latest(t.Context(), func(e store.Entry) error {
		kinds = append(kinds, string(e.Kind))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	want := "Organization ServiceChannel ServiceChannel Service Connection Connection ServiceCollection"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("appended %s, want %s", got, want)
	}
}

func TestImportRejects(t *testing.T) {
	for name, c := range map[string]struct {
		records []string
		// want are lines of "line rule field"; everything else must be taken.
		want []string
	}{
		"an id given twice, also by its twin": {
			[]string{town, town, strings.Replace(town, "Kunta", "Toinen", 1)},
			[]string{"2 duplicate id", "3 duplicate id"},
		},
		"a reference to nothing, and those who lean on what is rejected": {
			[]string{bundle, permit(connected), counter, strings.Replace(phone, "$town", "$nobody", 1), town},
			[]string{
				"1 reference services[0].id", "2 reference serviceChannels[1].serviceChannel.id", "4 reference organizationId",
			},
		},
		"a channel that lists a service that is nowhere": {
			[]string{town, strings.Replace(counter, `"services":[]`, `"services":[{"service":{"id":"$nobody"}}]`, 1)},
			[]string{"2 reference services[0].service.id"},
		},
		"a service without taking the channels that list it along": {
			[]string{
				town, permit(`,"generalDescriptionId":"$nobody"`),
				strings.Replace(counter, `"services":[]`, `"services":[{"service":{"id":"$permit"}}]`, 1),
			},
			[]string{"2 reference generalDescriptionId"},
		},
		"its own ancestor": {
			[]string{strings.Replace(town, `"organizationType"`, `"parentOrganizationId":"$office","organizationType"`, 1), office},
			[]string{"1 cycle parentOrganizationId", "2 cycle parentOrganizationId"},
		},
		"a class of which only an unknown uri is told": {
			[]string{town, permit(`,"serviceClasses":["urn:class:unknown"]`)},
			[]string{"2 code serviceClasses[0].uri"},
		},
		"a bare uri whose only describer is rejected": {
			[]string{
				town, permit(`,"serviceClasses":["urn:class:1"]`),
				strings.Replace(general, `"type":"PermitOrObligation"`, `"type":"PermitOrObligation","serviceChannels":[{"serviceChannel":{"id":"$nobody"}}]`, 1),
			},
			[]string{"2 code serviceClasses[0].uri", "3 reference serviceChannels[0].serviceChannel.id"},
		},
		"what refers to something archived": {
			[]string{strings.Replace(town, `"organizationType"`, `"publishingStatus":"Deleted","organizationType"`, 1), phone},
			[]string{"2 reference organizationId"},
		},
		"no JSON, no entity, too deep, not UTF-8": {
			[]string{"{", "[]", `{"id":"$town"}`, strings.Repeat(`{"serviceNames":`, 1000), "{\"id\":\"$office\",\"organizationNames\":[{\"type\":\"Name\",\"language\":\"fi\",\"value\":\"\xff\"}]}", town},
			[]string{"1 syntax ", "2 kind ", "3 kind ", "4 syntax ", "5 syntax "},
		},
	} {
		t.Run(name, func(t *testing.T) {
			log := openLog(t)
			report := importRecords(t, log, c.records...)
			var got []string
			bad := map[int]bool{}
			for _, r := range report.Rejections {
				bad[r.Place.Line] = true
				if r.Problem.Rule == "syntax" || r.Problem.Rule == "kind" || r.Problem.Rule == "type" {
					r.Problem.Field = ""
					if r.Problem.Rule == "type" {
						r.Problem.Rule = "kind"
					}
				}
				got = append(got, fmt.Sprintf("%d %s %s", r.Place.Line, r.Problem.Rule, r.Problem.Field))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("rejections (-want +got):\n%s", diff)
				for _, r := range report.Rejections {
					t.Log(r)
				}
			}
			if report.Rejected() != len(bad) {
				t.Errorf("counts %d rejected records, want %d", report.Rejected(), len(bad))
			}
			if report.Read() != len(c.records) {
				t.Errorf("read %d records, want %d", report.Read(), len(c.records))
			}
			if again := importRecords(t, log, c.records...); again.Appended() != 0 {
				t.Errorf("the second import appended %d revisions", again.Appended())
			}
		})
	}
}

func TestImportRejectsOrganizationsBelowTheSeventhLevel(t *testing.T) {
	log := openLog(t)
	var records []string
	for level := 1; level <= 9; level++ {
		parent := ""
		if level > 1 {
			parent = fmt.Sprintf(`"parentOrganizationId":"66666666-0000-4000-8000-00000000000%d",`, level-1)
		}
		records = append(records, fmt.Sprintf(`{"id":"66666666-0000-4000-8000-00000000000%d",%s"organizationType":"State",
			"organizationNames":[{"type":"Name","language":"fi","value":"Taso"}],"displayNameType":[{"type":"Name","language":"fi"}]}`, level, parent))
	}
	// What is in the log already counts too.
	soundly(t, log, records[:4]...)
	report := importRecords(t, log, records[4:]...)
	if len(report.Rejections) != 2 || report.Rejections[0].Place.Line != 4 || report.Rejections[0].Problem.Rule != "levels" {
		t.Errorf("rejections: %v, want levels 8 and 9", report.Rejections)
	}
}

// An organisation goes only together with all that is published and names it (PTV rule).
func TestImportKeepsAnOrganizationThatIsUsed(t *testing.T) {
	gone := func(r string) string { return strings.Replace(r, "{", `{"publishingStatus":"Deleted",`, 1) }
	moved := strings.Replace(phone, `"organizationId":"$town"`, `"organizationId":"$office"`, 1)
	top := strings.Replace(office, `"parentOrganizationId":"$town",`, "", 1)
	for name, c := range map[string]struct {
		log, records []string
		want         []string
	}{
		"by a sub organisation": {[]string{town, office}, []string{gone(town)}, []string{"1 used publishingStatus"}},
		"by a channel":          {[]string{town, phone}, []string{gone(town)}, []string{"1 used publishingStatus"}},
		"by a service":          {[]string{town, permit("")}, []string{gone(town)}, []string{"1 used publishingStatus"}},
		"by a collection": {
			[]string{town, strings.NewReplacer(`{"id":"$permit"}`, "", `{"id":"$counter"}`, "").Replace(bundle)},
			[]string{gone(town)}, []string{"1 used publishingStatus"},
		},
		"by what the input names again": {[]string{town, phone}, []string{phone, gone(town)}, []string{"2 used publishingStatus"}},
		"by what is rejected": {
			[]string{town, top, phone}, []string{gone(town), strings.Replace(moved, "Phone", "Pigeon", 1)},
			[]string{"1 used publishingStatus", "2 enum serviceChannelType"},
		},
		"by what only a draft moves away": {
			[]string{town, top, phone}, []string{gone(town), strings.Replace(moved, "{", `{"publishingStatus":"Modified",`, 1)},
			[]string{"1 used publishingStatus"},
		},
		"not by what goes with it":          {[]string{town, office, phone}, []string{gone(town), gone(office), gone(phone)}, nil},
		"not by what moves elsewhere":       {[]string{town, top, phone}, []string{gone(town), moved}, nil},
		"not by what was never published":   {[]string{town, strings.Replace(phone, "{", `{"publishingStatus":"Draft",`, 1)}, []string{gone(town)}, nil},
		"not when it has been archived too": {[]string{gone(town)}, []string{gone(town)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			log := openLog(t)
			soundly(t, log, c.log...)
			var got []string
			for _, r := range importRecords(t, log, c.records...).Rejections {
				got = append(got, fmt.Sprint(r.Place.Line, " ", r.Problem.Rule, " ", r.Problem.Field))
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("rejections (-want +got):\n%s", diff)
			}
			if problems, err := editorial.CheckReferences(t.Context(), log); err != nil || len(problems) > 0 {
				t.Errorf("references: %v, %v", problems, err)
			}
		})
	}
}

func TestImportNeverTakesHalfAnEntity(t *testing.T) {
	log := openLog(t)
	importRecords(t, log, town, counter, permit(connected)) // the phone is missing
	for _, k := range []catalog.Kind{catalog.KindService, catalog.KindConnection} {
		heads, err := log.NewestNumbers(t.Context(), k)
		if err != nil {
			t.Fatal(err)
		}
		if len(heads) > 0 {
			t.Errorf("the log has %d of kind %s of a rejected service", len(heads), k)
		}
	}
}

func TestImportFollowsTheConnectionsOfAService(t *testing.T) {
	log := openLog(t)
	soundly(t, log, town, counter, phone, permit(connected))
	fewer := permit(`,"serviceChannels":[{"serviceChannel":{"id":"$phone"}}]`)
	report := soundly(t, log, fewer)
	if c := *report.Counts[catalog.KindConnection]; c.Removed != 1 || c.Changed != 1 { // the phone moved up
		t.Errorf("connections: %+v, want one removed and one moved", c)
	}
	_, rev := newest[catalog.Connection](t, log, catalog.KindConnection, catalog.ConnectionID(id("permit"), id("counter")))
	if rev.Status != catalog.StatusDeleted {
		t.Errorf("the connection that is no longer listed is %s", rev.Status)
	}
	if again := soundly(t, log, fewer); again.Appended() != 0 {
		t.Errorf("the second import appended %d revisions", again.Appended())
	}
	// A channel's record alone adds connections to services that are in the log, and takes none away.
	soundly(t, log, strings.Replace(counter, `"services":[]`, `"services":[{"service":{"id":"$permit"}}]`, 1))
	_, rev = newest[catalog.Connection](t, log, catalog.KindConnection, catalog.ConnectionID(id("permit"), id("counter")))
	if rev.Status != catalog.StatusPublished {
		t.Errorf("the connection that the channel lists is %s", rev.Status)
	}
	if report := soundly(t, log, phone); report.Appended() != 0 {
		t.Errorf("a channel's empty list changed %d revisions", report.Appended())
	}
}

// reader counts how often the whole log is read.
type reader struct {
	*sqlite.Log
	whole int
}

func (r *reader) Latest(ctx context.Context, fn func(store.Entry) error) (int64, error) {
	r.whole++
	return r.Log.Latest(ctx, fn)
}

func TestASmallImportFindsFormerConnectionsWithoutReadingTheWholeLog(t *testing.T) {
	log := &reader{Log: openLog(t)}
	const channels, services = 34, 34
	numbered := func(of string, kind, n int) string {
		return strings.Replace(of, `"id":"$`, fmt.Sprintf(`"id":"%08d-0000-4000-8000-%012d","was":"$`, kind, n), 1)
	}
	records := []string{town}
	var all []string
	for n := range channels {
		records = append(records, numbered(phone, 7, n))
		all = append(all, fmt.Sprintf(`{"serviceChannel":{"id":"%08d-0000-4000-8000-%012d"}}`, 7, n))
	}
	connected := permit(`,"serviceChannels":[` + strings.Join(all, ",") + `]`)
	for n := range services {
		records = append(records, numbered(connected, 8, n))
	}
	soundly(t, log, records...)
	log.whole = 0
	report := soundly(t, log, numbered(permit(`,"serviceChannels":[`+strings.Join(all[:30], ",")+`]`), 8, 5))
	if c := *report.Counts[catalog.KindConnection]; c.Removed != 4 || c.Unchanged != 30 {
		t.Errorf("connections: %+v, want 4 removed", c)
	}
	if log.whole > 0 {
		t.Errorf("read the whole log %d times", log.whole)
	}
}

func TestImportLearnsAnItemOnceAndKeepsWhatDeviates(t *testing.T) {
	log := openLog(t)
	shown := `,"serviceClasses":[{"uri":"urn:class:1","name":[{"language":"fi","value":"%s"}]}]`
	other := strings.Replace(permit(fmt.Sprintf(shown, "Muut luvat")), "$permit", "$bundle", 1)
	report := soundly(t, log, town, permit(fmt.Sprintf(shown, "Luvat")), other)
	if c := report.Counts[catalog.KindCodeItem]; c.New != 1 {
		t.Errorf("code items: %+v, want one", *c)
	}
	s, _ := newest[catalog.Service](t, log, catalog.KindService, id("permit"))
	if s.ServiceClasses[0].As != nil {
		t.Errorf("the class as learnt is kept in the service: %+v", s.ServiceClasses)
	}
	s, _ = newest[catalog.Service](t, log, catalog.KindService, id("bundle"))
	if s.ServiceClasses[0].As == nil || s.ServiceClasses[0].As.Name.In("fi") != "Muut luvat" {
		t.Errorf("the deviating class is lost: %+v", s.ServiceClasses)
	}
}

func TestImportRejectsAClassOfWhichOnlyAnUnknownURIIsGiven(t *testing.T) {
	report := importRecords(t, openLog(t), town, counter, permit(`,"serviceClasses":[{"uri":"urn:class:nobody","name":[]}]`))
	var got []string
	for _, r := range report.Rejections {
		got = append(got, fmt.Sprint(r.Place.Line, " ", r.Problem.Field, " ", r.Problem.Rule))
	}
	if diff := cmp.Diff([]string{"3 serviceClasses[0].uri code"}, got); diff != "" {
		t.Errorf("rejections (-want +got):\n%s", diff)
	}
}

func TestImportRejectsAnEntityThatTheLogCannotHold(t *testing.T) {
	log := openLog(t)
	text := strings.Repeat("a", store.MaxDocumentSize)
	large := permit(`,"serviceDescriptions":[{"type":"Description","language":"fi","value":"` + text + `"}],
		"serviceClasses":[{"uri":"urn:class:1","name":[{"language":"fi","value":"Luvat"}]}]`)
	report := importRecords(t, log, town, counter, large, bundle)
	var got []string
	for _, r := range report.Rejections {
		got = append(got, fmt.Sprint(r.Place.Line, " ", r.Problem.Rule))
	}
	if diff := cmp.Diff([]string{"3 size", "4 reference"}, got); diff != "" {
		t.Errorf("rejections (-want +got):\n%s", diff)
	}
	if c := report.Counts[catalog.KindCodeItem]; c != nil {
		t.Errorf("learnt from a rejected record: %+v", *c)
	}
}

// What comes first in the input is not written either when what it refers to, further on, turns out to be too large.
func TestImportRejectsWhoRefersToAnEntityThatTheLogCannotHold(t *testing.T) {
	log := openLog(t)
	organization := func(of catalog.ID, more string) string {
		return `{"id":"` + of.String() + `","organizationType":"Municipality","organizationNames":[{"type":"Name","language":"fi","value":"Kunta"}],
			"displayNameType":[{"type":"Name","language":"fi"}],"publishingStatus":"Published"` + more + `}`
	}
	above := organization(catalog.ID{1}, `,"organizationDescriptions":[{"type":"Description","language":"fi","value":"`+
		strings.Repeat("a", store.MaxDocumentSize)+`"}]`)
	report := importRecords(t, log, organization(catalog.ID{2}, `,"parentOrganizationId":"`+catalog.ID{1}.String()+`"`), above)
	var got []string
	for _, r := range report.Rejections {
		got = append(got, fmt.Sprint(r.Place.Line, " ", r.Problem.Rule))
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"1 reference", "2 size"}, got); diff != "" {
		t.Errorf("rejections (-want +got):\n%s", diff)
	}
	if head, err := log.Head(t.Context()); head != 0 || err != nil {
		t.Errorf("the log has %d revisions (%v)", head, err)
	}
}

func TestImportKeepsAtMostSoManyRejections(t *testing.T) {
	log := openLog(t)
	records := make([]string, editorial.MaxRejections+5)
	for i := range records {
		records[i] = "{"
	}
	report := importRecords(t, log, records...)
	if len(report.Rejections) != editorial.MaxRejections || report.Rejected() != len(records) {
		t.Errorf("keeps %d rejections and counts %d", len(report.Rejections), report.Rejected())
	}
}

func TestImportEndsWithItsContext(t *testing.T) {
	log := openLog(t)
	path := filepath.Join(t.TempDir(), "a.jsonl")
	if err := os.WriteFile(path, []byte(record(strings.ReplaceAll(town, "\n\t\t", ""))), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := v11.OpenInput([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := editorial.Import(ctx, log, in, editorial.ImportOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Import with an ended context: %v", err)
	}
}

// meddler appends a revision of the same entity behind the import's back, once.
type meddler struct {
	*sqlite.Log
	t    *testing.T
	done bool
}

func (m *meddler) Append(ctx context.Context, drafts ...store.Draft) ([]store.Revision, error) {
	if !m.done {
		m.done = true
		d := drafts[0]
		d.Document = []byte(strings.Replace(string(d.Document), "Kunta", "Kaupunki", 1))
		if _, err := m.Log.Append(ctx, d); err != nil {
			m.t.Error(err)
		}
	}
	return m.Log.Append(ctx, drafts...)
}

func TestImportWinsOverAConcurrentWriter(t *testing.T) {
	log := &meddler{Log: openLog(t), t: t}
	soundly(t, log, town)
	o, rev := newest[catalog.Organization](t, log, catalog.KindOrganization, id("town"))
	if rev.Number != 2 || o.OrganizationNames.In(catalog.TypeName, "fi") != "Kunta" {
		t.Errorf("revision %d says %v", rev.Number, o.OrganizationNames)
	}
}

// colleague is a log to which somebody writes at the last moment before each of its entities is written over.
type colleague struct {
	*sqlite.Log
	at func(*sqlite.Log)
}

func (c *colleague) Append(ctx context.Context, drafts ...store.Draft) ([]store.Revision, error) {
	if at := c.at; at != nil {
		c.at = nil
		at(c.Log)
	}
	return c.Log.Append(ctx, drafts...)
}

// What a mirror brings or ends yields to those who work here, also when they write while it is on its way.
func TestWhatYieldsLeavesWhatIsWrittenMeanwhile(t *testing.T) {
	for name, write := range map[string]func(store.Log) error{
		"an import": func(log store.Log) error {
			in := inputOf(t, strings.Replace(town, "Kunta", "Kaupunki", 1), permit(connected), counter, phone)
			defer in.Close()
			_, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{
				Actor: editorial.MirrorPrefix + "x", Yields: func(actor string) bool { return strings.HasPrefix(actor, "u:") },
			})
			return err
		},
		"archiving": func(log store.Log) error {
			_, err := editorial.Archive(t.Context(), log, catalog.KindOrganization, []catalog.ID{id("town"), id("office")},
				editorial.MirrorPrefix+"x", time.Now(), func(actor string) bool { return strings.HasPrefix(actor, "u:") })
			return err
		},
	} {
		log := &colleague{Log: openLog(t)}
		soundly(t, log, town, office)
		log.at = func(under *sqlite.Log) {
			rev, err := under.Newest(t.Context(), catalog.KindOrganization, id("town"))
			if err != nil {
				t.Fatal(err)
			}
			document := []byte(strings.Replace(string(rev.Document), "Kunta", "Kylä", 1))
			if _, err := under.Append(t.Context(), store.Draft{
				Kind: rev.Kind, ID: rev.ID, Base: rev.Number, Status: rev.Status, Actor: "u:somebody", Organization: rev.Organization,
				Time: rev.Time, Document: document,
			}); err != nil {
				t.Fatal(err)
			}
		}
		if err := write(log); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		o, rev := newest[catalog.Organization](t, log, catalog.KindOrganization, id("town"))
		if rev.Actor != "u:somebody" || o.OrganizationNames.In(catalog.TypeName, "fi") != "Kylä" {
			t.Errorf("%s: revision %d by %s is %s and says %v", name, rev.Number, rev.Actor, rev.Status, o.OrganizationNames)
		}
		// The rest is written all the same.
		if name == "archiving" {
			_, rev = newest[catalog.Organization](t, log, catalog.KindOrganization, id("office"))
		} else {
			_, rev = newest[catalog.Service](t, log, catalog.KindService, id("permit"))
		}
		if rev.Actor != editorial.MirrorPrefix+"x" {
			t.Errorf("%s: what nobody touched is by %s", name, rev.Actor)
		}
	}
}

func TestArchive(t *testing.T) {
	log := openLog(t)
	soundly(t, log, town, office)
	at := parse(names["town"])
	for want := 1; want >= 0; want-- { // the second time there is nothing to do
		n, err := editorial.Archive(t.Context(), log, catalog.KindOrganization, []catalog.ID{at, id("nobody")}, "tester", clockTime, nil)
		if err != nil || n != want {
			t.Errorf("archived %d, %v; want %d", n, err, want)
		}
	}
	_, rev := newest[catalog.Organization](t, log, catalog.KindOrganization, id("town"))
	if rev.Status != catalog.StatusDeleted || rev.Actor != "tester" || rev.Number != 2 {
		t.Errorf("archived as %+v", rev)
	}
}
