package codes

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// corpusFile is the path of a file of the shared test data, which is not part of the project.
// The test is skipped where there is none.
func corpusFile(t *testing.T, name string) string {
	t.Helper()
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	file := filepath.Join(shared, "data", "corpus", name)
	if _, err := os.Stat(file); err != nil {
		t.Skipf("no shared test data (set VARANTO_SHARED): %v", err)
	}
	return file
}

// eachEntity calls do with every entity of a corpus file, as loose JSON.
func eachEntity(t *testing.T, name string, do func(map[string]any)) {
	t.Helper()
	f, err := os.Open(corpusFile(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var entity map[string]any
		if err := json.Unmarshal(lines.Bytes(), &entity); err != nil {
			t.Fatal(err)
		}
		do(entity)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func text(o map[string]any, member string) string {
	s, _ := o[member].(string)
	return s
}

// texts turns v11's list of {value, language} into values by language, without the null ones.
func texts(list any) map[string]string {
	values := map[string]string{}
	entries, _ := list.([]any)
	for _, e := range entries {
		entry, _ := e.(map[string]any)
		if value := text(entry, "value"); value != "" {
			values[text(entry, "language")] = value
		}
	}
	return values
}

func byLanguage(n Names) map[string]string {
	values := map[string]string{}
	for language, name := range n.All() {
		values[language] = name
	}
	return values
}
