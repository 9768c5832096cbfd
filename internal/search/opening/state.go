package opening

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/live"
)

// State tells how things stand with a channel or, through its channels, a service at a moment. The zero State is that of
// something without hours.
type State struct {
	// Said tells that there are hours at all, Known that they say something of that day.
	Said, Known bool
	// Open tells that it is open, and Certain that this, or that it is not, is not just an ordinary week's word for a
	// holiday; what is not Known is not Certain.
	Open, Certain bool
	// Until is when it closes, when it is Open; zero when not within three weeks.
	Until time.Time
	// Next is when it is certainly open next, when it is not Open; zero when not within a year.
	Next time.Time
}

// pair are the hours of a connection and those of its channel at a minute.
type pair struct {
	own, channel handle
	minute       int64
}

const (
	// keptStates bounds the states that are kept for those who ask the same again.
	keptStates = 8192
	// openDays is how many days ahead the closing is looked for.
	openDays = 21
	// handovers bounds how often a service is followed from a channel that closes to one that opens then.
	handovers = 8
)

// State tells how things stand with a published service or channel of the snapshot; seconds do not count. It is the zero
// State for other kinds.
func (b *Book) State(s *live.Snapshot, e *live.Entry, t time.Time) State {
	if e.Visibility != live.Published {
		return State{}
	}
	t = time.Unix(floorMinute(t)*60, 0)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.update(s)
	switch {
	case e.Kind == catalog.KindServiceChannel && int(e.Ord) < len(b.channels):
		return b.stateOf(0, b.channels[e.Ord].hours, t)
	case e.Kind == catalog.KindService && int(e.Ord) < len(b.services):
		return b.stateOfService(e.Ord, t)
	}
	return State{} // of another kind, or newer than the last Update
}

func (b *Book) stateOfService(ord uint32, t time.Time) State {
	st := b.stateThrough(ord, t)
	for n := 0; n < handovers && st.Open && !st.Until.IsZero(); n++ {
		then := b.stateThrough(ord, st.Until)
		if !then.Open || st.Certain && !then.Certain {
			break
		}
		st.Until = then.Until
	}
	return st
}

// stateThrough is the state of a service by those of its channels that are open or, when none is, by all.
func (b *Book) stateThrough(ord uint32, t time.Time) State {
	var st State
	for _, channel := range b.linked.Channels(ord) {
		if int(channel) >= len(b.channels) {
			continue
		}
		st = st.and(b.stateOf(b.services[ord].hoursWith(channel), b.channels[channel].hours, t))
	}
	return st
}

func (x *service) hoursWith(channel uint32) handle {
	for _, c := range x.own {
		if c.channel == channel {
			return c.hours
		}
	}
	return 0
}

// and is the state of what has two ways in.
func (st State) and(o State) State {
	if o.Open && !st.Open || o.Open == st.Open && o.Certain && !st.Certain {
		st, o = o, st
	}
	st.Said, st.Known = st.Said || o.Said, st.Known || o.Known
	switch {
	case !st.Open && (st.Next.IsZero() || !o.Next.IsZero() && o.Next.Before(st.Next)):
		st.Next = o.Next
	case st.Open && o.Open && o.Certain == st.Certain && !st.Until.IsZero() && (o.Until.IsZero() || o.Until.After(st.Until)):
		st.Until = o.Until
	}
	return st
}

// stateOf is the state by a connection's hours together with its channel's.
func (b *Book) stateOf(own, channel handle, t time.Time) State {
	key := pair{own, channel, t.Unix() / 60}
	if st, ok := b.states[key]; ok {
		return st
	}
	if b.states == nil || len(b.states) >= keptStates {
		b.states = map[pair]State{}
	}
	st := stateBy(b.hours.of(own), b.hours.of(channel), t)
	b.states[key] = st
	return st
}

func stateBy(own, channel hours.Schedule, t time.Time) State {
	if own.Empty() && channel.Empty() {
		return State{}
	}
	is := said(own, channel, t)
	st := State{Said: true, Known: is.Known, Open: is.Open, Certain: is.Known && (is.Certain || !is.Open)}
	if !st.Open {
		st.Next, _ = nextThrough(own, channel, t)
		return st
	}
	limit := t.AddDate(0, 0, openDays)
	for at := changes(own, channel, t); at.Before(limit); at = changes(own, channel, at) {
		if !said(own, channel, at).Open {
			st.Until = at
			return st
		}
	}
	return st
}

// said is what a connection's hours and those of its channel say of a moment.
func said(connection, channel hours.Schedule, t time.Time) hours.Answer {
	m := hours.MomentOf(t)
	own, theirs := connection.At(m), channel.At(m)
	if own.Decides() {
		return together(own, theirs)
	}
	return theirs
}
