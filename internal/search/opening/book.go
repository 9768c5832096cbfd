package opening

import (
	"slices"
	"sync"
	"time"

	"github.com/RoaringBitmap/roaring/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/search/link"
)

// Book knows the service hours of the catalogue. It reads those of entries that it has not seen when it is asked for
// their snapshot: the first time those of all, which takes a second at national size. Many may use it at a time.
//
// Once somebody calls Update only that does: those who ask in between are answered from a moment ago.
type Book struct {
	links *link.Keeper

	mu       sync.Mutex
	of       *live.Snapshot
	linked   *link.Links // of the same snapshot
	followed bool
	hours    schedules
	// channels and services are what is known of the entries, by Ord.
	channels []channel
	services []service
	answers  []answer
	// states are those of hours that were asked for, as long as the handles stand for the same.
	states map[pair]State
}

// channel is what is known of a channel entry; the zero channel is none.
type channel struct{ hours handle }

// service is what is known of a service entry: the hours of those of its connections that have any.
type service struct{ own []own }

// own are the hours of a connection with the channel of that Ord.
type own struct {
	channel uint32
	hours   handle
}

// answer is kept for those who ask the same again.
type answer struct {
	of     *live.Snapshot
	minute int64
	open   *Open
}

// keptAnswers is how many answers are kept: people ask for now, and page through what they asked for.
const keptAnswers = 8

// NewBook returns an empty book. links may be shared with others.
func NewBook(links *link.Keeper) *Book { return &Book{links: links} }

// Open is what is open at a moment. Its sets must not be changed.
type Open struct {
	certain [2]*roaring.Bitmap // channels, services
}

var nothing = roaring.New()

// Set returns the published entries of a kind that are certainly open: Ord values, never nil.
func (o *Open) Set(k catalog.Kind) *roaring.Bitmap {
	switch k {
	case catalog.KindServiceChannel:
		return o.certain[0]
	case catalog.KindService:
		return o.certain[1]
	}
	return nothing
}

// At returns what is open at a moment; seconds do not count.
func (b *Book) At(s *live.Snapshot, t time.Time) *Open {
	minute := floorMinute(t)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.followed {
		s = b.of
	}
	for _, a := range b.answers {
		if a.of == s && a.minute == minute {
			return a.open
		}
	}
	b.update(s)
	open := b.at(hours.MomentOf(time.Unix(minute*60, 0)))
	// Answers about another snapshot would keep it in memory.
	b.answers = slices.DeleteFunc(b.answers, func(a answer) bool { return a.of != s })
	if len(b.answers) == keptAnswers {
		b.answers = slices.Delete(b.answers, 0, 1)
	}
	b.answers = append(b.answers, answer{s, minute, open})
	return open
}

func floorMinute(t time.Time) int64 {
	seconds := t.Unix()
	minute := seconds / 60
	if seconds < 0 && seconds%60 != 0 {
		minute--
	}
	return minute
}

// Update reads what a snapshot, newer than those before and of the same catalogue, has new, so that nobody who asks
// waits for it.
func (b *Book) Update(s *live.Snapshot) {
	b.links.Of(s) // kept for update: who asks meanwhile need not wait for that
	b.mu.Lock()
	defer b.mu.Unlock()
	b.followed = false
	b.update(s)
	b.followed = true
}

// at computes an answer from an up-to-date book.
func (b *Book) at(m hours.Moment) *Open {
	said := b.hours.at(m)
	theirs := make([]hours.Answer, len(b.channels))
	var channels, services []uint32
	for ord, c := range b.channels {
		theirs[ord] = said[c.hours] // those of an unpublished channel are empty
		if theirs[ord].Open && theirs[ord].Certain {
			channels = append(channels, uint32(ord))
		}
	}
	for ord, through := range b.linked.All() {
		if b.services[ord].certainlyOpen(through, theirs, said) {
			services = append(services, ord)
		}
	}
	return &Open{certain: [...]*roaring.Bitmap{setOf(channels), setOf(services)}}
}

func setOf(ords []uint32) *roaring.Bitmap {
	slices.Sort(ords)
	set := roaring.New()
	set.AddMany(ords)
	set.RunOptimize()
	return set
}

// certainlyOpen tells whether a service is open through one of its channels. theirs is what those say by Ord, said what all
// schedules do.
func (x *service) certainlyOpen(channels []uint32, theirs, said []hours.Answer) bool {
	for _, ord := range channels {
		a := theirs[ord]
		if len(x.own) > 0 {
			a = x.through(ord, a, said)
		}
		if a.Open && a.Certain {
			return true
		}
	}
	return false
}

// through is what holds of a service by one of its channels.
func (x *service) through(ord uint32, channel hours.Answer, said []hours.Answer) hours.Answer {
	for _, c := range x.own {
		if c.channel == ord && said[c.hours].Decides() {
			return together(said[c.hours], channel)
		}
	}
	return channel
}

// together is what a connection's hours say when the channel's own are known, too.
func together(connection, channel hours.Answer) hours.Answer {
	if channel.Exception && !channel.Open && !connection.Exception {
		connection.Certain = false
	}
	return connection
}
