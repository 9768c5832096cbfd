package hours

import (
	"cmp"
	"hash/maphash"
	"math"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Schedule is sets of service hours in a compact form that is asked for many moments. It never changes. The zero
// Schedule is that of no sets.
type Schedule struct {
	sets []set
	// spans are the intervals of all sets, weekday by weekday.
	spans []span
}

// span is an Interval in four bytes.
type span struct{ from, to uint16 }

// set is one set of service hours. Its days are counted from 1 January 1970.
type set struct {
	from, to int32
	// at has where each weekday's spans begin, from Sunday; the last one is where they end.
	at    [8]uint16
	weeks weeks
	marks marks
}

type marks uint8

const (
	exception marks = 1 << iota
	overnight
	bounded
	always
	reservation
	// dated sets were made for a short time, so that they have its holidays in mind.
	dated
	// silent exceptions say nothing but that hours are other than usual.
	silent
)

// datedDays is the longest time for which a week is taken to have been made with its holidays in mind: Christmas to
// Epiphany.
const datedDays = 14

// Compile reads sets of service hours. Malformed rows are left out.
func Compile(sets []catalog.ServiceHour) Schedule {
	var s Schedule
	for _, h := range sets {
		if h.ServiceHourType == catalog.HoursExceptional && ValidityOf(h).Bounded() || h.ServiceHourType != catalog.HoursExceptional && !saysNothing(h) {
			s.add(h)
		}
	}
	// The first of the shortest exceptions holds.
	slices.SortStableFunc(s.sets, func(a, b set) int {
		if a.marks&exception == 0 || b.marks&exception == 0 {
			return int(b.marks&exception) - int(a.marks&exception)
		}
		return cmp.Compare(int64(a.to)-int64(a.from), int64(b.to)-int64(b.from))
	})
	s.sets, s.spans = slices.Clip(s.sets), slices.Clip(s.spans)
	return s
}

func (s *Schedule) add(h catalog.ServiceHour) {
	v := ValidityOf(h)
	c := set{from: math.MinInt32, to: math.MaxInt32, weeks: weeksOf(h)}
	if !v.From.IsZero() {
		c.from = dayNumber(v.From)
	}
	if !v.To.IsZero() {
		c.to = dayNumber(v.To)
	}
	c.mark(exception, h.ServiceHourType == catalog.HoursExceptional)
	c.mark(overnight, h.ServiceHourType == catalog.HoursOverMidnight)
	c.mark(bounded, v.Bounded())
	c.mark(always, h.IsAlwaysOpen && !h.IsClosed)
	c.mark(reservation, h.IsReservation)
	if x, ok := ExceptionOf(h); ok {
		c.mark(silent, x.SaysNothing())
	}
	c.mark(dated, int64(c.to)-int64(c.from) < datedDays)
	for day := time.Sunday; day <= time.Saturday; day++ {
		c.at[day] = uint16(min(len(s.spans), math.MaxUint16))
		for _, i := range intervalsOf(h, day) {
			if len(s.spans) < math.MaxUint16 {
				s.spans = append(s.spans, span{uint16(i.From), uint16(i.To)})
			}
		}
	}
	c.at[7] = uint16(len(s.spans))
	s.sets = append(s.sets, c)
}

func (c *set) mark(m marks, is bool) {
	if is {
		c.marks |= m
	}
}

// intervalsOf are the intervals of a set on the weekday, in any week.
func intervalsOf(h catalog.ServiceHour, day time.Weekday) []Interval {
	switch {
	case h.IsClosed:
		return nil
	case h.IsAlwaysOpen:
		return []Interval{{0, EndOfDay}}
	case h.ServiceHourType == catalog.HoursExceptional:
		return exceptionIntervals(h, day)
	case h.ServiceHourType == catalog.HoursOverMidnight:
		return overMidnight(h.OpeningHour, day)
	}
	return weekly(h.OpeningHour, day)
}

// Empty tells that nothing is said of any day.
func (s Schedule) Empty() bool { return len(s.sets) == 0 }

// Equal tells that two schedules say the same in the same way.
func (s Schedule) Equal(o Schedule) bool {
	return slices.Equal(s.sets, o.sets) && slices.Equal(s.spans, o.spans)
}

// date is what a schedule needs to know of a day.
type date struct {
	number  int32
	weekday time.Weekday
	even    bool
	off     bool
}

func dayNumber(day time.Time) int32 {
	y, m, d := day.In(finland).Date()
	return int32(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

func dateFor(t time.Time) date {
	t = t.In(finland)
	_, week := t.ISOWeek()
	holiday, _ := HolidayOn(t)
	return date{dayNumber(t), t.Weekday(), week%2 == 0, holiday.Off}
}

// appointments tells that the set says nothing but that appointments can be made: it has no hours, and decides nothing
// where other sets have some.
func (c *set) appointments() bool { return c.marks&reservation != 0 && c.at[0] == c.at[7] }

// onlyAppointments tells that no set says of the day's hours more than that appointments can be made.
func (s Schedule) onlyAppointments(d date) bool {
	found := false
	for c := range func(yield func(*set) bool) { s.deciding(d, yield) } {
		if !c.appointments() {
			return false
		}
		found = true
	}
	return found
}

// deciding returns the sets that decide the day, none when nothing is said of it. Weeks with bounds displace weeks
// without; stretches over midnight stand beside either.
func (s Schedule) deciding(d date, yield func(*set) bool) {
	displaced := false
	for i := range s.sets {
		c := &s.sets[i]
		if c.from > d.number || c.to < d.number {
			continue
		}
		if c.marks&exception != 0 { // exceptions come first, the shortest of them before the others
			yield(c)
			return
		}
		displaced = displaced || c.marks&(bounded|overnight) == bounded && !c.appointments()
	}
	for i := range s.sets {
		c := &s.sets[i]
		if c.from > d.number || c.to < d.number || displaced && c.marks&(bounded|overnight) == 0 {
			continue
		}
		if !yield(c) {
			return
		}
	}
}

// open are a set's spans on a day.
func (s Schedule) open(c *set, d date) []span {
	if c.weeks.off(d.weekday, d.even) {
		return nil
	}
	return s.spans[c.at[d.weekday]:c.at[d.weekday+1]]
}

// certain tells that what the set says of the day was said with that day in mind.
func (c *set) certain(d date) bool { return !d.off || c.marks&(exception|always|dated) != 0 }

// Day computes the day in which t lies in Finland.
func (s Schedule) Day(t time.Time) Day {
	d, day := dateFor(t), Day{Date: Date(t)}
	day.Holiday, _ = HolidayOn(t)
	day.OnlyReservation = s.onlyAppointments(d)
	certain := true
	for c := range func(yield func(*set) bool) { s.deciding(d, yield) } {
		day.Known = c.marks&silent == 0
		day.Exception = c.marks&exception != 0
		day.Reservation = day.Reservation || c.marks&reservation != 0
		for _, i := range s.open(c, d) {
			day.Open = append(day.Open, Interval{Clock(i.from), Clock(i.to)})
			certain = certain && c.certain(d)
		}
	}
	day.Open = join(day.Open)
	day.Uncertain = !certain
	return day
}

// Moment is a point in time as schedules are asked for it.
type Moment struct {
	date        date
	begun, over Clock
}

// MomentOf prepares a moment.
func MomentOf(t time.Time) Moment {
	begun, over := clocks(t)
	return Moment{dateFor(t), begun, over}
}

// Answer is what a schedule says of a moment.
type Answer struct {
	// Known tells that something is said of the day, Exception that an exceptional set decides it, be it that nobody
	// knows how.
	Known, Exception bool
	// Open tells that the doors are open, begin included, end not; Certain, which is false unless they are, that this
	// is not just an ordinary week's word for a holiday.
	Open, Certain bool
}

// Decides tells that the schedule has a word on the day, if only that it is other than usual.
func (a Answer) Decides() bool { return a.Known || a.Exception }

// At tells how things stand at a moment. It is deciding and open in one loop, for it is asked of whole catalogues.
func (s Schedule) At(m Moment) Answer {
	displaced := false
	for i := range s.sets {
		c := &s.sets[i]
		if c.from > m.date.number || c.to < m.date.number {
			continue
		}
		if c.marks&exception != 0 {
			return s.under(c, m, Answer{Known: c.marks&silent == 0, Exception: true})
		}
		displaced = displaced || c.marks&(bounded|overnight) == bounded && !c.appointments()
	}
	var a Answer
	for i := range s.sets {
		c := &s.sets[i]
		if c.from > m.date.number || c.to < m.date.number || displaced && c.marks&(bounded|overnight) == 0 {
			continue
		}
		a.Known = true
		if a = s.under(c, m, a); a.Certain {
			break
		}
	}
	return a
}

// under adds to an answer what one set says.
func (s Schedule) under(c *set, m Moment, a Answer) Answer {
	for _, i := range s.open(c, m.date) {
		if Clock(i.from) <= m.begun && Clock(i.to) > m.over {
			a.Open = true
			a.Certain = a.Certain || c.certain(m.date)
		}
	}
	return a
}

// nextHorizon is how many days ahead Next looks: to the next season.
const nextHorizon = 366

// Next returns the first moment from the given one on at which the doors are certainly open: from itself when they are
// open then. It is false when there is none within a year.
func (s Schedule) Next(from time.Time) (time.Time, bool) {
	if s.Empty() {
		return time.Time{}, false
	}
	if s.At(MomentOf(from)).Certain {
		return from, true
	}
	for n := range nextHorizon {
		if t, ok := s.nextOn(addDays(Date(from), n), from); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// nextOn is Next for openings that begin on the day.
func (s Schedule) nextOn(day, from time.Time) (found time.Time, ok bool) {
	d := dateFor(day)
	s.deciding(d, func(c *set) bool {
		if !c.certain(d) {
			return true
		}
		for _, i := range s.open(c, d) {
			t := first(day, Clock(i.from))
			if t.Before(from) || !last(day, Clock(i.to)).After(t) {
				continue
			}
			if !ok || t.Before(found) {
				found, ok = t, true
			}
			break
		}
		return true
	})
	return found, ok
}

// Changes lists the moments of the day in which t lies at which a set opens or closes, in no order, some of them twice.
func (s Schedule) Changes(t time.Time) []time.Time {
	d, day := dateFor(t), Date(t)
	var list []time.Time
	for c := range func(yield func(*set) bool) { s.deciding(d, yield) } {
		for _, i := range s.open(c, d) {
			list = append(list, first(day, Clock(i.from)), last(day, Clock(i.to)))
		}
	}
	return list
}

// Hash is equal for schedules that are.
func (s Schedule) Hash(seed maphash.Seed) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, c := range s.sets {
		maphash.WriteComparable(&h, c)
	}
	for _, i := range s.spans {
		maphash.WriteComparable(&h, i)
	}
	return h.Sum64()
}
