package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/subject"
)

func TestTrainLearnsFromTheCatalogueAndFromLabelledTexts(t *testing.T) {
	dir := t.TempDir()
	data, labelled, bad := filepath.Join(dir, "data"), filepath.Join(dir, "labelled.jsonl"), filepath.Join(dir, "bad.jsonl")
	for path, content := range map[string]string{
		labelled: `{"title":"Hammaslääkäri","summary":"Hampaat","text":"","uris":["http://www.yso.fi/onto/koko/p13395"]}` + "\n",
		bad:      `{"title":"Hammaslääkäri"}` + "\n",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"nothing to learn from", []string{"train", "--data", data}, 0, "Learnt from 0 labelled texts and 0 of the catalogue"},
		{"the demo catalogue", []string{"import", "--data", data, filepath.Join("..", "..", "demo")}, 0, ""},
		{"labelled texts and the catalogue", []string{"train", "--data", data, labelled}, 0, "Learnt from 1 labelled texts and "},
		{"unlabelled texts", []string{"train", "--data", data, bad}, exitFailed, "line 1"},
		{"no such file", []string{"train", "--data", data, filepath.Join(dir, "none")}, exitFailed, "none"},
	} {
		var out, errs bytes.Buffer
		code := run(c.args, &out, &errs)
		if said := out.String() + errs.String(); code != c.code || !strings.Contains(said, c.says) {
			t.Errorf("%s: exit code %d, want %d; said: %s", c.name, code, c.code, said)
		}
	}
	if _, err := os.Stat(filepath.Join(data, subject.FileName)); err != nil {
		t.Error(err)
	}
}
