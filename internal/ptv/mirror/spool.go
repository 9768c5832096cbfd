package mirror

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
)

// staleAfter is how old a broken-off run's spool may be to go on with it.
const staleAfter = 24 * time.Hour

// spoolState tells which run a spool belongs to.
type spoolState struct {
	Source string    `json:"source"`
	Whole  bool      `json:"whole"`
	Since  time.Time `json:"since"`
	// Started is when the run began, by the source's clock; zero while it is not known.
	Started time.Time `json:"started"`
	// Begun is the same by our clock.
	Begun time.Time `json:"begun"`
}

// spool is the folder in which a run gathers what it fetches. A piece is one file, written under another name and then
// renamed: a file that is there is whole, so what is there need not be fetched again.
type spool struct {
	dir     string
	state   spoolState
	resumed bool
}

const stateFile = "run.state"

// openSpool finds the spool of a broken-off run that wanted the same, or makes an empty one.
func openSpool(dataDir string, want spoolState, now time.Time) (*spool, error) {
	sum := sha256.Sum256([]byte(want.Source))
	s := &spool{dir: filepath.Join(dataDir, "mirror", hex.EncodeToString(sum[:6])), state: want}
	s.state.Begun = now.UTC()
	var found spoolState
	b, err := os.ReadFile(filepath.Join(s.dir, stateFile))
	if err == nil && json.Unmarshal(b, &found) == nil && !found.Started.IsZero() &&
		found.Source == want.Source && found.Whole == want.Whole && found.Since.Equal(want.Since) &&
		now.Sub(found.Begun) < staleAfter {
		s.state, s.resumed = found, true
		return s, nil
	}
	if err := os.RemoveAll(s.dir); err != nil {
		return nil, err
	}
	return s, os.MkdirAll(s.dir, 0o755)
}

// begin writes down when the run began; from then on it can be resumed.
func (s *spool) begin(started time.Time) error {
	s.state.Started = started
	b, err := json.Marshal(s.state)
	if err != nil {
		return err
	}
	return s.put(stateFile, b)
}

// get returns a piece, nil when it is not there.
func (s *spool) get(name string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(s.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// has tells whether a piece is there.
func (s *spool) has(name string) bool {
	_, err := os.Stat(filepath.Join(s.dir, name))
	return err == nil
}

// put writes a piece.
func (s *spool) put(name string, b []byte) error {
	path := filepath.Join(s.dir, name)
	out, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	_, err = out.Write(b)
	return finish(out, path, err)
}

// finish gives a written file its name once its content is on the disk: a machine that stops must not leave a piece
// that looks whole. With an error of writing it only closes the file.
func finish(out *os.File, path string, err error) error {
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return err
	}
	return os.Rename(out.Name(), path)
}

// dropOthers removes the pieces whose names begin so, but for those whose names begin with keep.
func (s *spool) dropOthers(prefix, keep string) error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), prefix) || strings.HasPrefix(e.Name(), keep) {
			continue
		}
		if err := os.Remove(filepath.Join(s.dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// join makes one file of pieces, in their order, and drops the pieces.
func (s *spool) join(name string, pieces []string) error {
	path := filepath.Join(s.dir, name)
	out, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	if err := finish(out, path, s.copyAll(out, pieces)); err != nil {
		return err
	}
	for _, piece := range pieces {
		if err := os.Remove(filepath.Join(s.dir, piece)); err != nil {
			return err
		}
	}
	return nil
}

func (s *spool) copyAll(out io.Writer, pieces []string) error {
	w := bufio.NewWriterSize(out, 1<<20)
	for _, piece := range pieces {
		if err := s.copyTo(w, piece); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (s *spool) copyTo(w io.Writer, piece string) error {
	in, err := os.Open(filepath.Join(s.dir, piece))
	if err != nil {
		return err
	}
	defer in.Close()
	_, err = io.Copy(w, in)
	return err
}

const (
	recordSuffix = ".jsonl"
	batchSuffix  = ".batch"
)

// files lists the finished files of records that hold anything.
func (s *spool) files() ([]string, error) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), recordSuffix) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		if info.Size() > 0 {
			out = append(out, filepath.Join(s.dir, e.Name()))
		}
	}
	return out, nil
}

// eachLine calls fn with every line of a file; the line is valid during the call only.
func eachLine(path string, fn func(line []byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 1<<20), maxAnswer)
	for lines.Scan() {
		if err := fn(lines.Bytes()); err != nil {
			return err
		}
	}
	return lines.Err()
}

// remove drops the spool of a finished run.
func (s *spool) remove() error { return os.RemoveAll(s.dir) }
