package mirror_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// town is a source with an organisation, one above it that has no content, five services and a shared channel.
func town(t *testing.T) *source {
	s := newSource(t)
	s.publish("Organization", numbered(1, 1), organization("Kunta", numbered(1, 9)))
	s.bodies[numbered(1, 9)] = `{"id":"` + numbered(1, 9) + `",` + organization("Kuntayhtymä", "")[1:]
	s.publish("ServiceChannel", numbered(2, 1), channel(numbered(1, 1)))
	s.publish("ServiceChannel", numbered(2, 2), channel(numbered(1, 1)))
	s.listed["ServiceChannel?isVisibleForAll=true"] = []string{numbered(2, 2)}
	for n := 5; n >= 1; n-- {
		s.publish("Service", numbered(3, n), service(fmt.Sprint("Palvelu ", n), numbered(1, 1)))
	}
	s.publish("ServiceCollection", numbered(5, 1), `{"organizationId":"`+numbered(1, 1)+`","services":[{"id":"`+numbered(3, 1)+
		`"}],"serviceCollectionNames":[{"language":"fi","value":"Kokonaisuus"}]}`)
	return s
}

func TestAWholeRunBringsEverythingInTheSourcesOrder(t *testing.T) {
	s, log := town(t), openLog(t)
	report := run(t, log, options(s, t.TempDir()))
	if !report.Whole || report.Import.Rejected() != 0 {
		t.Fatalf("report: %+v, rejections %v", report, report.Import.Rejections)
	}
	var got []string
	shared := map[string]bool{}
	if _, err := log.Latest(t.Context(), func(e store.Entry) error {
		got = append(got, fmt.Sprintf("%s %s", e.Kind, e.ID))
		if e.Kind == catalog.KindServiceChannel {
			c, err := catalog.Decode[catalog.ServiceChannel](e.Document)
			shared[e.ID.String()] = c.IsVisibleForAll
			return err
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Organization " + numbered(1, 1), "Organization " + numbered(1, 9),
		"ServiceChannel " + numbered(2, 1), "ServiceChannel " + numbered(2, 2),
	}
	for n := 5; n >= 1; n-- {
		want = append(want, "Service "+numbered(3, n))
	}
	want = append(want, "ServiceCollection "+numbered(5, 1))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the log (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]bool{numbered(2, 1): false, numbered(2, 2): true}, shared); diff != "" {
		t.Errorf("shared channels (-want +got):\n%s", diff)
	}
}

func TestALaterRunAsksForChangesOnly(t *testing.T) {
	s, log, dir := town(t), openLog(t), t.TempDir()
	run(t, log, options(s, dir))
	s.forget()
	s.publish("Service", numbered(3, 1), service("Uusi nimi", numbered(1, 1)))
	s.archive("Service", numbered(3, 2))
	report := run(t, log, options(s, dir))
	if report.Whole {
		t.Error("the second run is whole")
	}
	if n := s.askedFor("/Service?date="); n == 0 {
		t.Errorf("the second run did not ask by date: %v", s.asked)
	}
	if since := time.Since(report.Since); since < 4*time.Minute || since > 7*time.Minute {
		t.Errorf("asks from %s before now, want a small overlap", since)
	}
	if got := statusOf(t, log, catalog.KindService, numbered(3, 2)); got != catalog.StatusDeleted {
		t.Errorf("the archived service is %q", got)
	}
	if report.Archived[catalog.KindService] != 1 {
		t.Errorf("archived: %v", report.Archived)
	}
	if c := report.Import.Counts[catalog.KindService]; c.Changed != 1 {
		t.Errorf("services: %+v, want one changed", *c)
	}
	if again := run(t, log, options(s, dir)); again.Import.Appended() != 0 || len(again.Archived) != 0 {
		t.Errorf("a run without changes appended %d and archived %v", again.Import.Appended(), again.Archived)
	}
}

// No list of the source tells of an organisation without content that it has changed.
func TestALaterRunSeesChangesOfOrganizationsWithoutContent(t *testing.T) {
	s, log, dir := town(t), openLog(t), t.TempDir()
	run(t, log, options(s, dir))
	above := numbered(1, 9)
	s.mu.Lock()
	s.bodies[above] = `{"id":"` + above + `",` + organization("Hyvinvointialue", "")[1:]
	s.mu.Unlock()
	report := run(t, log, options(s, dir))
	if report.Whole || report.Import.Counts[catalog.KindOrganization].Changed != 1 {
		t.Errorf("whole %t, organisations %+v, want one changed", report.Whole, *report.Import.Counts[catalog.KindOrganization])
	}
	var id catalog.ID
	if err := id.UnmarshalText([]byte(above)); err != nil {
		t.Fatal(err)
	}
	// What somebody has changed here stays: nothing tells whether the source has changed it too.
	rev, err := log.Newest(t.Context(), catalog.KindOrganization, id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := log.Append(t.Context(), store.Draft{
		Kind: rev.Kind, ID: rev.ID, Base: rev.Number, Status: rev.Status, Actor: "editor",
		Document: bytes.Replace(rev.Document, []byte("Hyvinvointialue"), []byte("Alue"), 1),
	}); err != nil {
		t.Fatal(err)
	}
	if again := run(t, log, options(s, dir)); again.Import.Appended() != 0 {
		t.Errorf("a run without changes appended %d", again.Import.Appended())
	}
}

// An entity is archived between two pages, so that the others move up and one is on neither.
func TestNothingIsLostWhileAListIsPaged(t *testing.T) {
	s, log := town(t), openLog(t)
	moved := false
	s.fail = func(_ http.ResponseWriter, r *http.Request, _ int) bool {
		if q := r.URL.Query(); r.URL.Path == "/api/v11/Service" && q.Get("page") == "2" && !moved {
			moved = true
			s.listed["Service"] = s.listed["Service"][1:]
			delete(s.bodies, numbered(3, 5))
		}
		return false
	}
	o := options(s, t.TempDir())
	o.Concurrency = 1
	report := run(t, log, o)
	if got := report.Fetched[catalog.KindService]; got != 4 {
		t.Errorf("fetched %d services, want 4", got)
	}
}

func TestAWholeRunArchivesOnlyWhatItBrought(t *testing.T) {
	s, log, dir := town(t), openLog(t), t.TempDir()
	run(t, log, options(s, dir))
	// Ours: from elsewhere, and one of theirs that somebody edited here.
	own := catalog.Service{ID: catalog.ConnectionID(catalog.ID{1}, catalog.ID{2})}
	document, err := catalog.Marshal(&own)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := log.Append(t.Context(), store.Draft{
		Kind: catalog.KindService, ID: own.ID, Status: catalog.StatusPublished, Actor: "editor", Document: document,
	}); err != nil {
		t.Fatal(err)
	}
	s.mu.Lock()
	s.listed["Service"] = s.listed["Service"][1:] // gone without a word
	delete(s.bodies, numbered(3, 5))
	s.listed["Service"] = s.listed["Service"][1:] // still there, only the list has lost it
	s.mu.Unlock()
	o := options(s, dir)
	o.Whole = true
	report := run(t, log, o)
	if diff := cmp.Diff(map[catalog.Kind]int{catalog.KindService: 1}, report.Archived); diff != "" {
		t.Errorf("archived (-want +got):\n%s", diff)
	}
	for id, want := range map[string]catalog.Status{
		numbered(3, 5): catalog.StatusDeleted, numbered(3, 4): catalog.StatusPublished, own.ID.String(): catalog.StatusPublished,
	} {
		if got := statusOf(t, log, catalog.KindService, id); got != want {
			t.Errorf("service %s is %q, want %q", id, got, want)
		}
	}
}

func TestARunGoesOnWhereABrokenOneStopped(t *testing.T) {
	s, log, dir := town(t), openLog(t), t.TempDir()
	s.fail = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if strings.HasPrefix(r.URL.Path, "/api/v11/ServiceCollection") {
			w.WriteHeader(http.StatusForbidden)
			return true
		}
		return false
	}
	_, err := mirrorRun(t, log, options(s, dir))
	if err == nil || !strings.Contains(err.Error(), s.URL+"/api/v11/ServiceCollection") || !strings.Contains(err.Error(), "403") {
		t.Fatalf("the error does not name address and status: %v", err)
	}
	s.fail = nil
	s.forget()
	report := run(t, log, options(s, dir))
	if !report.Resumed {
		t.Error("the second run did not go on with the first one's spool")
	}
	if n := s.askedFor("/Service/list") + s.askedFor("/Service?"); n != 0 {
		t.Errorf("fetched services again: %v", s.asked)
	}
	if report.Import.Rejected() != 0 || report.Import.Counts[catalog.KindService].New != 5 {
		t.Errorf("import: %+v", report.Import)
	}
}

// The lists have lost what is still there, in several batches; the run breaks off between two of them.
func TestAResumedRunMixesNoBatches(t *testing.T) {
	s, log, dir := town(t), openLog(t), t.TempDir()
	const services = 160
	for n := 6; n <= services; n++ {
		s.publish("Service", numbered(3, n), service(fmt.Sprint("Palvelu ", n), numbered(1, 1)))
	}
	run(t, log, options(s, dir))
	s.mu.Lock()
	s.listed["Service"] = nil
	asked := 0
	s.fail = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if strings.HasPrefix(r.URL.Path, "/api/v11/Service/list") {
			asked++ // each batch is looked for, then fetched
		}
		if asked == 6 {
			w.WriteHeader(http.StatusForbidden)
		}
		return asked == 6
	}
	s.mu.Unlock()
	o := options(s, dir)
	o.Whole, o.Concurrency = true, 1
	if _, err := mirrorRun(t, log, o); err == nil {
		t.Fatal("the run did not break off")
	}
	s.fail = nil
	report := run(t, log, o)
	if !report.Resumed || report.Import.Rejected() != 0 || len(report.Archived) != 0 {
		t.Errorf("resumed %t, rejected %d, archived %v", report.Resumed, report.Import.Rejected(), report.Archived)
	}
	if got := report.Import.Counts[catalog.KindService].Read; got != services {
		t.Errorf("read %d services, want %d", got, services)
	}
}

