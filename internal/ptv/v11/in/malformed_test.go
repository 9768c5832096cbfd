package in

import (
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// bodiesOfAll are the full bodies of every operation that takes one: those of POST, those of PUT by id and source id of what
// they made, and those of connections.
func (w *world) bodiesOfAll(t *testing.T) map[string][]fullBody {
	t.Helper()
	all := map[string][]fullBody{}
	for i, f := range fullBodies() {
		operation := strings.ReplaceAll(f.path, "/", "_")
		id := idIn(w.must(f.user, "POST", "/api/v11/"+f.path, f.body))
		another, _ := otherwise(t, plain(t, f.body), "", 100+i).(map[string]any)
		all["post_"+operation] = []fullBody{{f.path, f.user, another}}
		put := f.body.with("services", nil, "serviceChannels", nil)
		if f.path == "ServiceCollection" {
			put = f.body
		}
		all["put_"+operation+"_id"] = []fullBody{{"PUT " + f.path + "/" + id, f.user, put}}
		if source, ok := f.body["sourceId"].(string); ok {
			all["put_"+operation+"_sourceId_sourceId"] = []fullBody{{"PUT " + f.path + "/sourceId/" + source, f.user, put}}
		}
	}
	for _, f := range w.allBodies(t) {
		form, _, _ := strings.Cut(strings.TrimPrefix(f.path, "PUT Connection/"), "Id/")
		if form == f.path {
			continue
		}
		parameter := form[strings.LastIndex(form, "/")+1:] + "Id"
		operation := "put_Connection_" + strings.ReplaceAll(form, "/", "_") + "Id_" + parameter
		all[operation] = []fullBody{f}
	}
	one := fullConnection()
	service, place := w.idOfSource("join.s"), w.idOfSource("join.p")
	all["post_Connection"] = []fullBody{{"Connection", "api", body{"": []any{one.with("serviceId", service, "serviceChannelId", place)}}}}
	all["post_Connection_Source"] = []fullBody{{"Connection/Source", "api", body{"": []any{one.with("serviceSourceId", "join.s", "serviceChannelSourceId", "join.p")}}}}
	return all
}

func (w *world) idOfSource(source string) string {
	w.t.Helper()
	kind, path := "Service", "/api/v11/Service/sourceId/"+source
	if source == "join.p" {
		kind, path = "ServiceChannel/ServiceLocation", "/api/v11/ServiceChannel/ServiceLocation/sourceId/"+source
	}
	content := again(kind)
	return idIn(w.must("api", "PUT", path, content))
}

// content is a body as JSON has it; lists stand under the empty name.
func (f *fullBody) content(t *testing.T) any {
	t.Helper()
	if list, ok := f.body[""]; ok {
		return plain(t, list)
	}
	return plain(t, f.body)
}

// eachBody calls fn for the bodies of every operation that takes one, and fails for an operation without.
func (w *world) eachBody(t *testing.T, fn func(t *testing.T, f fullBody)) {
	t.Helper()
	all := w.bodiesOfAll(t)
	for operation := range operations() {
		if strings.HasPrefix(operation, "get_") {
			continue
		}
		if len(all[operation]) == 0 {
			t.Errorf("%s has no body", operation)
			continue
		}
		t.Run(operation, func(t *testing.T) {
			for _, f := range all[operation] {
				fn(t, f)
			}
		})
	}
}

// jsonKinds are a value of each kind that JSON has.
var jsonKinds = map[string]any{
	"text": "x", "number": 7.0, "true": true, "object": map[string]any{"x": "y"}, "list": []any{"x"}, "list of objects": []any{map[string]any{"x": "y"}},
}

// alike tells whether a value of a kind may stand where another one stood.
func alike(kind string, was any) bool {
	switch v := was.(type) {
	case string:
		return kind == "text"
	case bool:
		return kind == "true"
	case map[string]any:
		return kind == "object"
	case []any:
		if len(v) == 0 {
			return strings.HasPrefix(kind, "list")
		}
		if _, objects := v[0].(map[string]any); objects {
			return kind == "list of objects"
		}
		return kind == "list"
	}
	return false
}

// TestValuesOfAWrongKindAreRefused puts a value of every other kind in the place of every member, of every body: all are
// refused under the member, and nothing is written.
func TestValuesOfAWrongKindAreRefused(t *testing.T) {
	w := newWorld(t)
	tried := 0
	w.eachBody(t, func(t *testing.T, f fullBody) {
		method, path := f.request()
		content := f.content(t)
		head, _ := w.log.Head(t.Context())
		each(content, "", func(at string, was any) {
			for kind, value := range jsonKinds {
				if alike(kind, was) {
					continue
				}
				tried++
				a := w.do(f.user, method, path, changed(t, content, at, value))
				if a.status != http.StatusBadRequest {
					t.Errorf("%s: a %s for %s: %d %.200s", path, kind, at, a.status, a.body)
					continue
				}
				if keys := a.keys(t); !slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, key(at)) }) {
					t.Errorf("%s: a %s for %s is told under %v", path, kind, at, keys)
				}
			}
		})
		if now, _ := w.log.Head(t.Context()); now != head {
			t.Errorf("%s: something was written", path)
		}
	})
	if tried < 1000 {
		t.Errorf("only %d were tried", tried)
	}
}

