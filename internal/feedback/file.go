package feedback

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// FileName is the file of the data folder in which messages lie.
const FileName = "feedback.jsonl"

// MaxFile is the most bytes that the file may have: a hundred thousand messages of ordinary length. It bounds what a
// flood can do to the disk.
const MaxFile = 64 << 20

// ErrFull says that the file has reached its size; an operator moves it away.
var ErrFull = errors.New("the feedback file is full")

// Box takes messages. Its methods may be called by many goroutines at once.
type Box struct {
	path string
	max  int64
	mu   sync.Mutex
}

// NewBox puts messages into a data folder, which must exist when the first one comes. Nothing is opened before.
func NewBox(folder string) *Box { return &Box{path: filepath.Join(folder, FileName), max: MaxFile} }

// Add keeps a message for good: when it returns nil, the message is on the disk. It sets the message's id and rounds its
// time, and tidies its text. The error may be ErrNoWords or ErrFull.
func (b *Box) Add(_ context.Context, m Message) error {
	m.Text, _ = Tidy(m.Text)
	if m.Text == "" {
		return ErrNoWords
	}
	m.ID = uuid.New()
	m.Time = m.Time.UTC().Truncate(time.Minute)
	line, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("write feedback: %w", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.append(append(line, '\n'))
}

func (b *Box) append(line []byte) (err error) {
	f, err := os.OpenFile(b.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("open the feedback file: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("look at the feedback file: %w", err)
	}
	if info.Size()+int64(len(line)) > b.max {
		return ErrFull
	}
	if torn(f, info.Size()) {
		line = append([]byte{'\n'}, line...) // a line that a crash cut off stays alone
	}
	if _, err := f.Write(line); err != nil {
		return fmt.Errorf("write feedback: %w", err)
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("write feedback to the disk: %w", err)
	}
	return nil
}

// torn tells that the file does not end with a whole line.
func torn(f io.ReaderAt, size int64) bool {
	var last [1]byte
	if size == 0 {
		return false
	}
	_, err := f.ReadAt(last[:], size-1)
	return err == nil && last[0] != '\n'
}

// Wanted says which messages to read; the zero value wants all.
type Wanted struct {
	// Organization answers for what the message is about; zero means all.
	Organization catalog.ID
	// Since leaves out older messages; zero means none.
	Since time.Time
}

// Each calls fn with the messages of a data folder, oldest first, until it returns an error, which Each returns. A
// missing file has none. Lines that cannot be read are skipped and counted.
func Each(folder string, w Wanted, fn func(Message) error) (unreadable int, err error) {
	f, err := os.Open(filepath.Join(folder, FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("open the feedback file: %w", err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var m Message
		if json.Unmarshal(lines.Bytes(), &m) != nil {
			unreadable++
			continue
		}
		if w.Organization != (catalog.ID{}) && m.Organization != w.Organization || m.Time.Before(w.Since) {
			continue
		}
		if err := fn(m); err != nil {
			return unreadable, err
		}
	}
	if err := lines.Err(); err != nil {
		return unreadable, fmt.Errorf("read the feedback file: %w", err)
	}
	return unreadable, nil
}
