package opening_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/filter/filtertest"
	"github.com/varanto/varanto/internal/search/link"
	"github.com/varanto/varanto/internal/search/opening"
)

const (
	serviceIDs byte = iota + 1
	channelIDs
)

// moment reads Finnish time. 2026-11-23 is a Monday of week 48.
func moment(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, hours.Finland())
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func week(days, from, to string) catalog.ServiceHour {
	first, last := days, ""
	if days == "Weekdays" {
		first, last = "Monday", "Friday"
	}
	return catalog.ServiceHour{ServiceHourType: catalog.HoursDaysOfTheWeek, OpeningHour: []catalog.DailyOpeningTime{{DayFrom: first, DayTo: last, From: from, To: to}}}
}

func closed(date string) catalog.ServiceHour {
	m, err := catalog.ParseMoment(date + "T00:00:00")
	if err != nil {
		panic(err)
	}
	return catalog.ServiceHour{ServiceHourType: catalog.HoursExceptional, IsClosed: true, ValidFrom: m}
}

func channel(n int, typ catalog.ChannelType, sets ...catalog.ServiceHour) *catalog.ServiceChannel {
	return &catalog.ServiceChannel{ID: filtertest.ID(channelIDs, n), Type: typ, ServiceChannelNames: filtertest.Named(fmt.Sprint("channel ", n)), ServiceHours: sets}
}

func service(n int) *catalog.Service {
	return &catalog.Service{ID: filtertest.ID(serviceIDs, n), ServiceNames: filtertest.Named(fmt.Sprint("service ", n))}
}

func connection(s, c int, sets ...catalog.ServiceHour) *catalog.Connection {
	return &catalog.Connection{ServiceID: filtertest.ID(serviceIDs, s), ChannelID: filtertest.ID(channelIDs, c), ServiceHours: sets}
}

func TestAServiceIsOpenThroughItsChannels(t *testing.T) {
	office := week("Weekdays", "08:00", "16:00")
	for _, c := range []struct {
		name     string
		channels []*catalog.ServiceChannel
		own      [][]catalog.ServiceHour // of the connections
		at       string
		open     bool
		perhaps  bool
		next     string // "" for never, and where it is open
	}{
		{"by a place's hours", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office)}, nil, "2026-11-23 10:00", true, false, ""},
		{"not at night", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office)}, nil, "2026-11-23 20:00", false, false, "2026-11-24 08:00"},
		{"by one of two channels", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office), channel(2, catalog.PhoneChannel, week("Weekdays", "08:00", "21:00"))}, nil, "2026-11-23 20:00", true, false, ""},
		{"not by a web page without hours", []*catalog.ServiceChannel{channel(1, catalog.WebPageChannel), channel(2, catalog.EChannel)}, nil, "2026-11-23 10:00", false, false, ""},
		{"by an electronic channel with hours", []*catalog.ServiceChannel{channel(1, catalog.EChannel, office)}, nil, "2026-11-23 10:00", true, false, ""},
		{"by the connection's hours", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office)}, [][]catalog.ServiceHour{{week("Tuesday", "12:00", "18:00")}}, "2026-11-24 17:00", true, false, ""},
		{"not by the place's when the connection has its own", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office)}, [][]catalog.ServiceHour{{week("Tuesday", "12:00", "18:00")}}, "2026-11-23 10:00", false, false, "2026-11-24 12:00"},
		{"by the place's where the connection only has an exception", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office)}, [][]catalog.ServiceHour{{closed("2026-11-24")}}, "2026-11-23 10:00", true, false, ""},
		{"not on the connection's exception", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office)}, [][]catalog.ServiceHour{{closed("2026-11-24")}}, "2026-11-24 10:00", false, false, "2026-11-25 08:00"},
		{"perhaps when the place is shut that day", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office, closed("2026-11-24"))}, [][]catalog.ServiceHour{{week("Tuesday", "12:00", "18:00")}}, "2026-11-24 13:00", false, true, ""},
		{"perhaps on a holiday", []*catalog.ServiceChannel{channel(1, catalog.ServiceLocation, office)}, nil, "2026-12-25 10:00", false, true, ""},
		{"without channels", nil, nil, "2026-11-23 10:00", false, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := filtertest.New()
			entities := []catalog.Entity{service(1)}
			for i, ch := range c.channels {
				entities = append(entities, ch)
				var own []catalog.ServiceHour
				if i < len(c.own) {
					own = c.own[i]
				}
				entities = append(entities, connection(1, i+1, own...))
			}
			s := w.Publish(t, entities...)
			book, at := opening.NewBook(&link.Keeper{}), moment(t, c.at)
			open := book.At(s, at)
			if got := open.Set(catalog.KindService).Contains(0); got != c.open {
				t.Errorf("open %v", got)
			}
			st := book.State(s, s.Table(catalog.KindService).At(0), at)
			if got := st.Open && !st.Certain; got != c.perhaps {
				t.Errorf("perhaps open %v", got)
			}
			if c.next == "" {
				if !st.Next.IsZero() {
					t.Errorf("opens at %v", st.Next)
				}
			} else if !st.Next.Equal(moment(t, c.next)) {
				t.Errorf("opens at %v", st.Next)
			}
		})
	}
}

