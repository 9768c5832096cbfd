package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// asProgram is set, in the environment, for a test binary that shall be the program: it need not be built once more.
const asProgram = "TEST_BINARY_IS_VARANTO"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// TestAMirrorEndsEqualToItsSource runs two processes of the program: one serves an imported catalogue, which must
// come out as it went in, the other mirrors it, and must end with the same answers.
func TestAMirrorEndsEqualToItsSource(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program")
	}
	t.Setenv(asProgram, "1")
	work := t.TempDir()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder, whole := corpus()
	sourceData, mirrorData := filepath.Join(work, "source"), filepath.Join(work, "mirror")
	command(t, program, "import", "--data", sourceData, folder)
	source := serving(t, program, sourceData)

	t.Run("what went in comes out", func(t *testing.T) {
		if !whole {
			t.Skip("the demo catalogue leaves out what the server derives; no reference corpus is here")
		}
		comesOut(t, source, folder)
	})

	if out := command(t, program, "mirror", "--data", mirrorData, "--from", source); !strings.Contains(out, "whole") {
		t.Errorf("the first run does not say that it is whole:\n%s", out)
	}
	copied := serving(t, program, mirrorData)
	t.Run("both answer alike", func(t *testing.T) { answerAlike(t, source, copied) })

	gone := idsOf(t, source, "ServiceCollection")[0]
	goneService := idsOf(t, source, "Service")[3]
	t.Run("what is archived disappears", func(t *testing.T) {
		archive(t, sourceData, catalog.KindServiceCollection, gone)
		archive(t, sourceData, catalog.KindService, goneService)
		await(t, source+"/api/v11/Service/"+goneService, http.StatusNotFound)
		out := command(t, program, "mirror", "--data", mirrorData, "--from", source)
		if !strings.Contains(out, "changed since") {
			t.Errorf("the second run is not incremental:\n%s", out)
		}
		await(t, copied+"/api/v11/Service/"+goneService, http.StatusNotFound)
		await(t, copied+"/api/v11/ServiceCollection/"+gone, http.StatusNotFound)
		answerAlike(t, source, copied)
	})
}

// corpus is the reference corpus, whose records are whole answers, else the demo catalogue.
func corpus() (folder string, whole bool) {
	folder = os.Getenv("VARANTO_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared")
	}
	folder = filepath.Join(folder, "data", "corpus")
	if _, err := os.Stat(folder); err == nil {
		return folder, true
	}
	return filepath.Join("..", "..", "demo"), false
}

// command runs the program to its end and returns what it printed.
func command(t *testing.T, program string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("varanto %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// serving starts a process that serves a data folder at a free port, and returns the address that it tells when it is ready.
func serving(t *testing.T, program, data string) string {
	t.Helper()
	cmd := exec.CommandContext(context.WithoutCancel(t.Context()), program, "serve", "--data", data, "--addr", "127.0.0.1:0")
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	address, ended := make(chan string, 1), make(chan struct{})
	go func() {
		defer close(ended)
		for lines := bufio.NewScanner(said); lines.Scan(); {
			log.WriteString(lines.Text() + "\n")
			if _, at, ok := strings.Cut(lines.Text(), "msg=ready address="); ok {
				address <- at
			}
		}
	}()
	t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		<-ended
		if err := cmd.Wait(); err != nil {
			t.Errorf("serve ended with %v:\n%s", err, log.String())
		}
	})
	select {
	case at := <-address:
		await(t, at+"/readyz", http.StatusOK)
		return at
	case <-ended:
		t.Fatal("serve ended before it was ready")
		return ""
	}
}

