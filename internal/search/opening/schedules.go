package opening

import (
	"hash/maphash"

	"github.com/varanto/varanto/internal/catalog/hours"
)

// handle stands for a schedule; 0 is the empty one.
type handle uint32

// schedules holds each distinct schedule once, with how many have it.
type schedules struct {
	list  []hours.Schedule
	users []int32
	free  []handle
	found map[uint64][]handle
	seed  maphash.Seed
}

func (x *schedules) take(s hours.Schedule) handle {
	if x.found == nil {
		x.list, x.users = []hours.Schedule{{}}, []int32{0}
		x.found, x.seed = map[uint64][]handle{}, maphash.MakeSeed()
	}
	if s.Empty() {
		return 0
	}
	digest := s.Hash(x.seed)
	for _, h := range x.found[digest] {
		if x.list[h].Equal(s) {
			x.users[h]++
			return h
		}
	}
	h := handle(len(x.list))
	if n := len(x.free); n > 0 {
		h, x.free = x.free[n-1], x.free[:n-1]
		x.list[h], x.users[h] = s, 1
	} else {
		x.list, x.users = append(x.list, s), append(x.users, 1)
	}
	x.found[digest] = append(x.found[digest], h)
	return h
}

// drop gives back what take gave.
func (x *schedules) drop(h handle) {
	if h == 0 {
		return
	}
	if x.users[h]--; x.users[h] > 0 {
		return
	}
	digest := x.list[h].Hash(x.seed)
	handles := x.found[digest]
	for i, o := range handles {
		if o == h {
			handles = append(handles[:i:i], handles[i+1:]...)
			break
		}
	}
	if x.found[digest] = handles; len(handles) == 0 {
		delete(x.found, digest)
	}
	x.list[h] = hours.Schedule{}
	x.free = append(x.free, h)
}

// at asks every schedule once; the answers are by handle.
func (x *schedules) at(m hours.Moment) []hours.Answer {
	said := make([]hours.Answer, max(1, len(x.list)))
	for i := range x.list {
		said[i] = x.list[i].At(m)
	}
	return said
}

func (x *schedules) of(h handle) hours.Schedule {
	if h == 0 {
		return hours.Schedule{}
	}
	return x.list[h]
}