func TestOtherKindsAreNeverOpen(t *testing.T) {
	w := filtertest.New()
	s := w.Publish(t, &catalog.Organization{ID: filtertest.ID(3, 1), OrganizationNames: filtertest.Named("kaupunki")})
	book := opening.NewBook(&link.Keeper{})
	if !book.At(s, time.Now()).Set(catalog.KindOrganization).IsEmpty() {
		t.Error("an organisation is open")
	}
	if st := book.State(s, s.Table(catalog.KindOrganization).At(0), time.Now()); st != (opening.State{}) {
		t.Errorf("an organisation is %+v", st)
	}
}

// TestABookThatFollowsSaysWhatANewOneSays changes a catalogue step by step.
func TestABookThatFollowsSaysWhatANewOneSays(t *testing.T) {
	set := rapid.Custom(func(t *rapid.T) []catalog.ServiceHour {
		var sets []catalog.ServiceHour
		for range rapid.IntRange(0, 2).Draw(t, "sets") {
			if rapid.IntRange(0, 3).Draw(t, "exception") == 0 {
				sets = append(sets, closed("2026-11-23"))
				continue
			}
			sets = append(sets, week(rapid.SampledFrom([]string{"Weekdays", "Monday", "Saturday"}).Draw(t, "days"), "08:00", rapid.SampledFrom([]string{"12:00", "18:00"}).Draw(t, "to")))
		}
		return sets
	})
	rapid.Check(t, func(t *rapid.T) {
		w, book := filtertest.New(), opening.NewBook(&link.Keeper{})
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			status := rapid.SampledFrom([]catalog.Status{catalog.StatusPublished, catalog.StatusPublished, catalog.StatusWithdrawn, catalog.StatusDeleted}).Draw(t, "status")
			s, c := rapid.IntRange(1, 3).Draw(t, "service"), rapid.IntRange(1, 3).Draw(t, "channel")
			var snapshot *live.Snapshot
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				snapshot = w.Put(t, status, service(s))
			case 1:
				snapshot = w.Put(t, status, channel(c, catalog.ServiceLocation, set.Draw(t, "hours")...))
			default:
				if status != catalog.StatusPublished {
					status = catalog.StatusRemoved
				}
				snapshot = w.Put(t, status, connection(s, c, set.Draw(t, "own hours")...))
			}
			at := time.Date(2026, 11, rapid.IntRange(22, 28).Draw(t, "day"), rapid.SampledFrom([]int{9, 11, 17}).Draw(t, "hour"), 0, 0, 0, hours.Finland())
			got, fresh := book.At(snapshot, at), opening.NewBook(&link.Keeper{}).At(snapshot, at)
			for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel} {
				want := slowly(snapshot, k, at)
				if diff := cmp.Diff(want, fresh.Set(k).ToArray()); diff != "" && len(want)+int(fresh.Set(k).GetCardinality()) > 0 {
					t.Fatalf("a new book, %s: %s", k, diff)
				}
				if !got.Set(k).Equals(fresh.Set(k)) {
					t.Fatalf("%s: the book says %v, a new one %v", k, got.Set(k), fresh.Set(k))
				}
			}
			for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel} {
				for e := range snapshot.Table(k).Each(snapshot.Table(k).Published()) {
					st := book.State(snapshot, e, at)
					if is := got.Set(k).Contains(e.Ord); is != (st.Open && st.Certain) {
						t.Fatalf("%s is open: %v; its state is %+v", e.Name, is, st)
					}
					if later := book.State(snapshot, e, st.Until); !st.Until.IsZero() && later.Open && later.Certain == st.Certain {
						t.Fatalf("%s is open until %v, and then", e.Name, st.Until)
					}
					if !st.Next.IsZero() && !book.At(snapshot, st.Next).Set(k).Contains(e.Ord) {
						t.Fatalf("%s is not open at %v", e.Name, st.Next)
					}
					for then := at; !st.Open && then.Before(at.AddDate(0, 0, 8)) && (st.Next.IsZero() || then.Before(st.Next)); then = then.Add(4 * time.Hour) {
						if book.At(snapshot, then).Set(k).Contains(e.Ord) {
							t.Fatalf("%s is open at %v; its state before is %+v", e.Name, then, st)
						}
					}
				}
			}
		}
	})
}

