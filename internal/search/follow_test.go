package search_test

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/finnish"
	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/store"
)

func found(x running, query string) []string { return names(x.ask(search.Query{Text: query})) }

func TestTheIndexFollowsTheCatalogue(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	general := &catalog.GeneralDescription{ID: id(90), Names: named("Uimarannat")}
	beach := service(1, "Rannat")
	beach.GeneralDescriptionID = id(90)
	beach.Organizations = []catalog.ServiceOrganization{{OrganizationID: id(50), RoleType: catalog.RoleResponsible}}
	organisation := func(name string) *catalog.Organization {
		return &catalog.Organization{ID: id(50), OrganizationNames: named(name), AreaType: catalog.Nationwide}
	}
	w.publish(general, organisation("Vanhala"), beach)
	x.settled()
	if diff := cmp.Diff([]string{"Rannat", "Uimarannat"}, found(x, "uimaranta")); diff != "" {
		t.Errorf("after publishing:\n%s", diff)
	}
	w.publish(&catalog.GeneralDescription{ID: id(90), Names: named("Veneilysatamat")})
	x.settled()
	if got := found(x, "veneilysatama"); len(got) != 2 {
		t.Errorf("the general description's new name finds %q", got)
	}
	w.publish(organisation("Kuhmala"))
	x.settled()
	if diff := cmp.Diff([]string{"Kuhmala", "Rannat"}, found(x, "kuhmala")); diff != "" {
		t.Errorf("after the organisation's new name:\n%s", diff)
	}
	if got := found(x, "vanhala"); len(got) != 0 {
		t.Errorf("the organisation's old name finds %q", got)
	}
	w.append(catalog.StatusDeleted, beach)
	if got := found(x, "rannat"); len(got) != 0 {
		t.Errorf("an archived service is found at once: %q", got)
	}
	x.settled()
	w.publish(beach)
	x.settled()
	if got := found(x, "rannat"); len(got) != 1 {
		t.Errorf("a restored service is not found: %q", got)
	}
}

// logged opens an index whose log the test reads.
func logged(t *testing.T, w *world, dir string, a *finnish.Analyzer) (running, *messages) {
	t.Helper()
	log := &messages{list: make(chan string, 100), seen: map[string]bool{}}
	x, err := search.Open(dir, a, w.catalogue, slog.New(log))
	if err != nil {
		t.Fatal(err)
	}
	w.reload()
	return w.run(x).settled(), log
}

// messages keeps what is logged. It is read after the index has settled.
type messages struct {
	slog.Handler
	list chan string
	seen map[string]bool
}

func (m *messages) Enabled(context.Context, slog.Level) bool { return true }
func (m *messages) Handle(_ context.Context, r slog.Record) error {
	m.list <- r.Message
	return nil
}

func (m *messages) has(message string) bool {
	for range len(m.list) {
		m.seen[<-m.list] = true
	}
	return m.seen[message]
}

const (
	saysBuilt = "the search index is built"
	saysAnew  = "the search index is made anew"
)

func TestARestartCatchesUpInsteadOfRebuilding(t *testing.T) {
	dir, a := t.TempDir(), openAnalyzer(t, true)
	w := newWorld(t)
	towns(w)
	first := w.index(dir, a).settled()
	first.stop()

	changed := service(4, "Mediateekki")
	archived := service(3, "Pysäköintitunnus")
	w.append(catalog.StatusDeleted, archived)
	w.publish(changed, service(5, "Uimahalli"), &catalog.GeneralDescription{ID: id(90), Names: named("Esikoulu")})
	w.restart()
	x, log := logged(t, w, dir, a)
	if log.has(saysBuilt) || log.has(saysAnew) {
		t.Error("the index was built again")
	}
	for query, want := range map[string]int{"mediateekki": 1, "uimahalli": 1, "esikoulu": 2, "kirjasto": 0, "pysäköintitunnus": 0, "hammashoito": 1} {
		if got := found(x, query); len(got) != want {
			t.Errorf("%q finds %q, want %d", query, got, want)
		}
	}
	x.stop()

	w.restart()
	x, log = logged(t, w, dir, a)
	if log.has(saysBuilt) || x.Seq() != int64(len(w.log)) {
		t.Errorf("an unchanged log: at %d of %d", x.Seq(), len(w.log))
	}
}

func TestAnIndexOfAnotherAnalysisIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	voikko := openAnalyzer(t, false)
	w := newWorld(t)
	towns(w)
	w.index(dir, openAnalyzer(t, true)).settled().stop()
	w.restart()
	x, log := logged(t, w, dir, voikko)
	if !log.has(saysAnew) {
		t.Error("the index of another analysis was kept")
	}
	if got := found(x, "kirjastoihin"); len(got) == 0 || got[0] != "Kirjasto" {
		t.Errorf("found %q", got)
	}
}

