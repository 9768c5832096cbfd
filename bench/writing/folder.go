package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/varanto/varanto/bench/loaded"
	"github.com/varanto/varanto/internal/account/sqlite"
)

// dataFolder is a copy of the one given, else one that is made now; clear removes it.
func dataFolder(ctx context.Context, o *options, progress func(format string, args ...any)) (data string, clear func(), err error) {
	caches, err := os.UserCacheDir()
	if err != nil {
		return "", nil, err
	}
	cache := filepath.Join(caches, "varanto-bench")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", nil, err
	}
	if data, err = os.MkdirTemp(cache, "writing-"); err != nil {
		return "", nil, err
	}
	clear = func() { _ = os.RemoveAll(data) } // best effort
	if o.data != "" {
		progress("copy %s", o.data)
		err = copyFolder(o.data, data)
	} else {
		err = importInto(ctx, cache, data, o, progress)
	}
	if err != nil {
		clear()
		return "", nil, err
	}
	return data, clear, nil
}

func importInto(ctx context.Context, cache, data string, o *options, progress func(format string, args ...any)) error {
	shared, err := loaded.Shared(o.shared)
	if err != nil {
		return err
	}
	progress("corpus")
	corpus, err := loaded.Scaled(ctx, cache, shared, o.size)
	if err != nil {
		return err
	}
	progress("import")
	_, err = loaded.Import(ctx, corpus, data)
	return err
}

// copyFolder copies the files of a data folder, but for the accounts: the measuring makes its own.
func copyFolder(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		switch {
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, name), 0o700)
		case strings.HasPrefix(name, sqlite.FileName), !d.Type().IsRegular():
			return nil
		}
		return copyFile(path, filepath.Join(to, name))
	})
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() // read only
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return fmt.Errorf("copy %s: %w", from, err)
	}
	return nil
}
