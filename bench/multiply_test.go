package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

const (
	oneService = "00000000-0000-4000-8000-000000000001"
	oneGeneral = "00000000-0000-4000-8000-000000000002"
)

func TestCopiesHaveIDsAndNamesOfTheirOwn(t *testing.T) {
	dir := t.TempDir()
	err := multiply(fstest.MapFS{
		servicesFile: {Data: []byte(`{"id":"` + oneService + `","generalDescriptionId":"` + oneGeneral +
			`","serviceNames":[{"language":"fi","value":"Kirjasto"}]}` + "\n")},
		"channels.jsonl": {Data: []byte(`{"id":"00000000-0000-4000-8000-000000000003","serviceChannelNames":[{"value":"` +
			strings.Repeat("ä", 100) + `"}],"services":[{"service":{"id":"` + oneService + `"}}]}` + "\n")},
		sharedByAll: {Data: []byte(`{"id":"` + oneGeneral + `","names":[{"value":"Yhteinen"}]}` + "\n")},
	}, 3, dir)
	if err != nil {
		t.Fatal(err)
	}
	type record struct {
		ID      string `json:"id"`
		General string `json:"generalDescriptionId"`
		Names   []struct {
			Value string `json:"value"`
		} `json:"serviceNames"`
		ChannelNames []struct {
			Value string `json:"value"`
		} `json:"serviceChannelNames"`
		Services []struct {
			Service struct {
				ID string `json:"id"`
			} `json:"service"`
		} `json:"services"`
	}
	read := func(name string) (records []record) {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			var r record
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				t.Fatal(err)
			}
			records = append(records, r)
		}
		return records
	}
	services, channels := read(servicesFile), read("channels.jsonl")
	if len(services) != 3 || len(channels) != 3 || len(read(sharedByAll)) != 1 {
		t.Fatalf("%d services, %d channels, %d general descriptions", len(services), len(channels), len(read(sharedByAll)))
	}
	seen := map[string]bool{}
	for i, s := range services {
		if seen[s.ID] || seen[s.Names[0].Value] {
			t.Errorf("copy %d is not its own: %+v", i, s)
		}
		seen[s.ID], seen[s.Names[0].Value] = true, true
		if s.General != oneGeneral {
			t.Errorf("copy %d leans on %s", i, s.General)
		}
		if got := channels[i].Services[0].Service.ID; got != s.ID {
			t.Errorf("the channel of copy %d is connected with %s, not %s", i, got, s.ID)
		}
		if n := len([]rune(channels[i].ChannelNames[0].Value)); n > maxName {
			t.Errorf("the name of copy %d has %d characters", i, n)
		}
	}
}

func TestTheMultipliedDemoCatalogueImportsWhole(t *testing.T) {
	dir := t.TempDir()
	if err := multiply(demo.FS, 200, dir); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	in, err := v11.OpenInput([]string{dir})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	log, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	report, err := editorial.Import(ctx, log, in, editorial.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range report.Rejections {
		t.Error(r)
	}
	if lines, err := countLines(dir); err != nil || report.Read() != lines {
		t.Errorf("read %d of %d records: %v", report.Read(), lines, err)
	}
}