func TestAnIndexOfAnotherLogIsMadeAnew(t *testing.T) {
	a := openAnalyzer(t, true)
	for name, rewrite := range map[string]func(*world){
		"shorter": func(w *world) { w.publish(service(7, "Tori")) },
		"longer": func(w *world) {
			for n := range byte(30) {
				w.publish(service(n+100, "Tori"))
			}
			w.publish(service(100, "Tori"), service(101, "Tori")) // else it would have as many documents by chance
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			old := newWorld(t)
			towns(old)
			old.index(dir, a).settled().stop()
			w := newWorld(t)
			rewrite(w)
			w.restart()
			x, log := logged(t, w, dir, a)
			if !log.has(saysAnew) {
				t.Error("the index was kept")
			}
			if got := found(x, "tori"); len(got) == 0 {
				t.Error("the new log's services are not found")
			}
		})
	}
}

func TestADamagedFolderRecovers(t *testing.T) {
	a := openAnalyzer(t, true)
	each := func(pattern string, damage func(path string) error) func(string) error {
		return func(dir string) error {
			hit := 0
			err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				if ok, _ := filepath.Match(pattern, d.Name()); ok {
					hit++
					return damage(path)
				}
				return nil
			})
			if hit == 0 {
				return errors.Join(err, errors.New("nothing to damage: "+pattern))
			}
			return err
		}
	}
	flip := func(path string) error {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b[len(b)/2] ^= 0xff
		return os.WriteFile(path, b, 0o600)
	}
	for name, damage := range map[string]func(dir string) error{
		"no segments":        each("*.zap", os.Remove),
		"a flipped byte":     each("*.zap", flip),
		"truncated segments": each("*.zap", func(p string) error { return os.Truncate(p, 7) }),
		"empty segments":     each("*.zap", func(p string) error { return os.Truncate(p, 0) }),
		"no root":            each("root.bolt", os.Remove),
		"truncated root":     each("root.bolt", func(p string) error { return os.Truncate(p, 100) }),
		"garbage as root":    each("root.bolt", func(p string) error { return os.WriteFile(p, make([]byte, 9000), 0o600) }),
		"no description":     each("index_meta.json", os.Remove),
		"bad description":    each("index_meta.json", func(p string) error { return os.WriteFile(p, []byte("{"), 0o600) }),
		"a file in its place": func(dir string) error {
			return errors.Join(os.RemoveAll(filepath.Join(dir, "bleve")), os.WriteFile(filepath.Join(dir, "bleve"), []byte("x"), 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			w := newWorld(t)
			towns(w)
			w.index(dir, a).settled().stop()
			if err := damage(dir); err != nil {
				t.Fatal(err)
			}
			w.restart()
			x, log := logged(t, w, dir, a)
			// Bleve may fall back to an older state of its own, which is empty here.
			if !log.has(saysAnew) && !log.has(saysBuilt) {
				t.Error("the damage was not noticed")
			}
			if got := found(x, "kirjasto"); len(got) != 1 {
				t.Errorf("found %q", got)
			}
		})
	}
}

func TestTwoCannotHaveTheSameIndexOpen(t *testing.T) {
	dir, a := t.TempDir(), openAnalyzer(t, true)
	w := newWorld(t)
	towns(w)
	x := w.index(dir, a).settled()
	if _, err := search.Open(dir, a, newCatalogue(), slog.New(slog.DiscardHandler)); !errors.Is(err, search.ErrInUse) {
		t.Errorf("got %v, want ErrInUse", err)
	}
	if got := found(x, "kirjasto"); len(got) != 1 {
		t.Errorf("the first one was disturbed: %q", got)
	}
}

func TestAFailingFeedIsTriedAgain(t *testing.T) {
	dir, a := t.TempDir(), openAnalyzer(t, true)
	w := newWorld(t)
	towns(w)
	w.index(dir, a).settled().stop()
	w.publish(service(8, "Satama"))
	w.restart()
	x, err := search.Open(dir, a, w.catalogue, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	w.reload()
	failing, cancel := context.WithCancel(context.Background())
	x.Run(failing, func(context.Context, int64, int) ([]store.Revision, error) {
		cancel()
		return nil, errors.New("the log cannot be read")
	})
	if x.Ready() || x.Lag() != 1 {
		t.Errorf("ready %t, lag %d after a failure", x.Ready(), x.Lag())
	}
	if got := found(w.run(x).settled(), "satama"); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}

func TestSearchesAndChangesAtTheSameTime(t *testing.T) {
	w := newWorld(t)
	x := w.index(t.TempDir(), openAnalyzer(t, true))
	towns(w)
	x.settled()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			x.ask(search.Query{Text: "kirjasto", Municipality: oulu})
		}
	}()
	for n := range byte(30) {
		w.publish(service(n+100, "Kirjasto"))
		time.Sleep(time.Millisecond)
	}
	x.settled()
	cancel()
	<-done
	if results := x.ask(search.Query{Text: "kirjasto"}); results.Total != 31 {
		t.Errorf("%d hits, want 31", results.Total)
	}
}
