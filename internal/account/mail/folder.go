package mail

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Folder writes each letter as a file .eml, which mail programs open. The log tells its path only.
type Folder struct {
	Path   string // made when the first letter comes
	From   string // "" is varanto@localhost
	Logger *slog.Logger
	Now    func() time.Time
}

// Send implements Sender.
func (f Folder) Send(_ context.Context, l Letter) error {
	from := f.From
	if from == "" {
		from = "varanto@localhost"
	}
	m, err := message(l, from, f.Now())
	if err != nil {
		return fmt.Errorf("write a letter: %w", err)
	}
	if err := os.MkdirAll(f.Path, 0o700); err != nil {
		return fmt.Errorf("write a letter: %w", err)
	}
	path := filepath.Join(f.Path, f.Now().UTC().Format("20060102T150405.000")+"_"+fileName(l.About)+"_"+uuid.NewString()[:8]+".eml")
	var text bytes.Buffer // written at once: who looks into the folder finds no half a letter
	if _, err := m.WriteTo(&text); err != nil {
		return fmt.Errorf("write a letter: %w", err)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("write a letter: %w", err)
	}
	_, err = file.Write(text.Bytes())
	if err := errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("write a letter: %w", err)
	}
	f.Logger.Info("a letter was written", "path", path)
	return nil
}

// Forget implements Sender. The folder is looked through once, however many are forgotten.
func (f Folder) Forget(about ...string) error {
	if len(about) == 0 {
		return nil
	}
	gone := make(map[string]bool, len(about))
	for _, one := range about {
		gone[fileName(one)] = true
	}
	entries, err := os.ReadDir(f.Path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look for letters: %w", err)
	}
	var errs []error
	for _, e := range entries {
		if parts := strings.Split(e.Name(), "_"); len(parts) != 3 || !gone[parts[1]] {
			continue
		}
		// Another may delete the same letters at the same time: gone is what was asked for.
		if err := os.Remove(filepath.Join(f.Path, e.Name())); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// fileName leaves of an id what every file system takes.
func fileName(about string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '.'
	}, about)
}
