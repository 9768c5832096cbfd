package open_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog/hours"
)

type openItems struct {
	Items []struct {
		ID, Kind, Type, Name string
		Open                 *struct {
			Now         *bool
			Certain     bool
			Until, Next string
		}
	}
}

// at sets the clock of the shared world for one test; tests of this package do not run beside each other.
func (w *world) at(t *testing.T, moment time.Time) {
	t.Helper()
	w.now.Store(&moment)
	t.Cleanup(func() { w.now.Store(&now) })
}

func TestHitsTellWhetherTheyAreOpen(t *testing.T) {
	w := demoWorld(t)
	at := func(text string) time.Time {
		v, err := time.ParseInLocation("2006-01-02T15:04", text, hours.Finland())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct{ at, query string }{
		{"2026-11-23T10:00", "type=ServiceLocation"}, {"2026-11-23T10:00", "type=Service"}, {"2026-11-23T10:00", "type=Phone"},
		{"2026-11-23T03:00", "type=ServiceLocation"}, {"2026-11-23T03:00", "type=Service"}, {"2026-12-25T10:00", "type=ServiceLocation"},
	} {
		moment := at(c.at)
		w.at(t, moment)
		all := get[openItems](t, w, "/open/v1/search?pageSize=100&"+c.query)
		openThen := map[string]bool{}
		for _, i := range get[openItems](t, w, "/open/v1/search?pageSize=100&openAt=now&"+c.query).Items {
			openThen[i.ID] = true
		}
		told := 0
		for _, i := range all.Items {
			o := i.Open
			if o == nil {
				if openThen[i.ID] {
					t.Errorf("%s: %s is open and does not say so", c.at, i.Name)
				}
				continue
			}
			told++
			if is := o.Now != nil && *o.Now && o.Certain; is != openThen[i.ID] {
				t.Errorf("%s: %s says %+v, openAt=now has it: %v", c.at, i.Name, o, openThen[i.ID])
			}
			for _, text := range []string{o.Until, o.Next} {
				if text == "" {
					continue
				}
				if v, err := time.Parse(time.RFC3339, text); err != nil || !v.After(moment) {
					t.Errorf("%s: %s: %q", c.at, i.Name, text)
				}
			}
			if isOpen := o.Now != nil && *o.Now; isOpen && o.Next != "" || !isOpen && o.Until != "" {
				t.Errorf("%s: %s: %+v", c.at, i.Name, o)
			}
		}
		if told == 0 {
			t.Errorf("%s %s: nothing tells whether it is open", c.at, c.query)
		}
	}
	for _, i := range get[openItems](t, w, "/open/v1/search?type=Organization").Items {
		if i.Open != nil {
			t.Errorf("the organisation %s has hours", i.Name)
		}
	}
}

func TestTheTagOfAnAnswerChangesWhenSomethingCloses(t *testing.T) {
	w := demoWorld(t)
	const target = "/open/v1/search?type=ServiceLocation"
	again := func(moment time.Time, tag string) *httptest.ResponseRecorder {
		w.at(t, moment)
		r := httptest.NewRequest(http.MethodGet, target, nil)
		r.Header.Set("If-None-Match", tag)
		return w.do(t, r)
	}
	first := w.ask(t, http.MethodGet, target, "")
	tag := first.Header().Get("ETag")
	if got := again(now.Add(time.Second), tag); got.Code != http.StatusNotModified {
		t.Errorf("a second later: status %d", got.Code)
	}
	if got := again(now.Add(12*time.Hour), tag); got.Code != http.StatusOK || got.Header().Get("ETag") == tag {
		t.Errorf("at night: status %d, tag %s", got.Code, got.Header().Get("ETag"))
	}
	if c := first.Header().Get("Cache-Control"); c != "public, max-age=60, must-revalidate" {
		t.Errorf("kept: %s", c)
	}
}
