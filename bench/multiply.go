package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/uuid"
)

// multiply writes as many copies of a small catalogue as make up that many services. Every copy has ids and names of
// its own; general descriptions stay one.
func multiply(from fs.FS, services int, dir string) error {
	files, err := readCatalogue(from)
	if err != nil {
		return err
	}
	ids := map[string]bool{}
	for name, records := range files {
		if name == sharedByAll {
			continue
		}
		for _, r := range records {
			ids[r.id] = true
		}
	}
	copies := max(1, services/max(1, len(files[servicesFile])))
	for name, records := range files {
		if name == sharedByAll {
			err = writeCopies(filepath.Join(dir, name), records, 1, nil)
		} else {
			err = writeCopies(filepath.Join(dir, name), records, copies, ids)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const (
	servicesFile = "services.jsonl"
	sharedByAll  = "general-descriptions.jsonl"
)

// template is one record to be copied.
type template struct {
	id   string
	line []byte
}

func readCatalogue(from fs.FS) (map[string][]template, error) {
	names, err := fs.Glob(from, "*.jsonl")
	if err != nil {
		return nil, err
	}
	files := map[string][]template{}
	for _, name := range names {
		text, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, err
		}
		for line := range bytes.Lines(text) {
			var r struct {
				ID string `json:"id"`
			}
			if err := json.Unmarshal(line, &r); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			files[name] = append(files[name], template{r.ID, bytes.TrimSpace(line)})
		}
	}
	return files, nil
}

func writeCopies(path string, records []template, copies int, ids map[string]bool) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	for n := range copies {
		for _, r := range records {
			line, err := r.copy(n, ids)
			if err != nil {
				return err
			}
			w.Write(line)     //nolint:errcheck // Flush tells
			w.WriteByte('\n') //nolint:errcheck // likewise
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// copy is copy number n; number 0 is the record itself.
func (t template) copy(n int, ids map[string]bool) ([]byte, error) {
	if n == 0 {
		return t.line, nil
	}
	line, err := rename(t.line, fmt.Sprintf(" %d", n))
	if err != nil {
		return nil, err
	}
	return replaceIDs(line, n, ids), nil
}

// nameLists are the members that hold an entity's own names.
var nameLists = []string{"organizationNames", "serviceNames", "serviceChannelNames", "serviceCollectionNames"}

// maxName is PTV's longest name, in characters.
const maxName = 100

// rename puts suffix after every name of a record.
func rename(line []byte, suffix string) ([]byte, error) {
	var record map[string]json.RawMessage
	if err := json.Unmarshal(line, &record); err != nil {
		return nil, err
	}
	for _, member := range nameLists {
		if record[member] == nil {
			continue
		}
		var names []map[string]any
		if err := json.Unmarshal(record[member], &names); err != nil {
			return nil, err
		}
		for _, name := range names {
			if value, ok := name["value"].(string); ok {
				runes := []rune(value)
				name["value"] = string(runes[:min(len(runes), maxName-len(suffix))]) + suffix
			}
		}
		text, err := json.Marshal(names)
		if err != nil {
			return nil, err
		}
		record[member] = text
	}
	return json.Marshal(record)
}

const idLength = 36

// replaceIDs gives the known ids of a record the values that they have in copy n.
func replaceIDs(line []byte, n int, ids map[string]bool) []byte {
	out := bytes.Clone(line)
	for i := 0; i+idLength < len(out); i++ {
		if out[i] != '"' {
			continue
		}
		if id := string(out[i+1 : i+1+idLength]); ids[id] {
			copy(out[i+1:], uuid.NewSHA1(uuid.NameSpaceOID, fmt.Appendf(nil, "%s/%d", id, n)).String())
			i += idLength
		}
	}
	return out
}
