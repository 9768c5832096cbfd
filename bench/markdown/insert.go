package markdown

import (
	"fmt"
	"os"
	"strings"
)

// Insert puts text between the two marks that have that name in a file, in place of what was there:
//
//	<!-- begin NAME -->
//	<!-- end NAME -->
func Insert(path, name, text string) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	replaced, err := between(string(old), name, text)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(replaced), 0o644)
}

func between(old, name, text string) (string, error) {
	begin, end := "<!-- begin "+name+" -->", "<!-- end "+name+" -->"
	before, rest, ok := strings.Cut(old, begin)
	if !ok {
		return "", fmt.Errorf("the mark %q is missing", begin)
	}
	_, after, ok := strings.Cut(rest, end)
	if !ok {
		return "", fmt.Errorf("the mark %q is missing", end)
	}
	return before + begin + "\n\n" + strings.TrimSpace(text) + "\n\n" + end + after, nil
}