func TestNobodyWaitsWhereSomebodyUpdates(t *testing.T) {
	w, book, at := filtertest.New(), opening.NewBook(&link.Keeper{}), moment(t, "2026-11-23 10:00")
	s := w.Publish(t, channel(1, catalog.PhoneChannel, week("Monday", "08:00", "16:00")))
	book.Update(s)
	now := w.Publish(t, channel(2, catalog.PhoneChannel, week("Monday", "08:00", "16:00")))
	second := now.Table(catalog.KindServiceChannel).At(1)
	if book.State(now, second, at).Said || book.At(now, at).Set(catalog.KindServiceChannel).Contains(1) {
		t.Error("known before the update")
	}
	book.Update(now)
	if !book.State(now, second, at).Open || !book.At(now, at).Set(catalog.KindServiceChannel).Contains(1) {
		t.Error("not known after the update")
	}
}

// slowly tells what is certainly open by reading all documents.
func slowly(s *live.Snapshot, k catalog.Kind, at time.Time) []uint32 {
	m := hours.MomentOf(at)
	set := roaring.New()
	for e := range s.Table(k).Each(s.Table(k).Published()) {
		if k == catalog.KindServiceChannel {
			if schedule(s, e.ID).At(m).Certain {
				set.Add(e.Ord)
			}
			continue
		}
		for _, c := range s.ServiceConnections(e.ID) {
			own, theirs := hours.Compile(c.ServiceHours).At(m), schedule(s, c.ChannelID).At(m)
			switch {
			case !own.Decides():
				own = theirs
			case theirs.Exception && !theirs.Open && !own.Exception:
				own.Certain = false
			}
			if own.Certain {
				set.Add(e.Ord)
			}
		}
	}
	return set.ToArray()
}

func schedule(s *live.Snapshot, id catalog.ID) hours.Schedule {
	e, ok := s.Published(catalog.KindServiceChannel, id)
	if !ok {
		return hours.Schedule{}
	}
	c, err := catalog.Decode[catalog.ServiceChannel](e.Document())
	if err != nil {
		panic(err)
	}
	return hours.Compile(c.ServiceHours)
}
