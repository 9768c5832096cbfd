package main

import (
	"fmt"
	"os"
	"strings"
)

// The marks between which a file takes the tables.
const (
	beginMark = "<!-- begin: written by go run ./bench -->"
	endMark   = "<!-- end -->"
)

// insertInto replaces what stands between the marks of the file with text.
func insertInto(path, text string) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	replaced, err := between(string(old), text)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(replaced), 0o644)
}

func between(old, text string) (string, error) {
	before, rest, ok := strings.Cut(old, beginMark)
	if !ok {
		return "", fmt.Errorf("the mark %q is missing", beginMark)
	}
	_, after, ok := strings.Cut(rest, endMark)
	if !ok {
		return "", fmt.Errorf("the mark %q is missing", endMark)
	}
	return before + beginMark + "\n" + strings.TrimSpace(text) + "\n" + endMark + after, nil
}
