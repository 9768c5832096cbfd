package selftest

import "testing"

func TestASpreadsheetHasARowForEachAndNoOther(t *testing.T) {
	header := []string{"Kind", "Type", "Id", "Name"}
	row := func(id string) []string { return []string{"Service", "", id} }
	for name, c := range map[string]struct {
		rows [][]string
		ids  []string
		fine bool
	}{
		"all there":       {[][]string{header, row("a"), append(row("b"), "B")}, []string{"b", "a"}, true},
		"none wanted":     {[][]string{header}, nil, true},
		"nothing at all":  {nil, nil, false},
		"no header":       {[][]string{row("a")}, []string{"a"}, false},
		"only the header": {[][]string{header}, []string{"a"}, false},
		"one is missing":  {[][]string{header, row("a")}, []string{"a", "b"}, false},
		"one comes twice": {[][]string{header, row("a"), row("a")}, []string{"a"}, false},
		"another one":     {[][]string{header, row("a"), row("c")}, []string{"a"}, false},
		"a short row":     {[][]string{header, {"Service"}}, []string{"a"}, false},
		"a long row":      {[][]string{header, append(row("a"), "1", "2")}, []string{"a"}, false},
	} {
		if problems := ofRows(c.rows, header, c.ids); (problems == nil) != c.fine {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
