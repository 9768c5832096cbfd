package webhook

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"reflect"
	"time"

	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/pause"
	"github.com/varanto/varanto/internal/store"
)

const (
	// DefaultPatience is how long a receiver may fail before it is given up.
	DefaultPatience = 5 * 24 * time.Hour
	// firstDelay doubles with every failure up to maxDelay.
	firstDelay = 5 * time.Second
	maxDelay   = time.Hour
	// atOnce is how many messages are under way to all receivers together; each gets one at a time.
	atOnce = 8
	// batch is how many changes are read at a time; each with its document.
	batch = 20
	// reread is how often the file of subscriptions is looked at.
	reread = 2 * time.Second
)

// Options are what a Worker works with. Folder, Log and Changes must be there.
type Options struct {
	// Folder is the data folder.
	Folder  string
	Log     store.Log
	Changes *feed.Changes
	// Patience is how long a receiver may fail before it is given up; 0 stands for DefaultPatience.
	Patience time.Duration
	// UserAgent names the program to receivers.
	UserAgent string
	// Logger is told what failed, never a secret; nil is slog's default.
	Logger *slog.Logger

	// For tests; zero values stand for what is usual.
	now    func() time.Time
	delay  func(attempts int) time.Duration
	reread time.Duration
}

// Worker delivers changes to the subscriptions of a data folder.
type Worker struct {
	o      Options
	sender *sender
	slots  chan struct{}
}

