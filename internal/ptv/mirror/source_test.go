package mirror_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/ptv/mirror"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// source is a small OUT API. Lists give two ids a page.
type source struct {
	*httptest.Server
	mu sync.Mutex
	// listed are the ids of each list, by path and the query without page and date.
	listed map[string][]string
	// bodies are the published entities, by id.
	bodies map[string]string
	// asked are the addresses asked for, in order.
	asked []string
	// fail may answer in the source's place.
	fail func(w http.ResponseWriter, r *http.Request, n int) bool
}

const pageSize = 2

func newSource(t *testing.T) *source {
	t.Helper()
	s := &source{listed: map[string][]string{}, bodies: map[string]string{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *source) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, r.URL.RequestURI())
	if s.fail != nil && s.fail(w, r, len(s.asked)) {
		return
	}
	path := strings.TrimPrefix(r.URL.Path, "/api/v11/")
	q := r.URL.Query()
	switch {
	case q.Has("guids"):
		var found []string
		for _, id := range strings.Split(q.Get("guids"), ",") {
			if b, ok := s.bodies[id]; ok {
				found = append(found, b)
			}
		}
		slices.Sort(found) // not in the order asked for
		if len(found) == 0 {
			http.Error(w, `{"errorMessage":"none"}`, http.StatusNotFound)
			return
		}
		fmt.Fprintf(w, "[%s]", strings.Join(found, ", \n"))
	case strings.HasPrefix(path, "ServiceCollection/"):
		b, ok := s.bodies[strings.TrimPrefix(path, "ServiceCollection/")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, b)
	default:
		s.page(w, path, q.Get("page"), func() string {
			q.Del("page")
			q.Del("date")
			return q.Encode()
		}())
	}
}

func (s *source) page(w http.ResponseWriter, path, page, query string) {
	key := path
	if query != "" {
		key += "?" + query
	}
	ids := s.listed[key]
	var n int
	fmt.Sscan(page, &n)
	from, to := min(len(ids), (n-1)*pageSize), min(len(ids), n*pageSize)
	var items []map[string]string
	for _, id := range ids[from:to] {
		items = append(items, map[string]string{"id": id, "name": "n"})
	}
	json.NewEncoder(w).Encode(map[string]any{
		"pageNumber": n, "pageSize": pageSize, "pageCount": (len(ids) + pageSize - 1) / pageSize, "itemList": items,
	})
}

// publish adds an entity to the source.
func (s *source) publish(kind, id, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Contains(s.listed[kind], id) {
		s.listed[kind] = append(s.listed[kind], id)
	}
	s.bodies[id] = strings.Replace(body, "{", `{"id":"`+id+`",`, 1)
}

// archive takes an entity away and lists it among the archived.
func (s *source) archive(kind, id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listed[kind] = slices.DeleteFunc(s.listed[kind], func(x string) bool { return x == id })
	delete(s.bodies, id)
	s.listed[kind+"?status=Archived"] = append(s.listed[kind+"?status=Archived"], id)
}

func (s *source) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = nil
}

func (s *source) askedFor(part string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, a := range s.asked {
		if strings.Contains(a, part) {
			n++
		}
	}
	return n
}

func numbered(kind, n int) string { return fmt.Sprintf("%08d-0000-4000-8000-%012d", kind, n) }

func organization(name, parent string) string {
	if parent != "" {
		parent = `"parentOrganizationId":"` + parent + `",`
	}
	return `{` + parent + `"organizationType":"State","organizationNames":[{"type":"Name","language":"fi","value":"` + name +
		`"}],"displayNameType":[{"type":"Name","language":"fi"}]}`
}

func channel(owner string) string {
	return `{"serviceChannelType":"Phone","organizationId":"` + owner +
		`","serviceChannelNames":[{"type":"Name","language":"fi","value":"Neuvonta"}],"services":[]}`
}

func service(name, owner string) string {
	return `{"type":"Service","serviceNames":[{"type":"Name","language":"fi","value":"` + name + `"}],"languages":["fi"],
	"organizations":[{"roleType":"Responsible","organization":{"id":"` + owner + `"}}],"serviceChannels":[]}`
}

func openLog(t *testing.T) *sqlite.Log {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	return log
}

func options(s *source, dir string) mirror.Options {
	return mirror.Options{
		From: s.URL, Dir: dir, RetryWait: time.Millisecond, UserAgent: "tester",
		Open: func(paths []string) (mirror.Input, error) { return v11.OpenInput(paths) },
	}
}

func run(t *testing.T, log store.Log, o mirror.Options) *mirror.Report {
	t.Helper()
	report, err := mirror.Run(t.Context(), log, o)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// statusOf tells an entity's newest status, "" when the log does not have it.
func statusOf(t *testing.T, log store.Log, kind catalog.Kind, id string) catalog.Status {
	t.Helper()
	heads, err := log.NewestNumbers(t.Context(), kind)
	if err != nil {
		t.Fatal(err)
	}
	for k, h := range heads {
		if k.String() == id {
			return h.Status
		}
	}
	return ""
}