// await asks until the answer has that status.
func await(t *testing.T, url string, status int) {
	t.Helper()
	for range 600 {
		res, err := http.Get(url)
		if err == nil {
			io.Copy(io.Discard, res.Body)
			res.Body.Close()
			if res.StatusCode == status {
				return
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatalf("%s never answered %d", url, status)
}

func get(t *testing.T, url string) []byte {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s answered %d: %s", url, res.StatusCode, body)
	}
	return body
}

func idsOf(t *testing.T, server, list string) []string {
	t.Helper()
	var ids []string
	for n := 1; ; n++ {
		var page struct {
			PageCount int
			ItemList  []struct{ ID string }
		}
		if err := json.Unmarshal(get(t, fmt.Sprintf("%s/api/v11/%s?page=%d", server, list, n)), &page); err != nil {
			t.Fatal(err)
		}
		for _, item := range page.ItemList {
			ids = append(ids, item.ID)
		}
		if n >= page.PageCount {
			return ids
		}
	}
}

// entities fetches entities by their ids, by id.
func entities(t *testing.T, server, kind string, ids []string) map[string]any {
	t.Helper()
	found := map[string]any{}
	for part := range slices.Chunk(ids, 100) {
		var items []map[string]any
		if kind == "ServiceCollection" {
			for _, id := range part {
				var item map[string]any
				if err := json.Unmarshal(get(t, server+"/api/v11/"+kind+"/"+id+"?showHeader=true"), &item); err != nil {
					t.Fatal(err)
				}
				items = append(items, item)
			}
		} else if err := json.Unmarshal(get(t, server+"/api/v11/"+kind+"/list?showHeader=true&guids="+strings.Join(part, ",")), &items); err != nil {
			t.Fatal(err)
		}
		for _, item := range items {
			found[item["id"].(string)] = item
		}
	}
	return found
}

// answerAlike compares all id lists, in their order, and all entities of two servers.
func answerAlike(t *testing.T, a, b string) {
	t.Helper()
	for _, list := range []string{
		"Organization", "Organization/Hierarchy", "ServiceChannel", "GeneralDescription", "Service", "ServiceCollection",
	} {
		ids := idsOf(t, a, list)
		if len(ids) == 0 {
			t.Errorf("%s: nothing to compare", list)
		}
		if diff := cmp.Diff(ids, idsOf(t, b, list)); diff != "" {
			t.Errorf("the list %s differs (-source +mirror):\n%s", list, diff)
		}
		kind, _, _ := strings.Cut(list, "/")
		if diff := cmp.Diff(entities(t, a, kind, ids), entities(t, b, kind, ids)); diff != "" {
			t.Errorf("entities of the list %s differ (-source +mirror):\n%.3000s", list, diff)
		}
	}
}

// archive archives an entity in a data folder that another process serves.
func archive(t *testing.T, data string, kind catalog.Kind, id string) {
	t.Helper()
	log, err := sqlite.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	var entity catalog.ID
	if err := entity.UnmarshalText([]byte(id)); err != nil {
		t.Fatal(err)
	}
	n, err := editorial.Archive(t.Context(), log, kind, []catalog.ID{entity}, "tester", time.Now(), nil)
	if err != nil || n != 1 {
		t.Fatalf("archived %d: %v", n, err)
	}
}

// comesOut compares every record of a folder with what the server gives out for it: null, empty and absent are alike,
// lists are compared as sets. Members that the server derives (docs/import.md) are left out.
func comesOut(t *testing.T, server, folder string) {
	for file, kind := range map[string]string{
		"organizations": "Organization", "channels": "ServiceChannel", "general-descriptions": "GeneralDescription",
		"services": "Service", "service-collections": "ServiceCollection",
	} {
		in := recordsOf(t, filepath.Join(folder, file+".jsonl"))
		var ids []string
		for id := range in {
			ids = append(ids, id)
		}
		out := entities(t, server, kind, ids)
		failed := 0
		for id, record := range in {
			if diff := cmp.Diff(plain(record, kind), plain(out[id], kind)); diff != "" && failed < 5 {
				failed++
				t.Errorf("%s %s (-in +out):\n%.2000s", kind, id, diff)
			}
		}
	}
}

func recordsOf(t *testing.T, path string) map[string]any {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records := map[string]any{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var record map[string]any
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		records[record["id"].(string)] = record
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return records
}

// derived are the members, by kind, that the server makes of other entities.
var derived = map[string][]string{"ServiceChannel": {"ontologyTerms"}}

// plain brings a record into the form that is compared.
func plain(record any, kind string) any {
	m, ok := record.(map[string]any)
	if !ok {
		return record
	}
	kept := map[string]any{}
	for name, v := range m {
		if !slices.Contains(derived[kind], name) {
			kept[name] = v
		}
	}
	return normal(kept)
}

// normal drops what is empty and sorts lists; times lose trailing zeros.
func normal(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, member := range v {
			if n := normal(member); n != nil {
				out[name] = n
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case []any:
		type item struct {
			value any
			text  string
		}
		var items []item
		for _, x := range v {
			n := normal(x)
			b, _ := json.Marshal(n)
			items = append(items, item{n, string(b)})
		}
		slices.SortFunc(items, func(a, b item) int { return strings.Compare(a.text, b.text) })
		var out []any
		for _, x := range items {
			out = append(out, x.value)
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case string:
		if v == "" {
			return nil
		}
		if m, err := catalog.ParseMoment(v); err == nil {
			return m.String()
		}
		return v
	}
	return v
}
