package in

import (
	"fmt"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// Lists of plain texts and of ids were not bounded: a body of 2 MB kept a core busy for minutes.
func TestLongListsAreRefused(t *testing.T) {
	w := newWorld(t)
	var classes, ids, equal []string
	for i := range 10_001 {
		classes = append(classes, fmt.Sprintf("a%05d", i))
		ids = append(ids, idOf(fmt.Sprint(i)).String())
		equal = append(equal, idOf("one").String())
	}
	head, _ := w.log.Head(t.Context())
	for _, c := range []struct {
		path string
		body body
	}{
		{"Service", serviceBodyOf("A").with("serviceClasses", classes)},
		{"Service", serviceBodyOf("A").with("serviceChannels", equal)},
		{"ServiceCollection", collectionBodyOf("A").with("services", ids)},
	} {
		if keys := w.do("api", "POST", "/api/v11/"+c.path, c.body).keys(t); strings.Join(keys, " ") != "RequestIsNull" {
			t.Errorf("%s: %v", c.path, keys)
		}
	}
	a := w.do("api", "POST", "/api/v11/Service", serviceBodyOf("A").with("serviceChannels", equal[:3000]))
	if told := len(a.keys(t)); told > 2*maxProblems {
		t.Errorf("%d keys", told)
	}
	if now, _ := w.log.Head(t.Context()); now != head {
		t.Error("something was written")
	}
}

func TestReferencesStandOnce(t *testing.T) {
	at := paths{}
	general := []catalog.CodeRef{{URI: "g"}}
	present := []catalog.CodeRef{{URI: "a", As: &catalog.CodeItem{Code: "A"}}}
	got := classified(present, []string{"b", "g", "a", "b"}, false, "ontologyTerms", nil, general, at)
	if len(got) != 2 || got[0].URI != "b" || got[1].As == nil || at.body("ontologyTerms[1]") != "ontologyTerms[2]" {
		t.Errorf("%v, %v", got, at)
	}
	if left := notOverridden([]string{"a", "b"}, []string{"b"}, codes.TargetGroups()); len(left) != 1 || left[0] != "a" {
		t.Errorf("%v", left)
	}
}

// The JSON reader passes over hyphens and underscores in names; PTV does not.
func TestNamesOfMembersAreThose(t *testing.T) {
	w := newWorld(t)
	id := idIn(w.must("api", "POST", "/api/v11/Service", serviceBodyOf("Uinti").with("keywords", texts("fi", "uinti"))))
	odd := `{"delete_all_keywords":true,"delete-All-Keywords":true,"deleteAll\u005fKeywords":true,"publishingStatus":"Modified",` +
		`"sourceId":"a_b-c","source_id":"x_y"}`
	told := w.must("api", "PUT", "/api/v11/Service/"+id+"?dryRun=true", odd)
	if ignored := told["ignoredMembers"].([]any); len(ignored) != 4 {
		t.Errorf("ignored %v", ignored)
	}
	got := w.must("api", "PUT", "/api/v11/Service/"+id, strings.ReplaceAll(odd, "a_b-c", "a.b-c"))
	if len(got["keywords"].([]any)) != 1 || got["sourceId"] != "a.b-c" {
		t.Errorf("%v %v", got["keywords"], got["sourceId"])
	}
}
