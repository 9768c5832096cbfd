package in

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

func TestDaysAreFinnish(t *testing.T) {
	for written, want := range map[string]string{
		"2027-01-01":                    "2027-01-01",
		"2027-01-01T00:00:00":           "2027-01-01",
		"2027-01-01T23:59:59.5":         "2027-01-01",
		"2027-01-01T00:00:00+02:00":     "2027-01-01",
		"2026-12-31T22:00:00Z":          "2027-01-01",
		"2027-01-01T00:00:00Z":          "2027-01-01",
		"2026-12-31T23:00:00+01:00":     "2027-01-01",
		"2027-07-01T00:00:00+03:00":     "2027-07-01",
		"2027-06-30T21:00:00.000Z":      "2027-07-01",
		"2027-07-01T20:59:59.999+00:00": "2027-07-01",
	} {
		var d date
		if err := d.UnmarshalText([]byte(written)); err != nil || d.day().Format("2006-01-02") != want {
			t.Errorf("%s is %v, want %s: %v", written, d.day(), want, err)
		}
	}
	var d date
	if d.UnmarshalText([]byte("1.1.2027")) == nil || d.UnmarshalText(nil) == nil {
		t.Error("what is no day is taken")
	}
}

// Whether the rest of the body needs the slow way of reading does not move a day.
func TestAPlanBeginsAtMidnightInFinland(t *testing.T) {
	w := newWorld(t)
	id := idIn(w.must("api", "POST", "/api/v11/ServiceChannel/WebPage", channelBodyOf(catalog.WebPageChannel, "Sivu")))
	for _, rest := range []body{{}, {"validFrom": nil}, {"validFrom": ""}} {
		change := body{"publishingStatus": "Published", "validTo": "2099-01-01T00:00:00+02:00"}
		for k, v := range rest {
			change[k] = v
		}
		w.must("api", "PUT", "/api/v11/ServiceChannel/WebPage/"+id, change)
		newest, err := w.log.Newest(t.Context(), catalog.KindServiceChannel, mustID(t, id))
		if err != nil {
			t.Fatal(err)
		}
		e, err := catalog.Unmarshal(newest.Kind, newest.Document)
		if err != nil {
			t.Fatal(err)
		}
		if at := e.(*catalog.ServiceChannel).Plan.ArchiveAt.String(); at != "2098-12-31T22:00:00" {
			t.Errorf("%v: %s", rest, at)
		}
	}
	if a := w.do("api", "PUT", "/api/v11/ServiceChannel/WebPage/"+id, `{"publishingStatus":"Published","validTo":"soon"}`); a.keys(t)[0] != "ValidTo" {
		t.Errorf("%s", a.body)
	}
}

// What is archived by itself cannot be planned to be published after that (PTV); what is not can.
func TestPublishingIsPlannedBeforeAutomaticArchiving(t *testing.T) {
	plan := func(w *world, typ catalog.ChannelType, day time.Time) answer {
		t.Helper()
		name := "Kanava " + day.Format(time.DateOnly)
		path := "/api/v11/ServiceChannel/" + string(typ)
		id := idIn(w.must("api", "POST", path, channelBodyOf(typ, name)))
		change := body{"publishingStatus": "Modified", "validFrom": day.Format(time.DateOnly), "languages": []string{"fi"}}
		return w.do("api", "PUT", path+"/"+id, change)
	}
	on := newWorldOf(t, editorial.Options{Ageing: editorial.Ageing{Archive: 18}})
	soon, late := on.now.AddDate(0, 17, 0), on.now.AddDate(0, 19, 0)
	for _, typ := range []catalog.ChannelType{catalog.PhoneChannel, catalog.ServiceLocation} {
		a := plan(on, typ, late)
		if a.status != 400 || !slices.Equal(a.keys(t), []string{"ValidFrom"}) {
			t.Errorf("%s after it is archived: %d %s", typ, a.status, a.body)
		}
		if !strings.Contains(string(a.body), "archived already on 20") {
			t.Errorf("%s is not told when it is archived: %s", typ, a.body)
		}
		if a := plan(on, typ, soon); a.status != 200 {
			t.Errorf("%s before it is archived: %d %s", typ, a.status, a.body)
		}
	}
	if a := plan(on, catalog.WebPageChannel, late); a.status != 200 {
		t.Errorf("a web page, which is not archived by itself: %d %s", a.status, a.body)
	}
	off := newWorldOf(t, editorial.Options{Ageing: editorial.Ageing{Archive: -1}})
	if a := plan(off, catalog.PhoneChannel, late); a.status != 200 {
		t.Errorf("where nothing is archived by itself: %d %s", a.status, a.body)
	}
}

func TestHoursTakeDays(t *testing.T) {
	w := newWorld(t)
	for written, want := range map[string]string{
		"2098-12-24": "2098-12-24T00:00:00", "2098-12-24T00:00:00": "2098-12-24T00:00:00", "2098-12-24T00:00:00+02:00": "2098-12-23T22:00:00",
	} {
		closed := body{"serviceHourType": "Exceptional", "isClosed": true, "validFrom": written, "validTo": nil}
		got := w.must("api", "POST", "/api/v11/ServiceChannel/ServiceLocation",
			channelBodyOf(catalog.ServiceLocation, "Halli "+written).with("serviceHours", []any{closed}))
		if from := got["serviceHours"].([]any)[0].(map[string]any)["validFrom"]; from != want {
			t.Errorf("%s is %v, want %s", written, from, want)
		}
	}
}
