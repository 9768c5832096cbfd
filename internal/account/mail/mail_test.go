package mail

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var now = time.Date(2026, 11, 23, 10, 11, 12, 0, time.UTC)

var letter = Letter{To: "maija@example.fi", Subject: "Salasanan vaihtaminen – käyttöönotto", Text: "Hei!\n\nhttps://x.fi/?token=abc\n", About: "u:1234-abcd"}

// read parses a letter as mail programs do and holds it against the one that was sent.
func hold(t *testing.T, raw []byte, from string) {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != letter.Subject {
		t.Errorf("subject %q, %v", subject, err)
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil || strings.ReplaceAll(string(text), "\r\n", "\n") != letter.Text {
		t.Errorf("text %q, %v", text, err)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != letter.To {
		t.Error(to, err)
	}
	if sender, err := m.Header.AddressList("From"); err != nil || len(sender) != 1 || sender[0].Address != from {
		t.Error(sender, err)
	}
	if date, err := m.Header.Date(); err != nil || !date.Equal(now) || m.Header.Get("Message-ID") == "" {
		t.Error(date, err)
	}
}

func TestALetterInAFolder(t *testing.T) {
	var log bytes.Buffer
	f := Folder{Path: filepath.Join(t.TempDir(), "mail"), Logger: slog.New(slog.NewTextHandler(&log, nil)), Now: func() time.Time { return now }}
	if err := f.Forget("u:1234-abcd"); err != nil {
		t.Errorf("no folder yet: %v", err)
	}
	other := letter
	other.About = "u:1234-abcde"
	for _, l := range []Letter{letter, letter, other} {
		if err := f.Send(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(f.Path, "*.eml"))
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, raw, "varanto@localhost")
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Error(info.Mode(), err)
		}
		if !strings.Contains(log.String(), file) {
			t.Errorf("the log does not tell of %s", file)
		}
	}
	if strings.Contains(log.String(), "maija") || strings.Contains(log.String(), "token") {
		t.Errorf("the log tells too much: %s", log.String())
	}
	if err := f.Forget(letter.About); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(filepath.Join(f.Path, "*.eml")); err != nil || len(left) != 1 || !strings.Contains(left[0], "abcde") {
		t.Error(left, err)
	}
}

func TestALetterThatWouldCarryOthersIsRefused(t *testing.T) {
	f := Folder{Path: t.TempDir(), Logger: slog.New(slog.DiscardHandler), Now: time.Now}
	for _, to := range []string{"", "maija", "maija@example.fi\r\nBcc: x@example.fi", "a@example.fi, b@example.fi"} {
		l := letter
		l.To = to
		if err := f.Send(t.Context(), l); err == nil {
			t.Errorf("%q is taken", to)
		}
	}
	l := letter
	l.Subject = "x\r\nBcc: x@example.fi"
	if err := f.Send(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(f.Path, "*.eml"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if m, err := mail.ReadMessage(bytes.NewReader(raw)); err != nil || m.Header.Get("Bcc") != "" {
		t.Errorf("a header was smuggled in: %v, %s", err, raw)
	}
}

// serveSMTP speaks the least of SMTP and answers the one letter that comes.
func serveSMTP(t *testing.T) (address string, got chan []byte) {
	t.Helper()
	return serveSMTPWith(t, "250 fine")
}

// serveSMTPWith answers RCPT with that line.
func serveSMTPWith(t *testing.T, receiver string) (address string, got chan []byte) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	got = make(chan []byte, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		in := bufio.NewReader(c)
		fmt.Fprint(c, "220 test ESMTP\r\n")
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				return
			}
			switch command := strings.ToUpper(strings.TrimSpace(line)); {
			case strings.HasPrefix(command, "EHLO"):
				fmt.Fprint(c, "250-test\r\n250 8BITMIME\r\n")
			case strings.HasPrefix(command, "RCPT"):
				fmt.Fprint(c, receiver+"\r\n")
			case command == "DATA":
				fmt.Fprint(c, "354 go on\r\n")
				var text bytes.Buffer
				for {
					line, err := in.ReadString('\n')
					if err != nil || line == ".\r\n" {
						break
					}
					text.WriteString(line)
				}
				got <- text.Bytes()
				fmt.Fprint(c, "250 taken\r\n")
			case command == "QUIT":
				fmt.Fprint(c, "221 bye\r\n")
				return
			default:
				fmt.Fprint(c, "250 fine\r\n")
			}
		}
	}()
	return l.Addr().String(), got
}

// What goes wrong is logged, and the log names nobody.
func TestALetterThatTheServerDoesNotTakeIsToldOfWithoutItsReceiver(t *testing.T) {
	address, _ := serveSMTPWith(t, "550 5.1.1 <"+letter.To+">: no such user here")
	s, err := NewSMTP("smtp+plain://"+address, "Varanto <palvelut@example.fi>", func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	err = s.Send(t.Context(), letter)
	if err == nil || strings.Contains(err.Error(), "@") || !strings.Contains(err.Error(), "550") {
		t.Errorf("%v", err)
	}
	l := letter
	l.To = "maija meikäläinen@example.fi"
	for name, sender := range map[string]Sender{"SMTP": s, "folder": Folder{Path: t.TempDir(), Logger: slog.New(slog.DiscardHandler), Now: time.Now}} {
		if err := sender.Send(t.Context(), l); err == nil || strings.Contains(err.Error(), "maija") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestALetterBySMTP(t *testing.T) {
	address, got := serveSMTP(t)
	s, err := NewSMTP("smtp+plain://"+address, "Varanto <palvelut@example.fi>", func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), letter); err != nil {
		t.Fatal(err)
	}
	hold(t, <-got, "palvelut@example.fi")
}

func TestAServerWithoutTLSIsRefusedWhereTLSIsCompulsory(t *testing.T) {
	address, got := serveSMTP(t)
	s, err := NewSMTP("smtp://"+address, "palvelut@example.fi", time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), letter); err == nil {
		t.Errorf("sent in the clear: %s", <-got)
	}
}

func TestMailServersThatAreRefused(t *testing.T) {
	for server, secret := range map[string]string{
		"": "", "mail.example.fi": "", "http://mail.example.fi": "", "smtp://": "", "smtp://u:hunter2@mail.example.fi:x": "hunter2",
		"smtp+plain://u:hunter2@mail.example.fi": "hunter2", "smtp://mail.example.fi:99999": "",
	} {
		if _, err := NewSMTP(server, "palvelut@example.fi", time.Now); err == nil || secret != "" && strings.Contains(err.Error(), secret) {
			t.Errorf("%q: %v", server, err)
		}
	}
	if _, err := NewSMTP("smtp://mail.example.fi", "no address", time.Now); err == nil {
		t.Error("a sender without an address is taken")
	}
}

func TestTwoMayForgetTheSameLettersAtOnce(t *testing.T) {
	f := Folder{Path: filepath.Join(t.TempDir(), "mail"), Logger: slog.New(slog.DiscardHandler), Now: func() time.Time { return now }}
	for range 200 {
		if err := f.Send(t.Context(), letter); err != nil {
			t.Fatal(err)
		}
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if err := f.Forget(letter.About); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if left, err := os.ReadDir(f.Path); err != nil || len(left) != 0 {
		t.Error(left, err)
	}
}
