package codes

import "testing"

func TestTableRefusesWhatItCannotRead(t *testing.T) {
	for name, text := range map[string]string{
		"header without a value": "# version\ncode\n",
		"row too short":          "code\tfi\nA\n",
		"column twice":           "code\tcode\nA\n",
		"row too long":           "code\tfi\nA\ta\tb\n",
	} {
		if _, err := parseTable(text); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzParseTable(f *testing.F) {
	f.Add("# version\t1\ncode\tfi\nA\ta|b\n")
	f.Add("# \n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := parseTable(text)
		if err != nil {
			return
		}
		for _, row := range table.rows {
			table.names(row)
			table.list(row, "code")
		}
	})
}
