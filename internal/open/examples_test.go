package open_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the examples of the description anew")

// TestTheExamplesAreTrue holds the examples of the description against the demo catalogue they are from. Only when the
// records came to the catalogue is not the same.
func TestTheExamplesAreTrue(t *testing.T) {
	w := demoWorld(t)
	schemas := strictSchemas(t, w.handler)
	for list, one := range map[string]string{
		"services": "service", "channels": "channel", "organizations": "organization", "collections": "collection",
		"generalDescriptions": "generalDescription",
	} {
		name := "example/" + one + ".json"
		said, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		checkRecord(t, schemas[lists[list].schema].Value, said)
		var want map[string]any
		if err := json.Unmarshal(said, &want); err != nil {
			t.Fatal(err)
		}
		answer := w.ask(t, http.MethodGet, "/open/v1/"+list+"/"+want["id"].(string), "")
		if *update {
			var b bytes.Buffer
			if err := json.Indent(&b, answer.Body.Bytes(), "", "  "); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, append(b.Bytes(), '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got := read[map[string]any](t, answer)
		delete(got, "created")
		delete(want, "created")
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s is not what %s answers; write it anew with -update: %s", name, list, d)
		}
	}
}
