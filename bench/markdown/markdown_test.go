package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestColumnsOfATableLineUp(t *testing.T) {
	table := NewTable("kind", "n")
	table.Add("käännös", "12")
	table.Add("x")
	want := "" +
		"| kind    |   n |\n" +
		"| ------- | --: |\n" +
		"| käännös |  12 |\n" +
		"| x       |     |\n"
	if got := table.String(); got != want {
		t.Errorf("wrote\n%s\ninstead of\n%s", got, want)
	}
}

func TestTextGoesBetweenItsMarks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc.md")
	old := "a\n<!-- begin one -->\nold\n<!-- end one -->\nb\n<!-- begin two -->\n<!-- end two -->\n"
	if err := os.WriteFile(path, []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time must find the same marks
		if err := Insert(path, "one", "\nnew\n"); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := "a\n<!-- begin one -->\n\nnew\n\n<!-- end one -->\nb\n<!-- begin two -->\n<!-- end two -->\n"
	if string(got) != want {
		t.Errorf("wrote %q instead of %q", got, want)
	}
}

func TestAMissingMarkIsNamed(t *testing.T) {
	for _, old := range []string{"", "<!-- begin one -->"} {
		if _, err := between(old, "one", "new"); err == nil || !strings.Contains(err.Error(), "one -->") {
			t.Errorf("%q: error %v", old, err)
		}
	}
}

func TestFiguresReadWell(t *testing.T) {
	for got, want := range map[string]string{
		Count(0): "0", Count(999): "999", Count(-1234567): "-1 234 567",
		Fixed(0.126, 2): "0.13", Signed(0.5, 2): "+0.50", Signed(-0.5, 2): "-0.50",
		Milliseconds(1234 * time.Microsecond): "1.23 ms", Milliseconds(12 * time.Millisecond): "12.0 ms",
		Milliseconds(1500 * time.Millisecond): "1 500 ms",
		Seconds(1500 * time.Millisecond):      "1.50 s", Seconds(time.Minute): "60.0 s",
		Megabytes(1_234_567_890): "1 235 MB",
	} {
		if got != want {
			t.Errorf("%q instead of %q", got, want)
		}
	}
}
