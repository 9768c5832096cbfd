package record_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/record"
)

// TestNothingOfTheDocumentIsLost looks for every value of the canonical document, and of its connections, in the record:
// texts, codes, ids and numbers as often as the document has them, types and languages at least once, for the record has
// those as names of members.
func TestNothingOfTheDocumentIsLost(t *testing.T) {
	worlds(t, func(t *testing.T, s *live.Snapshot) {
		n := 0
		for _, k := range kinds {
			table := s.Table(k)
			for e := range table.Each(table.Published()) {
				n++
				b, err := record.Encode(s, e)
				if err != nil {
					t.Fatal(err)
				}
				has := leaves(t, b, true)
				wants := leaves(t, e.Document(), false)
				if k == catalog.KindService {
					for _, c := range s.ServiceConnections(e.ID) {
						for value, count := range leaves(t, document(t, c), false) {
							wants[value] += count
						}
						wants[e.ID.String()]-- // the service itself is not repeated
					}
				}
				for value, count := range wants {
					if has[value] < min(count, 1) || has[value] < count && !strings.HasPrefix(value, "once ") {
						t.Errorf("%s %s: %q is there %d times, not %d", k, e.ID, value, has[value], count)
					}
				}
				if t.Failed() {
					t.Fatalf("%.3000s\n%.9000s", e.Document(), b)
				}
			}
		}
		t.Logf("%d records", n)
	})
}

// TestASourceIDIsNotShown: it is of the system of whoever wrote the content.
func TestASourceIDIsNotShown(t *testing.T) {
	t.Parallel()
	s := exporttest.Catalogue(
		&catalog.Service{ID: exporttest.ID(1), SourceID: "crm-4711"}, &catalog.ServiceChannel{ID: exporttest.ID(2), SourceID: "crm-4711"},
		&catalog.Organization{ID: exporttest.ID(3), SourceID: "crm-4711"}, &catalog.ServiceCollection{ID: exporttest.ID(4), SourceID: "crm-4711"},
	).Snapshot()
	n := 0
	for _, k := range kinds {
		for e := range s.Table(k).Each(s.Table(k).Published()) {
			n++
			if b, err := record.Encode(s, e); err != nil || strings.Contains(string(b), "4711") {
				t.Errorf("%s: %s (%v)", k, b, err)
			}
		}
	}
	if n != 4 {
		t.Errorf("%d records", n)
	}
}

func document(t *testing.T, e catalog.Entity) []byte {
	t.Helper()
	b, err := catalog.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// leaves counts the values that say something. In a record the names of members count, too.
func leaves(t *testing.T, document []byte, names bool) map[string]int {
	t.Helper()
	var v any
	if err := json.Unmarshal(document, &v); err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	gather(out, "", v, names)
	return out
}

func gather(out map[string]int, member string, v any, names bool) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			if names {
				out["once "+plain(name)]++
				out["once "+plain(strings.TrimSuffix(name, "s"))]++
			}
			gather(out, name, value, names)
		}
	case []any:
		for _, value := range v {
			gather(out, member, value, names)
		}
	case string:
		if once := slices.Contains([]string{"type", "language", "languages"}, member); once || names {
			out["once "+plain(v)]++
		}
		if v != "" && (names || !slices.Contains([]string{"type", "language", "languages"}, member)) {
			out[plain(v)]++
		}
	case float64:
		out[strconv.FormatFloat(v, 'f', -1, 64)]++
	case bool:
		if v {
			out["true"]++
		}
	}
}

// plain is a value in one of the forms that document and record have it in.
func plain(s string) string {
	if f, err := strconv.ParseFloat(s, 64); err == nil && strings.Contains(s, ".") {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	if len(s) > 10 && s[4] == '-' && s[10] == 'T' {
		return strings.TrimSuffix(s, "Z")
	}
	r := []rune(s)
	if len(r) > 0 {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}
