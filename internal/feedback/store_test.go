package feedback

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

func newStore(t *testing.T, folder string) *Store {
	t.Helper()
	s, unreadable, err := Open(t.Context(), folder)
	if err != nil || unreadable != 0 {
		t.Fatal(unreadable, err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func add(t *testing.T, s *Store, messages ...Message) {
	t.Helper()
	for _, m := range messages {
		if err := s.Add(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
}

func kept(t *testing.T, s *Store, w Wanted) (out []Message) {
	t.Helper()
	if err := s.Each(t.Context(), w, func(m Message) error { out = append(out, m); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

func texts(messages []Message) (out []string) {
	for _, m := range messages {
		out = append(out, m.Text)
	}
	return out
}

func TestWhatWasTakenCanBeReadAgain(t *testing.T) {
	s, city, service := newStore(t, t.TempDir()), uuid.New(), uuid.New()
	add(t, s,
		Message{Topic: Wrong, Kind: catalog.KindService, Entity: service, Organization: city, Name: "Kirjasto", Lang: "fi", Text: "eka\nrivi", Time: now.Add(-time.Hour)},
		Message{Topic: Other, Lang: "sv", Text: "toka", Time: now})
	for _, c := range []struct {
		name   string
		wanted Wanted
		want   []string
	}{
		{"everything", Wanted{}, []string{"eka\nrivi", "toka"}},
		{"of an organisation", Wanted{Organization: city}, []string{"eka\nrivi"}},
		{"of another", Wanted{Organization: uuid.New()}, nil},
		{"about an entity", Wanted{Entity: service}, []string{"eka\nrivi"}},
		{"lately", Wanted{Since: now.Add(-time.Minute * 2)}, []string{"toka"}},
		{"open", Wanted{State: StateOpen}, []string{"eka\nrivi", "toka"}},
		{"handled", Wanted{State: StateHandled}, nil},
	} {
		if d := cmp.Diff(c.want, texts(kept(t, s, c.wanted))); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
	got := kept(t, s, Wanted{})[0]
	if got.ID == (uuid.UUID{}) || !got.Time.Equal(now.Add(-time.Hour).Truncate(time.Minute)) {
		t.Errorf("id %v, time %v", got.ID, got.Time)
	}
	want := Message{ID: got.ID, Time: got.Time, Topic: Wrong, Kind: catalog.KindService, Entity: service, Organization: city, Name: "Kirjasto", Lang: "fi", Text: "eka\nrivi", Seq: got.Seq}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestWithoutWordsNothingIsKept(t *testing.T) {
	s := newStore(t, t.TempDir())
	if err := s.Add(t.Context(), Message{Text: " \n "}); !errors.Is(err, ErrNoWords) || len(kept(t, s, Wanted{})) > 0 {
		t.Error(err)
	}
}

func TestHandledIsWhoAndWhenUntilItIsOpenAgain(t *testing.T) {
	s := newStore(t, t.TempDir())
	add(t, s, Message{Text: "sanat", Time: now})
	id := kept(t, s, Wanted{})[0].ID
	for _, actor := range []string{"u:first", "u:second"} {
		if done, err := s.Handle(t.Context(), id, actor, now); err != nil || done != (actor == "u:first") {
			t.Error(actor, done, err)
		}
	}
	m := kept(t, s, Wanted{State: StateHandled})[0]
	if m.HandledBy != "u:first" || !m.Handled.Equal(now.Truncate(time.Second)) {
		t.Errorf("%+v", m)
	}
	for _, want := range []bool{true, false} {
		if done, err := s.Reopen(t.Context(), id); err != nil || done != want {
			t.Error(done, err)
		}
	}
	if m := kept(t, s, Wanted{State: StateOpen})[0]; m.HandledBy != "" || !m.Handled.IsZero() {
		t.Errorf("%+v", m)
	}
}

func TestOfWhatIsDeletedNoWordIsLeftOnTheDisk(t *testing.T) {
	folder := t.TempDir()
	s := newStore(t, folder)
	add(t, s, Message{Text: "salainen sana", Time: now}, Message{Text: "jää", Time: now})
	for range 2 { // what is not there any more is no error
		if err := s.Delete(t.Context(), kept(t, s, Wanted{})[0].ID); err != nil {
			t.Fatal(err)
		}
		if len(kept(t, s, Wanted{})) == 1 {
			break
		}
	}
	if d := cmp.Diff([]string{"jää"}, texts(kept(t, s, Wanted{}))); d != "" {
		t.Error(d)
	}
	if err := s.Delete(t.Context(), uuid.New()); err != nil {
		t.Error(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil || bytes.Contains(content, []byte("salainen")) {
			t.Errorf("%s holds it: %v", f, err)
		}
	}
}

// TestOfWhatIsDeletedWhileSomebodyReadsNoWordIsLeft: a reader still sees the messages as they were, and is waited
// for, also when who deletes has gone by then.
func TestOfWhatIsDeletedWhileSomebodyReadsNoWordIsLeft(t *testing.T) {
	folder := t.TempDir()
	s := newStore(t, folder)
	add(t, s, Message{Text: "salainen sana", Time: now}, Message{Text: "jää", Time: now})
	deleted := make(chan error, 1)
	finished := false
	ctx, leave := context.WithCancel(t.Context())
	defer leave()
	err := s.Each(t.Context(), Wanted{}, func(m Message) error {
		if m.Text == "jää" {
			return nil
		}
		go func() { deleted <- s.Delete(ctx, m.ID) }()
		for there := true; there; {
			_, err := s.find(t.Context(), m.ID)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
			there = err == nil
		}
		leave()
		select {
		case err := <-deleted:
			finished = true
			return err
		case <-time.After(300 * time.Millisecond): // who does not wait for readers has given up by now
			return nil
		}
	})
	if err == nil && !finished {
		err = <-deleted
	}
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil || bytes.Contains(content, []byte("salainen")) {
			t.Errorf("%s holds it: %v", f, err)
		}
	}
}

func TestTheFileIsBounded(t *testing.T) {
	s := newStore(t, t.TempDir())
	s.max = 200_000
	var err error
	taken := 0
	for range 200 {
		if err = s.Add(t.Context(), Message{Text: strings.Repeat("a", MaxText), Time: now}); err != nil {
			break
		}
		taken++
	}
	if !errors.Is(err, ErrFull) || taken < 10 {
		t.Error(taken, err)
	}
	for _, m := range kept(t, s, Wanted{})[:10] {
		if err := s.Delete(t.Context(), m.ID); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Add(t.Context(), Message{Text: "mahtuu taas", Time: now}); err != nil {
		t.Error(err)
	}
}

func TestManyWriteAtOnceFromSeveralProcesses(t *testing.T) {
	folder := t.TempDir()
	a, b := newStore(t, folder), newStore(t, folder)
	var writers sync.WaitGroup
	for i := range 20 {
		writers.Go(func() {
			s := a
			if i%2 > 0 {
				s = b
			}
			if err := s.Add(t.Context(), Message{Text: "yhtä aikaa", Time: now}); err != nil {
				t.Error(err)
			}
		})
	}
	writers.Wait()
	if got := kept(t, a, Wanted{}); len(got) != 20 {
		t.Error(len(got))
	}
}

func TestWhatAnEarlierProgramKeptIsTakenOver(t *testing.T) {
	folder := t.TempDir()
	old := filepath.Join(folder, OldFileName)
	const lines = `{"id":"8f14e45f-ceea-467e-a9f0-0e6a3f1b2c3d","time":"2026-11-20T10:11:00Z","topic":"wrong","kind":"Service","entity":"9f14e45f-ceea-467e-a9f0-0e6a3f1b2c3d","name":"Kirjasto","lang":"fi","text":"eka"}

{"id":"
{"id":"7f14e45f-ceea-467e-a9f0-0e6a3f1b2c3d","time":"2026-11-21T10:11:00Z","topic":"other","lang":"sv","text":"toka"}
`
	for range 2 { // the second time as after a crash between taking and removing
		if err := os.WriteFile(old, []byte(lines), 0o600); err != nil {
			t.Fatal(err)
		}
		s, unreadable, err := Open(t.Context(), folder)
		if err != nil || unreadable != 1 {
			t.Fatal(unreadable, err)
		}
		got := kept(t, s, Wanted{})
		if d := cmp.Diff([]string{"eka", "toka"}, texts(got)); d != "" || got[0].ID.String() != "8f14e45f-ceea-467e-a9f0-0e6a3f1b2c3d" || got[0].Name != "Kirjasto" {
			t.Error(d, got)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(old); !errors.Is(err, os.ErrNotExist) {
			t.Error("the old file is still there:", err)
		}
		if left, err := os.ReadFile(old + ".unreadable"); err != nil || string(left) != `{"id":"` {
			t.Errorf("%q, %v", left, err)
		}
	}
	if got := newStore(t, folder); len(kept(t, got, Wanted{})) != 2 {
		t.Error("not kept")
	}
}
