package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// saveAnswers writes varanto's answers as files, plain and zipped, and returns their paths on nginx and their mean
// size on the wire.
func saveAnswers(ctx context.Context, c client, folder string, number int, r readCase) (paths []string, size int, err error) {
	for i, path := range r.paths {
		name := fmt.Sprintf("/%d/%d.json", number, i)
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, 0, err
		}
		if r.gzip {
			file += ".gz"
		}
		body, err := c.get(ctx, path, r.gzip)
		if err != nil {
			return nil, 0, err
		}
		if err := os.WriteFile(file, body, 0o644); err != nil {
			return nil, 0, err
		}
		size += len(body)
		if _, query, asks := strings.Cut(path, "?"); asks {
			name += "?" + query // nginx does not look at it, but has to read it as varanto has
		}
		paths = append(paths, name)
	}
	return paths, size / len(r.paths), nil
}

// sameAnswers makes sure that the two servers say the same.
func sameAnswers(ctx context.Context, ours, theirs client, r readCase, files []string) error {
	for i := range r.paths {
		a, err := ours.get(ctx, r.paths[i], r.gzip)
		if err != nil {
			return err
		}
		b, err := theirs.get(ctx, files[i], r.gzip)
		if err != nil {
			return err
		}
		if string(a) != string(b) {
			return fmt.Errorf("%s: nginx answers with other bytes", r.paths[i])
		}
	}
	return nil
}
