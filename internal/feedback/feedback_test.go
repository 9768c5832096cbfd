package feedback

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

var now = time.Date(2026, 11, 23, 10, 11, 12, 13, time.UTC)

func all(t *testing.T, folder string, w Wanted) (texts []string, unreadable int) {
	t.Helper()
	unreadable, err := Each(folder, w, func(m Message) error {
		texts = append(texts, m.Text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts, unreadable
}

func TestWhatWasTakenCanBeReadAgain(t *testing.T) {
	folder, city := t.TempDir(), uuid.New()
	b := NewBox(folder)
	for _, m := range []Message{
		{Topic: Wrong, Kind: catalog.KindService, Entity: uuid.New(), Organization: city, Lang: "fi", Text: "eka\nrivi", Time: now.Add(-time.Hour)},
		{Topic: Other, Lang: "sv", Text: "toka", Time: now},
	} {
		if err := b.Add(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name   string
		wanted Wanted
		want   []string
	}{
		{"everything", Wanted{}, []string{"eka\nrivi", "toka"}},
		{"of an organisation", Wanted{Organization: city}, []string{"eka\nrivi"}},
		{"of another", Wanted{Organization: uuid.New()}, nil},
		{"lately", Wanted{Since: now.Add(-time.Minute * 2)}, []string{"toka"}},
	} {
		got, unreadable := all(t, folder, c.wanted)
		if d := cmp.Diff(c.want, got); d != "" || unreadable != 0 {
			t.Errorf("%s: %d unreadable, %s", c.name, unreadable, d)
		}
	}
	if _, err := Each(folder, Wanted{}, func(m Message) error {
		if m.ID == (uuid.UUID{}) || m.Time.Second() != 0 {
			return fmt.Errorf("id %v, time %v", m.ID, m.Time)
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
}

func TestNoFileIsNoFeedback(t *testing.T) {
	if texts, unreadable := all(t, t.TempDir(), Wanted{}); texts != nil || unreadable != 0 {
		t.Error(texts, unreadable)
	}
}

func TestALineCutOffByACrashSpoilsNoOther(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, FileName), []byte(`{"id":"`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := NewBox(folder).Add(context.Background(), Message{Text: "ehjä", Time: now}); err != nil {
		t.Fatal(err)
	}
	if texts, unreadable := all(t, folder, Wanted{}); len(texts) != 1 || unreadable != 1 {
		t.Errorf("%q, %d unreadable", texts, unreadable)
	}
}

func TestTheFileIsBounded(t *testing.T) {
	b := NewBox(t.TempDir())
	b.max = 500
	var err error
	for range 10 {
		err = errors.Join(err, b.Add(context.Background(), Message{Text: strings.Repeat("a", 100), Time: now}))
	}
	if !errors.Is(err, ErrFull) {
		t.Error(err)
	}
	if info, err := os.Stat(b.path); err != nil || info.Size() > 500 {
		t.Error(info.Size(), err)
	}
}

func TestManyWriteAtOnce(t *testing.T) {
	folder := t.TempDir()
	b := NewBox(folder)
	var writers sync.WaitGroup
	for range 20 {
		writers.Go(func() {
			if err := b.Add(context.Background(), Message{Text: "yhtä aikaa", Time: now}); err != nil {
				t.Error(err)
			}
		})
	}
	writers.Wait()
	if texts, unreadable := all(t, folder, Wanted{}); len(texts) != 20 || unreadable != 0 {
		t.Error(len(texts), unreadable)
	}
}

func TestTidy(t *testing.T) {
	for typed, want := range map[string]string{
		" a \r\n b ": "a \n b", "a\x00b": "a b", "a\u202eb": "a b", "\xff\xfe": "", "a\n\n\n\n\nb": "a\n\nb", "": "",
		"\u2066x": "x", "a\u2028b": "a b",
	} {
		if got, cut := Tidy(typed); got != want || cut {
			t.Errorf("%q gives %q, %t", typed, got, cut)
		}
	}
	if got, cut := Tidy(strings.Repeat("ä", MaxText+1)); !cut || utf8.RuneCountInString(got) != MaxText {
		t.Error(utf8.RuneCountInString(got), cut)
	}
	if err := NewBox(t.TempDir()).Add(context.Background(), Message{Text: " \n "}); !errors.Is(err, ErrNoWords) {
		t.Error(err)
	}
}

func FuzzTidyGivesTextWithinBounds(f *testing.F) {
	f.Add("a\r\n\u202e\xff")
	f.Fuzz(func(t *testing.T, typed string) {
		got, _ := Tidy(typed)
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > MaxText || strings.ContainsAny(got, "\x00\r\u202e") {
			t.Errorf("%q", got)
		}
		if again, cut := Tidy(got); again != got || cut {
			t.Errorf("%q is tidied again to %q", got, again)
		}
	})
}

func TestNotice(t *testing.T) {
	for text, want := range map[string][]Personal{
		"Aukioloajat ovat väärin, pitäisi olla 8.00–16.00.":  nil,
		"Osoite on Rantakatu 12, 50100 Mikkeli":              nil,
		"hetu 131052-308T":                                   {IdentityCode},
		"kirjoita minulle a.b@example.fi":                    {Email},
		"soita 040 123 4567 tai +358 40 1234567":             {Phone},
		"131052-308T, a@b.fi":                                {IdentityCode, Email},
		"Y-tunnus 1234567-1, palvelu avattiin 12.10.2024":    nil,
		"Puhelinvaihteen numero on väärä, hinta on 0,0835 €": nil,
	} {
		if d := cmp.Diff(want, Notice(text)); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

func TestSendersAreCountedForAWhile(t *testing.T) {
	l := NewLimiter()
	for i := range PerSender + 1 {
		if got := l.Allow("one", now); got != (i < PerSender) {
			t.Errorf("message %d: %t", i, got)
		}
	}
	if !l.Allow("another", now) {
		t.Error("another sender is refused")
	}
	if !l.Allow("one", now.Add(Window)) {
		t.Error("a sender is refused after the window")
	}
	l = NewLimiter()
	taken := 0
	for i := range PerSite * 2 {
		if l.Allow(fmt.Sprint(i), now) {
			taken++
		}
	}
	if taken != PerSite {
		t.Errorf("%d of all together", taken)
	}
}
