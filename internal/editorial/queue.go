package editorial

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/varanto/varanto/internal/store"
)

// groupSize is how many changes share one transaction at most.
const groupSize = 64

// queue lets changes wait for their turn. Whoever gets the turn carries out all that wait by then in one transaction,
// so that many writers cost few waits for the disk.
type queue struct {
	// turn holds one token.
	turn chan struct{}

	mu      sync.Mutex
	waiting []*write

	// mass lets one mass action at a time rewrite the list of them.
	mass sync.Mutex
}

func newQueue() *queue { return &queue{turn: make(chan struct{}, 1)} }

// write is one change on its way.
type write struct {
	ctx  context.Context
	plan func(*session) error
	// rehearsal tells that nothing of it will be appended.
	rehearsal bool
	// done is closed when err is how it went, which told notes for whoever carries the write out.
	done chan struct{}
	told bool
	err  error
	// session is that of the last planning.
	session *session
}

// carry plans a write. A fault of the program ends this write, not those that wait for the same turn.
func (w *write) carry() (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &planFault{what: fault, stack: debug.Stack()}
		}
	}()
	return w.plan(w.session)
}

// tell tells whoever waits for a write how it went, once.
func (w *write) tell() {
	if !w.told {
		w.told = true
		close(w.done)
	}
}

// planFault is a fault of the program while a change was planned.
type planFault struct {
	what  any
	stack []byte
}

func (f *planFault) Error() string {
	return fmt.Sprintf("a fault while a change was planned: %v\n%s", f.what, f.stack)
}

func isFault(err error) bool {
	var fault *planFault
	return errors.As(err, &fault)
}

func (q *queue) join(w *write) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, w)
}

// leave takes a write out of the queue; false when somebody carries it out already.
func (q *queue) leave(w *write) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	i := slices.Index(q.waiting, w)
	if i < 0 {
		return false
	}
	q.waiting = slices.Delete(q.waiting, i, i+1)
	return true
}

func (q *queue) take() []*write {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := min(len(q.waiting), groupSize)
	group := slices.Clone(q.waiting[:n])
	q.waiting = slices.Delete(q.waiting, 0, n)
	return group
}

// change carries out a plan: it is called with a session and stages there what is to be appended. It may be called again
// when another process has written in between, so it must not keep anything of an earlier call. What it returns as
// error is returned as it is, and nothing is written then.
func (d *Desk) change(ctx context.Context, plan func(*session) error) error {
	w := &write{ctx: ctx, plan: plan, rehearsal: d.rehearse, done: make(chan struct{})}
	d.queue.join(w)
	for {
		select {
		case <-w.done:
			return w.err
		case <-ctx.Done():
			if d.queue.leave(w) {
				return ctx.Err()
			}
			<-w.done
			return w.err
		case d.queue.turn <- struct{}{}:
			d.carryOut(d.queue.take())
			<-d.queue.turn
		}
	}
}

// carryOut carries out a group of writes and tells each how it went.
func (d *Desk) carryOut(group []*write) {
	if len(group) == 0 {
		return
	}
	defer func() {
		for _, w := range group {
			w.tell()
		}
	}()
	// One writer's going away must not undo what others wait for.
	ctx := context.WithoutCancel(group[0].ctx)
	r := d.register
	r.following.Lock()
	defer r.following.Unlock()
	left := group
	for tries := 0; len(left) > 0; tries++ {
		err := d.attempt(ctx, left)
		if !errors.Is(err, store.ErrConflict) || tries == maxRaces {
			for _, w := range left {
				if w.err == nil && !w.told {
					w.err = err
				}
			}
			return
		}
		left = slices.DeleteFunc(slices.Clone(left), func(w *write) bool { return w.told || w.err != nil })
		// Another process was first, and will go on: who waits a little, each time another while, gets a turn, too.
		time.Sleep(rand.N(time.Duration(tries+1) * time.Millisecond))
	}
}

// maxRaces is how often changes are planned anew because another process changed the same entities meanwhile.
const maxRaces = 30

// attempt plans the writes on what the log holds now and appends what they stage. A plan that fails leaves its error in
// its write. The error that is returned is of all. Rehearsals come first: they see nothing of what the others stage, and
// are told before these wait for the disk.
func (d *Desk) attempt(ctx context.Context, group []*write) error {
	r := d.register
	if err := r.follow(ctx); err != nil {
		return err
	}
	t := &transaction{desk: d, register: r.over(), seq: r.seq, held: map[Ref]*held{}}
	for _, w := range group {
		if w.rehearsal {
			t.plan(w)
			w.tell()
		}
	}
	for _, w := range group {
		if !w.rehearsal {
			t.plan(w)
		}
	}
	if len(t.drafts) == 0 {
		return nil
	}
	revs, err := d.log.Append(ctx, t.drafts...)
	if err != nil {
		return err
	}
	if revs[0].Seq == r.seq+1 {
		r.absorb(t.register, t.drafts, revs[len(revs)-1].Seq)
		return nil
	}
	// Others wrote in between: the register takes everything in from the log, in its order.
	return r.follow(ctx)
}

// plan plans one write; what it has staged is taken back when it fails or is a rehearsal.
func (t *transaction) plan(w *write) {
	w.session = &session{transaction: t, ctx: context.WithoutCancel(w.ctx), now: t.desk.options.Now().UTC(), rehearse: w.rehearsal, start: t.mark()}
	if w.err = w.ctx.Err(); w.err == nil {
		w.err = w.carry()
	}
	if w.err != nil || w.session.rehearse {
		w.session.backTo(w.session.start)
	}
}