// An organisation above one that no list names is found only after that one was fetched.
func TestAResumedRunFollowsReferencesToTheirEnd(t *testing.T) {
	s, log, dir := town(t), openLog(t), t.TempDir()
	s.bodies[numbered(1, 9)] = `{"id":"` + numbered(1, 9) + `",` + organization("Kuntayhtymä", numbered(1, 8))[1:]
	s.bodies[numbered(1, 8)] = `{"id":"` + numbered(1, 8) + `",` + organization("Maakunta", "")[1:]
	s.fail = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		fails := r.URL.Query().Get("guids") == numbered(1, 8)
		if fails {
			w.WriteHeader(http.StatusForbidden)
		}
		return fails
	}
	if _, err := mirrorRun(t, log, options(s, dir)); err == nil {
		t.Fatal("the run did not break off")
	}
	s.fail = nil
	report := run(t, log, options(s, dir))
	if !report.Resumed || report.Import.Rejected() != 0 {
		t.Errorf("resumed %t, rejections %v", report.Resumed, report.Import.Rejections)
	}
}

func TestARejectedEntityIsReportedAndAskedForAgain(t *testing.T) {
	s, log, dir := town(t), openLog(t), t.TempDir()
	s.publish("Service", numbered(3, 1), service("Viallinen", numbered(1, 7)))
	report := run(t, log, options(s, dir))
	if report.Import.Rejected() != 2 || report.Pending != 2 { // the collection leans on it
		t.Fatalf("rejected %d, pending %d: %v", report.Import.Rejected(), report.Pending, report.Import.Rejections)
	}
	s.publish("Service", numbered(3, 1), service("Korjattu", numbered(1, 1)))
	s.mu.Lock()
	s.listed["Service"], s.listed["ServiceCollection"] = nil, nil // nothing has changed since, says the source
	s.mu.Unlock()
	report = run(t, log, options(s, dir))
	if report.Pending != 0 || statusOf(t, log, catalog.KindServiceCollection, numbered(5, 1)) != catalog.StatusPublished {
		t.Errorf("pending %d, rejections %v", report.Pending, report.Import.Rejections)
	}
}