// NewWorker makes a worker.
func NewWorker(o Options) *Worker {
	if o.Patience <= 0 {
		o.Patience = DefaultPatience
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.now == nil {
		o.now = time.Now
	}
	if o.delay == nil {
		o.delay = delay
	}
	if o.reread <= 0 {
		o.reread = reread
	}
	return &Worker{o: o, sender: newSender(o.UserAgent, o.now), slots: make(chan struct{}, atOnce)}
}

// delay is how long to wait after that many failures: twice as long each time, a part of it by chance, so that receivers
// that failed together are not asked together.
func delay(attempts int) time.Duration {
	d := maxDelay
	if shift := attempts - 1; shift < 10 {
		d = min(d, firstDelay<<max(0, shift))
	}
	return d/2 + rand.N(d/2+1)
}

// running is a subscription at work.
type running struct {
	Subscription
	stop context.CancelFunc
	done chan struct{}
}

// Run delivers until the context ends, and takes in what the command line changes in the file meanwhile.
func (w *Worker) Run(ctx context.Context) {
	at := map[string]*running{}
	defer func() {
		for _, r := range at {
			r.stop()
			<-r.done
		}
	}()
	tick := time.NewTicker(w.o.reread)
	defer tick.Stop()
	told := ""
	for {
		list, err := Load(w.o.Folder)
		switch {
		case err == nil:
			w.change(ctx, at, list)
			told = ""
		case err.Error() != told: // once, not every two seconds
			told = err.Error()
			w.o.Logger.Error("subscriptions cannot be read; those at work go on", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// change starts what is new and stops what is gone or other than it was.
func (w *Worker) change(ctx context.Context, at map[string]*running, list []Subscription) {
	wanted := map[string]Subscription{}
	for _, s := range list {
		wanted[s.ID] = s
	}
	for id, r := range at {
		s, ok := wanted[id]
		if ok && reflect.DeepEqual(s, r.Subscription) {
			continue
		}
		r.stop()
		<-r.done
		delete(at, id)
		if ok {
			continue
		}
		// Who removed it has forgotten its place before, but it may have taken a last step since.
		if err := Forget(ctx, w.o.Log, id); err != nil && ctx.Err() == nil {
			w.o.Logger.Error("the place of a removed subscription cannot be forgotten", "subscription", id, "error", err)
		}
	}
	for id, s := range wanted {
		if at[id] != nil {
			continue
		}
		own, stop := context.WithCancel(ctx)
		r := &running{s, stop, make(chan struct{})}
		at[id] = r
		go func() {
			defer close(r.done)
			w.serve(own, &s)
		}()
	}
}

// serve delivers to one receiver until the context ends. Trouble with the log is logged and tried again.
func (w *Worker) serve(ctx context.Context, s *Subscription) {
	for ctx.Err() == nil {
		err := w.deliver(ctx, s)
		if err == nil || ctx.Err() != nil {
			continue
		}
		w.o.Logger.Error("a subscription cannot be served; trying again", "subscription", s.ID, "error", err)
		_ = pause.For(ctx, w.o.delay(3)) // the loop looks
	}
}

// deliver takes one step: sends what is next, waits for it, or waits for the receiver.
func (w *Worker) deliver(ctx context.Context, s *Subscription) error {
	state, ok, err := ReadState(ctx, w.o.Log, s.ID)
	switch {
	case err != nil:
		return err
	case !ok: // written by hand: begin now
		state.Sequence = w.o.Changes.Head()
		return WriteState(ctx, w.o.Log, s.ID, state)
	case state.Dead: // until the operator resumes or removes it
		return pause.For(ctx, w.o.reread)
	case state.Next.After(w.o.now()):
		return pause.For(ctx, min(state.Next.Sub(w.o.now()), w.o.reread)) // the operator may resume it meanwhile
	}
	page, err := w.o.Changes.After(ctx, feed.Question{
		Since: state.Sequence, Limit: batch, Kinds: s.Kinds, Organizations: s.Organizations, Documents: true,
	})
	if errors.Is(err, feed.ErrAhead) {
		w.o.Logger.Warn("the log ends before what a subscription has got, it was perhaps restored; going on from its end", "subscription", s.ID)
		return WriteState(ctx, w.o.Log, s.ID, State{Sequence: w.o.Changes.Head()})
	}
	if err != nil {
		return err
	}
	if len(page.Items) == 0 && state.Attempts > 0 { // what failed is not wanted any more
		return WriteState(ctx, w.o.Log, s.ID, State{Sequence: page.Next})
	}
	for i := range page.Items {
		if err := w.send(ctx, s, &page.Items[i]); err != nil {
			return w.failed(ctx, s, state, err)
		}
		// Of what belongs together all must be taken.
		if place, ok := page.Place(i); ok {
			state = State{Sequence: place}
			if err := WriteState(ctx, w.o.Log, s.ID, state); err != nil {
				return err
			}
		}
	}
	if !page.More() {
		// What was skipped is not written down: it would be a write for every change that nobody here wants.
		return w.wait(ctx, s, page.Next)
	}
	if page.Next != state.Sequence {
		return WriteState(ctx, w.o.Log, s.ID, State{Sequence: page.Next})
	}
	return nil
}

// wait waits for a change that the subscription wants, from a sequence up to which there is none.
func (w *Worker) wait(ctx context.Context, s *Subscription, since int64) error {
	for {
		if err := w.o.Changes.Wait(ctx, since); err != nil {
			return err
		}
		page, err := w.o.Changes.After(ctx, feed.Question{Since: since, Limit: 1, Kinds: s.Kinds, Organizations: s.Organizations})
		if err != nil {
			return err
		}
		if len(page.Items) > 0 {
			return WriteState(ctx, w.o.Log, s.ID, State{Sequence: since})
		}
		since = page.Next
	}
}

// send posts one change when there is a slot.
func (w *Worker) send(ctx context.Context, s *Subscription, item *feed.Item) error {
	body, err := bodyOf(item)
	if err != nil {
		return err
	}
	select {
	case w.slots <- struct{}{}:
		defer func() { <-w.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return w.sender.post(ctx, s, idOf(s, item), body)
}

// failed notes a failure, and gives a receiver up that has failed for too long or says that it is gone.
func (w *Worker) failed(ctx context.Context, s *Subscription, state State, cause error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	now := w.o.now()
	if state.Failing.IsZero() {
		state.Failing = now.UTC()
	}
	state.Attempts++
	pause := w.o.delay(state.Attempts)
	var answer *refused
	if errors.As(cause, &answer) {
		pause = max(pause, answer.after)
	}
	state.Next = now.Add(pause).UTC()
	switch {
	case answer != nil && answer.status == http.StatusGone:
		state.Dead, state.Why = true, "the receiver answered 410 Gone"
	case now.Sub(state.Failing) >= w.o.Patience:
		state.Dead, state.Why = true, "the receiver failed for too long: "+cause.Error()
	}
	if state.Dead {
		w.o.Logger.Error("a subscription is given up", "subscription", s.ID, "reason", state.Why, "attempts", state.Attempts,
			"failing since", state.Failing)
	} else {
		w.o.Logger.Warn("a change could not be delivered", "subscription", s.ID, "reason", cause, "attempts", state.Attempts,
			"again in", pause.Round(time.Second))
	}
	return WriteState(ctx, w.o.Log, s.ID, state)
}
