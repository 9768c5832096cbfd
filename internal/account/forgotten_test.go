package account

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/varanto/varanto/internal/account/mail"
	"github.com/varanto/varanto/internal/editorial"
)

// onDisk is how many letters lie in the folder, of whomever.
func onDisk(t testing.TB, dir string) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "mail", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}

// Who is forgotten leaves no address behind, not even in a letter that waited for its turn, however many wait behind it.
func TestALetterThatWaitsIsForgottenWithThePerson(t *testing.T) {
	for name, behind := range map[string]int{"nothing behind it": 0, "and the queue is full": 2 * maxWaiting} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			maija := w.person("maija", editorial.Editor, city)
			busy := make(chan struct{})
			w.post.later(func(context.Context) { <-busy })
			if err := w.SetPassword(t.Context(), CommandLine(), maija.ID, other); err != nil {
				t.Fatal(err)
			}
			for range behind {
				w.post.later(func(context.Context) {})
			}
			if err := w.Forget(t.Context(), CommandLine(), maija.ID); err != nil {
				t.Fatal(err)
			}
			close(busy)
			if err := w.Close(); err != nil { // what waits is done then
				t.Fatal(err)
			}
			if n := onDisk(t, w.dir); n != 0 {
				t.Errorf("%d letters of a forgotten person", n)
			}
		})
	}
}

// beside is another process' directory in the same folder.
func (w *world) beside() *Directory {
	w.t.Helper()
	d, err := Open(w.t.Context(), w.dir, w.Options)
	if err != nil {
		w.t.Fatal(err)
	}
	return d
}

// The command line forgets somebody of whom a letter waits in the server.
func TestALetterThatWaitsInAnotherProcessIsForgottenToo(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	busy := make(chan struct{})
	w.post.later(func(context.Context) { <-busy })
	if err := w.SetPassword(t.Context(), CommandLine(), maija.ID, other); err != nil {
		t.Fatal(err)
	}
	line := w.beside()
	if err := errors.Join(line.Forget(t.Context(), CommandLine(), maija.ID), line.Close()); err != nil {
		t.Fatal(err)
	}
	close(busy)
	w.post.wait()
	if n := onDisk(t, w.dir); n != 0 {
		t.Errorf("%d letters of a forgotten person", n)
	}
}

// forgettingMail forgets the person when the letter is about to be written: after it was looked whether there is anybody.
type forgettingMail struct {
	mail.Sender
	forget func()
}

func (f forgettingMail) Send(ctx context.Context, l mail.Letter) error {
	f.forget()
	return f.Sender.Send(ctx, l)
}

func TestWhoIsForgottenWhileALetterIsWrittenLeavesNone(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	line := w.beside()
	w.Mail = forgettingMail{w.Mail, func() {
		if err := line.Forget(t.Context(), CommandLine(), maija.ID); err != nil {
			t.Error(err)
		}
	}}
	if err := w.SetPassword(t.Context(), CommandLine(), maija.ID, other); err != nil {
		t.Fatal(err)
	}
	w.post.wait()
	if n := onDisk(t, w.dir); n != 0 {
		t.Errorf("%d letters of a forgotten person", n)
	}
	if err := line.Close(); err != nil {
		t.Fatal(err)
	}
}

// What a killed process or a copy of the folder left of forgotten people goes at the next start, and every hour; of others it stays.
func TestLettersThatAreLeftGoAtTheStartAndWhenItIsTidied(t *testing.T) {
	w := newWorld(t)
	gone, stays := w.person("gone", editorial.Editor, city), w.person("stays", editorial.Editor, city)
	if err := w.Forget(t.Context(), CommandLine(), gone.ID); err != nil {
		t.Fatal(err)
	}
	write := func() {
		for _, a := range []Account{gone, stays} {
			if err := w.Mail.Send(t.Context(), mail.Letter{To: "somebody@example.fi", Subject: "x", Text: "x", About: string(a.ID)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	write()
	if err := w.beside().Close(); err != nil {
		t.Fatal(err)
	}
	if n := onDisk(t, w.dir); n != 1 {
		t.Errorf("%d letters after the start, one should stay", n)
	}
	write()
	if err := w.Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := onDisk(t, w.dir); n != 2 {
		t.Errorf("%d letters after tidying, two should stay", n)
	}
}

// Letters from before there was a mail server are forgotten as well.
func TestLettersFromBeforeTheMailServerAreForgotten(t *testing.T) {
	w := newWorld(t)
	maija := w.invite("maija@example.fi", editorial.Editor, city)
	w.post.wait()
	if n := onDisk(t, w.dir); n != 1 {
		t.Fatal(n)
	}
	w.Mail = noMail{}
	if err := w.Forget(t.Context(), CommandLine(), maija.ID); err != nil {
		t.Fatal(err)
	}
	if n := onDisk(t, w.dir); n != 0 {
		t.Errorf("%d letters of a forgotten person", n)
	}
}