// TestUnknownMembersArePassedOver puts an unknown member into every object of every body: the answer is the same as
// without them, and a dry run names them all.
func TestUnknownMembersArePassedOver(t *testing.T) {
	w := newWorld(t)
	w.eachBody(t, func(t *testing.T, f fullBody) {
		method, path := f.request()
		content := f.content(t)
		var want []string
		with := content
		note := func(at string, value any) {
			if _, is := value.(map[string]any); !is {
				return
			}
			member := "alien"
			if at != "" {
				member = at + ".alien"
			}
			with = changed(t, with, member, map[string]any{"a": []any{1.0, nil}})
			want = append(want, member)
		}
		note("", content)
		each(content, "", note)
		told := w.must(f.user, method, path+"?dryRun=true", with)
		var got []string
		for _, m := range told["ignoredMembers"].([]any) {
			got = append(got, m.(string))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: ignored %v, want %v", path, got, want)
		}
		without := w.must(f.user, method, path+"?dryRun=true", content)
		if told["valid"] != without["valid"] || len(told["problems"].([]any)) != len(without["problems"].([]any)) {
			t.Errorf("%s: %v with unknown members, %v without", path, told["problems"], without["problems"])
		}
		if method == "PUT" {
			w.must(f.user, method, path, with)
		}
	})
}

// counted counts what is read of a body.
type counted struct {
	io.Reader
	n int
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += n
	return n, err
}

func (*counted) Close() error { return nil }

// endless is a body without end.
type endless struct{ text string }

func (e endless) Read(p []byte) (int, error) {
	for n := 0; n < len(p); {
		n += copy(p[n:], e.text)
	}
	return len(p), nil
}

// TestBodiesThatAreTooMuchAreNotRead sends every operation bodies that announce 10 MB, that have no end, and that nest for
// ever: they are refused unread, or after as much as a body may have.
func TestBodiesThatAreTooMuchAreNotRead(t *testing.T) {
	w := newWorld(t)
	w.eachBody(t, func(t *testing.T, f fullBody) {
		method, path := f.request()
		head, _ := w.log.Head(t.Context())
		for _, c := range []struct {
			name   string
			body   io.Reader
			length int64
			status int
			read   int
		}{
			{"10 MB that are announced", endless{" "}, 10 << 20, http.StatusRequestEntityTooLarge, 0},
			{"blanks without end", endless{" "}, -1, http.StatusRequestEntityTooLarge, maxBody + 64<<10},
			{"lists without end", endless{"["}, -1, http.StatusRequestEntityTooLarge, maxBody + 64<<10},
			{"objects that nest", strings.NewReader(strings.Repeat(`{"a":`, 100_000)), -1, http.StatusBadRequest, maxBody},
			{"lists that nest", strings.NewReader(strings.Repeat(`[`, 100_000) + strings.Repeat(`]`, 100_000)), -1, http.StatusBadRequest, maxBody},
			{"objects that nest in a member", strings.NewReader(`{"serviceNames":` + strings.Repeat(`[{"value":`, 50_000)), -1, http.StatusBadRequest, maxBody},
		} {
			content := &counted{Reader: c.body}
			r := httptest.NewRequest(method, "http://varanto.example"+path, content)
			r.ContentLength = c.length
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("Authorization", "Bearer "+token(f.user))
			recorder := httptest.NewRecorder()
			w.handler.ServeHTTP(recorder, r)
			if recorder.Code != c.status || content.n > c.read {
				t.Errorf("%s: %s: %d, want %d, after %d bytes of %d", path, c.name, recorder.Code, c.status, content.n, c.read)
			}
		}
		if now, _ := w.log.Head(t.Context()); now != head {
			t.Errorf("%s: something was written", path)
		}
	})
}
