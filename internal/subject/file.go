package subject

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/varanto/varanto/internal/finnish"
)

// FileName is the model's file in a data folder.
const FileName = "subjects.model"

// A model file is a line that names the format, the SHA-256 of the rest, and the rest: gzipped gob of stored. It keeps
// the examples themselves, from which all else is made again when it is read; only the trees, which take most of the
// training, are kept ready-made. So a file of another version or analyser still teaches.
const (
	fileHead = "varanto subjects 1\n"
	// maxFile bounds what is read, packed and unpacked.
	maxFile = 256 << 20
)

// revision changes when features are added or mean something else: trees of another revision are trained again.
const revision = 1

// ErrUnusable means that a file is not a sound model; train again.
var ErrUnusable = errors.New("the file is not a sound model of subjects")

type stored struct {
	// Makings tells what the trees were trained with.
	Makings   string
	Examples  []Example
	HasForest [2]bool
	Forests   [2]forest // of terms and of classes
}

// makings tells what trees depend on besides the examples.
func makings(a *finnish.Analyzer) string {
	return fmt.Sprintf("revision %d, %d features, %s", revision, features, a.Version())
}

// Save writes the model to a file of that name, all or nothing.
func (m *Model) Save(name string) error {
	s := stored{Makings: m.trainedWith, Examples: m.examples}
	for i, f := range []*forest{m.termForest, m.classForest} {
		if f != nil {
			s.HasForest[i], s.Forests[i] = true, *f
		}
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if err := errors.Join(gob.NewEncoder(z).Encode(&s), z.Close()); err != nil {
		return fmt.Errorf("pack the model: %w", err)
	}
	sum := sha256.Sum256(packed.Bytes())
	temporary, err := os.CreateTemp(filepath.Dir(name), "."+FileName+"-*")
	if err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(append(append([]byte(fileHead), sum[:]...), packed.Bytes()...))
	if err = errors.Join(err, temporary.Sync(), temporary.Close()); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	if err := os.Rename(temporary.Name(), name); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	return nil
}

// Load reads a model from a file. One that another version of the program or another analyser made is trained again
// from its examples, which takes seconds. The error is ErrUnusable for a damaged file, fs.ErrNotExist for none.
func Load(ctx context.Context, a *finnish.Analyzer, name string) (*Model, error) {
	s, err := readStored(name)
	if err != nil {
		return nil, err
	}
	if s.Makings != makings(a) {
		return Train(ctx, a, s.Examples, TrainOptions{})
	}
	m, err := learn(ctx, a, s.Examples, chosenSettings, nil)
	if err != nil {
		return nil, err
	}
	if s.HasForest[0] {
		m.termForest = &s.Forests[0]
	}
	if s.HasForest[1] {
		m.classForest = &s.Forests[1]
	}
	return m, nil
}

func readStored(name string) (*stored, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read the model: %w", err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxFile))
	if err != nil {
		return nil, fmt.Errorf("read the model: %w", err)
	}
	return parseStored(content)
}

func parseStored(content []byte) (*stored, error) {
	rest, ok := bytes.CutPrefix(content, []byte(fileHead))
	if !ok || len(rest) < sha256.Size {
		return nil, fmt.Errorf("%w: it does not begin as one", ErrUnusable)
	}
	sum, packed := rest[:sha256.Size], rest[sha256.Size:]
	if is := sha256.Sum256(packed); !bytes.Equal(is[:], sum) {
		return nil, fmt.Errorf("%w: its checksum does not hold", ErrUnusable)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	var s stored
	if err := gob.NewDecoder(io.LimitReader(z, maxFile)).Decode(&s); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	for i := range s.Forests {
		if !s.Forests[i].sound() {
			return nil, fmt.Errorf("%w: a tree is broken", ErrUnusable)
		}
	}
	return &s, nil
}

// sound tells that every tree ends: children come after their parents and features exist.
func (f *forest) sound() bool {
	for _, tree := range f.Trees {
		if len(tree) == 0 {
			return false
		}
		for i, n := range tree {
			if n.Left == 0 && n.Right == 0 {
				continue
			}
			if int(n.Left) <= i || int(n.Right) <= i || int(n.Left) >= len(tree) || int(n.Right) >= len(tree) ||
				n.Feature < 0 || n.Feature >= features {
				return false
			}
		}
	}
	return true
}
