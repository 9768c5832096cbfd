package loaded

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// Size is how much a corpus holds.
type Size struct{ Services, Channels, Organizations int }

// seed of the generated corpora; the same seed gives the same bytes.
const seed = "1"

// Scaled returns the folder of a corpus of that size, made by the generator of the shared folder unless the cache has
// it. The names in the cache are those of the other benchmarks, so that they share what is there.
func Scaled(ctx context.Context, cache, shared string, s Size) (string, error) {
	script, err := filepath.Abs(filepath.Join(shared, "data", "tools", "scale.py"))
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(script)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	dir := filepath.Join(cache, fmt.Sprintf("scaled-%d-%d-%d-%s", s.Services, s.Channels, s.Organizations, hex.EncodeToString(sum[:4])))
	return dir, FillOnce(dir, func(half string) error {
		out, err := exec.CommandContext(ctx, "python3", script, "--seed", seed, "--services", fmt.Sprint(s.Services),
			"--channels", fmt.Sprint(s.Channels), "--organizations", fmt.Sprint(s.Organizations), half).CombinedOutput()
		if err != nil {
			return fmt.Errorf("generate a corpus with %s: %w\n%s", script, err, out)
		}
		return nil
	})
}

// FillOnce makes dir with what fill puts there, whole or not at all, unless it is there.
func FillOnce(dir string, fill func(dir string) error) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	half, err := os.MkdirTemp(filepath.Dir(dir), "making-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(half) }() // gone when all went well
	if err := fill(half); err != nil {
		return err
	}
	return os.Rename(half, dir)
}
